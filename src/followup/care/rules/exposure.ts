import type { FollowupPolicy, Source } from "#clinic/events.ts";
import { type Day, monthsAfter, parseDay, showDay } from "#science/calendar.ts";
import type { ExposureCheck } from "../fold.ts";

export type CheckKind = ExposureCheck["check"];

export const exposureSource: Source = {
  from: "Clinical reference 7 and 9.4: urinary symptoms, liver values, thinking and craving, every six infusions or three months; the months are the protocol's",
  evidence: "P",
};

export const checkKinds: readonly { readonly check: CheckKind; readonly name: string; readonly asks: string }[] = [
  {
    check: "urinary",
    name: "Bladder",
    asks: "Urgency, frequency, pain, getting up at night, blood: any of it new, or not explained?",
  },
  { check: "liver", name: "Liver values", asks: "ALT, AST or bilirubin higher than before, and not explained?" },
  { check: "cognition", name: "Memory and thinking", asks: "Does the patient, or somebody near, see a change?" },
  { check: "craving", name: "Craving and misuse", asks: "Wanting it for itself, use elsewhere, doses asked for?" },
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
};

/** When each check is due: so many months after the last that gave an answer, or after the first infusion of the treatment. */
export function checksDue(
  checks: readonly ExposureCheck[],
  began: Day,
  policy: FollowupPolicy["exposure"],
): readonly CheckStanding[] {
  const months = monthsOf(policy);
  return checkKinds.map(({ check }) => {
    const answered = checks.filter((one) => one.check === check && one.concern !== "unknown");
    const last = answered.toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1) ?? null;
    const from = (last === null ? null : parseDay(last.on)) ?? began;
    return { check, last, dueOn: showDay(monthsAfter(from, months[check])) };
  });
}
