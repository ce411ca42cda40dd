import { sql } from "kysely";
import type { Tx } from "#plumbing/db.ts";
import { loadAppointment } from "./store.ts";

/** Why a visit was cancelled whose person took a sooner time instead. */
export const GIVEN_UP = "an earlier time came free";

export type Swaps = {
  /** A visit given up, and the one its person took instead. */
  readonly givenUpFor: ReadonlyMap<string, string>;
  /** A visit taken, and the one given up for it. */
  readonly takenFor: ReadonlyMap<string, string>;
};

/** Visits given up for an offer, and those taken in their place: to the person both are one new time. One visit may be both. */
export async function swapsOf(tx: Tx): Promise<Swaps> {
  const rows = await tx.q
    .selectFrom("waiting")
    .innerJoin("events", (join) =>
      join
        .on("events.stream", "=", sql<string>`'appointment:' || waiting.instead_of`)
        .on("events.type", "=", "AppointmentCancelled")
        .on(sql<string>`events.data->>'why'`, "=", GIVEN_UP),
    )
    .select(["instead_of as old", sql<string | null>`waiting.offer->>'appointmentId'`.as("taken")])
    .where("waiting.state", "=", "taken")
    .execute();
  const pairs = rows.flatMap(({ old, taken }) => (old === null || taken === null ? [] : [[old, taken] as const]));
  return { givenUpFor: new Map(pairs), takenFor: new Map(pairs.map(([old, taken]) => [taken, old])) };
}

/**
 * How a visit is known in its person's calendar. One taken in place of another goes on under that one's name, as a later
 * version of it: saved, it moves the old entry to the new time, and no entry of a visit given up stays behind.
 */
export async function calendarNameOf(
  tx: Tx,
  { takenFor }: Pick<Swaps, "takenFor">,
  { id, moves }: { readonly id: string; readonly moves: number },
): Promise<{ readonly name: string; readonly version: number }> {
  let [name, version] = [id, moves];
  for (let old = takenFor.get(name); old !== undefined; old = takenFor.get(name)) {
    const given = await loadAppointment(tx, old);
    [name, version] = [old, version + (given?.moves ?? 0) + 1];
  }
  return { name, version };
}
