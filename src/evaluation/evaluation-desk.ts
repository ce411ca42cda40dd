import { createHash } from "node:crypto";
import type { Doing } from "#booking/desk.ts";
import { circleOf, namesOf, patientOf } from "#people/read.ts";
import { canonical, lockChain } from "#plumbing/event-store.ts";
import type { Tri } from "#plumbing/facts.ts";
import type { Finding, Indication } from "./events.ts";
import { append, change, evaluationOf, evaluationsOf, no, type Outcome, type Refused } from "./evaluation-store.ts";
import type { Evaluation } from "./fold/evaluation.ts";
import { againstDeciding, ruleInput } from "./judging.ts";
import { addressed } from "./letter-paper.ts";
import { againstDecision, type Deciding, seen } from "./rules/deciding.ts";
import { findingsOf, standOf } from "./rules/findings.ts";

export type { Outcome } from "./evaluation-store.ts";

type On = { readonly id: string; readonly evaluationId: string };

/** Opens an evaluation. `id` is the evaluation's from then on; a patient has one open at a time. */
export async function openEvaluation(
  doing: Doing,
  wish: {
    readonly id: string;
    readonly patientId: string;
    readonly indication: Indication;
    readonly appointmentId: string | null;
  },
): Promise<Outcome> {
  const { tx } = doing;
  const { id, ...data } = wish;
  await lockChain(tx);
  const known = await evaluationOf(tx, id);
  if (known === null) {
    if ((await patientOf(tx, data.patientId)) === undefined)
      return no("no-such-patient", "There is no such patient.", "Search for the patient again.");
    if ((await evaluationsOf(tx, data.patientId)).some(({ closed }) => closed === null))
      return no("already-open", "An evaluation of this patient is open.", "Go on with that one, or close it first.");
  }
  await append(doing, id, 0, { id, type: "EvaluationOpened", data });
  const evaluation = await evaluationOf(tx, id);
  return evaluation === null
    ? no("no-such-evaluation", "There is no such evaluation.", "Reload the page.")
    : { evaluation };
}

export const changeIndication = (
  doing: Doing,
  { indication, why, ...on }: On & { readonly indication: Indication; readonly why: string },
) => change(doing, { ...on, type: "IndicationChanged" }, () => ({ indication, why }));

const FINAL: ReadonlySet<string> = new Set(["eligible", "declined"]);
const isSigned = ({ decisions }: Evaluation): boolean => FINAL.has(decisions.at(-1)?.decision ?? "");
const SIGNED = no(
  "signed",
  "This evaluation is decided and signed; its note stands as it was.",
  "Write what came after it into the addendum, or decide again.",
);

/** Autosaved: the newest words of a section stand. What was signed is added to, not rewritten. */
export const saveNote = (
  doing: Doing,
  { section, text, ...on }: On & { readonly section: string; readonly text: string },
) =>
  change(doing, { ...on, type: "NoteSaved" }, (one) =>
    isSigned(one) && section !== "addendum" ? SIGNED : { section, text },
  );

type Aspects = NonNullable<Evaluation["mentalState"]>["aspects"];

export const saveMentalState = (doing: Doing, { aspects, ...on }: On & { readonly aspects: Aspects }) =>
  change(doing, { ...on, type: "MentalStateSaved" }, (one) => (isSigned(one) ? SIGNED : { aspects }));

export const makeStatement = (
  doing: Doing,
  { about, answer, note, ...on }: On & { readonly about: string; readonly answer: Tri; readonly note: string },
) => change(doing, { ...on, type: "StatementMade" }, () => ({ about, answer, note }));

/** What the physician had in front of them: where it is not what stands now, they have to look again. */
type Seen = { readonly ruleId: string; readonly answer: Tri; readonly rests: readonly string[] };

/** A named physician passes one finding, with a reason. A hard stop nobody passes. */
export const overrideFinding = (
  doing: Doing,
  { ruleId, answer, rests, reason, ...on }: On & Seen & { readonly reason: string },
) =>
  change(doing, { ...on, type: "FindingOverridden" }, async (one) => {
    const finding = await standing(doing, one, { ruleId, answer, rests });
    if ("refusals" in finding) return finding;
    if (finding.hardStop) return no("hard-stop", `${finding.title}: nobody may pass this.`, finding.satisfy);
    if (standOf(finding) === "clear")
      return no("nothing-to-pass", "This finding does not speak against treatment.", "Nothing is needed.");
    if (reason.trim().length < LEAST_REASON)
      return no("reason", "The reason is missing.", "Say why this may be passed, in a sentence.", "reason");
    return { ruleId, answer, rests, reason };
  });

