import { leavesOf } from "#clinic/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import type { AppointmentType, Placing, Preference } from "./events.ts";
import { occupiedAbout } from "./occupied.ts";
import { placeIn } from "./place.ts";
import { busyFrom } from "./rules/busy.ts";
import { type Calendar, calendarFrom, dayAround } from "./rules/calendar.ts";
import { withoutElsewhere } from "./rules/elsewhere.ts";
import { type Span, without } from "./rules/intervals.ts";
import { type Against, placingAt, placingDespite, type Question, slotsFor } from "./rules/slots.ts";
import { serves } from "./rules/staffing.ts";

const DAY_MS = 86_400_000;
/** How many free times are offered to somebody whose wish was taken. */
const NEXT = 6;
const NEARBY_DAYS = 3;

/** What is asked of the calendar. Null, or left out, leaves the choice to it. */
export type Wish = {
  readonly typeId: string;
  readonly now: Instant;
  readonly siteId?: string | null | undefined;
  /** This room, and these people in the part they would play. */
  readonly roomId?: string | null | undefined;
  readonly staffIds?: readonly string[] | undefined;
  readonly preference?: Preference | undefined;
  /** Instead of the clinic's own, where a time that came free is offered late. */
  readonly noticeHours?: number;
  /** An appointment that is about to leave its place, and so does not stand in the way. */
  readonly besides?: string | null;
};

/** The question put to the engine, one for each site; empty for a type or a site the clinic does not have. */
export async function questionsOf(tx: Tx, wish: Wish, window: Span): Promise<readonly Question[]> {
  const { rules: own, rooms, people } = await placeIn(tx);
  const rules = { ...own, noticeHours: wish.noticeHours ?? own.noticeHours };
  const type = rules.types.find(({ id }) => id === wish.typeId);
  if (type === undefined) return [];
  const { now, besides = null, roomId, staffIds = [] } = wish;
  const asked = new Map(
    [...rooms, ...people].filter(({ id }) => id === roomId || staffIds.includes(id)).map(({ id, name }) => [id, name]),
  );
  const taken = await occupiedAbout(tx, window, { now, besides });
  const busy = busyFrom(taken);
  const calendars = await calendarsOf(tx, wish, type, window);
  return calendars
    .map((calendar) => withoutElsewhere(calendar, taken))
    .map((calendar) => ({ type, rules, calendar, busy, window, now, asked }));
}

async function calendarsOf(tx: Tx, wish: Wish, type: AppointmentType, window: Span): Promise<readonly Calendar[]> {
  const around = dayAround(window);
  const { sites, ...place } = await placeIn(tx);
  const leaves = await leavesOf(tx, around.from, around.to);
  return sites
    .filter(({ site }) => (wish.siteId ?? site.id) === site.id)
    .map(({ site, hours, closures }) => calendarFrom({ ...place, site, hours, closures, leaves, window: around }))
    .map((calendar) => narrowed(calendar, wish, type));
}

/** When a site is open, its rooms, and when everybody is there; null for a site the clinic does not have. */
export async function calendarOf(tx: Tx, siteId: string, window: Span): Promise<Calendar | null> {
  const { sites, ...place } = await placeIn(tx);
  const leaves = await leavesOf(tx, window.from, window.to);
  const here = sites.find(({ site }) => site.id === siteId);
  return here === undefined ? null : calendarFrom({ ...place, ...here, leaves, window });
}

/** Leaves only the room somebody asked for, and, for the parts they would play, the people. */
function narrowed(calendar: Calendar, { roomId = null, staffIds = [] }: Wish, type: AppointmentType): Calendar {
  const rooms = roomId === null ? calendar.rooms : calendar.rooms.filter(({ id }) => id === roomId);
  const named = calendar.people.filter(({ id }) => staffIds.includes(id));
  const parts = type.people.map(({ role }) => role).filter((role) => named.some((person) => serves(person, role)));
  const people = calendar.people.map((person) =>
    named.includes(person)
      ? person
      : { ...person, roles: person.roles.filter((own) => !parts.some((role) => serves({ roles: [own] }, role))) },
  );
  return { ...calendar, rooms, people };
}

