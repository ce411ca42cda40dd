import type { CheckInValue } from "../facts.ts";
import type { CheckIn } from "./check-ins.ts";
import { type FlagLevel, flagOf } from "./flags.ts";
import { questionsIn } from "./questions.ts";

/** One answer as staff read it. `flag`: what it asks for, as it stands now. */
export type ShownAnswer = {
  readonly item: string;
  readonly asked: string;
  readonly says: string;
  readonly flag: FlagLevel | null;
};

const WORDS: Readonly<Record<string, string>> = {
  unsure: "not sure",
  "a-little": "a little",
  "a-lot": "a lot",
  "so-so": "so-so",
  "not-measured": "not measured",
};

function says(item: string, value: CheckInValue): string {
  if (value === null) return item === "note" ? "nothing more" : "would rather not say";
  if (item === "mood") return `${value} of 10`;
  if (item === "pressure" && value !== "not-measured") return `${value} mmHg`;
  return WORDS[String(value)] ?? String(value);
}

/** What was answered, in the order it was asked. What nobody answered is not among them, and is not "no". */
export const answersShown = ({ version, answers }: CheckIn): readonly ShownAnswer[] =>
  (questionsIn(version) ?? []).flatMap((question) => {
    const value = answers[question.id];
    if (value === undefined) return [];
    const { id: item, short: asked } = question;
    return [{ item, asked, says: says(item, value), flag: flagOf(question, value) }];
  });
