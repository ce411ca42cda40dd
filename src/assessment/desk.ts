import type { Language } from "#clinic/events.ts";
import { patientOf } from "#people/read.ts";
import { lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import {
  type AskedHow,
  type AssessmentFact,
  type AssessmentPoint,
  type Help,
  helpFor,
  type Item,
  nextQuestion,
  type Safety,
  scaleOf,
  type Score,
} from "./events.ts";
import { type Assessment, foldAssessment, safetyIn, scoreIn } from "./rules/assessment.ts";
import * as against from "./rules/refusals.ts";
import { type Doing, factsOf, isStored, streamOf } from "./store.ts";

export type { Doing } from "./store.ts";

export type Refused = { readonly refusals: readonly [Refusal, ...Refusal[]] };

/** What the answers ask of the clinic now, and what the patient sees at once; `help` is null where nothing asks for it. */
export type SafetyNow = Pick<Safety, "level" | "actions"> & { readonly help: Help | null };

/** What became of an answer: kept, and what it leads to. */
export type Taken = {
  readonly safety: SafetyNow;
  /** The question to go on with; null when everything was answered or passed over. */
  readonly next: Item | null;
  readonly assessment: Assessment;
};

export type Finished = { readonly score: Score | null; readonly safety: SafetyNow };

const NONE = "no-such-assessment";
/** No questionnaire of this clinic has that number, or it is not this patient's own. */
export type NoSuch = typeof NONE;

/** Asks a patient to answer one instrument. `id` is the questionnaire's from then on. */
export async function askFor(
  doing: Doing,
  wish: {
    readonly id: string;
    readonly patientId: string;
    readonly scaleId: string;
    readonly language: Language;
    readonly how: AskedHow;
    readonly point: AssessmentPoint;
    readonly dueAt: Instant | null;
  },
): Promise<{ readonly assessmentId: string } | Refused | "no-such-patient"> {
  const { id, ...data } = wish;
  await lockChain(doing.tx);
  if ((await patientOf(doing.tx, data.patientId)) === undefined) return "no-such-patient";
  const scale = scaleOf(data.scaleId);
  if (scale === undefined) return { refusals: [against.noSuchScale] };
  if (scale.items.length === 0 && data.how !== "total-only") return { refusals: [against.noText(scale)] };
  await append(doing, id, 0, { id, type: "AssessmentAsked", data: { ...data, scaleVersion: scale.version } });
  return { assessmentId: id };
}

/** One that is open stands at another point of the treatment by now. What was finished keeps the point it was answered at. */
export async function moveTo(
  doing: Doing,
  { id, assessmentId, point }: { readonly id: string; readonly assessmentId: string; readonly point: AssessmentPoint },
): Promise<{ readonly assessment: Assessment } | Refused | NoSuch> {
  const fact = { id, type: "AssessmentMovedTo", data: { point } } as const;
  const outcome = await change(doing, assessmentId, fact, against.finishing);
  return typeof outcome === "string" || "refusals" in outcome ? outcome : { assessment: outcome };
}

/**
 * Keeps one answer, and raises what it asks of the clinic in the same transaction: an answer that is saved and then
 * abandoned is not lost. Null is "would rather not say".
 */
export async function answerItem(
  doing: Doing,
  order: { readonly id: string; readonly assessmentId: string; readonly item: string; readonly value: number | null },
): Promise<Taken | Refused | NoSuch> {
  const { id, assessmentId, item, value } = order;
  const fact = { id, type: "ItemAnswered", data: { item, value } } as const;
  const outcome = await change(doing, assessmentId, fact, (one) => against.answering(one, item, value));
  return typeof outcome === "string" || "refusals" in outcome ? outcome : taken(outcome);
}

/** Nothing more comes. What was asked and not answered counts as not known. */
export async function finish(
  doing: Doing,
  { id, assessmentId }: { readonly id: string; readonly assessmentId: string },
): Promise<Finished | Refused | NoSuch> {
  const fact = { id, type: "AssessmentFinished", data: {} } as const;
  const outcome = await change(doing, assessmentId, fact, against.finishing);
  return typeof outcome === "string" || "refusals" in outcome ? outcome : finished(outcome);
}

type Copied = {
  readonly id: string;
  readonly assessmentId: string;
  readonly patientId: string;
  readonly scaleId: string;
  readonly point: AssessmentPoint;
  readonly at: Instant;
  readonly total: number;
  readonly items: readonly (number | null)[];
  readonly ratedBy: string;
  readonly note: string;
};

/**
 * Enters what a form says that may not be shipped, or that came on paper. `at` is when it was rated. Where the form is at hand
 * its items are entered too, and the total is checked against them.
 */
export async function enterTotal(
  doing: Doing,
  order: Copied,
): Promise<Finished | Refused | NoSuch | "no-such-patient"> {
  const { id, assessmentId, patientId, scaleId, point, at, ...data } = order;
  await lockChain(doing.tx);
  const scale = scaleOf(scaleId);
  if (scale === undefined) return { refusals: [against.noSuchScale] };
  const faults = against.entering(scale, { ...data, at, now: doing.now });
  if (faults !== null) return faults;
  if ((await factsOf(doing.tx, assessmentId)).length === 0) {
    const wish = {
      id: assessmentId,
      patientId,
      scaleId,
      language: "en",
      how: "total-only",
      point,
      dueAt: null,
    } as const;
    const asked = await askFor(doing, wish);
    if (asked === "no-such-patient" || "refusals" in asked) return asked;
  }
  const fact = { id, type: "TotalEntered", data } as const;
  const ratedAt = at < doing.now ? at : doing.now;
  const outcome = await change({ ...doing, now: ratedAt }, assessmentId, fact, (one) =>
    one.patientId === patientId && one.scaleId === scaleId ? against.finishing(one) : against.another,
  );
  return typeof outcome === "string" || "refusals" in outcome ? outcome : finished(outcome);
}

/** Sets an answer right, with the reason. The old one stays readable, and what it asked of the clinic stays asked. */
export async function correctItem(
  doing: Doing,
  order: {
    readonly id: string;
    readonly assessmentId: string;
    readonly item: string;
    readonly value: number | null;
    readonly why: string;
  },
): Promise<Finished | Refused | NoSuch> {
  const { id, assessmentId, ...data } = order;
  const fact = { id, type: "ItemCorrected", data } as const;
  const outcome = await change(doing, assessmentId, fact, (one) => against.correcting(one, data.item, data.value));
  return typeof outcome === "string" || "refusals" in outcome ? outcome : finished(outcome);
}

/** Strikes a questionnaire out: the wrong patient, the wrong form. It stays readable and counts no more. */
export async function voidAssessment(
  doing: Doing,
  { id, assessmentId, why }: { readonly id: string; readonly assessmentId: string; readonly why: string },
): Promise<Finished | Refused | NoSuch> {
  const fact = { id, type: "AssessmentVoided", data: { why } } as const;
  const outcome = await change(doing, assessmentId, fact, against.voiding);
  return typeof outcome === "string" || "refusals" in outcome ? outcome : finished(outcome);
}

type Undated = { [F in AssessmentFact as F["type"]]: Pick<F, "id" | "type" | "data"> }[AssessmentFact["type"]];

/** Decides and stores one order on the newest state; the same order again changes nothing and answers the same. */
async function change(
  doing: Doing,
  assessmentId: string,
  fact: Undated,
  judge: (one: Assessment) => Refusal | null,
): Promise<Assessment | Refused | NoSuch> {
  await lockChain(doing.tx);
  const facts = await factsOf(doing.tx, assessmentId);
  const one = foldAssessment(facts);
  if (one === null || !isTheirs(doing.by, one)) return NONE;
  const again = await isStored(doing, streamOf(assessmentId), fact);
  const refusal = again ? null : judge(one);
  if (refusal !== null) return { refusals: [refusal] };
  await append(doing, assessmentId, facts.length, fact);
  return foldAssessment(await factsOf(doing.tx, assessmentId)) ?? NONE;
}

/** A patient's own screen opens their own questionnaires and nobody else's. */
const isTheirs = (by: string, { patientId }: Assessment): boolean =>
  !by.startsWith("patient:") || by === `patient:${patientId}`;

const append = ({ tx, store, by, now }: Doing, assessmentId: string, expected: number, fact: Undated) =>
  store.append(tx, streamOf(assessmentId), expected, { ...fact, at: now, by });

function safetyNow(one: Assessment): SafetyNow {
  const { level, actions } = safetyIn(one);
  return { level, actions, help: helpFor(level) };
}

function taken(one: Assessment): Taken {
  const scale = scaleOf(one.scaleId, one.scaleVersion);
  return {
    safety: safetyNow(one),
    next: scale === undefined ? null : nextQuestion(scale, one.answers),
    assessment: one,
  };
}

const finished = (one: Assessment): Finished => ({ score: scoreIn(one), safety: safetyNow(one) });