/** Free times of a type, the earliest first. */
export const freeTimes = async (tx: Tx, wish: Wish, window: Span, limit: number): Promise<readonly Placing[]> =>
  earliest(await questionsOf(tx, wish, window), wish, limit);

const earliest = (questions: readonly Question[], { preference }: Wish, limit: number): readonly Placing[] =>
  questions
    .flatMap((question) => slotsFor({ ...question, limit, preference }))
    .toSorted((a, b) => a.startAt - b.startAt)
    .slice(0, limit);

/** The next free times from a moment on: looked for nearby first, because that is where they mostly are. */
export async function nextFree(tx: Tx, wish: Wish, from: Instant): Promise<readonly Placing[]> {
  const start = from > wish.now ? from : wish.now;
  const { weeksAhead } = (await placeIn(tx)).rules;
  for (const days of [NEARBY_DAYS, 14, weeksAhead * 7]) {
    const found = await freeTimes(tx, wish, { from: start, to: as<Instant>(start + days * DAY_MS) }, NEXT);
    if (found.length >= NEXT || days >= weeksAhead * 7) return found;
  }
  return [];
}

/** Where a type would take place at a start, at the first site that has it free; else everything against it in plain words. */
export async function placeAt(tx: Tx, wish: Wish, startAt: Instant): Promise<Placing | Against> {
  return firstPlacing(await questionsOf(tx, wish, aboutStart(startAt)), (question) => placingAt(question, startAt));
}

/** The same, and where it is not free, the next times that are; looked up at once, because many may ask for the same time. */
export async function placeOrNext(
  tx: Tx,
  wish: Wish,
  startAt: Instant,
): Promise<Placing | (Against & { readonly next: readonly Placing[] })> {
  const questions = await questionsOf(tx, wish, { from: startAt, to: as<Instant>(startAt + NEARBY_DAYS * DAY_MS) });
  const placing = firstPlacing(questions, (question) => placingAt(question, startAt));
  if (!("against" in placing)) return placing;
  const nearby = earliest(questions, wish, NEXT);
  return { ...placing, next: nearby.length < NEXT ? await nextFree(tx, wish, startAt) : nearby };
}

const aboutStart = (startAt: Instant): Span => ({ from: startAt, to: as<Instant>(startAt + 1) });

function firstPlacing(
  questions: readonly Question[],
  ask: (question: Question) => Placing | Against,
): Placing | Against {
  const against: string[] = [];
  for (const question of questions) {
    const placing = ask(question);
    if (!("against" in placing)) return placing;
    against.push(...placing.against);
  }
  return { against: [...new Set(against)] };
}

/**
 * The same with the rules passed over that a member of staff may pass over for a reason: notice, hours, closures, step, how
 * far ahead, and the rota of the people they name. What is taken stays taken, and whoever is on leave is not here.
 */
export async function placeDespite(tx: Tx, wish: Wish, startAt: Instant): Promise<Placing | Against> {
  const { from, to } = dayAround(aboutStart(startAt));
  const away = Map.groupBy(await leavesOf(tx, from, to), ({ staffId }) => staffId);
  const onFor = (id: string) =>
    without(
      [{ from, to }],
      (away.get(id) ?? []).map(({ fromAt, toAt }) => ({ from: fromAt, to: toAt })),
    );
  const { now, besides = null } = wish;
  const taken = await occupiedAbout(tx, aboutStart(startAt), { now, besides });
  const eased = ({ calendar, ...question }: Question): Question => {
    const people = calendar.people.map((person) =>
      wish.staffIds?.includes(person.id) === true ? { ...person, on: onFor(person.id) } : person,
    );
    return { ...question, calendar: withoutElsewhere({ ...calendar, people }, taken) };
  };
  const questions = await questionsOf(tx, wish, aboutStart(startAt));
  return firstPlacing(questions, (question) => placingDespite(eased(question), startAt));
}
