import type { Language } from "#clinic/events.ts";
import { currentProtocol, placeOf } from "#clinic/read.ts";
import { contactOf, namesOf, patientOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Refusal } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import type { Consent } from "./fold.ts";
import { type ConsentText, type LastInfusion, type Standing, underTheDrug } from "./rules.ts";
import { consentStanding } from "./standing.ts";
import { consentOf, consentsOf } from "./store.ts";
import { textInForce, textOf } from "./texts.ts";

type Whose = { readonly id: string; readonly name: string; readonly birthDate: string; readonly mrn: string };

/** A patient's consents at the staff's desk. */
export type ConsentsView = {
  readonly patient: Whose;
  readonly zone: string;
  /** How the patient wants to be written to; English while nobody has asked. */
  readonly language: Language;
  readonly standing: Standing;
  /** The highest dose a course may be raised to by the protocol: the ceiling proposed. mg/kg. */
  readonly ceiling: number;
  readonly protocol: string;
  /** Why nothing may be read or signed now. */
  readonly blocked: Refusal | null;
  readonly consents: readonly (Consent & { readonly isInForce: boolean })[];
  /** Who did what, by the `by` of each entry. */
  readonly names: Readonly<Record<string, string>>;
  readonly me: string;
  readonly may: { readonly take: boolean };
};

export type Looking = {
  readonly now: Instant;
  readonly last: LastInfusion | null;
  readonly me: string;
  readonly take: boolean;
};

/** Null where there is no such patient in this clinic. */
export async function consentsView(
  tx: Tx,
  patientId: string,
  { now, last, me, take }: Looking,
): Promise<ConsentsView | null> {
  const patient = await patientOf(tx, patientId);
  if (patient === undefined) return null;
  const { protocol } = await currentProtocol(tx);
  const { id, name, birthDate, mrn } = patient;
  return {
    patient: { id, name, birthDate, mrn },
    zone: (await placeOf(tx))?.site.zone ?? "UTC",
    language: (await contactOf(tx, patientId))?.language ?? "en",
    standing: await consentStanding(tx, patientId, { now }),
    ceiling: protocol.course.ceilingMgPerKg,
    protocol: `${protocol.id} ${protocol.version}`,
    blocked: underTheDrug(last, now)[0] ?? null,
    consents: await withForce(tx, await consentsOf(tx, patientId)),
    names: await namesByIn(tx, patientId, name),
    me,
    may: { take },
  };
}

async function withForce(tx: Tx, consents: readonly Consent[]): Promise<ConsentsView["consents"]> {
  const shown: ConsentsView["consents"][number][] = [];
  for (const consent of consents) {
    const text = await textInForce(tx, consent.kind, consent.language);
    shown.push({ ...consent, isInForce: text?.contentHash === consent.contentHash });
  }
  return shown;
}

/** Whoever stands as the `by` of an entry about this patient. */
export async function namesByIn(tx: Tx, patientId: string, patientName: string): Promise<Record<string, string>> {
  const staff = Object.entries(await namesOf(tx)).map(([staffId, { name }]) => [staffId, name]);
  return { ...Object.fromEntries(staff), [`patient:${patientId}`]: patientName };
}

/** One consent with the text that was offered. */
export type ConsentView = {
  readonly clinic: string;
  readonly patient: Whose;
  readonly zone: string;
  readonly consent: Consent;
  readonly text: ConsentText;
  readonly names: Readonly<Record<string, string>>;
};

/** Null where this patient has no such consent. */
export async function consentView(tx: Tx, patientId: string, consentId: string): Promise<ConsentView | null> {
  const [patient, consent] = [await patientOf(tx, patientId), await consentOf(tx, consentId)];
  if (patient === undefined || consent?.patientId !== patientId) return null;
  const text = await textOf(tx, { ...consent, version: consent.textVersion });
  if (text === null) return null;
  const { id, name, birthDate, mrn } = patient;
  const place = await placeOf(tx);
  return {
    clinic: place?.clinic.name ?? "",
    patient: { id, name, birthDate, mrn },
    zone: place?.site.zone ?? "UTC",
    consent,
    text,
    names: await namesByIn(tx, patientId, name),
  };
}
