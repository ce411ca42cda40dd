import type { AppointmentFact, EnquiryFact } from "#booking/events.ts";
import { isConsultation, rulesOf } from "#booking/read.ts";
import { sitesOf } from "#clinic/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Projection } from "#plumbing/event-store.ts";
import type { Recorded } from "#plumbing/facts.ts";
import { dayIn } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    outcome_waits: {
      clinic_id: string;
      enquiry_id: string;
      patient_id: string | null;
      enquired_at: Date;
      year: number;
      consulted_at: Date | null;
      infused_at: Date | null;
      closed_at: Date | null;
    };
  }
}

/** The year by the calendar of the clinic's first site; one where none is known yet falls in UTC. */
export async function yearIn(tx: Tx, at: Instant): Promise<number> {
  const [site] = await sitesOf(tx);
  return dayIn(site?.zone ?? "UTC", at).year;
}

/** Everybody who enquired, and how long they waited for what. Who came without an enquiry is not among them. */
export const enquiryWaits: Projection = {
  streams: "enquiry:",
  tables: ["outcome_waits"],
  apply: async (tx, recorded) => {
    const fact = recorded as Recorded<EnquiryFact>;
    const id = fact.stream.slice("enquiry:".length);
    switch (fact.type) {
      case "EnquiryMade":
        return void (await tx.q
          .insertInto("outcome_waits")
          .values({
            clinic_id: tx.clinicId,
            enquiry_id: id,
            patient_id: null,
            enquired_at: new Date(fact.at),
            year: await yearIn(tx, fact.at),
            consulted_at: null,
            infused_at: null,
            closed_at: null,
          })
          .execute());
      case "EnquiryBecamePatient": {
        await change(tx, id, { patient_id: fact.data.patientId });
        return keepInfused(tx, fact.data.patientId);
      }
      case "EnquiryMoved":
        return change(tx, id, { closed_at: fact.data.stage === "closed" ? new Date(fact.at) : null });
      default:
        return;
    }
  },
};

const change = async (tx: Tx, id: string, to: { patient_id: string } | { closed_at: Date | null }) =>
  void (await tx.q.updateTable("outcome_waits").set(to).where("enquiry_id", "=", id).execute());

const CAME: readonly string[] = ["Arrived", "Done", "ArrivalTakenBack"] satisfies readonly AppointmentFact["type"][];

/** A consultation that took place, counted from the time it was booked for. */
export const consultationWaits: Projection = {
  streams: "appointment:",
  tables: [],
  apply: async (tx, { stream, type }) => {
    if (!CAME.includes(type)) return;
    const whose = await tx.q
      .selectFrom("appointments")
      .leftJoin("enquiries", "enquiries.patient_id", "appointments.patient_id")
      .select((row) => row.fn.coalesce("appointments.enquiry_id", "enquiries.id").as("enquiry_id"))
      .where("appointments.id", "=", stream.slice("appointment:".length))
      .executeTakeFirst();
    if (whose?.enquiry_id != null) await keepConsulted(tx, whose.enquiry_id);
  },
};

async function keepConsulted(tx: Tx, enquiryId: string): Promise<void> {
  const { types } = await rulesOf(tx);
  const talks = types.filter(isConsultation).map(({ id }) => id);
  const { patient_id } =
    (await tx.q
      .selectFrom("outcome_waits")
      .select("patient_id")
      .where("enquiry_id", "=", enquiryId)
      .executeTakeFirst()) ?? {};
  const row = await tx.q
    .selectFrom("appointments")
    .select((one) => one.fn.min("start_at").as("at"))
    .where("type_id", "in", talks)
    .where("state", "in", ["arrived", "done"])
    .where((is) => is.or([is("enquiry_id", "=", enquiryId), is("patient_id", "=", patient_id ?? null)]))
    .executeTakeFirst();
  await tx.q
    .updateTable("outcome_waits")
    .set({ consulted_at: row?.at ?? null })
    .where("enquiry_id", "=", enquiryId)
    .execute();
}

/** The first infusion of a patient, as the infusions counted tell it. */
export async function keepInfused(tx: Tx, patientId: string): Promise<void> {
  const first = await tx.q
    .selectFrom("outcome_infusions")
    .select((one) => one.fn.min("started_at").as("at"))
    .where("patient_id", "=", patientId)
    .executeTakeFirst();
  await tx.q
    .updateTable("outcome_waits")
    .set({ infused_at: first?.at ?? null })
    .where("patient_id", "=", patientId)
    .execute();
}
