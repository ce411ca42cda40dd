import { describe, expect, test } from "vitest";
import { scaleOf, type Scale } from "#assessment/events.ts";
import { choiceOf, everybody } from "./filter.ts";
import { flowOf, resultsOf } from "./measures.ts";
import { resultOf } from "./result.ts";
import { compared } from "./studies-further.ts";
import { daysLater, treated } from "./treatment.test-data.ts";
import { DAY } from "./treatment.ts";

const phq9 = scaleOf("phq-9") as Scale;
const counted = (id: string) => compared.find((one) => one.id === id)!.counted;
const mcinnes = counted("mcinnes-2022");
const late = daysLater(100);
/** The last infusion is on day 11: day 25 to 42 is two weeks to a month after it. */
const followed = (now: number) =>
  treated([
    [-1, 20],
    [30, now],
  ]);

describe("counted as McInnes counted: 4 to 8 infusions in 7 to 28 days, PHQ-9 14 to 31 days after the last", () => {
  const flow = (...some: readonly ReturnType<typeof treated>[]) => flowOf(some, mcinnes, late);

  test("from 20: 10 responds, 11 does not; 4 is a remission, 5 is none; 25 is worse by the scale's five points", () => {
    const results = (now: number) => resultsOf(flow(followed(now)).measured, phq9);
    expect(results(10)).toEqual({ responded: 1, remitted: 0, worse: 0 });
    expect(results(11)).toEqual({ responded: 0, remitted: 0, worse: 0 });
    expect(results(4)).toEqual({ responded: 1, remitted: 1, worse: 0 });
    expect(results(5)).toEqual({ responded: 1, remitted: 0, worse: 0 });
    expect(results(24)).toEqual({ responded: 0, remitted: 0, worse: 0 });
    expect(results(25)).toEqual({ responded: 0, remitted: 0, worse: 1 });
  });

  test("three infusions, or nine, or six over 29 days are another treatment, and said to be", () => {
    const days = (...given: readonly number[]) =>
      treated([[-1, 20]], { given: given.map((day) => day * DAY), planned: given.length });
    for (const one of [days(0, 2, 4), days(0, 2, 4, 6, 8, 10, 12, 14, 16), days(0, 7, 14, 21, 28, 29)])
      expect(flow(one)).toMatchObject({ otherwise: 1, due: [] });
    expect(flow(days(0, 3, 5, 7))).toMatchObject({ otherwise: 0, due: [{}] });
  });

  test("a score 13 days after the last infusion is too early, 14 and 31 days count, 32 are too late", () => {
    const at = (day: number) =>
      flow(
        treated([
          [-1, 20],
          [11 + day, 8],
        ]),
      ).measured.length;
    expect([at(13.9), at(14), at(31.9), at(32)]).toEqual([0, 1, 1, 0]);
  });

  test("of two scores in time the first counts", () => {
    expect(
      flow(
        treated([
          [-1, 20],
          [26, 12],
          [38, 3],
        ]),
      ).measured[0]?.now,
    ).toBe(12);
  });

  test("without a baseline of the last week nobody is measured, however well they are", () => {
    expect(
      flow(
        treated([
          [-8, 20],
          [30, 2],
        ]),
      ),
    ).toMatchObject({ due: [{ baseline: null, now: 2 }], measured: [] });
  });

  test("whose month is not over is not due yet, and who is still treated is under way", () => {
    expect(flowOf([followed(8)], mcinnes, daysLater(42))).toMatchObject({ notYet: 1, due: [] });
    expect(flowOf([followed(8)], mcinnes, daysLater(43))).toMatchObject({ notYet: 0, measured: [{}] });
    const third = treated([[-1, 20]], { given: [0, 2 * DAY, 4 * DAY] });
    expect(flowOf([third], mcinnes, daysLater(10))).toMatchObject({ underWay: 1 });
    expect(flowOf([third], mcinnes, daysLater(20))).toMatchObject({ underWay: 0, otherwise: 1 });
  });
});

test("counted as Phillips counted, whoever responded at any time has, though it did not last", () => {
  const one = treated([
    [-1, 20],
    [3, 9],
    [12, 19],
  ]);
  expect(flowOf([one], counted("phillips-2019"), late).measured[0]?.now).toBe(9);
  expect(flowOf([one], counted("anand-2023"), late).measured[0]?.now).toBe(19);
});

test("counted as Bio-K counted, the score after the third infusion and before the fourth counts", () => {
  const one = treated([
    [-1, 20],
    [3, 15],
    [6, 9],
    [8, 3],
  ]);
  expect(flowOf([one], counted("parikh-2023"), late).measured[0]?.now).toBe(9);
});

test("ten infusions count those after the induction; the score after the tenth and before the eleventh counts", () => {
  const after = (later: readonly number[]) =>
    treated(
      [
        [-1, 20],
        [12, 15],
        [61, 9],
        [72, 2],
      ],
      { later: later.map((day) => day * DAY) },
    );
  const flow = (later: readonly number[]) => flowOf([after(later)], counted("oliver-2022-ten"), late);
  expect(flow([30, 40, 50, 60, 70]).measured).toMatchObject([{ baseline: 20, now: 9 }]);
  expect(flow([30, 40, 50])).toMatchObject({ otherwise: 1, due: [] });
  expect(flow([30, 40, 50, 80])).toMatchObject({ due: [{ now: null }] });
});

test("nine measured are shown to nobody; ten are, with how many were due", () => {
  const some = (n: number) => Array.from({ length: n }, () => followed(8));
  const result = (all: readonly ReturnType<typeof treated>[]) =>
    resultOf(choiceOf(all, everybody), mcinnes, { scale: phq9, now: late });
  expect(result(some(9))).toBeNull();
  const missed = Array.from({ length: 4 }, () => treated([[-1, 20]]));
  const shown = result([...some(10), ...missed]);
  expect(shown).toMatchObject({ due: 14, measured: 10, responded: { count: 10, of: 10 }, missing: { unmeasured: 4 } });
  expect(shown?.missing?.worst).toBeCloseTo(10 / 14, 12);
  expect(shown?.missing?.best).toBe(1);
});

test("every study says where it was read, how it counted, and how ours differs", () => {
  for (const { source, counted: how } of compared)
    for (const words of [source.from, source.evidence, how.theirs, how.ours, how.differs]) expect(words).not.toBe("");
});
