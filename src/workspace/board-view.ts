import { placeOf } from "#clinic/read.ts";
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
import type { DeviceNow } from "#monitoring/events.ts";
import { devicesNow, quarantineCount } from "#monitoring/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Principal } from "#plumbing/http.ts";
import { isAllowed } from "#people/events.ts";
import { staffList } from "#people/read.ts";
import { inOrder, openNeeds } from "#tasks/read.ts";
import { dayIn, inZone } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import type { BoardView, Chair, DayVisit } from "./board.ts";

type Sight = { readonly clinical: boolean; readonly names: boolean };
type Asking = { readonly principal: Principal; readonly now: Instant };

/** The clinic's chairs as this person may see them; null before the clinic was founded. */
export async function boardView(tx: Tx, asking: Asking): Promise<BoardView | null> {
  const place = await placeOf(tx);
  if (place === null) return null;
  const { roles } = asking.principal;
  const [clinical, names] = [isAllowed(roles, "see-vitals"), isAllowed(roles, "see-names")];
  const visits = await openVisits(tx);
  const devices = clinical ? await devicesNow(tx) : [];
  const chairs: Chair[] = [];
  for (const { id, name } of place.rooms) {
    const visit = visits.find(({ roomId }) => roomId === id);
    const shown = visit === undefined ? null : await visitShown(tx, visit, asking, { clinical, names });
    chairs.push({ roomId: id, room: name, visit: shown, device: deviceIn(devices, id) });
  }
  const ofDay = await visitsOfDay(tx, place.site.zone, { now: asking.now, open: visits });
  const day = ofDay.map((visit) => inLane(visit, { clinical, names }));
  return {
    site: place.site,
    demonstration: place.clinic.demonstration,
    serverNow: asking.now,
    staffOn: await staffOn(tx),
    chairs,
    day,
    ...(clinical ? await waitingIn(tx, asking.now) : { needsPerson: [], counts: { quarantine: 0, discrepancies: 0 } }),
  };
}

/** What needs a person. Discrepancies are judged now, so that list, count and record never differ. */
async function waitingIn(tx: Tx, now: Instant): Promise<Pick<BoardView, "needsPerson" | "counts">> {
  const judged = await discrepanciesNow(tx, now);
  const unexplained = judged.flatMap((one) => discrepancyNeed(one) ?? []);
  const open = judged.flatMap(({ discrepancies }) => discrepancies.filter(({ resolved }) => resolved === null));
  return {
    needsPerson: inOrder([...(await openNeeds(tx, now)), ...unexplained], now),
    counts: { quarantine: await quarantineCount(tx), discrepancies: open.length },
  };
}

/** What is planned from midnight to midnight by the site's clocks, and a visit of the evening before that is still here. */
async function visitsOfDay(tx: Tx, zone: string, { now, open }: Open): Promise<readonly VisitRow[]> {
  const today = inZone({ ...dayIn(zone, now), ...MIDNIGHT }, zone);
  const tomorrow = inZone({ ...dayIn(zone, as<Instant>(today + 36 * HOUR_MS)), ...MIDNIGHT }, zone);
  const evening = today - EVENING_MS;
  const stillHere = open.filter(({ plannedStartAt }) => plannedStartAt >= evening && plannedStartAt < today);
  return [...(await visitsBetween(tx, today, tomorrow)), ...stillHere];
}

type Open = { readonly now: Instant; readonly open: readonly VisitRow[] };

const MIDNIGHT = { hour: 0, minute: 0, second: 0, ms: 0 };
const HOUR_MS = 3_600_000;
const EVENING_MS = 6 * HOUR_MS;

const inLane = (
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

async function staffOn(tx: Tx): Promise<BoardView["staffOn"]> {
  const staff = await staffList(tx);
  return staff
    .filter(({ active }) => active)
    .map(({ name, credential, roles }) => ({ name: `${name}, ${credential}`, role: roles[0] ?? "" }));
}
