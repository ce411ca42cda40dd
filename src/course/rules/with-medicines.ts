import type { CoursePolicy, Source } from "#clinic/events.ts";
import type { Tri } from "#plumbing/facts.ts";
import { showQuantity } from "#science/display.ts";
import type { MgPerKg } from "#science/units.ts";
import type { Passed } from "../events.ts";
import { type Finding, soft } from "./finding.ts";

/** Whether a row of the table of interactions concerns the patient; "unknown" where nobody went through the whole list. */
export type MarkSeen = { readonly answer: Tri; readonly because: string };

/** What the patient's medicines ask of a dose. */
export type MedicinesSeen = {
  /** X03: they sedate, and the first dose is a lower one. */
  readonly lowerFirst: MarkSeen;
  /** X10: they slow how ketamine is broken down, and the dose is not raised yet. */
  readonly noRaise: MarkSeen;
};

/** Lower than the usual first dose, mg/kg: what the clinic's protocol has for the frail (clinical reference 4.2, rule 1). */
type Limits = Pick<CoursePolicy, "olderFirstMgPerKg">;

type Row = {
  readonly rule: string;
  readonly asks: (limits: Limits) => string;
  readonly ifUnknown: string;
  readonly source: Source;
};

/** Visits of a course at which the dose is not raised. */
const NO_RAISE_VISITS = 2;

export const medicineRows = {
  lowerFirst: {
    rule: "sedating-first-dose",
    asks: ({ olderFirstMgPerKg: most }: Limits) =>
      `With it the first dose is lower: at most ${showQuantity(most, "mg/kg")}.`,
    ifUnknown:
      "Whether an opioid or another medicine that sedates is taken is not known; with one the first dose is lower.",
    source: {
      from: "Clinical reference 2, X03 (FDA label of ketamine): lower first dose. How much lower is ours, as 4.2 rule 1 allows the frail",
      evidence: "P",
    },
  },
  noRaise: {
    rule: "slower-breakdown",
    asks: () => `With it the dose is not raised on the first ${NO_RAISE_VISITS} visits.`,
    ifUnknown: `Whether a CYP2B6 inhibitor is taken is not known; with one the dose is not raised on the first ${NO_RAISE_VISITS} visits.`,
    source: {
      from: "Clinical reference 2, X10: Peltoniemi 2011, ticlopidine with ketamine by mouth; by vein far less is expected",
      evidence: "K-M",
    },
  },
} as const satisfies Readonly<Record<keyof MedicinesSeen, Row>>;

type Context = {
  readonly nth: number;
  readonly lastMgPerKg: number | null;
  readonly medicines: MedicinesSeen;
};
type Dosed = { readonly mgPerKg: MgPerKg };

/** What the patient's medicines speak against in a dose. What is not known is asked for as well: it is never "no". */
export const medicineFindings = (
  { mgPerKg }: Dosed,
  { nth, lastMgPerKg, medicines }: Context,
  limits: Limits,
): readonly Finding[] => [
  ...(nth === 1 && lastMgPerKg === null && mgPerKg > limits.olderFirstMgPerKg
    ? found(medicines.lowerFirst, medicineRows.lowerFirst, limits)
    : []),
  ...(nth <= NO_RAISE_VISITS && lastMgPerKg !== null && mgPerKg > lastMgPerKg
    ? found(medicines.noRaise, medicineRows.noRaise, limits)
    : []),
];

/** A reason given while it was not known is none for what is known since: the two are passed each by its own name. */
function found(
  { answer, because }: MarkSeen,
  { rule, asks, ifUnknown, source }: Row,
  limits: Limits,
): readonly Finding[] {
  if (answer === "no") return [];
  if (answer === "yes") return [soft({ rule, says: `${because} ${asks(limits)}`, field: "mgPerKg", source })];
  const said = { rule: `${rule}-unknown`, says: `${ifUnknown} ${because}`, field: "mgPerKg", source };
  return [soft(said, "Settle it first, make the dose smaller, or say why not.")];
}

const OPEN: ReadonlySet<string> = new Set(Object.values(medicineRows).map(({ rule }) => `${rule}-unknown`));

/** A plan may be written while a list is open: what is not known is asked when its order is signed. */
export const isKnown = ({ rule }: Pick<Finding, "rule">): boolean => !OPEN.has(rule);

type SignedDose = Dosed & { readonly passed: readonly Passed[] };

/** What became known of the medicines after an order was signed, and speaks against giving it; null where nothing does. */
export function againstSigned(order: SignedDose, context: Context, limits: Limits): string | null {
  const passed = new Set(order.passed.map(({ rule }) => rule));
  const open = medicineFindings(order, context, limits).find((one) => isKnown(one) && !passed.has(one.rule));
  return open === undefined ? null : `${open.says} The order was signed without it: sign it anew.`;
}

/** The first dose that is proposed: the usual one, or the lower one where something sedating is taken. */
export const firstProposed = (usual: number, { lowerFirst }: MedicinesSeen, limits: Limits): number =>
  lowerFirst.answer === "yes" ? Math.min(usual, limits.olderFirstMgPerKg) : usual;
