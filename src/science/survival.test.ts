import { readFileSync } from "node:fs";
import { array, assert, boolean, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { atRiskAt, type BandType, bandOf, kaplanMeier, median, quantile, survivalAt } from "./survival.ts";

type Numbers = readonly (number | null)[];
type Oracle = {
  readonly name: string;
  readonly times: readonly number[];
  readonly events: readonly number[];
  readonly at: Numbers;
  readonly atRisk: Numbers;
  readonly fell: Numbers;
  readonly censored: Numbers;
  readonly survival: Numbers;
  readonly cumulativeError: Numbers;
  readonly probs: readonly number[];
  readonly bands: readonly {
    readonly type: BandType;
    readonly level: number;
    readonly lower: Numbers;
    readonly upper: Numbers;
    readonly quantile: Numbers;
    readonly quantileLower: Numbers;
    readonly quantileUpper: Numbers;
    readonly median: Numbers;
  }[];
};

const oracles = JSON.parse(readFileSync("tests/oracles/survival.json", "utf8")) as readonly Oracle[];

/** The largest distance between what was found and what R says; infinite where only one of them knows an answer. */
function worst(found: Numbers, told: Numbers): number {
  if (found.length !== told.length) return Infinity;
  return Math.max(
    ...found.map((value, at) => {
      const other = told[at] ?? null;
      if (value === null || !Number.isFinite(value)) return other === null ? 0 : Infinity;
      return other === null ? Infinity : Math.abs(value - other);
    }),
  );
}

describe.each(oracles)("R's survival on $name", (oracle) => {
  const steps = kaplanMeier(oracle.times.map((time, at) => ({ time, happened: oracle.events[at] === 1 })));
  const of = (pick: (step: (typeof steps)[number]) => number) => steps.map(pick);

  test("the same steps, risk sets, curve and Greenwood's error", () => {
    expect([of((s) => s.time), of((s) => s.atRisk), of((s) => s.happened), of((s) => s.left)]).toEqual([
      oracle.at,
      oracle.atRisk,
      oracle.fell,
      oracle.censored,
    ]);
    expect(
      worst(
        of((s) => s.survival),
        oracle.survival,
      ),
    ).toBeLessThan(1e-9);
    expect(
      worst(
        of((s) => s.logError),
        oracle.cumulativeError,
      ),
    ).toBeLessThan(1e-9);
  });

  test.each(oracle.bands)("the same interval, median and quantiles: $type at $level", (told) => {
    const bands = steps.map((step) => bandOf(step, told.type, told.level));
    expect(
      worst(
        bands.map(({ lower }) => lower),
        told.lower,
      ),
    ).toBeLessThan(1e-9);
    expect(
      worst(
        bands.map(({ upper }) => upper),
        told.upper,
      ),
    ).toBeLessThan(1e-9);
    const half = median(steps, told.type, told.level);
    expect(worst([half.time, half.lower, half.upper], told.median)).toBeLessThan(1e-9);
    const times = oracle.probs.map((share) => quantile(steps, share, told.type, told.level));
    expect(
      worst(
        times.map(({ time }) => time),
        told.quantile,
      ),
    ).toBeLessThan(1e-9);
    expect(
      worst(
        times.map(({ lower }) => lower),
        told.quantileLower,
      ),
    ).toBeLessThan(1e-9);
    expect(
      worst(
        times.map(({ upper }) => upper),
        told.quantileUpper,
      ),
    ).toBeLessThan(1e-9);
  });
});

test("nobody watched is no curve, and past the last one watched nobody knows", () => {
  expect(kaplanMeier([])).toEqual([]);
  expect(survivalAt([], 0)).toBeNull();
  const steps = kaplanMeier([
    { time: 10, happened: true },
    { time: 20, happened: false },
  ]);
  expect([survivalAt(steps, 9)?.survival, survivalAt(steps, 20)?.survival, survivalAt(steps, 21)]).toEqual([
    1,
    0.5,
    null,
  ]);
  expect([atRiskAt(steps, 0), atRiskAt(steps, 11), atRiskAt(steps, 21)]).toEqual([2, 1, 0]);
});

const people = array(record({ time: integer({ min: 0, max: 60 }), happened: boolean() }), {
  minLength: 1,
  maxLength: 80,
});

test("a curve never rises, stays between none and all inside its interval, and does not ask who came first", () => {
  assert(
    property(people, (watched) => {
      const steps = kaplanMeier(watched);
      expect(kaplanMeier(watched.toReversed())).toEqual(steps);
      let before = 1;
      for (const step of steps) {
        expect(step.survival).toBeLessThanOrEqual(before);
        expect(step.survival).toBeGreaterThanOrEqual(0);
        before = step.survival;
        for (const type of ["log", "log-log", "plain"] as const) {
          const { lower, upper } = bandOf(step, type);
          expect(lower ?? 0).toBeLessThanOrEqual(step.survival + 1e-12);
          expect(upper ?? 1).toBeGreaterThanOrEqual(step.survival - 1e-12);
          expect(lower ?? 0).toBeGreaterThanOrEqual(0);
          expect(upper ?? 1).toBeLessThanOrEqual(1);
        }
      }
    }),
  );
});

test("where nobody left early the curve is the plain share", () => {
  assert(
    property(
      array(integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 50 }),
      integer({ min: 0, max: 30 }),
      (times, at) => {
        const steps = kaplanMeier(times.map((time) => ({ time, happened: true })));
        const share = times.filter((time) => time > at).length / times.length;
        expect(survivalAt(steps, at)?.survival).toBeCloseTo(share, 12);
      },
    ),
  );
});
