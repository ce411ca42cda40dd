import { as, type Instant } from "#science/units.ts";
import type { CheckInFact, RecordedCheckInFact } from "./facts.ts";

/** Monday 2026-01-05, 15:00 in New York. */
export const T0 = as<Instant>(Date.UTC(2026, 0, 5, 20, 0));
const HOUR = 3_600_000;
export const hours = (count: number): Instant => as<Instant>(T0 + count * HOUR);

export const policy = {
  morningHour: 9,
  thirdDayHours: 72,
  silenceHours: 24,
  remindersMost: 2,
  phq9Days: 7,
  phq9AfterDays: 14,
};

export type Told = { [F in CheckInFact as F["type"]]: Pick<F, "type" | "data"> }[CheckInFact["type"]] & {
  readonly id?: string;
  readonly at?: Instant;
  readonly by?: string;
};

/** Stores what is told in the order given, as the event store would. */
export const recorded = (told: readonly Told[]): readonly RecordedCheckInFact[] =>
  told.map(({ id, at = T0, by = "patient:p", ...fact }, index) => ({
    ...fact,
    id: id ?? `fact-${index + 1}`,
    at,
    by,
    stream: "checkins:p",
    version: index + 1,
    recordedAt: at,
    position: index + 1,
  }));

/** A next-morning check-in due 18 hours after T0. */
export const asked = (id = "c1", from = 18): Told => ({
  id,
  type: "CheckInAsked",
  at: T0,
  by: "system",
  data: {
    kind: "next-morning",
    infusionId: `of-${id}`,
    version: "1",
    language: "en",
    dueAt: hours(from),
    silentAt: hours(from + 24),
    callBy: hours(from + 26),
  },
});
