import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lengthWords } from "./length.ts";

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

test.each([
  [0, "0 s"],
  [59_999, "59 s"],
  [MINUTE, "1 min"],
  [2 * HOUR - 1, "119 min"],
  [2 * HOUR, "2 h"],
  [2 * DAY - 1, "47 h"],
  [2 * DAY, "2 days"],
  [1464 * HOUR, "61 days"],
])("%i ms are said as %s", (ms, words) => {
  expect(lengthWords(ms)).toBe(words);
});

test("nobody reads a number of hours from 48 on, nor of minutes from 120 on, and no length is said longer than it is", () => {
  const unit = { s: 1000, min: MINUTE, h: HOUR, days: DAY } as const;
  const most = { s: 59, min: 119, h: 47, days: Infinity } as const;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4000 * DAY }), (ms) => {
      const [count = "", name = ""] = lengthWords(ms).split(" ");
      const of = name as keyof typeof unit;
      expect(Number(count)).toBeLessThanOrEqual(most[of]);
      expect(Number(count) * unit[of]).toBeLessThanOrEqual(ms);
    }),
  );
});
