import { sql } from "kysely";
import type { Tables, Tx } from "#plumbing/db.ts";
import { readOnce } from "#plumbing/writer.ts";
import type { PatientContact } from "./events.ts";

export { grantedTo, type Partner, partnerOf } from "./partner.ts";
export { circleOf, detailsOf, emptyRolesOf, identityPhotoOf, patientsReleasing } from "./circle-read.ts";

export type Patient = {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string;
  readonly mrn: string;
  readonly sex: "female" | "male" | "unknown";
  readonly heightCm: number | null;
  readonly photo: string | null;
  readonly allergies: readonly string[];
  readonly allergiesKnown: boolean;
  readonly fictitious: boolean;
};

const columns = [
  "id",
  "mrn",
  "family",
  "given",
  "birth_date",
  "sex",
  "height_cm",
  "allergies",
  "allergies_known",
  "photo",
  "fictitious",
] as const;

/** One patient of this clinic; undefined when there is none, or it is another clinic's. */
export const patientOf = (tx: Tx, id: string): Promise<Patient | undefined> =>
  readOnce(
    tx,
    `patient ${id}`,
    (stream) => stream === `patient:${id}`,
    () => readPatient(tx, id),
  );

async function readPatient(tx: Tx, id: string): Promise<Patient | undefined> {
  const row = await tx.q.selectFrom("patients").select(columns).where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : patient(row);
}

/** The clinic's patients by name. */
export async function patientsOf(tx: Tx): Promise<readonly Patient[]> {
  const rows = await tx.q
    .selectFrom("patients")
    .select(columns)
    .orderBy("family")
    .orderBy("given")
    .limit(500)
    .execute();
  return rows.map(patient);
}

/** Patients whose name, record number or birth date begins as typed, in any order of the names; the first by name. */
export async function patientsFound(tx: Tx, typed: string, most: number): Promise<readonly Patient[]> {
  const rows = await tx.q
    .selectFrom("patients")
    .select(columns)
    .where((is) => is.and(wordsOf(typed).map((word) => is.or(beginsWith(word)))))
    .orderBy("family")
    .orderBy("given")
    .limit(most)
    .execute();
  return rows.map(patient);
}

const wordsOf = (typed: string): readonly string[] =>
  typed
    .split(/[\s,]+/)
    .filter((word) => word !== "")
    .slice(0, 6);

/** What a percent sign or an underscore means to the database, it does not mean to who types it. */
const beginsWith = (word: string) => {
  const start = `${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return [
    sql<boolean>`family ilike ${start}`,
    sql<boolean>`family ilike ${`% ${start}`}`,
    sql<boolean>`given ilike ${start}`,
    sql<boolean>`mrn ilike ${`%${start}`}`,
    sql<boolean>`birth_date::text like ${start}`,
  ];
};

/** Patients who could be the one being registered: the same record number, or the same birth date. */
export async function patientsLike(tx: Tx, { mrn, birthDate }: { readonly mrn: string; readonly birthDate: string }) {
  const rows = await tx.q
    .selectFrom("patients")
    .select(["mrn", "family", "given", "birth_date"])
    .where((is) => is.or([is("mrn", "=", mrn), is("birth_date", "=", birthDate)]))
    .execute();
  return rows.map(({ birth_date, ...row }) => ({ ...row, birthDate: birth_date }));
}

type Row = Pick<Tables["patients"], (typeof columns)[number]>;

const patient = (row: Row): Patient => ({
  id: row.id,
  name: `${row.family}, ${row.given}`,
  birthDate: row.birth_date,
  mrn: row.mrn,
  sex: row.sex,
  heightCm: row.height_cm,
  photo: row.photo,
  allergies: row.allergies,
  allergiesKnown: row.allergies_known,
  fictitious: row.fictitious,
});

/** How a patient is reached; null while nobody has asked. */
export async function contactOf(tx: Tx, patientId: string): Promise<PatientContact | null> {
  const row = await tx.q
    .selectFrom("patient_contacts")
    .select(["email", "mobile", "language", "zone", "texts", "quiet_from", "quiet_to"])
    .where("patient_id", "=", patientId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { quiet_from: from, quiet_to: until, ...contact } = row;
  return { ...contact, quiet: from === null || until === null ? null : { from, to: until } };
}

/** Where those of these patients live who told us. */
export async function zonesOf(tx: Tx, patientIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.q
    .selectFrom("patient_contacts")
    .select(["patient_id", "zone"])
    .where("patient_id", "=", sql<string>`any(${patientIds}::uuid[])`)
    .execute();
  return new Map(rows.map(({ patient_id, zone }) => [patient_id, zone]));
}

/** The patients who are reached by this address, however its letters are written. */
export async function patientsByEmail(tx: Tx, email: string): Promise<readonly string[]> {
  const rows = await tx.q
    .selectFrom("patient_contacts")
    .select("patient_id")
    .where((row) => row(row.fn<string>("lower", ["email"]), "=", email.toLowerCase()))
    .execute();
  return rows.map(({ patient_id }) => patient_id);
}

export type Staff = {
  readonly id: string;
  readonly name: string;
  readonly credential: string;
  readonly roles: readonly string[];
  readonly active: boolean;
};

/** Everyone who works or worked here. */
export const staffList = (tx: Tx): Promise<readonly Staff[]> =>
  readOnce(
    tx,
    "staff",
    (stream) => stream.startsWith("staff:"),
    () => tx.q.selectFrom("staff").select(["id", "name", "credential", "roles", "active"]).orderBy("name").execute(),
  );

export async function staffOf(tx: Tx, id: string): Promise<Staff | undefined> {
  return tx.q
    .selectFrom("staff")
    .select(["id", "name", "credential", "roles", "active"])
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Whose login a colleague's is, in the sign-in's own tables. */
export async function userOf(tx: Tx, staffId: string): Promise<string | undefined> {
  const row = await tx.q.selectFrom("staff").select("user_id").where("id", "=", staffId).executeTakeFirst();
  return row?.user_id;
}

/** Names for every `by`, keyed by staff id. */
export async function namesOf(tx: Tx): Promise<Readonly<Record<string, { name: string; credential: string }>>> {
  const staff = await staffList(tx);
  return Object.fromEntries(staff.map(({ id, name, credential }) => [id, { name, credential }]));
}
