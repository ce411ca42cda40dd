import { type Day, dayOf } from "#science/calendar.ts";
import { dayIn, daysFromCivil, inZone } from "#science/civil.ts";
import type { Source } from "#clinic/events.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";
import type { CancelledBecause, CheckInKind } from "../facts.ts";
import { type CheckIn, isOpen } from "./check-ins.ts";

/** The protocol's numbers for check-ins. */
export type CheckInPolicy = {
  readonly morningHour: number;
  readonly thirdDayHours: number;
  readonly silenceHours: number;
};

/** An infusion whose drug ran and is over. */
export type Ran = { readonly infusionId: string; readonly startedAt: Instant; readonly endedAt: Instant };

export type Dates = { readonly dueAt: Instant; readonly silentAt: Instant };

/** What is to be done about a patient's check-ins as things stand; done once, nothing is left to do. */
export type Duty =
  | ({ readonly do: "ask"; readonly infusionId: string; readonly kind: CheckInKind } & Dates)
  | ({ readonly do: "move"; readonly checkInId: string; readonly why: string } & Dates)
  | {
      readonly do: "cancel";
      readonly checkInId: string;
      readonly because: Exclude<CancelledBecause, "staff">;
      readonly why: string;
    };

export const checkInKinds: readonly CheckInKind[] = ["next-morning", "third-day"];

const HOUR = 60;
const DAY_MS = 86_400_000;

/**
 * An infusion that ended longer ago than this is not asked after any more where nobody was asked in time: after an import, or
 * when the software stood still. A shorter standstill ends as a call.
 */
export const ASKED_WITHIN = { days: 7, source: { from: "twice the third day", evidence: "P" } satisfies Source };

/** When a check-in is due: in the morning of the next day by the clock where the patient lives, or so many hours later. */
export function datesOf(kind: CheckInKind, { endedAt }: Ran, policy: CheckInPolicy, zone: string): Dates {
  const dueAt =
    kind === "third-day"
      ? after(endedAt, minutes(policy.thirdDayHours * HOUR))
      : morningOf(dayAfter(dayIn(zone, endedAt)), policy.morningHour, zone);
  return { dueAt, silentAt: after(dueAt, minutes(policy.silenceHours * HOUR)) };
}

const morningOf = (day: Day, hour: number, zone: string): Instant =>
  inZone({ ...day, hour, minute: 0, second: 0, ms: 0 }, zone);

const dayAfter = (day: Day): Day => dayOf(as<Instant>((daysFromCivil(day.year, day.month, day.day) + 1) * DAY_MS));

type Standing = {
  readonly ran: readonly Ran[];
  /** Infusions that began before this were not read: of an older check-in nothing is said. */
  readonly since: Instant;
  readonly checkIns: readonly CheckIn[];
  readonly policy: CheckInPolicy;
  readonly zone: string;
  readonly now: Instant;
};

/**
 * One check-in of each kind for each infusion that ran. Where the next infusion begins before somebody would be missed, the
 * nurse who checks the patient in asks the same in person, and that infusion has check-ins of its own: the earlier one is not
 * asked, or is cancelled. Where somebody is missed already, the task stays until a person says what came of it.
 */
export const dutiesOf = (standing: Standing): readonly Duty[] => [
  ...standing.ran.flatMap((one) => checkInKinds.flatMap((kind) => aboutOne(standing, one, kind) ?? [])),
  ...notRun(standing),
];

function aboutOne(standing: Standing, one: Ran, kind: CheckInKind): Duty | null {
  const { ran, checkIns, policy, zone, now } = standing;
  const { infusionId, endedAt } = one;
  const known = checkIns.find((checkIn) => checkIn.infusionId === infusionId && checkIn.kind === kind);
  const isTooLate = known === undefined && now - endedAt > ASKED_WITHIN.days * DAY_MS;
  const isDone = known !== undefined && !isOpen(known) && known.cancelled === null;
  // Most of a month are one or the other; for them no clock of a zone is asked, which takes the time of all the rest.
  if (isTooLate || isDone) return null;
  const dates = datesOf(kind, one, policy, zone);
  const isOvertaken = ran.some(({ startedAt }) => startedAt > one.startedAt && startedAt < dates.silentAt);
  if (known === undefined) return isOvertaken ? null : { do: "ask", infusionId, kind, ...dates };
  return isOvertaken ? overtaken(known) : standsAt(known, dates);
}

const overtaken = (known: CheckIn): Duty | null =>
  isOpen(known)
    ? {
        do: "cancel",
        checkInId: known.id,
        because: "next-infusion",
        why: "The next infusion came first. Its own check-ins follow.",
      }
    : null;

/** Taken back by an entry that was set right since, or dated by an end that was. What the patient began is not moved. */
function standsAt(known: CheckIn, dates: Dates): Duty | null {
  const { id: checkInId, cancelled, saidAt, calls } = known;
  if (cancelled !== null)
    return cancelled.because === "staff" ? null : { do: "move", checkInId, why: "It stands after all.", ...dates };
  const isMoved = dates.dueAt !== known.dueAt && saidAt === null && calls.length === 0 && isOpen(known);
  return isMoved ? { do: "move", checkInId, why: "The infusion's times were corrected.", ...dates } : null;
}

/** From an infusion's start to its last check-in at the most. */
const LONGEST = minutes(10 * 24 * HOUR);

/** Asked after an infusion that, as its record now stands, did not run or is not over. */
function notRun({ ran, checkIns, since }: Standing): readonly Duty[] {
  const known = new Set(ran.map(({ infusionId }) => infusionId));
  return checkIns
    .filter((one) => isOpen(one) && one.dueAt > after(since, LONGEST) && !known.has(one.infusionId))
    .map(({ id }) => ({
      do: "cancel",
      checkInId: id,
      because: "not-run",
      why: "As its record now stands, this infusion did not run, or is not over.",
    }));
}
