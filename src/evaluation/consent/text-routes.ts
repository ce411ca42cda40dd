import { Hono } from "hono";
import type { Language } from "#clinic/events.ts";
import { may, mayDo } from "#people/desk.ts";
import { namesOf } from "#people/read.ts";
import { asked, ok } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import type { ConsentKind } from "./facts.ts";
import type { Consent } from "./fold.ts";
import { publishConsentText } from "./publishing.ts";
import type { ConsentText } from "./rules.ts";
import { Publishing } from "./shapes.ts";
import { publishedTexts, textInForce } from "./texts.ts";

export type TextInForce = {
  readonly kind: ConsentKind;
  readonly language: Language;
  /** Null where the clinic has no such text yet. */
  readonly text: ConsentText | null;
};

/** The clinic's consent texts: what counts in each language, and every version there was. */
export type ConsentTextsView = {
  readonly texts: readonly TextInForce[];
  readonly versions: readonly {
    readonly kind: ConsentKind;
    readonly language: Language;
    readonly version: number;
    readonly contentHash: string;
    readonly publishedAt: number;
    readonly publishedBy: string;
  }[];
  /** How many signed consents the next version of a text would put out of force, by kind and language. */
  readonly signed: Readonly<Record<string, number>>;
  readonly mayPublish: boolean;
};

/** The clinic's consent texts, read by whoever sees the settings, published by the medical director. */
export const consentTextRoutes = () =>
  new Hono<Signed>()
    .get("/api/settings/consent-texts", may("see-settings"), (c) =>
      asked(c, "consent texts", async (tx, principal) => ok(await textsView(tx, mayDo(principal, "publish-consent")))),
    )
    .post("/api/settings/consent-texts", may("publish-consent", { fresh: true }), async (c) => {
      const read = await readBody(c, Publishing);
      if ("response" in read) return read.response;
      return asked(c, "consent texts", async (tx, { staffId }) => {
        const doing = { tx, store: c.var.store, by: staffId, now: c.var.now() };
        const refusals = await publishConsentText(doing, read.value);
        return refusals.length > 0 ? { status: 409, body: { refusals } } : ok(await textsView(tx, true));
      });
    });

const kinds: readonly ConsentKind[] = ["treatment", "telehealth", "finance"];
const tongues: readonly Language[] = ["en", "es"];

async function textsView(tx: Tx, mayPublish: boolean): Promise<ConsentTextsView> {
  const texts: TextInForce[] = [];
  for (const kind of kinds)
    for (const language of tongues) texts.push({ kind, language, text: await textInForce(tx, kind, language) });
  const names = await namesOf(tx);
  const versions = (await publishedTexts(tx)).map(({ publishedBy, ...one }) => ({
    ...one,
    publishedBy: names[publishedBy]?.name ?? publishedBy,
  }));
  return { texts, versions, signed: await signedByText(tx), mayPublish };
}

/** Signed and not taken back; keyed "treatment en". */
async function signedByText(tx: Tx): Promise<Record<string, number>> {
  const rows = await tx.q.selectFrom("consents").select("body").where("signed_at", "is not", null).execute();
  const counts: Record<string, number> = {};
  for (const { body } of rows) {
    const { kind, language, withdrawn } = JSON.parse(body) as Consent;
    if (withdrawn === null) counts[`${kind} ${language}`] = (counts[`${kind} ${language}`] ?? 0) + 1;
  }
  return counts;
}
