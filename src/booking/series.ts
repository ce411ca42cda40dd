import type { Language } from "#clinic/events.ts";
import { IdTaken, lockChain } from "#plumbing/event-store.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";
import { uuidv7 } from "uuidv7";
import { rulesOf } from "./booking-rules.ts";
import { bookHeld } from "./booking.ts";
import { add, allOrNone, type Doing, done, no, noSuch, type Ok, type Refused, refused, taking } from "./doing.ts";
import type { AppointmentFact, ForWhom, Placing, Preference } from "./events.ts";
import { notFree, releaseExpired, unknownPerson } from "./holding.ts";
import { offerFreed } from "./offering.ts";
import { questionsOf, type Wish } from "./question.ts";
import { appointmentsOfSeries } from "./read.ts";
import { datesFor, seriesFor, type Spacing } from "./rules/series.ts";
import type { Against } from "./rules/slots.ts";
import { loadAppointment } from "./store.ts";

const DAY_MS = 86_400_000;

export type Series = Pick<Wish, "siteId" | "typeId"> & {
  /** What the appointments share; made where they were asked for. Sent again, they are held once. */
  readonly series: string;
  /** One for each appointment, in the order of their dates. */
  readonly appointmentIds: readonly string[];
  /** The number of the first of them, where some were before: the rest of a course goes on counting. */
  readonly firstNth?: number;
  readonly forWhom: ForWhom;
  /** Either these very starts, checked one by one, or dates to be found from `notBefore` on. */
  readonly starts?: readonly Instant[];
  readonly find?: { readonly notBefore: Instant; readonly spacing: Spacing; readonly kept?: readonly Instant[] };
  readonly preference?: Preference;
  readonly minutesHeld?: number;
};

export type SeriesHeld = { readonly held: readonly HeldOfSeries[] };
export type HeldOfSeries = { readonly appointmentId: string; readonly placing: Placing; readonly heldUntil: Instant };

/** Holds several appointments together, or none of them: where one date cannot be kept, every reason is told by its date. */
export async function holdSeries(doing: Doing, wish: Series): Promise<SeriesHeld | Refused> {
  await lockChain(doing.tx);
  const known = await appointmentsOfSeries(doing.tx, wish.series);
  if (known.length > 0) return heldAgain(doing, wish, known.length);
  await releaseExpired(doing);
  const unknown = await unknownPerson(doing, wish.forWhom);
  if (unknown !== null) return unknown;
  const found = await placingsFor(doing, wish);
  if ("refusals" in found) return found;
  if (found.length !== wish.appointmentIds.length)
    return refused(no("count", "As many numbers are needed as there are dates.", "Reload the page and choose again."));
  const held = await taking(doing, () => holdAll(doing, wish, found));
  return held === "taken" ? notFree(doing, { ...wish, startAt: found[0]?.startAt ?? doing.now }, []) : { held };
}

async function heldAgain(doing: Doing, { series, appointmentIds }: Series, count: number): Promise<SeriesHeld> {
  const held: HeldOfSeries[] = [];
  for (const appointmentId of appointmentIds) {
    const one = await loadAppointment(doing.tx, appointmentId);
    if (one?.series !== series || count !== appointmentIds.length) throw new IdTaken(series);
    held.push({ appointmentId, placing: one.placing, heldUntil: one.heldUntil ?? one.placing.startAt });
  }
  return { held };
}

async function holdAll(doing: Doing, wish: Series, placings: readonly Placing[]): Promise<readonly HeldOfSeries[]> {
  const { holdMinutes } = await rulesOf(doing.tx);
  const heldUntil = after(doing.now, minutes(wish.minutesHeld ?? holdMinutes));
  const held: HeldOfSeries[] = [];
  for (const [n, placing] of placings.entries()) {
    const id = wish.appointmentIds[n] ?? uuidv7();
    const { forWhom, typeId, series, firstNth = 1 } = wish;
    const data = { ...forWhom, typeId, placing, heldUntil, series, nth: firstNth + n };
    await add<AppointmentFact>(doing, `appointment:${id}`, { id, type: "AppointmentHeld", data });
    held.push({ appointmentId: id, placing, heldUntil });
  }
  return held;
}

async function placingsFor(doing: Doing, wish: Series): Promise<readonly Placing[] | Refused> {
  const { starts, find } = wish;
  const from = find?.notBefore ?? doing.now;
  const to =
    starts === undefined ? as<Instant>(doing.now + (await rulesOf(doing.tx)).weeksAhead * 7 * DAY_MS) : lastOf(starts);
  const questions = await questionsOf(doing.tx, { ...wish, now: doing.now }, { from, to });
  let refusal = refused(
    no("type", "This kind of appointment cannot be booked here.", "Choose another kind.", "typeId"),
  );
  for (const question of questions) {
    const answer =
      starts === undefined
        ? seriesFor({
            ...question,
            preference: wish.preference,
            spacing: find?.spacing ?? NO_SPACING,
            kept: find?.kept,
          })
        : together(datesFor(question, starts));
    if (!("against" in answer)) return answer;
    refusal = noneOf(answer);
  }
  return refusal;
}

const NO_SPACING: Spacing = { count: 1, minHoursApart: 0, maxPer7Days: 7, withinDays: 365 };

const lastOf = (starts: readonly Instant[]): Instant => as<Instant>(Math.max(0, ...starts) + 1);

function together(dates: ReturnType<typeof datesFor>): readonly Placing[] | Against {
  const placings = dates.flatMap(({ answer }) => ("against" in answer ? [] : [answer]));
  if (placings.length === dates.length) return placings;
  return {
    against: dates.flatMap(({ answer }, n) =>
      "against" in answer ? answer.against.map((why) => `Date ${n + 1} of ${dates.length}: ${why}`) : [],
    ),
  };
}

function noneOf({ against: [first = "", ...rest] }: Against): Refused {
  const because = (says: string) => no("series", says, "Choose other dates: all are held together, or none.");
  return { refusals: [because(first), ...rest.map(because)], next: [] };
}

/** Books every appointment of a held series, or none. */
export async function bookSeries(
  doing: Doing,
  { series, forWhom, language }: Pick<Series, "series" | "forWhom"> & { readonly language: Language },
): Promise<Ok | Refused> {
  await lockChain(doing.tx);
  const held = (await appointmentsOfSeries(doing.tx, series)).filter(({ state }) => state !== "cancelled");
  if (held.length === 0) return noSuch("series");
  const book = (appointmentId: string) => () => bookHeld(doing, { id: uuidv7(), appointmentId, forWhom, language });
  return allOrNone(
    doing,
    held.map(({ id }) => book(id)),
  );
}

/** Gives every held date of a series back. What is booked stays. */
export async function releaseSeries(doing: Doing, series: string): Promise<Ok> {
  await lockChain(doing.tx);
  for (const { id, state } of await appointmentsOfSeries(doing.tx, series)) {
    if (state !== "held") continue;
    const appointment = await loadAppointment(doing.tx, id);
    const data = { why: "given-back" as const };
    await add<AppointmentFact>(doing, `appointment:${id}`, { id: uuidv7(), type: "HoldReleased", data });
    if (appointment !== null) await offerFreed(doing, [appointment]);
  }
  return done;
}
