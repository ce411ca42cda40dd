import type { Tri } from "#plumbing/facts.ts";
import { compareDays, type Day, dayOf, monthsAfter, parseDay, showDay } from "#science/calendar.ts";
import { daysFromCivil } from "#science/civil.ts";
import { showNumber } from "#science/display.ts";
import { as, type Instant } from "#science/units.ts";
import type { Diagnosis, Workup, WorkupItem } from "../events.ts";
import { conditionOf } from "../history/conditions.ts";
import type { RuleInput, Verdict } from "./rule.ts";

/** Something speaks, nothing does, or it is not known. `rests` names what was looked at. */
export const verdict = (answer: Tri, because: string, rests: readonly string[] = [], satisfy?: string): Verdict => ({
  answer,
  because,
  rests,
  ...(satisfy !== undefined && { satisfy }),
});

const RANK: Readonly<Record<Tri, number>> = { yes: 2, unknown: 1, no: 0 };

/** Several things of which one is enough: one yes is a yes, and only noes are a no. */
export function anyOf(verdicts: readonly Verdict[]): Verdict {
  const most = Math.max(...verdicts.map(({ answer }) => RANK[answer]));
  const telling = verdicts.filter(({ answer }) => RANK[answer] === most);
  const words = (of: (one: Verdict) => string | undefined) =>
    [...new Set(telling.map((one) => of(one) ?? ""))].filter((said) => said !== "");
  const satisfy = words((one) => one.satisfy).join(" ");
  return {
    answer: telling[0]?.answer ?? "unknown",
    because: words(({ because }) => because).join(" "),
    rests: telling.flatMap(({ rests }) => rests),
    ...(satisfy !== "" && { satisfy }),
  };
}

const SAID_BY: Readonly<Record<string, string>> = {
  patient: "the patient says",
  staff: "the staff",
  record: "a record",
  pharmacy: "a pharmacy",
};
const nameOf = (id: string): string => conditionOf(id)?.name ?? id;

/** The questions about health that decide a rule, one yes among them enough. */
export function conditionsSay({ history }: RuleInput, ...ids: readonly string[]): Verdict {
  const answered = ids.map((id) => ({ id, said: history.conditions[id] }));
  const found = answered.filter(({ said }) => said?.answer === "yes");
  if (found.length > 0)
    return verdict(
      "yes",
      `${found.map(({ id, said }) => `${nameOf(id)}${sinceWords(said?.since)} (${SAID_BY[said?.saidBy ?? "staff"]})`).join("; ")}.`,
      found.map(({ id, said }) => `${id}=yes@${said?.since ?? ""}`),
    );
  const open = answered.filter(({ said }) => said?.answer !== "no").map(({ id }) => id);
  return open.length > 0
    ? verdict(
        "unknown",
        `Not answered: ${open.map(nameOf).join("; ")}.`,
        open.map((id) => `${id}=unknown`),
        "Ask, and enter the answer.",
      )
    : verdict(
        "no",
        "Asked and answered no.",
        ids.map((id) => `${id}=no`),
      );
}

const sinceWords = (since: string | undefined): string => (since === undefined || since === "" ? "" : `, ${since}`);

const MS_PER_DAY = 86_400_000;
export const daysAfter = ({ year, month, day }: Day, days: number): Day =>
  dayOf(as<Instant>((daysFromCivil(year, month, day) + days) * MS_PER_DAY));

/** The first and the last day that "2026", "2026-10" or "2026-10-20" can mean; null where it is empty or no day. */
function spanOf(since: string): { readonly first: Day; readonly last: Day } | null {
  const [year = "", month] = since.split("-");
  const first = parseDay(`${since}${"-01-01".slice(since.length - 4)}`);
  if (first === null) return null;
  if (since.length === 10) return { first, last: first };
  return { first, last: daysAfter(monthsAfter(first, month === undefined && year !== "" ? 12 : 1), -1) };
}

/** Did it happen on or after `cutoff`? A month or a year that lies across it leaves that open, and so does no date. */
export function sinceDay(since: string, cutoff: Day): Tri {
  const span = since === "" ? null : spanOf(since);
  if (span === null) return "unknown";
  if (compareDays(span.first, cutoff) >= 0) return "yes";
  return compareDays(span.last, cutoff) < 0 ? "no" : "unknown";
}

