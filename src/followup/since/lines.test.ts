import { expect, test } from "vitest";
import { type History } from "#evaluation/read.ts";
import { as, type Instant } from "#science/units.ts";
import type { CheckInRow } from "../checkins/reading.ts";
import type { GivenInfusion } from "#course/desk.ts";
import { checkInLine, infusionLine, medicineLines, moodLines, scoreLines } from "./lines.ts";

const at = (hour: number) => as<Instant>(hour * 3_600_000);
const row = { kind: "next-morning", state: "finished", dueAt: at(1), finishedAt: at(2), calls: [], cancelled: null };
const checkIn = (more: object) => ({ ...row, ...more }) as unknown as CheckInRow;

test("of a check-in the answer that asks for somebody stands first; where nobody answered, that is said and grave", () => {
  const answers = [
    { item: "mood", asked: "Mood", says: "6 of 10", flag: null },
    { item: "urine", asked: "Pain passing urine", says: "yes", flag: "today" as const },
  ];
  expect(checkInLine(checkIn({}), { answers, worst: "today", isSilent: false })).toEqual({
    at: at(2),
    says: "Next morning: Called about the same day · Pain passing urine: yes · Mood: 6 of 10",
    isGrave: true,
  });
  const silent = checkInLine(checkIn({ state: "asked", finishedAt: null }), {
    answers: [],
    worst: null,
    isSilent: true,
  });
  expect(silent).toEqual({ at: at(1), says: "Next morning: no answer, to be called", isGrave: true });
});

test("the last infusion stands first as it was borne: one that ended early is grave, and what nobody knows is said so", () => {
  const borne = {
    startedAt: at(1),
    doseMg: 38,
    minutes: 40,
    peakBp: { sbp: 143, dbp: 91 },
    stoppedBecause: null,
    symptoms: ["nausea"],
    rescues: ["ondansetron 4 mg"],
    seriousEvent: "no",
  } as unknown as GivenInfusion;
  expect(infusionLine(borne)).toEqual({
    at: at(1),
    says: "dose 38 mg, for 40 min · highest pressure 143/91 · felt: nausea · given: ondansetron 4 mg.",
    isGrave: false,
  });
  const stopped = {
    ...borne,
    stoppedBecause: "the patient’s wish",
    minutes: null,
    peakBp: null,
    symptoms: [],
    rescues: [],
  };
  expect(infusionLine(stopped)).toMatchObject({
    says: "stopped early: the patient’s wish · dose 38 mg, for a time not known · highest pressure not known · felt: nothing noted.",
    isGrave: true,
  });
});

test("of the moods the lowest is never hidden behind the last, and a score stands beside the one before it", () => {
  const taps = [4, 1, 6].map((value, n) => ({ day: `2026-11-0${n + 1}`, value }));
  expect(moodLines(taps)[0]?.says).toBe(
    "Mood 4 on 2026-11-01, 6 on 2026-11-03; lowest 1 on 2026-11-02. 3 days tapped.",
  );
  expect(moodLines([])).toEqual([]);
  const band = { en: "Moderate", es: "Moderada" };
  const scores = [
    { at: at(1), total: 18, band },
    { at: at(5), total: 12, band },
    { at: at(6), total: null, band: null },
  ];
  expect(scoreLines(scores, at(2)).map(({ says }) => says)).toEqual([
    "PHQ-9 12, moderate (before: 18).",
    "PHQ-9 not complete (before: 12).",
  ]);
});

test("only medicines of which something was said since are told, those stopped too", () => {
  const history = {
    medicines: [
      { at: at(1), ingredient: { name: "sertraline" }, dose: null },
      { at: at(5), ingredient: { name: "lorazepam" }, dose: { amount: 0.5, unit: "mg" } },
    ],
    stopped: [{ at: at(6), ingredient: { name: "bupropion" }, stoppedOn: "2026-11-03", why: "sleep" }],
  } as unknown as History;
  expect(medicineLines(history, at(2)).map(({ says }) => says)).toEqual([
    "New or changed: lorazepam 0.5 mg.",
    "Stopped: bupropion, on 2026-11-03: sleep.",
  ]);
});
