import { after, as, type Instant, minutes } from "#science/units.ts";
import type { Tx } from "#plumbing/db.ts";
import { dropLetters } from "#plumbing/letters.ts";
import {
  calendarOf,
  type Desk,
  openDesk,
  postTo,
  postToDriver,
  senderOf,
  visitFacts,
  visitsPage,
} from "./letter-writing.ts";
import type { LetterKind } from "./letters/facts.ts";
import { isStillTrue, type Planned, planOf, type ToPlan } from "./letters/plan.ts";
import type { Contact } from "./letters/whom.ts";
import { type AppointmentRow, appointmentsBetween } from "./read.ts";
import { contactFor } from "./contact.ts";
import { makeRideLink } from "./ride-link.ts";
import { postEnquiries, postOffers } from "./letters-besides.ts";
import type { Swaps } from "./swaps.ts";
import { keepQuiet } from "./keep-quiet.ts";

const A_WEEK = minutes(7 * 24 * 60);

/**
 * Puts every letter on its way that is due now, and takes back those that are no longer true. All it goes by is how things
 * stand, so it may be called at any time, by several at once, and after a crash again: for one reason a letter is posted once.
 * Gives back how many were posted.
 */
export async function postDueLetters(tx: Tx, now: Instant, baseUrl: string): Promise<number> {
  const desk = await openDesk(tx, now, baseUrl);
  const visits = await visitsAhead(desk);
  let posted = await postOffers(desk);
  posted += await postEnquiries(desk);
  for (const visit of await withUnwritten(
    desk,
    visits.filter(({ state }) => state !== "arrived"),
  ))
    posted += await postOf(desk, visit);
  await takeBack(desk, visits);
  await keepQuiet(desk, visits);
  return posted;
}

export type Visit = AppointmentRow & { readonly plan: ToPlan; readonly escort: boolean };

/**
 * Visits that are still to come, booked or cancelled, as their letters see them. Before its time one whose patient is noted
 * as here keeps the letters it has: that note may be taken back.
 */
async function visitsAhead({ tx, now, rules, swaps }: Desk): Promise<readonly Visit[]> {
  const to = after(now, as<typeof A_WEEK>((rules.weeksAhead + 2) * A_WEEK));
  const rows = (await appointmentsBetween(tx, now, to)).filter(({ startAt }) => startAt > now);
  const told = rows.filter(({ state }) => ["booked", "cancelled", "arrived"].includes(state));
  const changes = await lastChanges(
    tx,
    told.map(({ id }) => id),
  );
  return told.map((row) => {
    const { id, startAt, moves, ride, evening } = row;
    const escort = rules.types.find((type) => type.id === row.typeId)?.escort ?? false;
    const state = row.state === "cancelled" ? ("cancelled" as const) : ("booked" as const);
    const offer = partIn(swaps, id, state);
    const changedAt = changes.get(id) ?? startAt;
    return {
      ...row,
      escort,
      plan: {
        id,
        state,
        startAt,
        moves,
        changedAt,
        escort,
        ride,
        eveningAnswered: evening !== null,
        ...(offer !== undefined && { offer }),
      },
    };
  });
}

/** A visit taken for an offer may be given up for the next one: cancelled, it counts as that. */
function partIn({ givenUpFor, takenFor }: Swaps, id: string, state: "booked" | "cancelled"): ToPlan["offer"] {
  if (state === "cancelled" && givenUpFor.has(id)) return "given-up";
  return takenFor.has(id) ? "taken" : undefined;
}

/** When each was booked, moved or cancelled last. */
async function lastChanges(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.q
    .selectFrom("events")
    .select((e) => ["stream", e.fn.max("at").as("at")])
    .where(
      "stream",
      "in",
      ids.map((id) => `appointment:${id}`),
    )
    .where("type", "in", ["AppointmentBooked", "AppointmentMoved", "AppointmentCancelled"])
    .groupBy("stream")
    .execute();
  return new Map(rows.map(({ stream, at }) => [stream.slice("appointment:".length), as<Instant>(at.getTime())]));
}

type Unwritten = { readonly visit: Visit; readonly contact: Contact; readonly due: readonly Planned[] };

