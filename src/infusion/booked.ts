import { uuidv7 } from "uuidv7";
import { noteArrived, noteDone } from "#booking/desk.ts";
import { type AppointmentRow, appointmentsOfPatient, rulesOf } from "#booking/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { EventStore } from "#plumbing/event-store.ts";
import { compareDays } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";

type Doing = { readonly tx: Tx; readonly store: EventStore; readonly by: string; readonly now: Instant };

/** Today's booked time in an infusion room for a patient; undefined for a visit nobody booked. */
async function bookedToday({ tx, now }: Doing, patientId: string): Promise<AppointmentRow | undefined> {
  const inRoom = new Set((await rulesOf(tx)).types.filter(({ room }) => room === "infusion").map(({ id }) => id));
  return (await appointmentsOfPatient(tx, patientId)).find(
    ({ typeId, state, startAt, zone }) =>
      inRoom.has(typeId) &&
      (state === "booked" || state === "arrived") &&
      compareDays(dayIn(zone, startAt), dayIn(zone, now)) === 0,
  );
}

/** A visit is opened: whom it is for has arrived, whether the desk noted it or not. */
export async function cameAsBooked(doing: Doing, patientId: string): Promise<void> {
  const appointment = await bookedToday(doing, patientId);
  if (appointment?.state === "booked")
    await noteArrived(doing, { id: uuidv7(), appointmentId: appointment.id, confirmed: true });
}

/** The visit is over: what was booked took place. */
export async function wentAsBooked(doing: Doing, patientId: string): Promise<void> {
  const appointment = await bookedToday(doing, patientId);
  if (appointment !== undefined) await noteDone(doing, { id: uuidv7(), appointmentId: appointment.id });
}
