import type { Tx } from "#plumbing/db.ts";
import type { Recorded, Tri } from "#plumbing/facts.ts";
import type { CirclePerson, CircleRole, PatientDetails, PatientFact } from "./events.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    patient_details: {
      clinic_id: string;
      patient_id: string;
      called_name: string;
      pronouns: string;
      street: string;
      city: string;
      state: string;
      zip: string;
      can_become_pregnant: Tri;
    };
    patient_circle: {
      clinic_id: string;
      id: string;
      patient_id: string;
      role: CircleRole;
      name: string;
      practice: string;
      mobile: string;
      email: string;
      fax: string;
      release: Tri;
      released_on: string;
      at: Date;
    };
    patient_circle_none: { clinic_id: string; patient_id: string; role: CircleRole };
    identity_photos: { clinic_id: string; patient_id: string; file_id: string; received_at: Date };
  }
}

/** Keeps in step what a patient told of themselves and of the people around them. */
export async function keepCircle(tx: Tx, patientId: string, fact: Recorded<PatientFact>): Promise<void> {
  switch (fact.type) {
    case "DetailsRecorded":
      return keepDetails(tx, patientId, fact.data);
    case "CirclePersonRecorded":
      return keepPerson(tx, patientId, fact.data, new Date(fact.at));
    case "CirclePersonRemoved":
      return void (await tx.q.deleteFrom("patient_circle").where("id", "=", fact.data.personId).execute());
    case "CircleRoleEmpty":
      return void (await tx.q
        .insertInto("patient_circle_none")
        .values({ clinic_id: tx.clinicId, patient_id: patientId, role: fact.data.role })
        .onConflict((same) => same.doNothing())
        .execute());
    case "IdentityPhotoReceived":
      return keepPhoto(tx, patientId, fact.data.fileId, new Date(fact.at));
  }
}

async function keepDetails({ q, clinicId: clinic_id }: Tx, patient_id: string, told: PatientDetails): Promise<void> {
  const { calledName: called_name, pronouns, street, city, state, zip, canBecomePregnant: can_become_pregnant } = told;
  const row = { called_name, pronouns, street, city, state, zip, can_become_pregnant };
  await q
    .insertInto("patient_details")
    .values({ clinic_id, patient_id, ...row })
    .onConflict((same) => same.columns(["clinic_id", "patient_id"]).doUpdateSet(row))
    .execute();
}

async function keepPerson(
  { q, clinicId: clinic_id }: Tx,
  patient_id: string,
  { personId: id, releasedOn: released_on, ...person }: CirclePerson,
  at: Date,
): Promise<void> {
  const { role, name, practice, mobile, email, fax, release } = person;
  const row = { role, name, practice, mobile, email, fax, release, released_on, at };
  await q
    .insertInto("patient_circle")
    .values({ clinic_id, id, patient_id, ...row })
    .onConflict((same) => same.columns(["clinic_id", "id"]).doUpdateSet(row))
    .execute();
  await q.deleteFrom("patient_circle_none").where("patient_id", "=", patient_id).where("role", "=", role).execute();
}

async function keepPhoto({ q, clinicId: clinic_id }: Tx, patient_id: string, file_id: string, received_at: Date) {
  await q
    .insertInto("identity_photos")
    .values({ clinic_id, patient_id, file_id, received_at })
    .onConflict((same) => same.columns(["clinic_id", "patient_id"]).doUpdateSet({ file_id, received_at }))
    .execute();
}
