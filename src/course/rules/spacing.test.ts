import * as fc from "fast-check";
import { expect, test } from "vitest";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { as, type Instant } from "#science/units.ts";
import { spacingFindings, type SpacingLimits } from "./spacing.ts";

const HOUR = 3_600_000;
const limits: SpacingLimits = { ...unapprovedExample.spacing, withinDays: 21, interruptedDays: 28 };
const dates = (...hours: readonly number[]) =>
  hours.map((hour, n) => ({ label: `infusion ${n + 1}`, startAt: as<Instant>(hour * HOUR) }));
const rulesOf = (...hours: readonly number[]) => spacingFindings(dates(...hours), limits).map(({ rule }) => rule);

// Clinical reference 4.7 and 9.1: 40 h soft, 18 h hard, three in seven days soft, four hard, 21 and 28 days.
test.each([
  ["40 h apart is in order", [0, 40], []],
  ["39.9 h apart asks for a reason", [0, 39.9], ["spacing-soft"]],
  ["18 h apart still asks for a reason", [0, 18], ["spacing-soft"]],
  ["17.9 h apart no reason passes", [0, 17.9], ["spacing-hard"]],
  ["three in seven days are in order", [0, 48, 96, 168], []],
  ["four in seven days ask for a reason", [0, 48, 96, 144], ["count-soft"]],
  ["five in seven days no reason passes", [0, 40, 80, 120, 160], ["count-hard"]],
  ["21 days from first to last are in order", [0, 21 * 24], []],
  ["22 days ask for a reason", [0, 22 * 24], ["span"]],
  ["28 days ask for a reason", [0, 28 * 24], ["span"]],
  ["over 28 days it counts as interrupted", [0, 28 * 24 + 1], ["span-interrupted"]],
])("%s", (_says, hours, rules) => {
  expect(rulesOf(...hours)).toEqual(rules);
});

test("what is broken names the dates it is broken between, in words and for the page", () => {
  const [found] = spacingFindings(dates(0, 48, 60), limits);
  expect(found).toMatchObject({
    level: "hard",
    says: "Between infusion 2 and infusion 3 lie 12 h; at least 18 h must.",
    between: ["infusion 2", "infusion 3"],
  });
});

test("maintenance has no end to be in time for", () => {
  const endless = { ...limits, withinDays: null, interruptedDays: null };
  expect(spacingFindings(dates(0, 24 * 28, 24 * 56), endless)).toEqual([]);
});

test("the order in which dates are told changes nothing but which is called first", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 * 24 }), { minLength: 1, maxLength: 8 }), (hours) => {
      const told = dates(...hours);
      const rules = (list: typeof told) => spacingFindings(list, limits).map(({ rule }) => rule);
      expect(rules(told.toReversed())).toEqual(rules(told));
    }),
  );
});
