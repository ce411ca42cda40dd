import type { Doing } from "#booking/desk.ts";
import type { Language } from "#clinic/events.ts";
import type { Tx } from "#plumbing/db.ts";
import { load, type Projection } from "#plumbing/event-store.ts";
import type { Recorded } from "#plumbing/facts.ts";
import type { ConsentFact, ConsentKind, ConsentTextFact } from "./facts.ts";
import { type Consent, foldConsent } from "./fold.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    consent_texts: {
      clinic_id: string;
      kind: ConsentKind;
      language: Language;
      version: number;
      content_hash: string;
      body: string;
      published_at: Date;
      published_by: string;
    };
    consents: {
      clinic_id: string;
      id: string;
      patient_id: string;
      kind: ConsentKind;
      offered_at: Date;
      signed_at: Date | null;
      version: number;
      body: string;
    };
  }
}

const streamOf = (consentId: string): string => `consent:${consentId}`;

export const consentFacts = (tx: Tx, consentId: string) => load<ConsentFact>(tx, streamOf(consentId));

/** One consent as its facts stand; null when there is none of that id in this clinic. */
export const consentOf = async (tx: Tx, consentId: string): Promise<Consent | null> =>
  foldConsent(await consentFacts(tx, consentId));

/** A patient's consents, the newest first. */
export const consentsOf = (tx: Tx, patientId: string): Promise<readonly Consent[]> => consentsOfAll(tx, [patientId]);

/** The consents of these patients, read at once; the newest first. */
export async function consentsOfAll(tx: Tx, patientIds: readonly string[]): Promise<readonly Consent[]> {
  const rows = await tx.q
    .selectFrom("consents")
    .select("body")
    .where("patient_id", "in", patientIds)
    .orderBy("offered_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Consent);
}

type NewFact = { readonly id: string } & Pick<ConsentFact, "type" | "data">;

/** Adds one fact to a consent inside this transaction. */
export async function addTo({ tx, store, by, now }: Doing, consentId: string, fact: NewFact): Promise<void> {
  const { length } = await consentFacts(tx, consentId);
  await store.append(tx, streamOf(consentId), length, { ...fact, at: now, by });
}

export const consentProjection: Projection = {
  streams: "consent:",
  tables: ["consents"],
  apply: async (tx, { stream, version }: Recorded) => {
    const id = stream.slice("consent:".length);
    const consent = foldConsent((await consentFacts(tx, id)).filter((fact) => fact.version <= version));
    if (consent === null) return;
    const row = {
      patient_id: consent.patientId,
      kind: consent.kind,
      offered_at: new Date(consent.offeredAt),
      signed_at: consent.signed === null ? null : new Date(consent.signed.at),
      version,
      body: JSON.stringify(consent),
    };
    await tx.q
      .insertInto("consents")
      .values({ clinic_id: tx.clinicId, id, ...row })
      .onConflict((same) => same.columns(["clinic_id", "id"]).doUpdateSet(row))
      .execute();
  },
};

export const consentTextProjection: Projection = {
  streams: "consent-text:",
  tables: ["consent_texts"],
  apply: async (tx, recorded) => {
    const { data, at, by } = recorded as Recorded<ConsentTextFact>;
    const { kind, language, version, contentHash: content_hash, sections, questions } = data;
    await tx.q
      .insertInto("consent_texts")
      .values({
        clinic_id: tx.clinicId,
        kind,
        language,
        version,
        content_hash,
        body: JSON.stringify({ sections, questions }),
        published_at: new Date(at),
        published_by: by,
      })
      .execute();
  },
};
