import { lockChain } from "#plumbing/event-store.ts";
import type { Fact } from "#plumbing/facts.ts";
import { compareDays } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import { add, type Doing, done, isStored, no, noSuch, type Ok, type Refused, refused } from "./doing.ts";
import type { AppointmentFact } from "./events.ts";
import type { Appointment } from "./fold/appointment.ts";
import { doneFor } from "./following.ts";
import { loadAppointment } from "./store.ts";

type Of = { readonly id: string; readonly appointmentId: string };
type Data<T extends AppointmentFact["type"]> = Extract<AppointmentFact, { type: T }>["data"];

/** Adds what happened to an appointment, once, where `against` has nothing against it. */
async function note<T extends AppointmentFact["type"]>(
  doing: Doing,
  { id, appointmentId }: Of,
  type: T,
  data: Data<T>,
  against: (appointment: Appointment) => Refused | null,
): Promise<Ok | Refused> {
  await lockChain(doing.tx);
  const stream = `appointment:${appointmentId}`;
  if (await isStored(doing, stream, { id, type })) return done;
  const appointment = await loadAppointment(doing.tx, appointmentId);
  if (appointment === null) return noSuch("appointment");
  const barred = against(appointment);
  if (barred !== null) return barred;
  await add<Fact>(doing, stream, { id, type, data });
  return done;
}

const NOT_BOOKED = refused(
  no("not-booked", "This visit is not booked any more.", "Look at your visits, or call the clinic."),
);

const isBooked = ({ state }: Appointment): Refused | null => (state === "booked" ? null : NOT_BOOKED);

/** Who takes the patient home. Named anew, the new driver is asked anew. */
export const nameRide = (doing: Doing, { driver, mobile, ...of }: Of & Data<"RideNamed">): Promise<Ok | Refused> =>
  note(doing, of, "RideNamed", { driver, mobile }, isBooked);

/** The driver says yes. `mobile` and `startAt` are what they were asked about: a yes to another time, or by another, is none. */
export const confirmRide = (
  doing: Doing,
  {
    how,
    mobile,
    startAt,
    ...of
  }: Of & Data<"RideConfirmed"> & { readonly mobile?: string; readonly startAt?: Instant },
): Promise<Ok | Refused> =>
  note(doing, of, "RideConfirmed", { how }, (appointment) => {
    const { ride, placing } = appointment;
    if (ride === null) return refused(no("no-ride", "No driver is named for this visit.", "Enter the driver first."));
    const asked = (mobile ?? ride.mobile) === ride.mobile && (startAt ?? placing.startAt) === placing.startAt;
    if (!asked)
      return refused(no("ride-changed", "The time or the driver has changed since.", "Use the newest message."));
    return isBooked(appointment);
  });

/** What the patient answers the evening before. A wrong or an open answer becomes a call. */
export const answerEvening = (doing: Doing, { answers, ...of }: Of & Data<"EveningAnswered">): Promise<Ok | Refused> =>
  note(doing, of, "EveningAnswered", { answers }, isBooked);

const NOT_TODAY = refused(
  no("not-today", "This visit is not today.", "Say that you are on your way on the day itself."),
);

const isToday = ({ placing: { zone, startAt } }: Appointment, now: Instant): boolean =>
  compareDays(dayIn(zone, startAt), dayIn(zone, now)) === 0;

export const onTheWay = (doing: Doing, of: Of): Promise<Ok | Refused> =>
  note(doing, of, "OnTheWay", {}, (appointment) =>
    isToday(appointment, doing.now) ? isBooked(appointment) : NOT_TODAY,
  );

const HOUR_MS = 3_600_000;
/** Earlier than this it is more likely the wrong name that was pressed. */
const EARLY_HOURS = 2;

/** The patient is here. Long before their time this is asked once more, for a name is pressed by mistake. */
export const noteArrived = (
  doing: Doing,
  { confirmed = false, ...of }: Of & { readonly confirmed?: boolean },
): Promise<Ok | Refused> =>
  note(doing, of, "Arrived", {}, (appointment) => {
    if (appointment.state === "missed" && isToday(appointment, doing.now)) return LATE;
    if (!isToday(appointment, doing.now)) return NOT_TODAY;
    const isEarly = appointment.placing.startAt - doing.now > EARLY_HOURS * HOUR_MS;
    return isBooked(appointment) ?? (isEarly && !confirmed ? EARLY : null);
  });

const EARLY = refused(
  no(
    "early",
    `This visit begins in more than ${EARLY_HOURS} hours.`,
    "If it is really this person who is here, press once more.",
  ),
);

/** So long after "Arrived" it is still a slip; later the visit may be under way. */
const TAKE_BACK_MS = 10 * 60_000;

/** Not here after all: the visit is booked as it was, and its letters are true again. */
export const takeArrivalBack = (doing: Doing, of: Of): Promise<Ok | Refused> =>
  note(doing, of, "ArrivalTakenBack", {}, ({ state, arrivedAt }) => {
    if (state !== "arrived") return NOT_HERE;
    return arrivedAt !== null && doing.now - arrivedAt <= TAKE_BACK_MS ? null : TOO_LATE;
  });

const NOT_HERE = refused(
  no("not-here", "This visit is not noted as arrived.", "Reload the page: it has changed since."),
);
const TOO_LATE = refused(
  no(
    "taken-back-late",
    "They were noted as here more than 10 minutes ago.",
    "Let the visit stand, and call whoever is expected.",
  ),
);

const LATE = refused(
  no("missed", "This visit was noted as missed, and its room may be taken.", "Book a new time for the rest of today."),
);

/** The patient did not come; the room is free again. */
export const noteMissed = (doing: Doing, { why, ...of }: Of & Data<"Missed">): Promise<Ok | Refused> =>
  note(doing, of, "Missed", { why }, (appointment) =>
    appointment.placing.startAt > doing.now
      ? refused(no("not-yet", "This visit has not begun.", "Wait for its time, or cancel it."))
      : isBooked(appointment),
  );

/** The visit took place. */
export async function noteDone(doing: Doing, of: Of): Promise<Ok | Refused> {
  const outcome = await note(doing, of, "Done", {}, ({ state, placing }) => {
    if (state !== "arrived" && state !== "booked") return NOT_BOOKED;
    return placing.startAt > doing.now
      ? refused(no("not-yet", "This visit has not begun.", "Note it once it has taken place."))
      : null;
  });
  const appointment = await loadAppointment(doing.tx, of.appointmentId);
  if ("ok" in outcome && appointment !== null) await doneFor(doing, appointment);
  return outcome;
}
