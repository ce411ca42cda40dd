import { describe, expect, test } from "vitest";
import { scaleOf, type Scale } from "#assessment/events.ts";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { curveOf } from "./curve.ts";
import { type Care, coursesOf } from "./lasting.ts";
import { chance, daysLater, noise, treated } from "./treatment.test-data.ts";
import { DAY, type Treatment } from "./treatment.ts";

const scale = scaleOf("phq-9") as Scale;
const rules = { ...unapprovedExample.followup.watch, responsePct: 50, lostAfterDays: 42 };
const watch = (some: readonly Treatment[], care: Care = "whatever-was-done", now = daysLater(400)) =>
  coursesOf(some, { scale, care, rules, now });

describe("a responder whose last infusion was on day 11", () => {
  const start = [
    [-1, 20],
    [13, 6],
  ] as const;

  test("is watched from it to the last score there is, and then lost from sight", () => {
    expect(watch([treated([...start, [39, 8]])])).toMatchObject([{ time: 28, happened: false, lost: true }]);
    expect(watch([treated([...start, [39, 8]])], undefined, daysLater(60))).toMatchObject([{ time: 28, lost: false }]);
  });

  test("relapses by the protocol's rule: near the baseline at once, half lost on the second of two a week apart", () => {
    expect(watch([treated([...start, [41, 16]])])).toMatchObject([{ time: 30, happened: true }]);
    expect(watch([treated([...start, [25, 12], [33, 12]])])).toMatchObject([{ time: 22, happened: true }]);
  });

  test("is watched to the next infusion only, where it is counted without more; and on where it is counted with it", () => {
    const one = treated([...start, [30, 8], [60, 18]], { later: [32 * DAY] });
    expect(watch([one], "without-more")).toMatchObject([{ time: 19, happened: false, lost: false }]);
    expect(watch([one])).toMatchObject([{ time: 49, happened: true }]);
  });

  test("relapses by a stay in hospital without any score", () => {
    const one = treated(start, { setbacks: [{ at: 20 * DAY, what: "hospital-stay" }] });
    expect(watch([one])).toMatchObject([{ time: 9, happened: true }]);
  });
});

test("who did not respond is in no curve of how long it lasts", () => {
  expect(
    watch([
      treated([
        [-1, 20],
        [13, 11],
      ]),
      treated([[-1, 20]]),
    ]),
  ).toEqual([]);
});

test("nine responders make no curve, ten do, and it is drawn while ten are watched", () => {
  const some = (n: number) =>
    Array.from({ length: n }, (_, at) =>
      treated([
        [-1, 20],
        [13, 6],
        [20 + at, 5],
      ]),
    );
  expect(curveOf(watch(some(9)))).toBeNull();
  expect(curveOf(watch(some(12)))).toMatchObject({ people: 12, relapsed: 0, points: [{ day: 0 }, { day: 11 }] });
});

/** Two hundred responders who slide at their own pace and answer every other week, until they relapse, or stop answering. */
function clinic(seed: number, stops: (rise: number, next: () => number) => boolean): readonly Treatment[] {
  const next = chance(seed);
  return Array.from({ length: 200 }, () => {
    const pace = Math.max(0, 0.6 + 0.5 * noise(next));
    const points: (readonly [number, number])[] = [
      [-1, 20],
      [13, 6],
    ];
    for (let visit = 1; visit <= 12; visit += 1) {
      const total = Math.max(0, Math.min(27, Math.round(6 + pace * visit + 1.2 * noise(next))));
      points.push([13 + visit * 14, total]);
      if (stops(total - 6, next)) break;
    }
    return treated(points);
  });
}

const share = (stops: Parameters<typeof clinic>[1]) => {
  const seeds = Array.from({ length: 60 }, (_, at) => at + 1);
  const doubted = seeds.filter((seed) =>
    curveOf(watch(clinic(seed, stops), "whatever-was-done", daysLater(240)))?.doubts.some(({ id }) => id === "differ"),
  );
  return doubted.length / seeds.length;
};

test("where those who slide stop answering, the curve is doubted; where chance stops them, mostly not", () => {
  expect(share((rise, next) => next() < (rise >= 3 ? 0.5 : 0.05))).toBeGreaterThan(0.9);
  expect(share((_rise, next) => next() < 0.12)).toBeLessThan(0.15);
});
