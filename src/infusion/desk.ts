import { currentProtocol, placeOf, protocolVersion } from "#clinic/read.ts";
import { orderFor } from "#course/read.ts";
import { beginWatch, endWatch } from "#monitoring/desk.ts";
import type { Tx } from "#plumbing/db.ts";
import { type EventStore, IdTaken, lockChain } from "#plumbing/event-store.ts";
import type { Decision, Refusal } from "#plumbing/facts.ts";
import { patientOf } from "#people/read.ts";
import type { Instant } from "#science/units.ts";
import { type DecideContext, no, type Order } from "./decide/context.ts";
import { decide } from "./decide/decide.ts";
import { cameAsBooked, wentAsBooked } from "./booked.ts";
import { countedInCourse } from "./counted.ts";
import type { InfusionFact, InfusionFactType, RecordedInfusionFact } from "./events.ts";
import type { Infusion } from "./fold/infusion.ts";
import { openVisits } from "./read.ts";
import { change, factsOf, type Outcome, streamOf } from "./store.ts";
import { alarmLimits } from "./rules/thresholds.ts";
import { contextOf } from "./visit-context.ts";

export { discrepancyNeed, discrepanciesNow } from "./discrepancy-list.ts";
export { openRoomScreen, pressFromRoom, type RoomView, roomView } from "./room-screen.ts";
export { contextOf, visitOf } from "./visit-context.ts";

export type Doing = {
  readonly tx: Tx;
  readonly store: EventStore;
  readonly by: string;
  readonly roles: readonly string[];
  readonly now: Instant;
};

export type Opening = {
  readonly id: string;
  readonly patientId: string;
  readonly roomId: string;
  readonly number: number;
  readonly of: number | null;
  readonly plannedStartAt: Instant;
};

/**
 * Opens a visit in a free room, on the protocol in force. Refused when the room is taken or the patient is already here.
 * Sent again, it is opened once; another visit under the same id throws IdTaken.
 */
export async function openVisit(
  { tx, store, by, now }: Doing,
  opening: Opening,
): Promise<{ readonly fact: RecordedInfusionFact } | { readonly refusals: readonly Refusal[] } | "no-such-patient"> {
  await lockChain(tx);
  const place = await placeOf(tx);
  const room = place?.rooms.find(({ id }) => id === opening.roomId);
  if (place === null || room === undefined || (await patientOf(tx, opening.patientId)) === undefined)
    return "no-such-patient";
  const again = (await factsOf(tx, opening.id))[0];
  if (again !== undefined) return sameVisit(again, opening);
  if (opening.of !== null && opening.number > opening.of)
    return { refusals: [beyondCourse(opening.number, opening.of)] };
  const misnumbered = await againstCourse(tx, opening, now);
  if (misnumbered.length > 0) return { refusals: misnumbered };
  const taken = (await openVisits(tx)).filter(
    ({ roomId, patientId }) => roomId === opening.roomId || patientId === opening.patientId,
  );
  if (taken.length > 0)
    return {
      refusals: [
        no(
          "room-taken",
          "This room or this patient has a visit open.",
          "End that visit first, or choose another room.",
        ),
      ],
    };
  const { protocol } = await currentProtocol(tx);
  const { id, ...rest } = opening;
  const data = { ...rest, zone: place.site.zone, protocolId: protocol.id, protocolVersion: protocol.version };
  const fact = await store.append(tx, streamOf(id), 0, { id, type: "InfusionOpened", at: now, by, data });
  await cameAsBooked({ tx, store, by, now }, opening.patientId);
  return { fact: fact as RecordedInfusionFact };
}

/** While a course is under way, a visit carries its next number. Without one it may be opened, and does not start. */
async function againstCourse(tx: Tx, { patientId, number, of }: Opening, now: Instant): Promise<readonly Refusal[]> {
  const next = await orderFor(tx, patientId, now);
  if (next.courseId === null || (next.nth === number && next.of === of)) return [];
  const named = (nth: number, count: number | null) => (count === null ? `maintenance ${nth}` : `${nth} of ${count}`);
  return [
    no(
      "not-next",
      `The course's next infusion is ${named(next.nth, next.of)}, not ${named(number, of)}.`,
      "Open the visit with that number.",
      "number",
    ),
  ];
}

