import type { Context } from "hono";
import { z } from "zod";
import {
  acknowledgeSection,
  answerUnderstanding,
  consentPaper,
  consentView,
  type ConsentView,
  signConsent,
  underTheDrug,
  withdrawConsent,
} from "#evaluation/desk.ts";
import { textInForce } from "#evaluation/read.ts";
import { lastInfusionOf } from "#infusion/read.ts";
import { paperHeaders } from "#plumbing/audit.ts";
import type { Signed } from "#plumbing/http.ts";
import { nothingHere, textIn } from "#site/desk.ts";
import { checkPage, partPage, pathOfConsent, saysPage, signedPage, signPage, takeBackPage } from "./consent-pages.ts";
import { consentWords } from "./consent-words.ts";
import { answer } from "./frame.ts";
import { on, type Own, takeOwn } from "./own.ts";
import { actOf, line } from "./reading.ts";
import { portalWords } from "./words.ts";

/** One of this patient's own consents; null for any other, as for one that does not exist. */
async function theirs({ c, tx, patientId }: Own): Promise<ConsentView | null> {
  const id = z.uuid().safeParse(c.req.param("consentId"));
  return id.success ? consentView(tx, patientId, id.data) : null;
}

const isBlocked = async ({ tx, patientId, now }: Own): Promise<boolean> =>
  underTheDrug(await lastInfusionOf(tx, patientId), now).length > 0;

/** Where they stopped: the next part, the next question, the signature, or what became of it. */
export async function consentPage(own: Own): Promise<Response> {
  const view = await theirs(own);
  return view === null ? nothingHere(own) : showNext(own, view);
}

async function showNext(own: Own, view: ConsentView): Promise<Response> {
  const { consent, text } = view;
  if (consent.withdrawn !== null) return answer(own, saysPage(own, view, "withdrawn"));
  if (consent.signed !== null) return answer(own, signedPage(own, view));
  if (await isBlocked(own)) return answer(own, saysPage(own, view, "blocked"));
  const inForce = await textInForce(own.tx, consent.kind, consent.language);
  if (inForce?.contentHash !== consent.contentHash) return answer(own, saysPage(own, view, "replaced"));
  const part = text.sections.find(({ id }) => consent.acknowledged[id] === undefined);
  if (part !== undefined) return answer(own, partPage(own, view, part));
  const question = text.questions.find(({ id }) => consent.understood[id]?.isRight !== true);
  if (question !== undefined) return answer(own, checkPage(own, view, question));
  return answer(own, signPage(own, view, {}, {}));
}

/** One part again. Before it is signed it can be said to be read from here too. */
export async function partAgain(own: Own): Promise<Response> {
  const view = await theirs(own);
  const part = view?.text.sections.find(({ id }) => id === own.c.req.param("part"));
  return view === null || part === undefined ? nothingHere(own) : answer(own, partPage(own, view, part));
}

/** A copy to keep, the same that the clinic prints. */
export async function consentCopy(own: Own): Promise<Response> {
  const view = await theirs(own);
  if (view === null) return nothingHere(own);
  return own.c.body(new Uint8Array(await consentPaper(view, own.now)), 200, paperHeaders("consent.pdf"));
}

const orderOf = async (own: Own, view: ConsentView, id: string) => ({
  id,
  consentId: view.consent.consentId,
  lastInfusion: await lastInfusionOf(own.tx, own.patientId),
});

export const readPart = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({}), async (own, taken) => {
    const view = await theirs(own);
    const section = c.req.param("part") ?? "";
    if (view === null) return nothingHere(own);
    const { consent, text } = view;
    if (consent.acknowledged[section] === undefined)
      await acknowledgeSection(own.doing, { ...(await orderOf(own, view, actOf(taken.entered))), section });
    // Somebody who reads again goes on to the part behind it, as far as they had come.
    const next = text.sections[text.sections.findIndex(({ id }) => id === section) + 1];
    const isAgain = consent.acknowledged[section] !== undefined && next !== undefined && consent.signed === null;
    const goesOn = isAgain && consent.acknowledged[next.id] !== undefined;
    return on(own, pathOfConsent(consent.consentId, goesOn ? `/part/${next.id}` : ""));
  });

export const answerCheck = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({ choice: z.string().max(60) }), async (own, taken) => {
    const view = await theirs(own);
    if (view === null) return nothingHere(own);
    if ("value" in taken) {
      const question = c.req.param("question") ?? "";
      const tries = view.consent.understood[question]?.tries ?? 0;
      const order = await orderOf(own, view, actOf(taken.entered, tries));
      await answerUnderstanding(own.doing, { ...order, question, choice: taken.value.choice });
    }
    return on(own, pathOfConsent(view.consent.consentId));
  });

const Signature = z.object({
  printedName: line(120),
  interpreter: line(120),
  hash: z.string().max(100),
  agree: z.enum(["yes"]),
});

/** Who signs is known by the code sent to their address and their birth date: nobody else gets to this page. */
export const sign = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, Signature, async (own, taken) => {
    const view = await theirs(own);
    if (view === null) return nothingHere(own);
    const said = consentWords[own.lang];
    if ("faults" in taken) {
      const faults = {
        ...("printedName" in taken.faults && { printedName: portalWords[own.lang].oneLine }),
        ...("agree" in taken.faults && { agree: said.faultAgree }),
      };
      return answer(own, signPage(own, view, taken.entered, faults), 422);
    }
    const { printedName, interpreter, hash: contentHash } = taken.value;
    if (printedName === "")
      return answer(own, signPage(own, view, taken.entered, { printedName: said.faultName }), 422);
    const order = await orderOf(own, view, actOf(taken.entered));
    const signature = { printedName, interpreter, contentHash, identity: "code-and-birth-date", copyTo: "" } as const;
    const outcome = await signConsent(own.doing, { ...order, ...signature });
    if (!("refusals" in outcome) || view.consent.signed !== null) return on(own, pathOfConsent(order.consentId));
    const isName = outcome.refusals[0].rule === "no-name";
    // Whatever else stands against it is shown where they go on: a part unread, a question open, another text.
    if (!isName) return showNext(own, view);
    return answer(own, signPage(own, view, taken.entered, { printedName: said.faultName }), 422);
  });

export async function askTakeBack(own: Own): Promise<Response> {
  const view = await theirs(own);
  if (view === null) return nothingHere(own);
  if (view.consent.signed === null || view.consent.withdrawn !== null) return showNext(own, view);
  return answer(own, takeBackPage(own, view, "", null));
}

/** Always possible, at any moment; no reason is asked for. */
export const takeBack = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({ why: line(200) }), async (own, taken) => {
    const view = await theirs(own);
    if (view === null) return nothingHere(own);
    const { oneLine } = portalWords[own.lang];
    if ("faults" in taken) return answer(own, takeBackPage(own, view, textIn(taken.entered, "why"), oneLine), 422);
    const { consentId } = view.consent;
    const why = taken.value.why === "" ? "no reason given" : taken.value.why;
    await withdrawConsent(own.doing, { id: actOf(taken.entered), consentId, why, saidBy: "patient" });
    return on(own, pathOfConsent(consentId));
  });
