import { expect, test } from "vitest";
import type { CaseState } from "#course/events.ts";
import { as, type Instant } from "#science/units.ts";
import { hours, policy } from "../story.test-data.ts";
import { letterDue } from "./letters-due.ts";
import { type KnownQuestionnaire, movedOn, questionnairesDue } from "./questionnaires-due.ts";

const day = (count: number) => hours(count * 24);
const M_W_F = [0, 2, 4, 7, 9, 11].map(day);

const looking = (
  now: Instant,
  known: readonly KnownQuestionnaire[],
  given = M_W_F,
  state: CaseState = "induction",
) => ({
  treatment: {
    state,
    induction: { given: given.filter((at) => at <= now), count: 6 },
    lastAt: given.findLast((at) => at <= now) ?? null,
  },
  known,
  policy,
  now,
});
const due = (...asking: Parameters<typeof looking>) =>
  questionnairesDue(looking(...asking)).map(({ scaleId, point }) => `${scaleId} ${point}`);

const answered = (scaleId: string, at: number | null): KnownQuestionnaire => ({
  id: scaleId,
  scaleId,
  at: at === null ? null : day(at),
  point: "before-fourth",
});
const phq = (at: number | null) => answered("phq-9", at);

test("the day after the first infusion the short mood check is asked, and no PHQ-9 a few days after the baseline", () =>
  expect(due(day(1), [phq(-3)])).toEqual(["mood-check day-after-first"]));

test("a week after the last answer the PHQ-9 is asked, under the name of the point it stands at", () =>
  expect(due(day(4.5), [phq(-3)])).toEqual(["phq-9 before-fourth"]));

test("what stands open, or was answered within the week, is not asked again", () => {
  expect(due(day(4.5), [phq(-3), phq(null)])).toEqual([]);
  expect(due(day(4.5), [phq(0)])).toEqual([]);
});

test("what lies open is named after the point the treatment stands at by now; what a person asked for keeps its name", () => {
  const moved = (now: number, known: KnownQuestionnaire) =>
    movedOn(looking(day(now), [known])).map(({ point }) => point);
  expect([moved(4.5, phq(null)), moved(8, phq(null)), moved(12.1, phq(null))]).toEqual([
    [],
    ["mid-course"],
    ["after-course"],
  ]);
  expect(moved(12.1, phq(5))).toEqual([]);
  expect(moved(12.1, { ...phq(null), point: "other" })).toEqual([]);
  expect(moved(8, answered("gad-7", null))).toEqual([]);
});

test("before the sixth the full set, without the PHQ-9 that is young enough", () =>
  expect(due(day(10), [phq(5)])).toEqual(["gad-7 before-sixth", "asq before-sixth"]));

test("the result of the course is asked a day after the last infusion, however young the answer before it", () => {
  expect(due(day(11.5), [phq(9), answered("gad-7", 10), answered("asq", 10)])).toEqual([]);
  expect(due(day(12.1), [phq(10)])).toEqual(["phq-9 after-course", "gad-7 after-course", "asq after-course"]);
});

test("two weeks after the last the set comes once more, and in maintenance each month with the bladder questions", () => {
  const set = (at: number) => ["phq-9", "gad-7", "asq", "urinary"].map((scaleId) => answered(scaleId, at));
  expect(due(day(25.5), set(13), M_W_F, "taper")).toEqual([
    "phq-9 after-course",
    "gad-7 after-course",
    "asq after-course",
  ]);
  expect(due(day(56), set(27), M_W_F, "maintenance")).toContain("urinary maintenance");
  expect(due(day(40), set(39), M_W_F, "maintenance")).toEqual([]);
});

test("afterwards the PHQ-9 comes every fourteen days", () => {
  const others = ["gad-7", "asq", "urinary"].map((scaleId) => answered(scaleId, 50));
  expect(due(day(63.9), [phq(50), ...others], M_W_F, "maintenance")).toEqual([]);
  expect(due(day(64.1), [phq(50), ...others], M_W_F, "maintenance")).toEqual(["phq-9 maintenance"]);
});

test.each(["interrupted", "discharged", "closed-without-response", "evaluation"] as const)(
  "nobody whose treatment is “%s” is asked by rule",
  (state) => expect(due(day(20), [], M_W_F, state)).toEqual([]),
);

test("before the first infusion the baseline is asked for with the evaluation, and not here", () =>
  expect(due(day(-1), [])).toEqual([]));

const thing = { key: "check-in:c1", dueAt: hours(0), until: hours(24) };
const HOUR = 3_600_000;

/** The letters that go out when a round runs every hour. */
function letters(from: number, to: number, most = 2): readonly string[] {
  const written: { key: string; at: Instant }[] = [];
  for (let hour = from; hour <= to; hour += 1) {
    const now = as<Instant>(hours(0) + hour * HOUR);
    const found = letterDue([thing], written, most, now);
    if (found !== null) written.push({ key: found.key, at: now });
  }
  return written.map(({ key, at }) => `${key} at ${(at - hours(0)) / HOUR}`);
}

test("the first letter comes when it is due, and at most two reminders before silence is somebody's task", () =>
  expect(letters(-5, 80)).toEqual(["check-in:c1:0 at 0", "check-in:c1:1 at 8", "check-in:c1:2 at 16"]));

test("after a standstill one letter comes, not three", () => expect(letters(17, 23)).toEqual(["check-in:c1:2 at 17"]));

test("a clinic that wants no reminders sends the first letter alone", () =>
  expect(letters(0, 80, 0)).toEqual(["check-in:c1:0 at 0"]));

test("two things at once are one letter", () => {
  const other = { key: "questionnaire:q", dueAt: hours(1), until: hours(100) };
  const written = [{ key: "check-in:c1:0", at: hours(0) }];
  expect(letterDue([thing, other], written, 2, hours(2))).toBeNull();
});
