import type { ScorePoint } from "#assessment/read.ts";
import type { History } from "#evaluation/read.ts";
import type { GivenInfusion } from "#course/desk.ts";
import type { Instant } from "#science/units.ts";
import type { CheckInRow } from "../checkins/reading.ts";
import type { Mood } from "../checkins/rules/check-ins.ts";
import type { FlagLevel } from "../checkins/rules/flags.ts";
import type { ShownAnswer } from "../checkins/rules/shown.ts";
import { flagWords, kindTitles } from "../checkins/words.ts";
import type { ThreadLine } from "../messages/inbox.ts";
import type { Alert } from "../safety/fold.ts";
import { levelWords, outcomeWords, sourceWords } from "../safety/words.ts";

/** One thing that was heard; `at` null where it is of more than one moment. Grave: to be spoken about before anything else. */
export type Line = { readonly at: Instant | null; readonly says: string; readonly isGrave: boolean };

const known = (value: string | null): string => value ?? "not known";

/** How it was borne: what was given, the highest pressure, what was felt and what was given against it, and whether it ended early. */
export function infusionLine(one: GivenInfusion): Line {
  const { startedAt: at, doseMg, minutes, peakBp, stoppedBecause, symptoms, rescues, seriousEvent } = one;
  const parts = [
    ...(seriousEvent === "yes" ? ["Serious event"] : []),
    ...(stoppedBecause === null ? [] : [`stopped early: ${stoppedBecause}`]),
    `dose ${known(doseMg === null ? null : `${doseMg} mg`)}, for ${minutes === null ? "a time not known" : `${minutes} min`}`,
    `highest pressure ${known(peakBp === null ? null : `${peakBp.sbp}/${peakBp.dbp ?? "?"}`)}`,
    `felt: ${symptoms.length === 0 ? "nothing noted" : symptoms.join(", ")}`,
    ...(rescues.length === 0 ? [] : [`given: ${rescues.join(", ")}`]),
  ];
  return { at, says: `${parts.join(" · ")}.`, isGrave: seriousEvent === "yes" || stoppedBecause !== null };
}

type Read = { readonly answers: readonly ShownAnswer[]; readonly worst: FlagLevel | null; readonly isSilent: boolean };

const GRAVE: ReadonlySet<FlagLevel | null> = new Set<FlagLevel | null>(["help", "911", "today"]);

/** What was answered, what stands out first; where nobody answered, that. */
export function checkInLine(row: CheckInRow, { answers, worst, isSilent }: Read): Line {
  const said = answers
    .toSorted((a, b) => Number(b.flag !== null) - Number(a.flag !== null))
    .map(({ asked, says }) => `${asked}: ${says}`);
  const spoken = row.calls
    .filter(({ reached }) => reached)
    .map(({ note }) => `spoken with${note === "" ? "" : `: ${note}`}`);
  const parts = [
    ...(worst === null ? [] : [flagWords[worst]]),
    ...(isSilent ? ["no answer, to be called"] : []),
    ...(row.state === "asked" && !isSilent ? ["asked, no answer"] : []),
    ...(row.state === "begun" ? ["begun, not finished"] : []),
    ...(row.cancelled === null ? [] : [`not asked: ${row.cancelled.why}`]),
    ...spoken,
    ...said,
  ];
  const at = row.finishedAt ?? row.dueAt;
  return { at, says: `${kindTitles[row.kind]}: ${parts.join(" · ")}`, isGrave: GRAVE.has(worst) || isSilent };
}

/** From the first day to the last, and the lowest: a mean would hide a bad day. */
export function moodLines(taps: readonly Mood[]): readonly Line[] {
  const [first, last] = [taps[0], taps.at(-1)];
  if (first === undefined || last === undefined) return [];
  const lowest = taps.reduce((low, tap) => (tap.value < low.value ? tap : low), first);
  const says =
    taps.length === 1
      ? `Mood ${first.value} of 10 on ${first.day}.`
      : `Mood ${first.value} on ${first.day}, ${last.value} on ${last.day}; lowest ${lowest.value} on ${lowest.day}. ${taps.length} days tapped.`;
  return [{ at: null, says, isGrave: false }];
}

type Score = Pick<ScorePoint, "at" | "total" | "band">;

/** Each score since, with the one before it: alone, a number says nothing. */
export const scoreLines = (scores: readonly Score[], since: Instant): readonly Line[] =>
  scores.flatMap(({ at, total, band }, n) => {
    if (at < since) return [];
    const before = scores[n - 1]?.total;
    const was = before === undefined || before === null ? "none before" : `before: ${before}`;
    const is = total === null ? "not complete" : `${total}${band === null ? "" : `, ${band.en.toLowerCase()}`}`;
    return [{ at, says: `PHQ-9 ${is} (${was}).`, isGrave: false }];
  });

export function medicineLines({ medicines, stopped }: History, since: Instant): readonly Line[] {
  const dose = (amount: History["medicines"][number]["dose"]) =>
    amount === null ? "" : ` ${amount.amount} ${amount.unit}`;
  return [
    ...medicines.map(({ at, ingredient, dose: one }) => ({
      at,
      says: `New or changed: ${ingredient.name}${dose(one)}.`,
    })),
    ...stopped.map(({ at, ingredient, stoppedOn, why }) => ({
      at,
      says: `Stopped: ${ingredient.name}${stoppedOn === "" ? "" : `, on ${stoppedOn}`}${why === "" ? "" : `: ${why}`}.`,
    })),
  ]
    .filter(({ at }) => at >= since)
    .map((line) => ({ ...line, isGrave: false }));
}

export function alertLine({ raisedAt, level, heard, closed }: Alert): Line {
  const [first] = heard;
  const where = first === undefined ? "" : ` ${sourceWords[first.source]}: ${first.says}`;
  const came = closed === null ? "Not closed yet." : `Closed: ${outcomeWords(closed.outcome)}.`;
  return { at: raisedAt, says: `${levelWords[level]}.${where} ${came}`, isGrave: true };
}

const LONGEST = 140;

export function messageLine({ subject, lastAt, lastFrom, lastText, owed }: ThreadLine): Line {
  const text = lastText.length > LONGEST ? `${lastText.slice(0, LONGEST)}…` : lastText;
  const waits = owed === null ? "" : " Not answered yet.";
  return {
    at: lastAt,
    says: `${subject}. Last from ${lastFrom === "patient" ? "the patient" : "us"}: ${text}${waits}`,
    isGrave: false,
  };
}

const STATES = {
  booked: "took place or not: nobody said",
  arrived: "came",
  done: "took place",
  missed: "did not come",
  cancelled: "called off",
};

export const visitLine = (visit: {
  readonly what: string;
  readonly startAt: Instant;
  readonly state: keyof typeof STATES;
}): Line => ({
  at: visit.startAt,
  says: `${visit.what}: ${STATES[visit.state]}.`,
  isGrave: visit.state === "missed",
});
