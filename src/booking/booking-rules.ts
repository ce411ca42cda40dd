import type { Tx } from "#plumbing/db.ts";
import type { BookingRules } from "./events.ts";
import { defaultBookingRules } from "./rules/defaults.ts";

/** How this clinic books; the shipped defaults until it set its own. */
export async function rulesOf(tx: Tx): Promise<BookingRules> {
  const row = await tx.q.selectFrom("settings").select("body").where("key", "=", "booking").executeTakeFirst();
  return row === undefined ? defaultBookingRules : (JSON.parse(row.body) as BookingRules);
}
