import { isZone } from "#science/civil.ts";
import { contactOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Contact } from "./letters/whom.ts";
import { enquiryOf } from "./read.ts";

export type Whose = {
  readonly enquiryId: string | null;
  readonly patientId: string | null;
  readonly name: string;
  readonly zone: string;
  readonly language?: "en" | "es" | null;
};

/** How the person of a visit is reached: as a patient, else as they wrote when they asked. */
export async function contactFor(
  tx: Tx,
  { enquiryId, patientId, name, zone, language }: Whose,
): Promise<Contact | null> {
  const patient = patientId === null ? null : await contactOf(tx, patientId);
  const asked = patient === null && enquiryId !== null ? await enquiryOf(tx, enquiryId) : null;
  const contact = patient ?? asked;
  if (contact === null) return null;
  const { email, mobile, texts } = contact;
  const lives = isZone(contact.zone) ? contact.zone : zone;
  return {
    name,
    email,
    mobile,
    texts,
    zone: lives,
    language: (patient === null ? language : null) ?? contact.language,
  };
}
