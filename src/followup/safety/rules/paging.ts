import { after, type Instant, minutes } from "#science/units.ts";
import type { PageStep } from "../facts.ts";
import { type Alert, stepsPaged } from "../fold.ts";

const STEPS: readonly PageStep[] = ["first", "second", "third"];

/** What a clinic's people are, for a page: who is on call in order, who works now, and who else there is. */
export type Reach = {
  readonly onCall: readonly string[];
  readonly onDuty: readonly string[];
  readonly directors: readonly string[];
  readonly physicians: readonly string[];
};

export type ToPage = { readonly staffIds: readonly string[]; readonly why: string };

const distinct = (...lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())];

/**
 * Whom a step pages. Each step also pages everybody of the steps before it again, for they have not answered; the third reaches
 * every physician. Without anybody on call it goes to whoever works now, then to the director, then to all physicians. While
 * nobody signed how the clinic does this, the first page already goes to all of them.
 */
export function whomToPage(step: PageStep, reach: Reach, isSigned = true): ToPage {
  const { onCall, directors, physicians } = reach;
  const first = firstOf(reach, isSigned);
  if (step === "first") return first;
  const second = onCall.length > 1 ? onCall.slice(0, 2) : distinct(onCall, directors);
  if (step === "second") return { staffIds: distinct(first.staffIds, second), why: "Nobody answered the first page." };
  return { staffIds: distinct(first.staffIds, onCall, directors, physicians), why: "Nobody answered the second page." };
}

const firstOf = ({ onCall, onDuty, directors, physicians }: Reach, isSigned: boolean): ToPage =>
  [
    { staffIds: isSigned ? [] : distinct(onCall, onDuty, directors), why: "No rule is signed: everybody on duty." },
    { staffIds: onCall.slice(0, 1), why: "First on call." },
    { staffIds: onDuty, why: "Nobody is on call: everybody who works now." },
    { staffIds: directors, why: "Nobody is on call: the medical director." },
    { staffIds: physicians, why: "Nobody is on call: all physicians." },
  ].find(({ staffIds }) => staffIds.length > 0) ?? { staffIds: [], why: "Nobody can be paged." };

/**
 * The step that is due now; null while somebody has the alert, or none is due. Where nobody of a step can be reached by anything
 * (`unreached`), the next one does not wait for its minutes.
 */
export function stepDue(
  alert: Alert,
  now: Instant,
  [second, third]: readonly [number, number],
  unreached = false,
): PageStep | null {
  if (alert.closed !== null || alert.acknowledged !== null) return null;
  const next = STEPS[stepsPaged(alert).length];
  if (next === undefined || next === "first") return next ?? null;
  const dueAt = after(alert.countsFrom, minutes(next === "second" ? second : third));
  return unreached || now >= dueAt ? next : null;
}
