import { expect, test } from "vitest";
import { ageWords, selfCheckWords } from "./words.ts";

test("how long somebody has waited is told in one unit", () => {
  const [minute, hour] = [60_000, 3_600_000];
  expect([0, 12 * minute, 59.9 * minute, hour, 47 * hour, 48 * hour].map(ageWords)).toEqual([
    "0 min",
    "12 min",
    "59 min",
    "1 h",
    "47 h",
    "2 d",
  ]);
});

test("no self-check is called passed: none of them rules anybody in", () => {
  for (const words of Object.values(selfCheckWords)) expect(words).not.toMatch(/pass|suitable|eligible|fit/);
});
