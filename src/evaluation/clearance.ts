import { placeOf } from "#clinic/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { compareDays, type Day, showDay } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import type { EvaluationDecision, Finding } from "./events.ts";
import type { Decided, Evaluation } from "./fold/evaluation.ts";
import { evaluationsOf } from "./evaluation-store.ts";
import { ruleInput } from "./judging.ts";
import { toLookAt, whatCounts } from "./rules/counting.ts";
import { blocking, findingsOf, standOf } from "./rules/findings.ts";
import type { RuleInput } from "./rules/rule.ts";
import { daysAfter } from "./rules/verdicts.ts";

export type Clearance = {
  /** "none": nobody has decided. "unknown": something that must be known is not. "not-cleared" also while a re-evaluation waits. */
  readonly state: "cleared" | "not-cleared" | "unknown" | "none";
  readonly decision: EvaluationDecision | null;
  readonly decidedAt: Instant | null;
  readonly evaluationId: string | null;
  /** In one sentence, for a screen. */
  readonly says: string;
  /** What stands open today, also what came up after the decision. */
  readonly open: readonly Finding[];
};

/**
 * May this patient be treated, as far as the evaluation goes? A specialist's "eligible" and nothing open against it today: what
 * was found out after the decision counts too. Consent and the checks of the day are asked elsewhere.
 * `begunAt`, the first infusion of the treatment: results must have been in date then, and need not be again for each infusion. A re-evaluation that is not decided holds everything (decision 0015).
 */
export async function clearanceOf(
  tx: Tx,
  patientId: string,
  now: Instant,
  { begunAt = null }: { readonly begunAt?: Instant | null } = {},
): Promise<Clearance> {
  const { stands: evaluation, waits } = whatCounts(await evaluationsOf(tx, patientId));
  const decided = evaluation?.decisions.at(-1);
  if (evaluation === null || decided === undefined) return NOBODY;
  const zone = await zoneOf(tx);
  if (waits !== null) return waiting(waits, zone);
  const input = await ruleInput(tx, patientId, evaluation, { now, begunAt });
  if (input === null) return NOBODY;
  const open = blocking(findingsOf(input, evaluation).filter(({ once }) => !once));
  const { decision, at: decidedAt } = decided;
  const isTimely = isInDate(input, dayIn(zone, decidedAt));
  return { decision, decidedAt, evaluationId: evaluation.id, ...judged(decided, open, isTimely) };
}

const zoneOf = async (tx: Tx): Promise<string> => (await placeOf(tx))?.site.zone ?? "UTC";

const NOBODY: Clearance = {
  state: "none",
  decision: null,
  decidedAt: null,
  evaluationId: null,
  says: "No specialist has decided yet whether ketamine fits.",
  open: [],
};

/** Something changed, and a specialist looks again: no decision, so that nobody goes past it with a reason either. */
const waiting = ({ id, opened }: Evaluation, zone: string): Clearance => ({
  state: "not-cleared",
  decision: null,
  decidedAt: null,
  evaluationId: id,
  says: `A re-evaluation was opened on ${showDay(dayIn(zone, opened.at))} and is not decided: nothing new until it is.`,
  open: [],
});

const isInDate = ({ asOf, policy }: RuleInput, decidedOn: Day): boolean =>
  compareDays(decidedOn, daysAfter(asOf, -policy.validDays.evaluation)) >= 0;

const DECIDED: Readonly<Record<EvaluationDecision, string>> = {
  eligible: "A specialist found that ketamine may fit.",
  "specialist-review": "The evaluation waits for another specialist.",
  "needs-information": "The evaluation waits for information.",
  declined: "A specialist declined ketamine.",
};

function judged(
  { decision }: Decided,
  open: readonly Finding[],
  inDate: boolean,
): Pick<Clearance, "state" | "says" | "open"> {
  if (decision !== "eligible") return { state: "not-cleared", says: DECIDED[decision], open };
  const against = open.filter((one) => standOf(one) === "against");
  if (against.length > 0) return { state: "not-cleared", says: `Found: ${titles(against)}.`, open };
  if (open.length > 0) return { state: "unknown", says: `Not known: ${titles(open)}.`, open };
  return inDate
    ? { state: "cleared", says: DECIDED.eligible, open }
    : { state: "unknown", says: "The evaluation is out of date: treatment did not begin in time.", open };
}

const titles = (findings: readonly Finding[]): string => findings.map(({ title }) => inSentence(title)).join("; ");

/** "Takes: MAO inhibitors" is "takes: MAO inhibitors", and "ASA class 4" stays. */
const inSentence = (title: string): string => title.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());

/** What still stands between a patient and "eligible" in the evaluation that is open; none where there is no patient. */
export async function openFindings(tx: Tx, patientId: string, now: Instant): Promise<readonly Finding[]> {
  const evaluation = toLookAt(await evaluationsOf(tx, patientId));
  const input = await ruleInput(tx, patientId, evaluation, { now });
  return input === null ? [] : blocking(findingsOf(input, evaluation ?? undefined));
}
