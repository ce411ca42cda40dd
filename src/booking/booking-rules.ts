import { lockChain } from "#plumbing/event-store.ts";
import type { Tx } from "#plumbing/db.ts";
import { readOnce } from "#plumbing/writer.ts";
import { add, type Doing, done, isStored, type Ok, type Refused } from "./doing.ts";
import type { BookingFact, BookingRules } from "./events.ts";
import { againstRules } from "./rules/against-rules.ts";
import { defaultBookingRules } from "./rules/defaults.ts";

/** How this clinic books; the shipped defaults until it set its own. */
export const rulesOf = (tx: Tx): Promise<BookingRules> =>
  readOnce(
    tx,
    "booking rules",
    (stream) => stream.startsWith("booking:"),
    () => readRules(tx),
  );

async function readRules(tx: Tx): Promise<BookingRules> {
  const row = await tx.q.selectFrom("settings").select("body").where("key", "=", "booking").executeTakeFirst();
  return row === undefined ? defaultBookingRules : (JSON.parse(row.body) as BookingRules);
}

/** Sets how the clinic books from now on. What is booked stays as it is. Refused where the numbers make no sense. */
export async function setBookingRules(
  doing: Doing,
  { id, rules }: { readonly id: string; readonly rules: BookingRules },
): Promise<Ok | Refused> {
  const [first, ...rest] = againstRules(rules);
  if (first !== undefined) return { refusals: [first, ...rest], next: [] };
  await lockChain(doing.tx);
  const stream = `booking:${doing.tx.clinicId}`;
  if (await isStored(doing, stream, { id, type: "BookingRulesSet" })) return done;
  await add<BookingFact>(doing, stream, { id, type: "BookingRulesSet", data: rules });
  return done;
}
