import { createHash } from "node:crypto";
import type { Language } from "#clinic/events.ts";
import type { Tx } from "#plumbing/db.ts";
import { readOnce } from "#plumbing/writer.ts";
import { as, type Instant } from "#science/units.ts";
import type { ConsentKind, ConsentSection, UnderstandingQuestion } from "./facts.ts";
import { type ConsentText, writtenOut } from "./rules.ts";
import { treatmentQuestions } from "./texts/questions.ts";
import { treatmentEn } from "./texts/treatment-en.ts";
import { treatmentEs } from "./texts/treatment-es.ts";

/** SHA-256 of every byte a patient reads. */
export const hashOf = (sections: readonly ConsentSection[], questions: readonly UnderstandingQuestion[]): string =>
  createHash("sha256").update(writtenOut(sections, questions)).digest("hex");

const started = (sections: readonly ConsentSection[], questions: readonly UnderstandingQuestion[]): ConsentText => ({
  version: 0,
  sections,
  questions,
  contentHash: hashOf(sections, questions),
});

/** The words every clinic starts with. For other kinds than the treatment it writes its own. */
const startingTexts: Readonly<Record<Language, ConsentText>> = {
  en: started(treatmentEn, treatmentQuestions.en),
  es: started(treatmentEs, treatmentQuestions.es),
};

const startingText = (kind: ConsentKind, language: Language): ConsentText | null =>
  kind === "treatment" ? startingTexts[language] : null;

type Body = Pick<ConsentText, "sections" | "questions">;

/** A text as it was published; version 0 is what the clinic started with. Null where there is none. */
export async function textOf(
  tx: Tx,
  { kind, language, version }: { readonly kind: ConsentKind; readonly language: Language; readonly version: number },
): Promise<ConsentText | null> {
  if (version === 0) return startingText(kind, language);
  const row = await tx.q
    .selectFrom("consent_texts")
    .select(["body", "content_hash"])
    .where("kind", "=", kind)
    .where("language", "=", language)
    .where("version", "=", version)
    .executeTakeFirst();
  return row === undefined ? null : { ...(JSON.parse(row.body) as Body), version, contentHash: row.content_hash };
}

/** The text that counts now: the newest published, else the one the clinic started with; null where a clinic wrote none. */
export const textInForce = (tx: Tx, kind: ConsentKind, language: Language): Promise<ConsentText | null> =>
  readOnce(
    tx,
    `consent text ${kind} ${language}`,
    (stream) => stream.startsWith("consent-text:"),
    () => readInForce(tx, kind, language),
  );

async function readInForce(tx: Tx, kind: ConsentKind, language: Language): Promise<ConsentText | null> {
  const row = await tx.q
    .selectFrom("consent_texts")
    .select((is) => is.fn.max("version").as("version"))
    .where("kind", "=", kind)
    .where("language", "=", language)
    .executeTakeFirst();
  return textOf(tx, { kind, language, version: row?.version ?? 0 });
}

export type PublishedText = {
  readonly kind: ConsentKind;
  readonly language: Language;
  readonly version: number;
  readonly contentHash: string;
  readonly publishedAt: Instant;
  readonly publishedBy: string;
};

/** Every published version, the newest first. */
export async function publishedTexts(tx: Tx): Promise<readonly PublishedText[]> {
  const rows = await tx.q
    .selectFrom("consent_texts")
    .select(["kind", "language", "version", "content_hash", "published_at", "published_by"])
    .orderBy("published_at", "desc")
    .execute();
  return rows.map(({ kind, language, version, content_hash, published_at, published_by }) => ({
    kind,
    language,
    version,
    contentHash: content_hash,
    publishedAt: as<Instant>(published_at.getTime()),
    publishedBy: published_by,
  }));
}
