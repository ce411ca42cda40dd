import { sql } from "kysely";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import type { Appointment, AppointmentState } from "./fold/appointment.ts";
import { wrongAnswers } from "./rules/evening.ts";

export type AppointmentRow = {
  readonly id: string;
  readonly typeId: string;
  readonly state: AppointmentState;
  readonly siteId: string;
  readonly zone: string;
  readonly roomId: string | null;
  readonly startAt: Instant;
  readonly endAt: Instant;
  readonly staffIds: readonly string[];
  readonly enquiryId: string | null;
  /** Also where the enquiry became a patient after it was booked. */
  readonly patientId: string | null;
  /** "Family, Given" of a patient, else as the person wrote it; empty while a stranger's hold runs. */
  readonly name: string;
  readonly language: Appointment["language"];
  readonly series: string | null;
  readonly nth: number | null;
  readonly heldUntil: Instant | null;
  /** When this time was agreed: booked, or moved to. */
  readonly agreedAt: Instant | null;
  readonly override: string | null;
  /** How often it was moved: part of what makes a letter about it the same letter. */
  readonly moves: number;
  readonly ride: Appointment["ride"];
  readonly evening: { readonly wrong: readonly string[] } | null;
  readonly onTheWay: boolean;
};

export const appointments = (tx: Tx) =>
  tx.q
    .selectFrom("appointments")
    .leftJoin("enquiries", "enquiries.id", "appointments.enquiry_id")
    .leftJoin("patients", (join) =>
      join.on("patients.id", "=", sql`coalesce(appointments.patient_id, enquiries.patient_id)`),
    )
    .select(["appointments.id", "appointments.body", "enquiries.name", "patients.id as patient_id", "family", "given"])
    .orderBy("start_at")
    .orderBy("appointments.id");

type StoredAppointment = Awaited<ReturnType<ReturnType<typeof appointments>["execute"]>>[number];

export function appointmentRow({ id, body, name, patient_id, family, given }: StoredAppointment): AppointmentRow {
  const appointment = JSON.parse(body) as Appointment;
  const { placing, evening, typeId, state, enquiryId, language, series, nth } = appointment;
  const { heldUntil, agreedAt, override, moves, ride, onTheWay } = appointment;
  const { siteId, zone, roomId, startAt, endAt, staffIds } = placing;
  const patientId = patient_id ?? appointment.patientId;
  const when = { siteId, zone, roomId, startAt, endAt, staffIds, heldUntil, agreedAt, moves };
  const whose = { typeId, state, enquiryId, patientId, language, series, nth, override, ride, onTheWay };
  return {
    id,
    ...when,
    ...whose,
    name: family === null ? (name ?? "") : `${family}, ${given}`,
    evening: evening === null ? null : { wrong: wrongAnswers(evening.answers).map(({ id: about }) => about) },
  };
}

/** Appointments as asked for by `narrow`, in the order it wants; by time, where it says nothing. */
export const appointmentsOf = async (
  tx: Tx,
  narrow: (rows: ReturnType<typeof appointments>) => ReturnType<typeof appointments>,
): Promise<readonly AppointmentRow[]> => (await narrow(appointments(tx)).execute()).map(appointmentRow);
