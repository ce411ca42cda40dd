import type { FollowupPolicy, Source } from "#clinic/events.ts";
import { compareDays, type Day, monthsAfter, parseDay, showDay } from "#science/calendar.ts";
import type { ExposureCheck } from "../fold.ts";

export type CheckKind = ExposureCheck["check"];

export const exposureSource: Source = {
  from: "Clinical reference 7 and 9.4: urinary symptoms, liver values, thinking and craving, every six infusions or three months; the months are the protocol's",
  evidence: "P",
};

/** Whatever the day, each check is due with so many infusions since it was answered last. */
export const EVERY_INFUSIONS = 6;

type Kind = {
  readonly check: CheckKind;
  readonly name: string;
  readonly asks: string;
  /** What follows a concern. */
  readonly onConcern: string;
  readonly source: Source;
};

export const checkKinds: readonly Kind[] = [
  {
    check: "urinary",
    name: "Bladder",
    asks: "Urgency, frequency, pain, getting up at night, blood: any of it new, or not explained?",
    onConcern: "Urinalysis; a urology opinion before it goes on.",
    source: { from: "Clinical reference 1.4 (C26), 3.1 and 7; FDA lists lower-urinary-tract risk", evidence: "R2" },
  },
  {
    check: "liver",
    name: "Liver values",
    asks: "ALT, AST or bilirubin higher than before, and not explained?",
    onConcern: "Over 3 times the upper limit (bilirubin 2 times): a specialist’s review.",
    source: { from: "Clinical reference 1.4 (C23): label warning; the cut-offs are ours", evidence: "P" },
  },
  {
    check: "cognition",
    name: "Memory and thinking",
    asks: "Does the patient, or somebody near, see a change?",
    onConcern: "A screen of memory and thinking; fewer infusions, or none.",
    source: { from: "Clinical reference 7, long-term effects; what follows is ours", evidence: "P" },
  },
  {
    check: "craving",
    name: "Craving and misuse",
    asks: "Wanting it for itself, use elsewhere, doses asked for?",
    onConcern: "A urine drug screen for cause, and the state’s prescription register.",
    source: { from: "Clinical reference 3.1 (urine drug screen for cause) and 9.3 (stop: misuse)", evidence: "P" },
  },
];

const monthsOf = (policy: FollowupPolicy["exposure"]): Readonly<Record<CheckKind, number>> => ({
  urinary: policy.urinaryMonths,
  liver: policy.liverMonths,
  cognition: policy.cognitionMonths,
  craving: policy.cravingMonths,
});

export type CheckStanding = {
  readonly check: CheckKind;
  /** The newest that gave an answer; "unknown" is none, and leaves it due. */
  readonly last: ExposureCheck | null;
  /** "2026-12-01" */
  readonly dueOn: string;
  /** Infusions since that answer, or all where there is none. */
  readonly infusions: number;
  /** On how many days in a row it came to a concern, to the newest answer. */
  readonly positives: number;
};

/**
 * When each check is due: so many months after the last that gave an answer, or after the first infusion of the treatment; sooner
 * where six infusions were given by then. `given`: the days of all infusions, the oldest first.
 */
export function checksDue(
  checks: readonly ExposureCheck[],
  given: readonly [Day, ...Day[]],
  policy: FollowupPolicy["exposure"],
): readonly CheckStanding[] {
  const months = monthsOf(policy);
  return checkKinds.map(({ check }) => {
    const answered = checks
      .filter((one) => one.check === check && one.concern !== "unknown")
      .toSorted((a, b) => (a.on < b.on ? -1 : 1));
    const last = answered.at(-1) ?? null;
    const lastDay = last === null ? null : parseDay(last.on);
    const since = lastDay === null ? given : given.filter((day) => compareDays(day, lastDay) > 0);
    const [byMonths, bySixth] = [monthsAfter(lastDay ?? given[0], months[check]), since[EVERY_INFUSIONS - 1]];
    const isSooner = bySixth !== undefined && compareDays(bySixth, byMonths) < 0;
    return {
      check,
      last,
      dueOn: showDay(isSooner ? bySixth : byMonths),
      infusions: since.length,
      positives: positivesIn(answered),
    };
  });
}

/** An answer without a concern explains those before it; one day's answer is one. */
function positivesIn(answered: readonly ExposureCheck[]): number {
  const explained = answered.findLastIndex(({ concern }) => concern === "no");
  return new Set(answered.slice(explained + 1).map(({ on }) => on)).size;
}
