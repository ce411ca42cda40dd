import { sql } from "kysely";
import type { Tx } from "#plumbing/db.ts";
import { load, type Projection } from "#plumbing/event-store.ts";
import type { Recorded } from "#plumbing/facts.ts";
import { keepNeeds } from "#tasks/desk.ts";
import type { AppointmentFact, BookingFact, EnquiryFact, EnquiryStage, WaitingFact } from "./events.ts";
import { type Appointment, type AppointmentState, foldAppointment, isOccupying } from "./fold/appointment.ts";
import { type Enquiry, foldEnquiry } from "./fold/enquiry.ts";
import { foldWaiting, type Waiting } from "./fold/waiting.ts";
import { appointmentNeeds, displacedSubject, enquiryNeeds } from "./needs.ts";
import { rulesOf } from "./booking-rules.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    appointments: {
      clinic_id: string;
      id: string;
      type_id: string;
      state: AppointmentState;
      site_id: string;
      room_id: string | null;
      start_at: Date;
      end_at: Date;
      staff_ids: string[];
      enquiry_id: string | null;
      patient_id: string | null;
      series: string | null;
      nth: number | null;
      held_until: Date | null;
      body: string;
      version: number;
    };
    lanes: { clinic_id: string; appointment_id: string; lane: string; during: string; site_id: string | null };
    enquiries: {
      clinic_id: string;
      id: string;
      stage: EnquiryStage;
      name: string;
      email: string | null;
      mobile: string | null;
      language: "en" | "es";
      zone: string;
      texts: boolean;
      proven: string[];
      source: Enquiry["source"];
      wish: string;
      self_check: Enquiry["selfCheck"];
      owner: string | null;
      patient_id: string | null;
      made_at: Date;
      moved_at: Date;
      version: number;
    };
    waiting: {
      clinic_id: string;
      id: string;
      type_id: string;
      enquiry_id: string | null;
      patient_id: string | null;
      instead_of: string | null;
      body: string;
      joined_at: Date;
      state: Waiting["state"];
      offer: string | null;
      version: number;
    };
  }
}

const upTo = <F extends Recorded>(facts: readonly F[], version: number) =>
  facts.filter((fact) => fact.version <= version);

const idIn = (stream: string) => stream.slice(stream.indexOf(":") + 1);

/** The appointment now; null when there is none of that id in this clinic. */
export const loadAppointment = async (tx: Tx, id: string): Promise<Appointment | null> =>
  foldAppointment(await load<AppointmentFact>(tx, `appointment:${id}`));

export const loadEnquiry = async (tx: Tx, id: string): Promise<Enquiry | null> =>
  foldEnquiry(await load<EnquiryFact>(tx, `enquiry:${id}`));

export const loadWaiting = async (tx: Tx, id: string): Promise<Waiting | null> =>
  foldWaiting(await load<WaitingFact>(tx, `waiting:${id}`));

/** Keeps appointments, what they occupy and what they wait for in step with every fact. */
export const appointmentProjection: Projection = {
  streams: "appointment:",
  tables: ["appointments", "lanes"],
  apply: async (tx, { stream, version, type: happened }: Recorded) => {
    const appointment = foldAppointment(upTo(await load<AppointmentFact>(tx, stream), version));
    if (appointment === null) return;
    const id = idIn(stream);
    await keepAppointment(tx, id, version, appointment);
    await keepLanes(tx, id, appointment);
    const type = (await rulesOf(tx)).types.find((one) => one.id === appointment.typeId);
    await keepNeeds(tx, stream, appointmentNeeds(id, appointment, type, await whose(tx, appointment)));
    // Where the clinic is shut or somebody away is looked at by the clock; a visit that left its time is off that list at once.
    if (happened === "AppointmentMoved" || appointment.state !== "booked")
      await keepNeeds(tx, displacedSubject(id), []);
  },
};

async function whose(tx: Tx, { enquiryId, patientId }: Appointment) {
  const enquiry = enquiryId === null ? undefined : await enquirer(tx, enquiryId);
  const known = patientId ?? enquiry?.patient_id ?? null;
  return { name: known === null ? (enquiry?.name ?? "") : "", patientId: known };
}

const enquirer = (tx: Tx, id: string) =>
  tx.q.selectFrom("enquiries").select(["name", "patient_id"]).where("id", "=", id).executeTakeFirst();

