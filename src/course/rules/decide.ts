import type { CoursePolicy, Source } from "#clinic/events.ts";
import type { Tri } from "#plumbing/facts.ts";
import { roundHalfUp } from "#science/decimal.ts";
import type { StopSign } from "../events.ts";

export type Suggestion =
  | "continue"
  | "check-dose"
  | "futility-review"
  | "stop"
  | "may-extend"
  | "taper"
  | "measure-first";

type Edge = Extract<keyof CoursePolicy, "futilityPct" | "partialPct" | "responsePct">;

/** One row of the decision table: after how many infusions, from how many percent better up to, not including, how many. */
export type DecisionRow = {
  readonly id: string;
  readonly after: readonly [number, number];
  readonly from: Edge | null;
  readonly below: Edge | null;
  readonly suggests: Suggestion;
  readonly says: string;
  readonly source: Source;
};

const table = (evidence: Source["evidence"], from: string): Source => ({ from, evidence });

/** Clinical reference 9.3. Past the sixth infusion of an extended course its rows for the sixth go on [P]. */
export const decisionTable: readonly DecisionRow[] = [
  {
    id: "after-2-under-futility",
    after: [2, 3],
    from: null,
    below: "futilityPct",
    suggests: "check-dose",
    says: "Look at the dose, at medicines that dull the effect (benzodiazepines, naltrexone, lamotrigine) and at the diagnosis; 0.1 mg/kg more may be given.",
    source: table("P", "Clinical reference 9.3; Bio-K: of those without response after two, 20% still remitted"),
  },
  {
    id: "after-4-under-futility",
    after: [4, 4],
    from: null,
    below: "futilityPct",
    suggests: "futility-review",
    says: "A physician reviews whether it is futile; it goes on to the sixth only with the reason written down.",
    source: table("P", "Clinical reference 9.3"),
  },
  {
    id: "after-6-no-response",
    after: [6, 400],
    from: null,
    below: "partialPct",
    suggests: "stop",
    says: "Stop, and plan something else: ECT, TMS, another way.",
    source: table("P", "Clinical reference 9.3"),
  },
  {
    id: "after-6-partial",
    after: [6, 400],
    from: "partialPct",
    below: "responsePct",
    suggests: "may-extend",
    says: "It may be extended to 8, at most 10, with goals written down.",
    source: table(
      "R",
      "Clinical reference 9.3; Oliver 2022 (n = 424): 50% had responded at six weeks, 72% after ten infusions",
    ),
  },
  {
    id: "after-6-response",
    after: [6, 400],
    from: "responsePct",
    below: null,
    suggests: "taper",
    says: "Response: taper, then maintenance.",
    source: table("R", "Clinical reference 9.3; Phillips 2019: four weekly infusions kept the response"),
  },
];

export type StopRow = { readonly sign: StopSign; readonly asks: string; readonly source: Source };

/** Any one of these, and the course stops for a physician, whatever the score says. */
export const stopSigns: readonly StopRow[] = [
  {
    sign: "worse",
    asks: "Worse than at the baseline by a reliable change",
    source: table("P", "Clinical reference 9.3, last row"),
  },
  {
    sign: "psychosis-or-mania",
    asks: "New psychosis or mania",
    source: table("P", "Clinical reference 9.3, last row"),
  },
  { sign: "suicide-risk", asks: "New high suicide risk", source: table("P", "Clinical reference 9.3, last row") },
  { sign: "serious-event", asks: "A serious adverse event", source: table("P", "Clinical reference 9.3, last row") },
  {
    sign: "patient-choice",
    asks: "The patient wants to stop",
    source: table("P", "Clinical reference 9.3, stop also"),
  },
  { sign: "misuse", asks: "Misuse or diversion", source: table("P", "Clinical reference 9.3, stop also") },
  { sign: "urinary", asks: "Urinary warning signs", source: table("P", "Clinical reference 9.3, stop also") },
  { sign: "pregnancy", asks: "Pregnancy", source: table("P", "Clinical reference 9.3, stop also") },
  {
    sign: "no-escort",
    asks: "Nobody takes the patient home any more",
    source: table("P", "Clinical reference 9.3, stop also"),
  },
];

export type Seen = {
  readonly afterNth: number;
  /** Null where it was not measured after that infusion. */
  readonly pctImproved: number | null;
  readonly signs: Readonly<Record<StopSign, Tri>>;
};

/** What the table says, with its working. The clinician decides. */
export type Advice = {
  readonly ruleId: string;
  readonly suggests: Suggestion;
  readonly says: string;
  readonly working: readonly string[];
  readonly source: Source;
};

const SIGNS: Source = { from: "Clinical reference 9.3, last row and the line under the table", evidence: "P" };
const NO_ROW: Source = { from: "Clinical reference 9.3: no row asks for a change", evidence: "P" };

export function decideAfter(seen: Seen, policy: CoursePolicy): Advice {
  const { afterNth, pctImproved } = seen;
  const present = stopSigns.filter(({ sign }) => seen.signs[sign] === "yes");
  const open = stopSigns.filter(({ sign }) => seen.signs[sign] === "unknown");
  const working = [
    `After infusion ${afterNth}.`,
    pctImproved === null ? "Improvement: not measured." : `Improvement: ${roundHalfUp(pctImproved, 1)}%.`,
    ...(present.length > 0 ? [`Present: ${present.map(({ asks }) => asks).join("; ")}.`] : []),
    ...(open.length > 0 ? [`Not answered: ${open.map(({ asks }) => asks).join("; ")}.`] : []),
  ];
  const advice = (ruleId: string, suggests: Suggestion, says: string, source: Source): Advice => ({
    ruleId,
    suggests,
    says,
    working,
    source,
  });
  if (present.length > 0) return advice("stop-sign", "stop", "Stop; a physician sees the patient.", SIGNS);
  if (open.length > 0) return advice("unanswered", "measure-first", "Answer every sign first.", SIGNS);
  const rows = decisionTable.filter(({ after: [from, to] }) => from <= afterNth && afterNth <= to);
  if (rows.length === 0)
    return advice("no-row", "continue", "Nothing here speaks against going on as planned.", NO_ROW);
  if (pctImproved === null)
    return advice("unmeasured", "measure-first", "Measure first: without a score after it nobody can say.", NO_ROW);
  const row = rows.find((one) => isIn(one, pctImproved, policy));
  return row === undefined
    ? advice("no-row", "continue", "Nothing here speaks against going on as planned.", NO_ROW)
    : advice(row.id, row.suggests, row.says, row.source);
}

const isIn = ({ from, below }: DecisionRow, pct: number, policy: CoursePolicy): boolean =>
  (from === null || pct >= policy[from]) && (below === null || pct < policy[below]);

/** After these infusions the table is looked at (clinical reference 9.2, 9.3); past the sixth, after every second. */
export const isReviewPoint = (nth: number): boolean => nth >= 2 && nth % 2 === 0;