/** The newest result of an examination, today or before; null where it was not done. */
export const newest = ({ history, today }: RuleInput, item: WorkupItem): Workup | null =>
  history.workups.find((one) => one.item === item && isPast(one.doneOn, today)) ?? null;

const isPast = (on: string, today: Day): boolean => {
  const day = parseDay(on);
  return day !== null && compareDays(day, today) <= 0;
};

/** As fine as any result here is given. */
export const PLACES = 3;

export const numberIn = ({ values }: Pick<Workup, "values">, key: string): number | null => {
  const value = values[key];
  return typeof value === "number" ? value : null;
};

/** Is a number of an examination beyond its limit? Not done, or done without the number, is unknown. */
export function measured(
  input: RuleInput,
  item: WorkupItem,
  { key, name, isBeyond }: { readonly key: string; readonly name: string; readonly isBeyond: (n: number) => boolean },
): Verdict {
  const result = newest(input, item);
  const value = result === null ? null : numberIn(result, key);
  if (result === null || value === null)
    return verdict("unknown", `${name}: no result.`, [`${item}.${key}=unknown`], `Examine, and enter ${name}.`);
  return verdict(isBeyond(value) ? "yes" : "no", `${name} ${showNumber(value, PLACES)} on ${result.doneOn}.`, [
    `${item}.${key}=${value}@${result.doneOn}`,
  ]);
}

/**
 * A result that was called abnormal, or positive, after the questions were answered: they have to be asked again; one that
 * nobody judged and that says nothing by itself is no normal one. Without such a result this says nothing, so it is "no" and
 * never the only ground of one.
 */
export function overtaken(
  input: RuleInput,
  item: WorkupItem,
  { by, ...telling }: { readonly by: readonly string[] } & Telling,
): Verdict {
  const result = newest(input, item);
  const done = result === null ? null : parseDay(result.doneOn);
  const how = result === null ? "in order" : howTold(result, telling);
  if (result === null || done === null || how === "in order") return verdict("no", "");
  const answers = by.map((id) => input.history.conditions[id]);
  const isAnswered = answers.every(
    (said) => said !== undefined && said.saidBy !== "patient" && compareDays(dayOf(said.at), done) >= 0,
  );
  return isAnswered
    ? verdict("no", "")
    : verdict(
        "unknown",
        `${nameOfItem(item)} of ${result.doneOn} is ${how}, and a clinician has not said since what that means.`,
        [`${item}@${result.doneOn}`],
        `Judge it, and answer: ${by.map(nameOf).join("; ")}.`,
      );
}

/** Which value of a result speaks by itself, where one does. */
type Telling = { readonly key?: string; readonly bad?: string };

function howTold({ abnormal, values }: Workup, { key, bad }: Telling): "in order" | "abnormal" | "not judged" {
  const value = key === undefined ? undefined : values[key];
  if (abnormal === "yes" || (value !== undefined && value === bad)) return "abnormal";
  return abnormal === "unknown" && value === undefined ? "not judged" : "in order";
}

const nameOfItem = (item: WorkupItem): string =>
  item.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase());

/** A documented diagnosis among these codes. None is no proof of health, so "no" never rests on this alone. */
export function diagnosed(
  { history }: RuleInput,
  code: RegExp,
  which: (one: Diagnosis) => boolean = () => true,
): Verdict {
  const found = history.diagnoses.filter((one) => code.test(one.code) && which(one));
  return found.length === 0
    ? verdict("no", "")
    : verdict(
        "yes",
        `Diagnosed: ${found.map(({ code: said, name }) => `${said} ${name}`.trim()).join("; ")}.`,
        found.map((one) => `dx:${one.code}`),
      );
}

/** Signs named on one of our own lists after a clinician answered the question: to be talked about, and answered again. */
export function signsNamed({ scores, history }: RuleInput, scaleId: string, condition: string): Verdict {
  const score = scores.find((one) => one.scaleId === scaleId);
  const said = history.conditions[condition];
  const isAnswered = said !== undefined && said.saidBy !== "patient" && score !== undefined && said.at >= score.at;
  if (score === undefined || score.total === 0 || isAnswered) return verdict("no", "");
  return verdict(
    "unknown",
    score.total === null
      ? `The patient left questions open on the form of ${showDay(score.on)}.`
      : `The patient named ${score.total} on the form of ${showDay(score.on)}, and no clinician has judged it since.`,
    [`${scaleId}@${score.at}`],
    `Talk about it, and answer: ${nameOf(condition)}.`,
  );
}
