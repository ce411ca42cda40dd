import { isZone } from "#science/civil.ts";
import { contactOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Contact } from "./letters/whom.ts";
import { type EnquiryRow, enquiryOf } from "./read.ts";

export type Whose = {
  readonly enquiryId: string | null;
  readonly patientId: string | null;
  readonly name: string;
  readonly zone: string;
  readonly language?: "en" | "es" | null;
};

/**
 * A number typed on the public pages gets no text until it was proven, whoever ticked the box: it may be a stranger's.
 * One that somebody here took down counts.
 */
export const mayText = ({ texts, source, proven }: Pick<EnquiryRow, "texts" | "source" | "proven">): boolean =>
  texts && (source !== "site" || proven.includes("text"));

/** How the person of a visit is reached: as a patient, else as they wrote when they asked. */
export async function contactFor(
  tx: Tx,
  { enquiryId, patientId, name, zone, language }: Whose,
): Promise<Contact | null> {
  const patient = patientId === null ? null : await contactOf(tx, patientId);
  const asked = patient === null && enquiryId !== null ? await enquiryOf(tx, enquiryId) : null;
  const contact = patient ?? asked;
  if (contact === null) return null;
  const { email, mobile } = contact;
  const texts = asked === null ? contact.texts : mayText(asked);
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