/** Characters: less is not a reason anybody can judge. Ours [P]. */
const LEAST_REASON = 10;

export const withdrawOverride = (
  doing: Doing,
  { ruleId, why, ...on }: On & { readonly ruleId: string; readonly why: string },
) =>
  change(doing, { ...on, type: "OverrideWithdrawn" }, (one) =>
    one.overrides[ruleId] === undefined
      ? no("no-override", "Nobody has passed this finding.", "Reload the page.")
      : { ruleId, why },
  );

/** Another specialist's opinion on a finding that asks for one. */
export const recordOpinion = (
  doing: Doing,
  {
    ruleId,
    answer,
    rests,
    from,
    day,
    says,
    ...on
  }: On & Seen & { readonly from: string; readonly day: string; readonly says: string },
) =>
  change(doing, { ...on, type: "OpinionRecorded" }, async (one) => {
    const finding = await standing(doing, one, { ruleId, answer, rests });
    return "refusals" in finding ? finding : { ruleId, answer, rests, from, on: day, says };
  });

async function findingsNow({ tx, now }: Doing, one: Evaluation): Promise<readonly Finding[]> {
  const input = await ruleInput(tx, one.patientId, one, { now });
  return input === null ? [] : findingsOf(input, one);
}

async function standing(doing: Doing, one: Evaluation, { ruleId, answer, rests }: Seen): Promise<Finding | Refused> {
  const finding = (await findingsNow(doing, one)).find((each) => each.ruleId === ruleId);
  if (finding === undefined) return no("no-such-rule", "There is no such rule.", "Reload the page.");
  const isSame = finding.answer === answer && finding.rests.every((each) => rests.includes(each));
  return isSame
    ? finding
    : no("changed", `${finding.title}: this has changed since you looked. ${finding.because}`, "Look at it again.");
}

/** Decides, and signs: with everything the rules found, and the hash of all it rests on. */
export const decide = (doing: Doing, { id, evaluationId, ...order }: On & Deciding) =>
  change(doing, { id, evaluationId, type: "Decided" }, async (one) => {
    const findings = await findingsNow(doing, one);
    const aspects = Object.keys(one.mentalState?.aspects ?? {}).length;
    const against = [...(await againstDeciding(doing.tx)), ...againstDecision(order, { findings, aspects })];
    const [first, ...more] = against;
    if (first !== undefined) return { refusals: [first, ...more] };
    const signed = { ...order, findings: seen(findings), printedName: await nameOf(doing) };
    return { ...signed, contentHash: hashOf(one, signed) };
  });

/** Over every word the decision rests on: note, mental state, statements, passed findings, and the decision itself. */
const hashOf = (
  { id, patientId, indication, notes, mentalState, statements, overrides, opinions }: Evaluation,
  signed: object,
) =>
  createHash("sha256")
    .update(canonical({ id, patientId, indication, notes, mentalState, statements, overrides, opinions, signed }))
    .digest("hex");

async function nameOf({ tx, by }: Doing): Promise<string> {
  const person = (await namesOf(tx))[by];
  return person === undefined ? by : `${person.name}, ${person.credential}`;
}

/** A letter to somebody around the patient, only where the patient said that we may write to them. */
export const writeLetter = (
  doing: Doing,
  {
    personId,
    language,
    text,
    ...on
  }: On & { readonly personId: string; readonly language: "en" | "es"; readonly text: string },
) =>
  change(doing, { ...on, type: "LetterWritten" }, async (one) => {
    const person = (await circleOf(doing.tx, one.patientId)).find((each) => each.personId === personId);
    if (person === undefined) return no("no-such-person", "This person is not around the patient.", "Reload the page.");
    if (person.release !== "yes")
      return no(
        "no-release",
        `The patient has not said that we may write to ${person.name}.`,
        "Ask the patient for a release first.",
      );
    if (one.decisions.length === 0)
      return no("not-decided", "There is nothing to write about: nothing is decided.", "Decide first.");
    return { to: addressed(person), language, text };
  });

export const closeEvaluation = (doing: Doing, { why, ...on }: On & { readonly why: string }) =>
  change(doing, { ...on, type: "EvaluationClosed" }, () => ({ why }));
