import type { CheckInKind, CheckInValue } from "../facts.ts";
import { type CheckInQuestion, questionsIn } from "./questions.ts";

export type CheckInAnswers = Readonly<Record<string, CheckInValue>>;

type Asked = { readonly kind: CheckInKind; readonly version: string };

/** Who is asked: not everybody is asked everything. Unknown is never no. */
export type AskedWhom = { readonly pregnancyPossible: boolean };

/** The questions of one check-in for one patient, in their order. */
export const questionsFor = ({ kind, version }: Asked, { pregnancyPossible }: AskedWhom): readonly CheckInQuestion[] =>
  (questionsIn(version) ?? []).filter(
    ({ kinds, onlyIfPregnancyPossible }) =>
      kinds.includes(kind) && (onlyIfPregnancyPossible === undefined || pregnancyPossible),
  );

/** Where they stopped; null when every question was answered or passed over. */
export const nextOf = (questions: readonly CheckInQuestion[], answers: CheckInAnswers): CheckInQuestion | null =>
  questions.find(({ id }) => answers[id] === undefined) ?? null;

const TRI: ReadonlySet<CheckInValue> = new Set(["yes", "no", "unsure"]);
const PRESSURE = /^(\d{2,3})\/(\d{2,3})$/;
export const LONGEST_NOTE = 2_000;

/** "128/82" as its two numbers; null for what is none. */
export function pressureIn(value: CheckInValue): { readonly sys: number; readonly dia: number } | null {
  const [, sys, dia] = (typeof value === "string" ? PRESSURE.exec(value) : null) ?? [];
  return sys === undefined || dia === undefined ? null : { sys: Number(sys), dia: Number(dia) };
}

function isPressure(value: CheckInValue): boolean {
  const found = pressureIn(value);
  if (found === null) return value === "not-measured";
  const { sys, dia } = found;
  return sys >= 50 && sys <= 280 && dia >= 30 && dia <= 200 && dia < sys;
}

type Fits = (value: Exclude<CheckInValue, null>, question: CheckInQuestion) => boolean;

const FITS: Readonly<Record<CheckInQuestion["asks"], Fits>> = {
  tri: (value) => TRI.has(value),
  choice: (value, { choices = [] }) => choices.some((choice) => choice.value === value),
  scale: (value) => typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 10,
  pressure: isPressure,
  note: (value) => typeof value === "string" && value.length <= LONGEST_NOTE,
};

/** Is this an answer to that question? "Would rather not say" always is. */
export const fits = (question: CheckInQuestion, value: CheckInValue): boolean =>
  value === null || FITS[question.asks](value, question);
