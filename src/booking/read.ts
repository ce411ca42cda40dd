import { sql } from "kysely";
import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import type { EnquiryStage, Placing, Preference } from "./events.ts";
import type { Appointment } from "./fold/appointment.ts";
import type { Offer, Waiting } from "./fold/waiting.ts";
import { type AppointmentRow, appointmentRow, appointments, appointmentsOf } from "./appointment-rows.ts";
import { type EnquiryRow, enquiries, enquiryRow } from "./enquiry-rows.ts";
import { freeTimes, type Wish } from "./question.ts";
import type { Span } from "./rules/intervals.ts";

export { rulesOf } from "./booking-rules.ts";
export { calendarOf, nextFree } from "./question.ts";
export { greetedName } from "./letters/when.ts";
export { openSpans } from "./rules/calendar.ts";
export { remindersOf } from "./rules/reminders.ts";
export { isConsultation, isPublic } from "./rules/public-types.ts";
export { lettersOn } from "./letter-desk.ts";
export type { AppointmentRow } from "./appointment-rows.ts";
export type { EnquiryRow } from "./enquiry-rows.ts";
export { appointmentsFound, enquiriesFound } from "./searching.ts";
export {
  type EveningAnswer,
  type EveningCall,
  type EveningQuestion,
  eveningQuestions,
  wrongAnswers,
} from "./rules/evening.ts";

/** Free times of a type in a window, the earliest first. A hold that ran out blocks nothing. */
export const freeSlots = (
  tx: Tx,
  { window, limit, ...wish }: Wish & { readonly window: Span; readonly limit: number },
): Promise<readonly Placing[]> => freeTimes(tx, wish, window, limit);

/** One appointment; null when there is none of that id in this clinic. */
export async function appointmentOf(tx: Tx, id: string): Promise<AppointmentRow | null> {
  const row = await appointments(tx).where("appointments.id", "=", id).executeTakeFirst();
  return row === undefined ? null : appointmentRow(row);
}

/** Every appointment that touches the time, whatever became of it, the earliest first. */
export async function appointmentsBetween(tx: Tx, from: Instant, to: Instant): Promise<readonly AppointmentRow[]> {
  const rows = await appointments(tx)
    .where("start_at", ">", new Date(from - 86_400_000))
    .where("start_at", "<", new Date(to))
    .where("end_at", ">", new Date(from))
    .execute();
  return rows.map(appointmentRow);
}

/** How many visits are still to come, or are held, in a room. */
export async function bookedInRoom(tx: Tx, roomId: string, now: Instant): Promise<number> {
  const { n } = await tx.q
    .selectFrom("appointments")
    .select((row) => row.fn.countAll<number>().as("n"))
    .where("room_id", "=", roomId)
    .where("state", "in", ["held", "booked"])
    .where("end_at", ">", new Date(now))
    .where((is) => is.or([is("state", "=", "booked"), is("held_until", ">", new Date(now))]))
    .executeTakeFirstOrThrow();
  return n;
}

/** The times that are held at this moment for people who have not said who they are. */
export async function holdsOfStrangers(tx: Tx, now: Instant): Promise<readonly string[]> {
  const rows = await tx.q
    .selectFrom("appointments")
    .select("id")
    .where("state", "=", "held")
    .where("enquiry_id", "is", null)
    .where("patient_id", "is", null)
    .where("held_until", ">", new Date(now))
    .execute();
  return rows.map(({ id }) => id);
}

export async function appointmentsOfEnquiry(tx: Tx, enquiryId: string): Promise<readonly AppointmentRow[]> {
  return (await appointments(tx).where("enquiry_id", "=", enquiryId).execute()).map(appointmentRow);
}

/** A patient's appointments, those they booked before they had a chart too. */
export const appointmentsOfPatient = (tx: Tx, patientId: string): Promise<readonly AppointmentRow[]> =>
  appointmentsOfPatients(tx, [patientId]);

/** The appointments of these patients, read at once. */
export const appointmentsOfPatients = (tx: Tx, patientIds: readonly string[]): Promise<readonly AppointmentRow[]> =>
  appointmentsOf(tx, (all) => all.where("patients.id", "in", patientIds));

/** One of several that were booked together, with how it ended and why; `ended` is null while it stands. */
export type SeriesRow = AppointmentRow & Pick<Appointment, "ended">;

export async function appointmentsOfSeries(tx: Tx, series: string): Promise<readonly SeriesRow[]> {
  const rows = await appointments(tx).where("series", "=", series).execute();
  return rows.map((row) => ({ ...appointmentRow(row), ended: (JSON.parse(row.body) as Appointment).ended }));
}

const STANDS: ReadonlySet<AppointmentRow["state"]> = new Set(["booked", "arrived", "done"]);

