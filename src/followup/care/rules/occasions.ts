import type { Source } from "#clinic/events.ts";
import type { Instant } from "#science/units.ts";
import type { CareLetterOccasion } from "../facts.ts";

export const occasionsSource: Source = {
  from: "Shared care: to the patient's own psychiatrist and primary care after infusions 1, 3 and 6, and on a red flag. Ours",
  evidence: "P",
};

/** After which infusions of an induction their own clinicians are written to. */
export const LETTERS_AFTER: readonly number[] = [1, 3, 6];

export type RedFlag = "hospital" | "sent-to-emergency" | "emergency-services-called" | "relapse";

/** A reason to write; `about` names it, so that to one person there is one letter for it. */
export type Occasion = {
  readonly occasion: CareLetterOccasion;
  readonly about: string;
  readonly nth: number | null;
  readonly flag: RedFlag | null;
  readonly at: Instant;
};

/** Which of several letters about one patient it is. */
export function reasonWords({ occasion, nth }: Pick<Occasion, "occasion" | "nth">): string {
  if (occasion === "after-infusion") return `after infusion ${nth ?? ""}`.trim();
  return { "red-flag": "on a red flag", "end-of-care": "at the end of care", "on-request": "asked for" }[occasion];
}

type Known = {
  /** Of the newest induction; only one that is over and gone home from can be told of. */
  readonly given: readonly { readonly nth: number; readonly infusionId: string; readonly startedAt: Instant }[];
  readonly over: ReadonlySet<string>;
  readonly alerts: readonly { readonly id: string; readonly outcome: string; readonly closedAt: Instant }[];
  readonly relapseAt: Instant | null;
  /** What is older was written about by a person, or is no news any more. */
  readonly from: Instant;
};

const FLAGS: readonly string[] = ["hospital", "sent-to-emergency", "emergency-services-called"] satisfies RedFlag[];

/** Everything a letter is owed about, the oldest first. */
export function occasionsOf({ given, over, alerts, relapseAt, from }: Known): readonly Occasion[] {
  const after = given
    .filter(({ nth, infusionId }) => LETTERS_AFTER.includes(nth) && over.has(infusionId))
    .map(({ nth, infusionId, startedAt }) => ({
      occasion: "after-infusion" as const,
      about: infusionId,
      nth,
      flag: null,
      at: startedAt,
    }));
  const flagged = alerts
    .filter(({ outcome }) => FLAGS.includes(outcome))
    .map(({ id, outcome, closedAt }) => ({ ...RED, about: id, flag: outcome as RedFlag, at: closedAt }));
  // The relapse that the alert itself is: one event is one letter.
  const isTold = flagged.some(({ at }) => relapseAt !== null && Math.abs(at - relapseAt) < DAY);
  const relapse =
    relapseAt === null || isTold
      ? []
      : [{ ...RED, about: `relapse ${relapseAt}`, flag: "relapse" as const, at: relapseAt }];
  return [...after, ...flagged, ...relapse].filter(({ at }) => at >= from).toSorted((a, b) => a.at - b.at);
}

const DAY = 86_400_000;
const RED = { occasion: "red-flag" as const, nth: null };
