import { type Place, placeOf } from "#clinic/read.ts";
import { openAlerts } from "#followup/read.ts";
import { contextOf, discrepanciesNow, discrepancyNeed } from "#infusion/desk.ts";
import {
  type ChairVisit,
  chairVisit,
  fold,
  openVisits,
  visitFacts,
  type VisitRow,
  visitsBetween,
} from "#infusion/read.ts";
import { owedCount } from "#followup/read.ts";
import type { DeviceNow } from "#monitoring/events.ts";
import { devicesNow, quarantineCount } from "#monitoring/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Principal } from "#plumbing/http.ts";
import { isAllowed } from "#people/events.ts";
import { failedLetters } from "#plumbing/letters.ts";
import { inOrder, openNeeds, type OpenNeed } from "#tasks/read.ts";
import { dayIn, inZone } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import type { BoardView, Chair, DayVisit } from "./board.ts";
import { bookedOn, type Day, enquiriesToTurnTo, inLane, nextIn, whoIsOn } from "./board-day.ts";

type Sight = { readonly clinical: boolean; readonly names: boolean };
type Asking = { readonly principal: Principal; readonly now: Instant };

/** The clinic's chairs as this person may see them; null before the clinic was founded. */
export async function boardView(tx: Tx, asking: Asking): Promise<BoardView | null> {
  const place = await placeOf(tx);
  if (place === null) return null;
  const { roles } = asking.principal;
  const sees = { clinical: isAllowed(roles, "see-vitals"), names: isAllowed(roles, "see-names") };
  const open = await openVisits(tx);
  const today = dayAround(place.site.zone, asking.now);
  const ofDay = await visitsOfDay(tx, today, open);
  const booked = isAllowed(roles, "see-schedule") ? await bookedOn(tx, today, ofDay) : [];
  const judged = sees.clinical ? await discrepanciesNow(tx, asking.now) : [];
  const enquiries = isAllowed(roles, "see-enquiries") ? await enquiriesToTurnTo(tx) : null;
  return {
    site: place.site,
    demonstration: place.clinic.demonstration,
    serverNow: asking.now,
    ...(await whoIsOn(tx, place, today, booked, asking.now)),
    chairs: await chairsOf(tx, place, { open, booked, sees }, asking),
    day: ofDay.map((visit) => visitInLane(visit, sees)),
    appointments: booked.map(inLane),
    needsPerson: await needsFor(tx, asking, judged),
    enquiries: enquiries?.lines ?? null,
    counts: {
      today: ofDay.length + booked.length,
      messages: isAllowed(roles, "see-messages") ? await owedCount(tx, roles) : 0,
      enquiries: enquiries?.fresh ?? 0,
      ...(await troubles(tx, roles, asking.now)),
      discrepancies: judged.flatMap(({ discrepancies }) => discrepancies.filter(({ resolved }) => resolved === null))
        .length,
    },
  };
}

type Known = {
  readonly open: readonly VisitRow[];
  readonly booked: Awaited<ReturnType<typeof bookedOn>>;
  readonly sees: Sight;
};

async function chairsOf(tx: Tx, { rooms }: Place, { open, booked, sees }: Known, asking: Asking) {
  const devices = sees.clinical ? await devicesNow(tx) : [];
  const chairs: Chair[] = [];
  for (const { id, name } of rooms) {
    const visit = open.find(({ roomId }) => roomId === id);
    const shown = visit === undefined ? null : await visitShown(tx, visit, asking, sees);
    const next = shown === null ? await nextIn(tx, id, booked, asking.now) : null;
    chairs.push({ roomId: id, room: name, visit: shown, device: deviceIn(devices, id), next });
  }
  return chairs;
}

