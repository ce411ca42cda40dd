import { devicesOf, placeOf, protocolVersion, roomName } from "#clinic/read.ts";
import { deviceNowOf } from "#monitoring/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Principal } from "#plumbing/http.ts";
import { type CirclePerson, permissionsOf } from "#people/events.ts";
import { circleOf, namesOf, patientOf } from "#people/read.ts";
import { as, type Instant } from "#science/units.ts";
import type { BedsideView } from "./bedside.ts";
import type { DecideContext } from "./decide/context.ts";
import { contextOf, visitOf } from "./desk.ts";
import { hasRoomScreen } from "./room-screen.ts";
import { alarmLimits } from "./rules/thresholds.ts";
import { weightsOf } from "./visit-context.ts";

/** Everything the bedside and the record need of one visit, read in one transaction; null when there is none in this clinic. */
export async function bedsideView(
  tx: Tx,
  principal: Principal,
  infusionId: string,
  now: Instant,
): Promise<(BedsideView & { readonly contentHash: string }) | null> {
  const visit = await visitOf(tx, infusionId);
  if (visit === null) return null;
  const { infusion, facts } = visit;
  const [patient, place] = [await patientOf(tx, infusion.patientId), await placeOf(tx)];
  if (patient === undefined || place === null) return null;
  const { protocol, signed } = await protocolVersion(tx, infusion.protocolId, infusion.protocolVersion);
  const { staffId, name, locked, roles } = principal;
  const context = await contextOf({ tx, by: staffId, roles, now }, infusionId, infusion, facts);
  const devices = (await devicesOf(tx)).filter(({ roomId }) => roomId === infusion.roomId);
  return {
    infusionId,
    version: facts.length,
    facts,
    contentHash: context.contentHash,
    patient,
    room: { id: infusion.roomId, name: (await roomName(tx, infusion.roomId)) ?? "Room" },
    protocol,
    protocolSigned: signed,
    context: shownOf(context),
    weights: await weightsOf(tx, infusionId, infusion),
    escort: escortIn(await circleOf(tx, infusion.patientId)),
    hasRoomScreen: await hasRoomScreen(tx, infusionId),
    devices: devices.map(({ id, label }) => ({ id, label })),
    now: await deviceNowOf(tx, infusionId),
    limits: alarmLimits(protocol),
    people: await namesOf(tx),
    me: { staffId, name, permissions: permissionsOf(roles), roles, locked },
    serverNow: as<Instant>(now),
  };
}

const shownOf = (context: DecideContext): BedsideView["context"] => ({
  protocolSigned: context.protocolSigned,
  previousWeightKg: context.previousWeightKg,
  lastInfusionAt: context.lastInfusionAt,
  hoursSinceLast: context.hoursSinceLast,
  infusionsIn7Days: context.infusionsIn7Days,
  care: context.care,
});

function escortIn(circle: readonly CirclePerson[]): BedsideView["escort"] {
  const escort = circle.find(({ role }) => role === "escort");
  return escort === undefined ? null : { name: escort.name, phone: escort.mobile };
}
