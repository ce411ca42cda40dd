import { profileOf } from "#clinic/read.ts";
import { lockChain } from "#plumbing/event-store.ts";
import type { Instant } from "#science/units.ts";
import { rulesOf } from "./booking-rules.ts";
import { placeByStaff } from "./booking.ts";
import { add, type Doing, done, isStored, no, noSuch, type Ok, type Refused, refused, taking } from "./doing.ts";
import type { AppointmentFact, Mover } from "./events.ts";
import type { Appointment } from "./fold/appointment.ts";
import { cancelledFor } from "./following.ts";
import { barredFrom, notFree, releaseExpired, releaseHold } from "./holding.ts";
import { offerFreed } from "./offering.ts";
import { placeAt, type Wish } from "./question.ts";
import { loadAppointment } from "./store.ts";

export type Move = Pick<Wish, "siteId" | "roomId" | "staffIds"> & {
  readonly id: string;
  readonly appointmentId: string;
  readonly startAt: Instant;
  readonly byWhom: Mover;
  readonly override: string | null;
  /** A member of staff does it for the patient who called: it counts as the patient's wish, and no cut-off stands against it. */
  readonly onBehalf?: boolean;
};

/**
 * Moves a booked appointment. The old time stays theirs until the new one is taken, in one step; refused, it is as it was.
 * A patient moves until the cut-off and by the rules; staff as `bookDirect` says.
 */
export async function moveAppointment(doing: Doing, move: Move): Promise<Ok | Refused> {
  const { id, appointmentId, startAt, byWhom } = move;
  const asPatient = byWhom === "patient" && move.onBehalf !== true;
  await lockChain(doing.tx);
  const stream = `appointment:${appointmentId}`;
  if (await isStored(doing, stream, { id, type: "AppointmentMoved" })) return done;
  const before = await loadAppointment(doing.tx, appointmentId);
  if (before === null) return noSuch("appointment");
  const barred = (await notToMove(doing, before, asPatient)) ?? (await elsewhere(doing, before, move));
  if (barred !== null) return barred;
  if (isThere(before, move)) return done;
  await releaseExpired(doing);
  const found = await placeFor(doing, before, move, asPatient);
  if ("refusals" in found) return found;
  const data = { placing: found.placing, byWhom, override: found.override };
  const outcome = await taking(doing, () =>
    add<AppointmentFact>(doing, stream, { id, type: "AppointmentMoved", data }),
  );
  if (outcome === "taken") return notFree(doing, { typeId: before.typeId, startAt }, []);
  await offerFreed(doing, [before]);
  return done;
}

const isThere = ({ placing }: Appointment, { startAt, siteId = null, roomId = null, staffIds = [] }: Move): boolean =>
  placing.startAt === startAt &&
  (siteId === null || placing.siteId === siteId) &&
  (roomId === null || placing.roomId === roomId) &&
  staffIds.every((id) => placing.staffIds.includes(id));

const elsewhere = (doing: Doing, before: Appointment, { appointmentId, startAt }: Move) =>
  barredFrom(doing, { typeId: before.typeId, startAt, forWhom: before, byWhom: "staff" }, [appointmentId]);

async function placeFor(doing: Doing, before: Appointment, move: Move, asPatient: boolean) {
  const { appointmentId, startAt, siteId = null, roomId = null, staffIds = [] } = move;
  const wish = { typeId: before.typeId, siteId, roomId, staffIds, besides: appointmentId };
  if (!asPatient) return placeByStaff(doing, wish, startAt, move.override);
  const placing = await placeAt(doing.tx, { ...wish, now: doing.now }, startAt);
  return "against" in placing
    ? notFree(doing, { typeId: before.typeId, startAt }, placing.against)
    : { placing, override: null };
}

/** Why a visit stays where it is: it is over, or a patient may not move it alone. */
export async function notToMove(doing: Doing, before: Appointment, asPatient: boolean): Promise<Refused | null> {
  if (before.state !== "booked")
    return refused(no("not-booked", "This visit is not booked any more.", "Book a new time."));
  if (!asPatient) return null;
  const type = (await rulesOf(doing.tx)).types.find(({ id }) => id === before.typeId);
  if (before.series !== null || type?.publicBooking !== true)
    return callUs(doing, "This visit is planned together with others.");
  return tooLate(doing, before);
}

/** Past the cut-off a patient calls: a person then decides, and the chair may still find somebody. */
async function tooLate(doing: Doing, { placing }: Appointment): Promise<Refused | null> {
  const { cutoffHours } = await rulesOf(doing.tx);
  const left = placing.startAt - doing.now;
  if (left >= cutoffHours * 3_600_000) return null;
  return callUs(doing, left <= 0 ? "This visit has begun." : `Your visit is in less than ${cutoffHours} hours.`);
}

async function callUs({ tx }: Doing, says: string): Promise<Refused> {
  const { name, phone } = await profileOf(tx);
  return refused(no("call-us", says, phone === "" ? `Please call ${name}.` : `Please call ${name}: ${phone}.`));
}

export type Cancelling = {
  readonly id: string;
  readonly appointmentId: string;
  readonly byWhom: Mover;
  readonly why: string;
  readonly onBehalf?: boolean;
};

/** Cancels a visit, and offers its time to those who wait. A patient does so until the cut-off; after it they call. */
export async function cancelAppointment(doing: Doing, cancelling: Cancelling): Promise<Ok | Refused> {
  const { id, appointmentId, byWhom, why } = cancelling;
  const asPatient = byWhom === "patient" && cancelling.onBehalf !== true;
  await lockChain(doing.tx);
  const before = await loadAppointment(doing.tx, appointmentId);
  if (before === null) return noSuch("appointment");
  if (before.state === "cancelled" || before.state === "released") return done;
  if (before.state === "held") return releaseHold(doing, { id, appointmentId });
  if (before.state !== "booked") return STARTED;
  const barred = asPatient ? await tooLate(doing, before) : null;
  if (barred !== null) return barred;
  const data = { byWhom, why };
  await add<AppointmentFact>(doing, `appointment:${appointmentId}`, { id, type: "AppointmentCancelled", data });
  await cancelledFor(doing, before, byWhom);
  await offerFreed(doing, [before]);
  return done;
}

const STARTED = refused(
  no("not-booked", "This visit is over or under way.", "Nothing is left to cancel; note what happened on the visit."),
);
