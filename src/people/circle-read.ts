import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import type { CirclePerson, CircleRole, PatientDetails } from "./events.ts";

/** What a patient told of themselves; `asked` false while nobody told us anything. */
type Details = PatientDetails & { readonly asked: boolean };

const NOT_ASKED: Details = {
  calledName: "",
  pronouns: "",
  street: "",
  city: "",
  state: "",
  zip: "",
  canBecomePregnant: "unknown",
  asked: false,
};

export async function detailsOf(tx: Tx, patientId: string): Promise<Details> {
  const row = await tx.q
    .selectFrom("patient_details")
    .selectAll()
    .where("patient_id", "=", patientId)
    .executeTakeFirst();
  if (row === undefined) return NOT_ASKED;
  const { called_name: calledName, pronouns, street, city, state, zip, can_become_pregnant: canBecomePregnant } = row;
  return { calledName, pronouns, street, city, state, zip, canBecomePregnant, asked: true };
}

/** The people around a patient, those named first, first. */
export async function circleOf(tx: Tx, patientId: string): Promise<readonly CirclePerson[]> {
  const rows = await tx.q
    .selectFrom("patient_circle")
    .selectAll()
    .where("patient_id", "=", patientId)
    .orderBy("role")
    .orderBy("id")
    .execute();
  return rows.map(({ id: personId, role, name, practice, mobile, email, fax, release, released_on: releasedOn }) => ({
    personId,
    role,
    name,
    practice,
    mobile,
    email,
    fax,
    release,
    releasedOn,
  }));
}

/** Patients who let us write to somebody of these roles. */
export async function patientsReleasing(tx: Tx, roles: readonly CircleRole[]): Promise<ReadonlySet<string>> {
  const rows = await tx.q
    .selectFrom("patient_circle")
    .select("patient_id")
    .distinct()
    .where("role", "in", roles)
    .where("release", "=", "yes")
    .execute();
  return new Set(rows.map(({ patient_id }) => patient_id));
}

/** Of which kinds the patient said that there is nobody. */
export async function emptyRolesOf(tx: Tx, patientId: string): Promise<readonly CircleRole[]> {
  const rows = await tx.q
    .selectFrom("patient_circle_none")
    .select("role")
    .where("patient_id", "=", patientId)
    .orderBy("role")
    .execute();
  return rows.map(({ role }) => role);
}

/** The newest photo of an identity document; null while none was sent. */
export async function identityPhotoOf(
  tx: Tx,
  patientId: string,
): Promise<{ readonly fileId: string; readonly receivedAt: Instant } | null> {
  const row = await tx.q
    .selectFrom("identity_photos")
    .select(["file_id", "received_at"])
    .where("patient_id", "=", patientId)
    .executeTakeFirst();
  return row === undefined ? null : { fileId: row.file_id, receivedAt: as<Instant>(row.received_at.getTime()) };
}
