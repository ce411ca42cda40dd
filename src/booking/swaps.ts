import { sql } from "kysely";
import type { Tx } from "#plumbing/db.ts";

/** Why a visit was cancelled whose person took a sooner time instead. */
export const GIVEN_UP = "an earlier time came free";

type Swapped = ReadonlyMap<string, "taken" | "given-up">;

/** Visits given up for an offer, and those taken in their place: to the person both are one new time. */
export async function swapsOf(tx: Tx): Promise<Swapped> {
  const rows = await tx.q
    .selectFrom("waiting")
    .innerJoin("events", (join) =>
      join
        .on("events.stream", "=", sql<string>`'appointment:' || waiting.instead_of`)
        .on("events.type", "=", "AppointmentCancelled")
        .on(sql<string>`events.data->>'why'`, "=", GIVEN_UP),
    )
    .select(["instead_of", sql<string | null>`waiting.offer->>'appointmentId'`.as("taken")])
    .where("waiting.state", "=", "taken")
    .execute();
  return new Map(
    rows.flatMap(({ instead_of: old, taken }) => [
      ...(old === null ? [] : [[old, "given-up"] as const]),
      ...(taken === null ? [] : [[taken, "taken"] as const]),
    ]),
  );
}
