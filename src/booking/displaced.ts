import { closuresOf, leavesOf } from "#clinic/read.ts";
import type { Closure, Leave } from "#clinic/events.ts";
import { staffList } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { showDay } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import { keepNeeds, type Need } from "#tasks/desk.ts";
import { type AppointmentRow, appointmentsOf } from "./appointment-rows.ts";
import type { AppointmentType } from "./events.ts";
import { dayBefore, displacedSubject, NOON, onDay } from "./needs.ts";
import { calendarOf } from "./question.ts";
import { rulesOf } from "./booking-rules.ts";
import type { Calendar } from "./rules/calendar.ts";
import { coveredByOne, overlaps, type Span } from "./rules/intervals.ts";
import { serves } from "./rules/staffing.ts";

const DAY_MS = 86_400_000;

type Place = {
  readonly calendar: Calendar;
  readonly closures: readonly Closure[];
  readonly leaves: readonly Leave[];
  readonly names: ReadonlyMap<string, string>;
};

/**
 * Coming visits that a closure, new hours, a leave or a new rota left without a clinic or without their people: one need each,
 * for the front desk to call and move them. The clinic's own room does not know what is booked, so this looks by the clock.
 */
export async function keepDisplaced(tx: Tx, now: Instant): Promise<void> {
  const rows = await appointmentsOf(tx, (all) =>
    all.where("state", "=", "booked").where("start_at", ">", new Date(now)),
  );
  const { types } = await rulesOf(tx);
  const found = new Map<string, Need>();
  for (const [siteId, visits] of Map.groupBy(rows, (row) => row.siteId)) {
    const place = await placeFor(tx, siteId, visits, now);
    if (place === null) continue;
    for (const visit of visits) {
      const type = types.find(({ id }) => id === visit.typeId);
      const why = againstVisit(place, visit, type);
      if (why !== null) found.set(displacedSubject(visit.id), needOf(visit, type, why, now));
    }
  }
  await keepChanged(tx, found);
}

async function placeFor(
  tx: Tx,
  siteId: string,
  visits: readonly AppointmentRow[],
  now: Instant,
): Promise<Place | null> {
  const window: Span = { from: now, to: as<Instant>(Math.max(...visits.map(({ endAt }) => endAt)) + DAY_MS) };
  const calendar = await calendarOf(tx, siteId, window);
  if (calendar === null) return null;
  const names = new Map((await staffList(tx)).map(({ id, name }) => [id, name]));
  return {
    calendar,
    closures: await closuresOf(tx, siteId),
    leaves: await leavesOf(tx, window.from, window.to),
    names,
  };
}

/** Against hours and rota a visit may have been booked for a reason; against a closed day or a leave it is asked about again. */
function againstVisit(place: Place, visit: AppointmentRow, type: AppointmentType | undefined): string | null {
  const span = { from: visit.startAt, to: visit.endAt };
  const day = showDay(dayIn(visit.zone, visit.startAt));
  if (place.closures.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay))
    return "Booked on a closed day";
  const away = visit.staffIds.find((id) =>
    place.leaves.some(({ staffId, fromAt, toAt }) => staffId === id && overlaps({ from: fromAt, to: toAt }, span)),
  );
  if (away !== undefined) return `${place.names.get(away) ?? "Somebody"} is away`;
  return visit.override === null ? againstWeek(place, visit, type) : null;
}

function againstWeek(
  { calendar, names }: Place,
  { staffIds, startAt, endAt }: AppointmentRow,
  type: AppointmentType | undefined,
): string | null {
  const span = { from: startAt, to: endAt };
  if (!coveredByOne(calendar.open, span)) return "Booked outside the opening hours";
  const isHere = (person: Calendar["people"][number] | undefined) =>
    person !== undefined && coveredByOne(person.on, span);
  const missing = staffIds.find((id) => !isHere(calendar.people.find((person) => person.id === id)));
  if (missing !== undefined) return `${names.get(missing) ?? "Somebody"} is not on the rota then`;
  const hasPrescriber = calendar.people.some((person) => serves(person, "prescriber") && isHere(person));
  return type?.prescriberOnSite === true && !hasPrescriber ? "No prescriber is on site then" : null;
}

function needOf(visit: AppointmentRow, type: AppointmentType | undefined, why: string, now: Instant): Need {
  const noon = onDay(visit.zone, dayBefore(dayIn(visit.zone, visit.startAt)), NOON);
  return {
    key: "displaced",
    severity: "medium",
    says: `${why}. Move it or call: reminders still go out`,
    about: [visit.patientId === null ? visit.name : "", type?.name.en.toLowerCase() ?? ""]
      .filter((part) => part !== "")
      .join(" · "),
    owner: "front-desk",
    since: now,
    dueAt: noon > now ? noon : visit.startAt,
    opens: `/schedule/${visit.id}`,
    action: "Call",
    patientId: visit.patientId,
    sees: "see-schedule",
    closedBy: "person",
  };
}

/** One that stands as it stood keeps its time, and with it what somebody did about it; a new reason makes it new. */
async function keepChanged(tx: Tx, found: ReadonlyMap<string, Need>): Promise<void> {
  const kept = await tx.q
    .selectFrom("tasks")
    .select(["subject", "says"])
    .where("subject", "like", "displaced:%")
    .execute();
  const before = new Map(kept.map(({ subject, says }) => [subject, says]));
  for (const subject of before.keys()) if (!found.has(subject)) await keepNeeds(tx, subject, []);
  for (const [subject, need] of found) if (before.get(subject) !== need.says) await keepNeeds(tx, subject, [need]);
}
