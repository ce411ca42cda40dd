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
  const lives = (told: string): string => (isZone(told) ? told : zone);
  if (patient !== null) return { ...patient, name, zone: lives(patient.zone) };
  if (asked === null) return null;
  const { email, mobile } = asked;
  return { name, email, mobile, texts: mayText(asked), zone: lives(asked.zone), language: language ?? asked.language };
}
