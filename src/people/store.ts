import type { Tx } from "#plumbing/db.ts";
import type { Projection } from "#plumbing/event-store.ts";
import type { Recorded } from "#plumbing/facts.ts";
import { keepCircle } from "./circle-store.ts";
import type { PatientFact, StaffFact } from "./events.ts";
import { keepPartner } from "./partner.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    staff: {
      clinic_id: string;
      id: string;
      user_id: string;
      name: string;
      credential: string;
      roles: string[];
      active: boolean;
    };
    patients: {
      clinic_id: string;
      id: string;
      mrn: string;
      family: string;
      given: string;
      birth_date: string;
      sex: "female" | "male" | "unknown";
      height_cm: number | null;
      allergies: string[];
      allergies_known: boolean;
      photo: string | null;
      fictitious: boolean;
    };
    patient_contacts: {
      clinic_id: string;
      patient_id: string;
      email: string | null;
      mobile: string | null;
      language: "en" | "es";
      zone: string;
      texts: boolean;
      quiet_from: string | null;
      quiet_to: string | null;
    };
  }
}

export const staffProjection: Projection = {
  streams: "staff:",
  tables: ["staff"],
  apply: async (tx, recorded) => keepStaff(tx, recorded as Recorded<StaffFact>),
};

async function keepStaff({ q, clinicId: clinic_id }: Tx, fact: Recorded<StaffFact>): Promise<void> {
  const id = fact.stream.slice("staff:".length);
  switch (fact.type) {
    case "StaffJoined": {
      const { userId: user_id, name, credential, roles } = fact.data;
      return void (await q
        .insertInto("staff")
        .values({ clinic_id, id, user_id, name, credential, roles: [...roles], active: true })
        .execute());
    }
    case "WayInMade":
      return void (await q.updateTable("staff").set({ user_id: fact.data.userId }).where("id", "=", id).execute());
    case "RolesChanged":
      return void (await q
        .updateTable("staff")
        .set({ roles: [...fact.data.roles] })
        .where("id", "=", id)
        .execute());
    case "StaffLeft":
      return void (await q.updateTable("staff").set({ active: false }).where("id", "=", id).execute());
  }
}

export const patientProjection: Projection = {
  streams: "patient:",
  tables: [
    "patients",
    "patient_contacts",
    "patient_details",
    "patient_circle",
    "patient_circle_none",
    "identity_photos",
    "care_partners",
  ],
  apply: async (tx, recorded) => {
    const fact = recorded as Recorded<PatientFact>;
    await keepPatient(tx, fact);
    const patientId = fact.stream.slice("patient:".length);
    await keepCircle(tx, patientId, fact);
    await keepPartner(tx, patientId, fact);
  },
};

async function keepPatient({ q, clinicId: clinic_id }: Tx, fact: Recorded<PatientFact>): Promise<void> {
  const id = fact.stream.slice("patient:".length);
  switch (fact.type) {
    case "PatientRegistered": {
      const { mrn, family, given, birthDate: birth_date, sex, heightCm: height_cm, photo, fictitious } = fact.data;
      const allergies = { allergies: [], allergies_known: false };
      return void (await q
        .insertInto("patients")
        .values({ clinic_id, id, mrn, family, given, birth_date, sex, height_cm, photo, fictitious, ...allergies })
        .execute());
    }
    case "AllergiesRecorded":
      return void (await q
        .updateTable("patients")
        .set({ allergies: [...fact.data.allergies], allergies_known: true })
        .where("id", "=", id)
        .execute());
    case "ContactRecorded": {
      const { email, mobile, language, zone, texts, quiet } = fact.data;
      const hours = quiet === undefined ? {} : { quiet_from: quiet?.from ?? null, quiet_to: quiet?.to ?? null };
      const contact = { email, mobile, language, zone, texts, ...hours };
      return void (await q
        .insertInto("patient_contacts")
        .values({ clinic_id, patient_id: id, ...contact })
        .onConflict((same) => same.columns(["clinic_id", "patient_id"]).doUpdateSet(contact))
        .execute());
    }
  }
}