/** What needs a person. Discrepancies are judged now, so that list, count and record never differ. */
async function needsFor(
  tx: Tx,
  { principal: { roles }, now }: Asking,
  judged: Awaited<ReturnType<typeof discrepanciesNow>>,
): Promise<readonly OpenNeed[]> {
  if (!isAllowed(roles, "do-tasks")) return [];
  const unexplained = judged.flatMap((one) => discrepancyNeed(one) ?? []);
  const byTimeAlone = {
    subject: null,
    closedBy: "fact",
    danger: false,
    drill: false,
    takenBy: null,
    tried: null,
    raisedTo: null,
  } as const;
  return inOrder(
    [...(await openNeeds(tx, { roles, now })), ...unexplained.map((need) => ({ ...need, ...byTimeAlone }))],
    now,
  );
}

/** How many things of each kind went wrong and wait, as far as one may see them. */
async function troubles(tx: Tx, roles: readonly string[], now: Instant) {
  const clinical = isAllowed(roles, "see-vitals");
  return {
    ...(isAllowed(roles, "see-safety") ? alertCounts(await openAlerts(tx)) : { alerts: 0, drills: 0 }),
    letters: isAllowed(roles, "see-letters") ? (await failedLetters(tx, now)).length : 0,
    quarantine: clinical ? await quarantineCount(tx) : 0,
  };
}

const alertCounts = (open: Awaited<ReturnType<typeof openAlerts>>) => {
  const drills = open.filter(({ isDrill }) => isDrill).length;
  return { alerts: open.length - drills, drills };
};

/** What is planned from midnight to midnight by the site's clocks, and a visit of the evening before that is still here. */
async function visitsOfDay(tx: Tx, { from, to }: Day, open: readonly VisitRow[]): Promise<readonly VisitRow[]> {
  const evening = from - EVENING_MS;
  const stillHere = open.filter(({ plannedStartAt }) => plannedStartAt >= evening && plannedStartAt < from);
  return [...(await visitsBetween(tx, from, to)), ...stillHere];
}

const dayAround = (zone: string, now: Instant): Day => {
  const from = inZone({ ...dayIn(zone, now), ...MIDNIGHT }, zone);
  return { from, to: inZone({ ...dayIn(zone, as<Instant>(from + 36 * HOUR_MS)), ...MIDNIGHT }, zone) };
};

const MIDNIGHT = { hour: 0, minute: 0, second: 0, ms: 0 };
const HOUR_MS = 3_600_000;
const EVENING_MS = 6 * HOUR_MS;

const visitInLane = (
  { infusionId, roomId, patientName, plannedStartAt, startedAt, endedAt, summary }: VisitRow,
  sees: Sight,
): DayVisit => ({
  infusionId,
  roomId,
  patientName: sees.names ? patientName : "In use",
  number: summary.number,
  of: summary.of,
  plannedStartAt,
  startedAt,
  endedAt,
  wentHomeAt: summary.wentHomeAt ?? null,
  minutes: sees.clinical ? summary.minutes : null,
});

async function visitShown(tx: Tx, visit: VisitRow, { principal, now }: Asking, sees: Sight): Promise<ChairVisit> {
  const facts = await visitFacts(tx, visit.infusionId);
  const infusion = fold(facts);
  const context = await contextOf(
    { tx, by: principal.staffId, roles: principal.roles, now },
    visit.infusionId,
    infusion,
    facts,
  );
  const whole = chairVisit(infusion, visit, context);
  return sees.clinical ? whole : withoutIllness(whole, sees.names);
}

/** What the front desk may know: who, where, when, and the ride home. The owner not even who. */
const withoutIllness = (visit: ChairVisit, names: boolean): ChairVisit => ({
  ...visit,
  patientName: names ? visit.patientName : "In use",
  checksDone: 0,
  checksTotal: 0,
  waitingFor: null,
  doseMg: null,
  orderedMinutes: null,
  givenMg: null,
  elapsedMs: null,
  aldrete: null,
  nextDue: null,
});

/** The monitor on the room's patient, else the one of the room that spoke last. */
function deviceIn(devices: readonly DeviceNow[], roomId: string): DeviceNow | null {
  const here = devices.filter((device) => device.roomId === roomId);
  return (
    here.find(({ infusionId }) => infusionId !== null) ??
    here.toSorted((a, b) => (b.lastHeardAt ?? 0) - (a.lastHeardAt ?? 0))[0] ??
    null
  );
}