/** Visits with letters due now that nobody has posted yet. The zone where the patient lives is asked for only where it matters. */
async function withUnwritten(desk: Desk, visits: readonly Visit[]): Promise<readonly Unwritten[]> {
  const { tx, now, rules } = desk;
  const known = await knownKeys(tx, visits);
  const found: Unwritten[] = [];
  for (const visit of visits) {
    const near = planOf(visit.plan, visit, rules).filter(
      ({ key, notBefore }) => !known.has(key) && notBefore <= after(now, A_DAY),
    );
    const contact = near.length === 0 ? null : await contactFor(tx, visit);
    if (contact === null) continue;
    const due = planOf(visit.plan, contact, rules).filter(
      ({ key, notBefore, notAfter }) => !known.has(key) && notBefore <= now && now < notAfter,
    );
    if (due.length > 0) found.push({ visit, contact, due });
  }
  return found;
}

const A_DAY = minutes(24 * 60);

async function knownKeys(tx: Tx, visits: readonly Visit[]): Promise<ReadonlySet<string>> {
  if (visits.length === 0) return new Set();
  const abouts = visits.map(({ id }) => `appointment:${id}`);
  const rows = await tx.q.selectFrom("letters").select("key").where("about", "in", abouts).execute();
  return new Set(rows.map(({ key }) => key));
}

async function postOf(desk: Desk, { visit, contact, due }: Unwritten): Promise<number> {
  let posted = 0;
  for (const planned of due) if ((await postOne(desk, visit, contact, planned)) === "posted") posted += 1;
  return posted;
}

const WITH_CALENDAR: ReadonlySet<LetterKind> = new Set<LetterKind>(["booked", "moved", "cancelled"]);

async function postOne(desk: Desk, visit: Visit, contact: Contact, { kind, key, notAfter }: Planned) {
  const { language, name } = contact;
  const link = visitsPage(desk, language, visit.id);
  const facts = visitFacts(desk, visit, link);
  const type = desk.rules.types.find(({ id }) => id === visit.typeId);
  if (facts === undefined || type === undefined) return "nobody";
  const clinic = senderOf(desk.profile);
  const rest = { key, about: `appointment:${visit.id}`, contact, notAfter };
  if (kind === "ride-ask-driver")
    return askDriver(desk, visit, { ...rest, kind, facts: { clinic, visit: facts, name, patient: name, link } });
  const attachment = WITH_CALENDAR.has(kind) && {
    attachment: await calendarOf(desk, visit, type, { language, link, cancelled: kind === "cancelled" }),
  };
  // The remaining letters of a visit need the driver's name at most.
  const whole = { clinic, visit: facts, name, driver: visit.ride?.driver ?? "" };
  return postTo(desk, { ...rest, kind: kind as "booked", facts: whole, ...attachment });
}

type Asking = Parameters<typeof postToDriver>[1];

async function askDriver(desk: Desk, { id, startAt, ride }: Visit, asking: Asking) {
  if (ride === null) return "nobody";
  const { driver, mobile } = ride;
  const secret = await makeRideLink(desk.tx, { appointmentId: id, mobile, startAt }, desk.now);
  const path = asking.contact.language === "es" ? "/es/ride" : "/ride";
  const facts = { ...asking.facts, name: driver, link: `${desk.origin}${path}/${secret}` };
  return postToDriver(desk, { ...asking, facts }, mobile);
}

/**
 * Letters not gone yet whose reason is gone: the visit was moved or cancelled, the ride named, the questions answered.
 * Those that merely came too late are left for the sender to list as failed.
 */
async function takeBack({ tx, now }: Desk, visits: readonly Visit[]): Promise<void> {
  const waiting = await tx.q
    .selectFrom("letters")
    .select(["key", "about", "template"])
    .where("state", "=", "waiting")
    .where("key", "like", "appointment:%")
    .where("not_after", ">", new Date(now))
    .execute();
  const plans = new Map(visits.map(({ id, plan }) => [`appointment:${id}`, plan]));
  const untrue = waiting.filter(({ about, ...letter }) => !isStillTrue(plans.get(about), letter));
  await dropLetters(
    tx,
    untrue.map(({ key }) => key),
    "What it spoke of has changed since.",
    now,
  );
}
