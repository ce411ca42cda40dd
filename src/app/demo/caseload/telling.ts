import type { Doing } from "#booking/desk.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { type EventStore, eventStore } from "#plumbing/event-store.ts";
import type { Instant } from "#science/units.ts";
import { type House, projections } from "../../house.ts";
import type { DemoClinic } from "../seed.ts";
import type { Calendar, Story } from "./days.ts";
import type { Person } from "./person.ts";

export type Who = "alvarez" | "whitfield" | "reyes" | "park" | "patient";

/** The clinic as its past is told: a clock of its own, so that what is told happens then and is recorded then. */
export type Past = Pick<DemoClinic, "clinicId" | "staff" | "rooms" | "devices"> & {
  readonly store: EventStore;
  readonly clock: { now: Instant };
  readonly calendar: Calendar;
};

export function pastOf(clinic: DemoClinic, calendar: Calendar, now: Instant): Past {
  const clock = { now };
  const { clinicId, staff, rooms, devices } = clinic;
  return { clinicId, staff, rooms, devices, calendar, clock, store: eventStore(projections, () => clock.now) };
}

/** One patient whose story is being told. `as`: somebody does something at a moment, and it is recorded at that moment. */
export type Told = {
  readonly tx: Tx;
  readonly person: Person;
  /** Which of the forty: what may differ from one to the next hangs on it. */
  readonly nth: number;
  readonly patientId: string;
  readonly story: Story;
  readonly past: Past;
  readonly as: (who: Who, at: Instant) => Doing;
};

/** Tells some of a patient's story in one transaction. */
export const tell = <T>(
  { db }: Pick<House, "db">,
  past: Past,
  about: Pick<Told, "person" | "nth" | "patientId" | "story">,
  work: (told: Told) => Promise<T>,
): Promise<T> =>
  inClinic(db, past.clinicId, (tx) => {
    const as = (who: Who, at: Instant): Doing => {
      past.clock.now = at;
      const by = who === "patient" ? `patient:${about.patientId}` : (past.staff[who]?.id ?? "system");
      return { tx, store: past.store, by, now: at };
    };
    return work({ tx, past, as, ...about });
  });

/** What a desk answered, where it did what was asked. A refusal here is a fault of the story. */
export function done<T>(what: string, outcome: T): Exclude<T, string | { readonly refusals: unknown }> {
  const isRefused =
    typeof outcome === "string" ||
    (Array.isArray(outcome) && outcome.length > 0) ||
    (typeof outcome === "object" && outcome !== null && "refusals" in outcome);
  if (isRefused) throw new Error(`the demonstration's ${what} was refused: ${JSON.stringify(outcome)}`);
  return outcome as Exclude<T, string | { readonly refusals: unknown }>;
}