const beyondCourse = (number: number, of: number): Refusal =>
  no(
    "beyond-course",
    `Infusion ${number} of ${of} is not of this course.`,
    "Correct the number, or leave the course empty for maintenance.",
    "number",
  );

function sameVisit(again: RecordedInfusionFact, { id, patientId, roomId }: Opening) {
  const { type, data } = again;
  if (type !== "InfusionOpened" || data.patientId !== patientId || data.roomId !== roomId) throw new IdTaken(id);
  return { fact: again };
}

export type Placing = { readonly infusionId: string; readonly patientId: string; readonly order: Order };

/**
 * Places one order on a visit. Refused when the form was filled for another patient than the visit's.
 * What follows in other rooms, such as the watch by a monitor, follows in the same transaction.
 */
export async function placeOrder(doing: Doing, { infusionId, patientId, order }: Placing): Promise<Outcome> {
  const { tx, store } = doing;
  const outcome = await change(tx, store, infusionId, order.id, async (infusion, facts) =>
    infusion.patientId === patientId
      ? decideWith(
          infusion,
          order,
          await contextOf(doing, infusionId, infusion, facts, { withCare: ASKS_CARE.has(order.type) }),
        )
      : { refusals: [ANOTHER_PATIENT] },
  );
  if (typeof outcome === "object" && "fact" in outcome && !outcome.again)
    await follow(doing, infusionId, outcome.fact, outcome.infusion);
  return outcome;
}

/** The orders that are judged by what other rooms say. */
const ASKS_CARE: ReadonlySet<InfusionFactType> = new Set(["OrderSigned", "CheckCleared", "InfusionStarted"]);

/** A start keeps what the other rooms said as it was begun: later consents and evaluations do not rewrite it. */
function decideWith(infusion: Infusion, order: Order, context: DecideContext): Decision<InfusionFact> {
  const decision = decide(infusion, order, context);
  if ("refusals" in decision || decision.fact.type !== "InfusionStarted" || context.care === null) return decision;
  return { fact: { ...decision.fact, data: { ...decision.fact.data, care: context.care } } };
}

const ANOTHER_PATIENT = no(
  "another-patient",
  "This was entered for another patient.",
  "Close this screen and open the patient again.",
);

async function follow(
  { tx, store, by, now }: Doing,
  infusionId: string,
  fact: RecordedInfusionFact,
  infusion: Infusion,
): Promise<void> {
  if (fact.type === "Discharged" || fact.type === "InfusionCancelled")
    await wentAsBooked({ tx, store, by, now }, infusion.patientId);
  await countedInCourse({ tx, store, by, now }, infusionId, fact, infusion);
  if (fact.type === "MonitorAttached") await watch({ tx, store }, infusionId, infusion, fact, now);
  const ends: readonly InfusionFactType[] = ["MonitorDetached", "Discharged", "InfusionCancelled"];
  if (ends.includes(fact.type))
    await endWatch(
      tx,
      store,
      fact.by,
      now,
      infusionId,
      fact.type === "MonitorDetached" ? fact.data.why : "the visit is over",
    );
}

async function watch(
  { tx, store }: Pick<Doing, "tx" | "store">,
  infusionId: string,
  infusion: Infusion,
  fact: Extract<RecordedInfusionFact, { type: "MonitorAttached" }>,
  now: Instant,
): Promise<void> {
  const { protocol } = await protocolVersion(tx, infusion.protocolId, infusion.protocolVersion);
  const patient = await patientOf(tx, infusion.patientId);
  const { staleSeconds, lostSeconds, silenceSeconds } = protocol.monitoring;
  const whom = {
    infusionId,
    roomId: infusion.roomId,
    deviceId: fact.data.deviceId,
    patientId: infusion.patientId,
    mrn: patient?.mrn ?? "",
  };
  await beginWatch(tx, store, fact.by, now, {
    ...whom,
    limits: alarmLimits(protocol),
    staleSeconds,
    lostSeconds,
    silenceSeconds,
  });
}
