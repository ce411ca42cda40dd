import { expect, test } from "vitest";
import { type EveningAnswer, eveningQuestions, wrongAnswers } from "./evening.ts";

const fine = Object.fromEntries(eveningQuestions.map((question) => [question.id, question.fine]));
const wrong = (answers: Readonly<Record<string, EveningAnswer>>) => wrongAnswers(answers).map(({ id }) => id);

test("food, medicines, illness, pregnancy, substances and the ride are asked, in English and Spanish", () => {
  expect(eveningQuestions.map(({ id }) => id)).toEqual([
    "food",
    "medicines",
    "illness",
    "pregnancy",
    "substances",
    "ride",
  ]);
  for (const { asks } of eveningQuestions) {
    expect(asks.en).toMatch(/^[A-Z].*\?/);
    expect(asks.es).toMatch(/^¿.*\?/);
  }
});

test("no call is needed when every answer is the fine one", () => {
  expect(wrong(fine)).toEqual([]);
});

test.each(eveningQuestions)(
  "$id: the other answer, not knowing and no answer each need a call",
  ({ id, fine: good }) => {
    const { [id]: _, ...rest } = fine;
    expect(wrong({ ...rest, [id]: good === "yes" ? "no" : "yes" })).toEqual([id]);
    expect(wrong({ ...rest, [id]: "unknown" })).toEqual([id]);
    expect(wrong(rest)).toEqual([id]);
  },
);

test("somebody who answered nothing is called about everything", () => {
  expect(wrong({})).toHaveLength(6);
});

test("no question tells what the visit is for", () => {
  const all = eveningQuestions.flatMap(({ asks }) => [asks.en, asks.es]).join(" ");
  expect(all).not.toMatch(/ketamin|infusi|psychiatr|psiquiatr|depress|depres|!/i);
});
