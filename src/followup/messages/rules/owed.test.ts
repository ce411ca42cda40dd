import * as fc from "fast-check";
import { expect, test } from "vitest";
import { after, as, type Instant, minutes } from "#science/units.ts";
import { dueAfter, joined, openBetween } from "./owed.ts";

const at = (iso: string) => as<Instant>(Date.parse(iso));
const day = (date: string) => ({ from: at(`${date}T09:00:00Z`), to: at(`${date}T17:00:00Z`) });
const hours = (n: number) => minutes(n * 60);
/** Thursday, Friday, and after the weekend Tuesday: Monday is a holiday. */
const open = ["2026-12-03", "2026-12-04", "2026-12-08"].map(day);

test.each([
  ["in the morning, the same day", "2026-12-03T09:00:00Z", 8, "2026-12-03T17:00:00Z"],
  ["in the afternoon, on to the next day", "2026-12-03T15:00:00Z", 8, "2026-12-04T15:00:00Z"],
  ["at night, counted from the opening", "2026-12-03T23:30:00Z", 8, "2026-12-04T17:00:00Z"],
  ["on Friday evening, over the weekend and the holiday", "2026-12-04T16:00:00Z", 8, "2026-12-08T16:00:00Z"],
])("eight open hours after a message %s", (_, since, n, due) => {
  expect(dueAfter(open, at(since), hours(n))).toBe(at(due));
});

test("where the known hours do not reach far enough, no time is promised", () => {
  expect(dueAfter(open, at("2026-12-08T12:00:00Z"), hours(8))).toBeNull();
  expect(dueAfter([], at("2026-12-03T12:00:00Z"), hours(8))).toBeNull();
});

test("an hour in which two sites are open is one hour", () => {
  const other = { from: at("2026-12-03T12:00:00Z"), to: at("2026-12-03T20:00:00Z") };
  const clinic = joined([other, ...open]);
  expect(openBetween(clinic, at("2026-12-03T00:00:00Z"), at("2026-12-04T00:00:00Z"))).toBe(hours(11));
});

const spans = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 600 })), { maxLength: 12 })
  .map((pairs) => {
    let last = 0;
    return pairs.map(([gap, length]) => {
      const from = last + gap;
      last = from + length;
      return { from: as<Instant>(from * 60_000), to: as<Instant>(last * 60_000) };
    });
  });

test("always: between a message and its hour lies exactly the open time that was promised", () => {
  fc.assert(
    fc.property(spans, fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 900 }), (some, since, length) => {
      const begun = as<Instant>(since * 60_000);
      const due = dueAfter(some, begun, minutes(length));
      if (due === null) {
        expect(openBetween(some, begun, as<Instant>(1e12))).toBeLessThan(minutes(length));
        return;
      }
      expect(openBetween(some, begun, due)).toBe(minutes(length));
      expect(openBetween(some, begun, after(due, minutes(-1)))).toBeLessThan(minutes(length));
    }),
  );
});