/** Whether a visit is to come, is going on, or took place. */
export const stands = ({ state }: Pick<AppointmentRow, "state">): boolean => STANDS.has(state);

/** How many visits each of these courses has: those that stand, and never fewer than the number of its last. */
export async function courseLengths(
  tx: Tx,
  rows: readonly Pick<AppointmentRow, "series">[],
): Promise<Readonly<Record<string, number>>> {
  const named = [...new Set(rows.flatMap(({ series }) => series ?? []))];
  if (named.length === 0) return {};
  const visits = (await appointmentsOf(tx, (all) => all.where("series", "in", named))).filter(stands);
  return Object.fromEntries(
    [...Map.groupBy(visits, ({ series }) => series ?? "")].map(([series, course]) => [
      series,
      Math.max(course.length, ...course.map(({ nth }) => nth ?? 0)),
    ]),
  );
}

const instantOf = (date: Date): Instant => as<Instant>(date.getTime());

export async function enquiryOf(tx: Tx, id: string): Promise<EnquiryRow | null> {
  const row = await enquiries(tx).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : enquiryRow(row);
}

/** Everybody who asked with this address, however its letters are written. */
export async function enquiriesByEmail(tx: Tx, email: string): Promise<readonly EnquiryRow[]> {
  const rows = await enquiries(tx)
    .where(sql`lower(email)`, "=", email.toLowerCase())
    .execute();
  return rows.map(enquiryRow);
}

/** The pipeline: the oldest of a stage first. Of those closed and of patients, the newest hundred. */
export async function enquiriesByStage(tx: Tx): Promise<Readonly<Record<EnquiryStage, readonly EnquiryRow[]>>> {
  const open = await enquiries(tx).where("stage", "not in", ["patient", "closed"]).limit(1000).execute();
  const past = await tx.q
    .selectFrom("enquiries")
    .selectAll()
    .where("stage", "in", ["patient", "closed"])
    .orderBy("moved_at", "desc")
    .limit(100)
    .execute();
  const none: readonly EnquiryRow[] = [];
  const stages = { new: none, contacted: none, booked: none, evaluated: none, patient: none, closed: none };
  return { ...stages, ...Object.groupBy([...open, ...past].map(enquiryRow), ({ stage }) => stage) };
}

export type WaitingRow = Omit<Waiting, "passedOver"> & { readonly id: string; readonly name: string };

const waitingRows = (tx: Tx) =>
  tx.q
    .selectFrom("waiting")
    .leftJoin("enquiries", "enquiries.id", "waiting.enquiry_id")
    .leftJoin("patients", (join) =>
      join.on("patients.id", "=", sql`coalesce(waiting.patient_id, enquiries.patient_id)`),
    )
    .selectAll("waiting")
    .select(["enquiries.name", "family", "given"])
    .orderBy("joined_at")
    .orderBy("waiting.id");

type StoredWaiting = Awaited<ReturnType<ReturnType<typeof waitingRows>["execute"]>>[number];

const waitingRow = (row: StoredWaiting): WaitingRow => ({
  id: row.id,
  typeId: row.type_id,
  enquiryId: row.enquiry_id,
  patientId: row.patient_id,
  insteadOf: row.instead_of,
  preference: (JSON.parse(row.body) as { preference: Preference }).preference,
  joinedAt: instantOf(row.joined_at),
  state: row.state,
  offer: row.offer === null ? null : (JSON.parse(row.offer) as Offer),
  name: row.family === null ? (row.name ?? "") : `${row.family}, ${row.given}`,
});

/** Those on the wait-list for a type, or for any, the longest waiting first. */
export async function waitingFor(tx: Tx, typeId: string | null): Promise<readonly WaitingRow[]> {
  const rows = await waitingRows(tx)
    .where("state", "in", ["waiting", "offered"])
    .$if(typeId !== null, (rest) => rest.where("type_id", "=", typeId ?? ""))
    .execute();
  return rows.map(waitingRow);
}

/** Every offer that stands: what its letter is about. */
export async function openOffers(tx: Tx): Promise<readonly WaitingRow[]> {
  return (await waitingRows(tx).where("state", "=", "offered").execute()).map(waitingRow);
}

export async function waitingOf(tx: Tx, id: string): Promise<WaitingRow | null> {
  const row = await waitingRows(tx).where("waiting.id", "=", id).executeTakeFirst();
  return row === undefined ? null : waitingRow(row);
}

/** Where an enquiry stands on the wait-list; all their entries, the newest last. */
export async function waitingOfEnquiry(tx: Tx, enquiryId: string): Promise<readonly WaitingRow[]> {
  return (await waitingRows(tx).where("waiting.enquiry_id", "=", enquiryId).execute()).map(waitingRow);
}
