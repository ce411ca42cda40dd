import { after, minutes } from "#science/units.ts";
import type { Need } from "#tasks/desk.ts";
import { type Care, letterState } from "./fold.ts";
import { checkKinds } from "./rules/exposure.ts";
import type { CheckDue } from "./standing.ts";

const DAY = 24 * 60;
/** A check may wait for the next visit, a concern for two days, a letter for three. Ours [P]. */
const WITHIN = { check: minutes(14 * DAY), concern: minutes(2 * DAY), letter: minutes(3 * DAY) } as const;

const nameOf = (check: CheckDue["check"]): string => checkKinds.find((one) => one.check === check)?.name ?? check;

/** What the care of a patient asks of a person: checks that are due, concerns they came to, letters to be signed and sent. */
export function needsOf(patientId: string, care: Care, checks: readonly CheckDue[]): readonly Need[] {
  const needs = [...(care.ended === null ? [...due(checks), ...concerns(care)] : []), ...letters(care)];
  return needs.map(({ page, ...need }) => ({ ...need, opens: `/patients/${patientId}/${page}`, patientId }));
}

type Waiting = Omit<Need, "patientId" | "opens"> & { readonly page: "course" | "follow-up" };

const due = (checks: readonly CheckDue[]): readonly Waiting[] =>
  checks
    .filter(({ isWithin }) => isWithin)
    .map(({ check, dueAt }) => ({
      key: `check-${check}`,
      severity: "low",
      says: `${nameOf(check)}: the check of long treatment is due`,
      about: "long treatment",
      owner: "nurse",
      since: dueAt,
      dueAt: after(dueAt, WITHIN.check),
      page: "course",
      action: "Check",
    }));

/** The newest answer of each kind, where it is a concern: it ends when a prescriber says what came of it. */
const concerns = ({ checks }: Care): readonly Waiting[] =>
  checkKinds.flatMap(({ check, name }) => {
    const newest = checks.findLast((one) => one.check === check && one.concern !== "unknown");
    if (newest?.concern !== "yes") return [];
    return [
      {
        key: `concern-${check}`,
        severity: "medium",
        says: `${name}: a concern. ${newest.note}`.trim(),
        about: "long treatment",
        owner: "prescriber",
        since: newest.at,
        dueAt: after(newest.at, WITHIN.concern),
        page: "course",
        action: "See to it",
        closedBy: "person",
      },
    ];
  });

const letters = ({ letters: all }: Care): readonly Waiting[] =>
  all.flatMap((letter) => {
    const state = letterState(letter);
    if (state !== "drafted" && state !== "signed") return [];
    const since = letter.signed?.at ?? letter.draftedAt;
    return [
      {
        key: `letter-${letter.id}`,
        severity: "low",
        says: state === "drafted" ? "A letter to a colleague to be signed" : "A signed letter to be sent",
        about: "shared care",
        owner: state === "drafted" ? "prescriber" : "nurse",
        since,
        dueAt: after(since, WITHIN.letter),
        page: "follow-up",
        action: state === "drafted" ? "Read and sign" : "Send",
      },
    ];
  });
