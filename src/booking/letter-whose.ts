import { sql } from "kysely";
import type { Tx } from "#plumbing/db.ts";

export type Whom = { readonly name: string; readonly patientId: string | null };

const ABOUT = /^(appointment|offer|enquiry|staff|patient):([0-9a-f-]{36})$/;

/** Whose letters these are, by what they are about: a visit's patient, whoever asked, a colleague. Not known for codes. */
export async function whoseLetters(tx: Tx, abouts: readonly string[]): Promise<ReadonlyMap<string, Whom>> {
  const found = new Map<string, Whom>();
  const ids = Map.groupBy(
    [...new Set(abouts)].flatMap((about) => {
      const [, room, id] = ABOUT.exec(about) ?? [];
      return room === undefined || id === undefined ? [] : [{ about, id, of: room === "offer" ? "appointment" : room }];
    }),
    ({ of }) => of,
  );
  for (const [of, each] of ids) {
    const people = await peopleBy(
      tx,
      of,
      each.map(({ id }) => id),
    );
    for (const { about, id } of each) {
      const one = people.get(id);
      if (one !== undefined && one.name !== "") found.set(about, one);
    }
  }
  return found;
}

function peopleBy(tx: Tx, of: string, ids: readonly string[]): Promise<ReadonlyMap<string, Whom>> {
  if (of === "appointment") return ofVisits(tx, ids);
  if (of === "patient") return ofPatients(tx, ids);
  return of === "enquiry" ? ofEnquiries(tx, ids) : ofStaff(tx, ids);
}

async function ofVisits(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Whom>> {
  const rows = await tx.q
    .selectFrom("appointments")
    .leftJoin("enquiries", "enquiries.id", "appointments.enquiry_id")
    .leftJoin("patients", (join) =>
      join.on("patients.id", "=", sql`coalesce(appointments.patient_id, enquiries.patient_id)`),
    )
    .select(["appointments.id", "enquiries.name", "patients.id as patient_id", "family", "given"])
    .where("appointments.id", "in", ids)
    .execute();
  return new Map(
    rows.map(({ id, name, patient_id: patientId, family, given }) => [
      id,
      { name: family === null ? (name ?? "") : `${family}, ${given}`, patientId },
    ]),
  );
}

async function ofEnquiries(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Whom>> {
  const rows = await tx.q.selectFrom("enquiries").select(["id", "name", "patient_id"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, name, patient_id: patientId }) => [id, { name, patientId }]));
}

async function ofPatients(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Whom>> {
  const rows = await tx.q.selectFrom("patients").select(["id", "family", "given"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, family, given }) => [id, { name: `${family}, ${given}`, patientId: id }]));
}

async function ofStaff(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Whom>> {
  const rows = await tx.q.selectFrom("staff").select(["id", "name"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, name }) => [id, { name, patientId: null }]));
}