async function keepAppointment(tx: Tx, id: string, version: number, appointment: Appointment): Promise<void> {
  const { typeId, state, placing, enquiryId, patientId, series, nth, heldUntil } = appointment;
  const row = {
    type_id: typeId,
    state,
    site_id: placing.siteId,
    room_id: placing.roomId,
    start_at: new Date(placing.startAt),
    end_at: new Date(placing.endAt),
    staff_ids: [...placing.staffIds],
    enquiry_id: enquiryId,
    patient_id: patientId,
    series,
    nth,
    held_until: heldUntil === null ? null : new Date(heldUntil),
    body: JSON.stringify(appointment),
    version,
  };
  await tx.q
    .insertInto("appointments")
    .values({ clinic_id: tx.clinicId, id, ...row })
    .onConflict((clash) => clash.columns(["clinic_id", "id"]).doUpdateSet(row))
    .execute();
}

/** The old lanes go before the new ones come: an appointment moved by a quarter of an hour does not stand in its own way. */
async function keepLanes(tx: Tx, id: string, appointment: Appointment): Promise<void> {
  await tx.q.deleteFrom("lanes").where("appointment_id", "=", id).execute();
  if (!isOccupying(appointment)) return;
  const { siteId, roomId, lanes, occupiedFrom, occupiedTo } = appointment.placing;
  const site_id = roomId === null ? null : siteId;
  const during = sql<string>`tstzrange(${new Date(occupiedFrom)}, ${new Date(occupiedTo)})`;
  const rows = lanes.map((lane) => ({ clinic_id: tx.clinicId, appointment_id: id, lane, during, site_id }));
  if (rows.length > 0) await tx.q.insertInto("lanes").values(rows).execute();
}

export const enquiryProjection: Projection = {
  streams: "enquiry:",
  tables: ["enquiries"],
  apply: async (tx, { stream, version }: Recorded) => {
    const enquiry = foldEnquiry(upTo(await load<EnquiryFact>(tx, stream), version));
    if (enquiry === null) return;
    const id = idIn(stream);
    await keepEnquiry(tx, id, version, enquiry);
    await keepNeeds(tx, stream, enquiryNeeds(id, enquiry));
  },
};

async function keepEnquiry(tx: Tx, id: string, version: number, enquiry: Enquiry): Promise<void> {
  const { selfCheck, patientId, madeAt, movedAt, proven, ...rest } = enquiry;
  const row = {
    ...rest,
    proven: [...proven],
    self_check: selfCheck,
    patient_id: patientId,
    made_at: new Date(madeAt),
    moved_at: new Date(movedAt),
    version,
  };
  await tx.q
    .insertInto("enquiries")
    .values({ clinic_id: tx.clinicId, id, ...row })
    .onConflict((clash) => clash.columns(["clinic_id", "id"]).doUpdateSet(row))
    .execute();
}

export const waitingProjection: Projection = {
  streams: "waiting:",
  tables: ["waiting"],
  apply: async (tx, { stream, version }: Recorded) => {
    const one = foldWaiting(upTo(await load<WaitingFact>(tx, stream), version));
    if (one === null) return;
    const row = {
      type_id: one.typeId,
      enquiry_id: one.enquiryId,
      patient_id: one.patientId,
      instead_of: one.insteadOf,
      body: JSON.stringify({ preference: one.preference, passedOver: one.passedOver }),
      joined_at: new Date(one.joinedAt),
      state: one.state,
      offer: one.offer === null ? null : JSON.stringify(one.offer),
      version,
    };
    await tx.q
      .insertInto("waiting")
      .values({ clinic_id: tx.clinicId, id: idIn(stream), ...row })
      .onConflict((clash) => clash.columns(["clinic_id", "id"]).doUpdateSet(row))
      .execute();
  },
};

/** How the clinic books: the newest rules it set. */
export const bookingRulesProjection: Projection = {
  streams: "booking:",
  tables: ["settings"],
  apply: async ({ q, clinicId: clinic_id }, recorded) => {
    const body = JSON.stringify((recorded as Recorded<BookingFact>).data);
    await q
      .insertInto("settings")
      .values({ clinic_id, key: "booking", body })
      .onConflict((clash) => clash.columns(["clinic_id", "key"]).doUpdateSet({ body }))
      .execute();
  },
};
