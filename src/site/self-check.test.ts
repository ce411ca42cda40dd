import { type Arbitrary, assert, constantFrom, func, property, record } from "fast-check";
import { expect, test } from "vitest";
import { type Answer, type Answers, answersIn, standingOf, withoutLast } from "./self-check.ts";
import { type QuestionId, questions } from "./self-check-questions.ts";

const clear = Object.fromEntries(questions.map(({ id, safe }) => [id, safe])) as Record<QuestionId, Answer>;
const other = (answer: Answer): Answer => (answer === "yes" ? "no" : "yes");

const anyAnswer = constantFrom<Answer>("yes", "no", "unknown");
const anyAnswers: Arbitrary<Answers> = record(
  Object.fromEntries(questions.map(({ id }) => [id, anyAnswer])) as Record<QuestionId, typeof anyAnswer>,
  { requiredKeys: [] },
);

/** Answers questions one after the other, as a person does, until there is nothing more to answer. */
function walked(answer: (id: QuestionId) => Answer): { readonly steps: number; readonly answers: Answers } {
  const answers: Partial<Record<QuestionId, Answer>> = {};
  for (let steps = 0; ; steps += 1) {
    const standing = standingOf(answers);
    if (standing.at !== "question") return { steps, answers };
    answers[standing.question.id] = answer(standing.question.id);
  }
}

test("the first question is about danger, and a yes or a doubt brings help at once", () => {
  expect(standingOf({})).toMatchObject({ at: "question", nth: 1, question: { id: "danger" } });
  expect(standingOf({ danger: "yes" })).toEqual({ at: "crisis" });
  expect(standingOf({ danger: "unknown" })).toEqual({ at: "crisis" });
  expect(standingOf({ danger: "no" })).toMatchObject({ at: "question", question: { id: "adult" } });
});

test.each([
  ["adult", "no"],
  ["allergy", "yes"],
  ["mania", "yes"],
  ["pregnancy", "yes"],
  ["escort", "no"],
] as const)("%s answered %s ends the self-check early, with that reason", (id, answer) => {
  const standing = standingOf({ danger: "no", [id]: answer });
  expect(standing).toMatchObject({ at: "end", outcome: "ruled-out", findings: [{ id }] });
});

test("not knowing whether one is pregnant, or allergic, or could be taken home, rules nothing out and is talked about", () => {
  for (const { id } of questions.filter(({ bears }) => bears === "rules-out"))
    expect(standingOf({ ...clear, [id]: "unknown" })).toMatchObject({
      at: "end",
      outcome: "to-discuss",
      findings: [{ id }],
    });
});

test("a stroke, a psychosis or an alcohol problem does not rule out here: a clinician looks at it", () => {
  for (const { id, safe } of questions.filter(({ bears }) => bears === "to-discuss"))
    expect(standingOf({ ...clear, [id]: other(safe) })).toMatchObject({ outcome: "to-discuss", findings: [{ id }] });
});

test("it never says yes, it suits you: the best there is, is that nothing speaks against it so far", () => {
  assert(
    property(anyAnswers, (answers) => {
      const standing = standingOf(answers);
      if (standing.at !== "end") return;
      expect(["nothing-against", "to-discuss", "ruled-out"]).toContain(standing.outcome);
      if (standing.outcome === "nothing-against") expect(answers).toEqual(clear);
    }),
  );
});

test("unknown is never no: a doubt in place of a clear answer never leaves nothing against it", () => {
  assert(
    property(constantFrom(...questions), ({ id, bears }) => {
      const standing = standingOf({ ...clear, [id]: "unknown" });
      expect(standing.at === "crisis" ? "crisis" : standing.at === "end" && standing.outcome).toBe(
        bears === "crisis" ? "crisis" : "to-discuss",
      );
    }),
  );
});

test("only age, allergy, mania, pregnancy and no escort rule out, and only where they were surely answered", () => {
  assert(
    property(anyAnswers, (answers) => {
      const standing = standingOf(answers);
      if (standing.at !== "end" || standing.outcome !== "ruled-out") return;
      expect(standing.findings.length).toBeGreaterThan(0);
      for (const { id, safe } of standing.findings) {
        expect(["adult", "allergy", "mania", "pregnancy", "escort"]).toContain(id);
        expect(answers[id]).toBe(other(safe));
      }
    }),
  );
});

test("whatever else was answered, danger goes first", () => {
  assert(
    property(anyAnswers, constantFrom<Answer>("yes", "unknown"), (answers, danger) => {
      expect(standingOf({ ...answers, danger })).toEqual({ at: "crisis" });
    }),
  );
});

test("one question at a time, none twice, and an end after twelve at most", () => {
  assert(
    property(func(anyAnswer), (answer) => {
      const { steps, answers } = walked(answer);
      expect(steps).toBeLessThanOrEqual(questions.length);
      expect(Object.keys(answers)).toHaveLength(steps);
    }),
  );
});

test("going back takes away the last answer, and only that", () => {
  assert(
    property(func(anyAnswer), (answer) => {
      const { answers, steps } = walked(answer);
      const before = withoutLast(answers);
      expect(Object.keys(before)).toHaveLength(steps - 1);
      expect(answers).toMatchObject(before);
      expect(standingOf(before).at).toBe("question");
    }),
  );
});

test("a form's other fields and made-up answers count for nothing", () => {
  expect(answersIn({ danger: "no", adult: "maybe", pin: "1", __proto__: "yes", heart: ["yes", "no"] })).toEqual({
    danger: "no",
  });
});

test("no question or finding promises anything, in either language", () => {
  const said = questions.flatMap(({ ask, hint, finding }) => [ask, hint, finding]).flatMap(({ en, es }) => [en, es]);
  for (const text of said) {
    expect(text).not.toContain("!");
    expect(text).not.toMatch(/suits you|good candidate|you qualify|es para usted|candidat|califica/i);
  }
});
