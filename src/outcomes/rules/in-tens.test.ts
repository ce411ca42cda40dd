import { array, assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { scaleOf, type Scale } from "#assessment/events.ts";
import { as, type Instant } from "#science/units.ts";
import { inTens } from "./in-tens.ts";
import { studies } from "./studies.ts";
import { daysLater, treated } from "./treatment.test-data.ts";

const asking = {
  measure: studies.find(({ id }) => id === "mcinnes-2022")!.counted,
  scale: scaleOf("phq-9") as Scale,
  now: daysLater(900),
};
const nth = (at: number, after: number) =>
  treated(
    [
      [-1, 20],
      [30, after],
    ],
    { firstAt: as<Instant>(daysLater(at)) },
  );

test("nine say nothing in public, nineteen say what the first ten came to", () => {
  const nine = Array.from({ length: 9 }, (_, at) => nth(at, 8));
  expect(inTens(nine, asking)).toBeNull();
  const nineteen = Array.from({ length: 19 }, (_, at) => nth(at, at < 10 ? 8 : 20));
  expect(inTens(nineteen, asking)).toMatchObject({ measured: 10, responded: { count: 10, of: 10 } });
});

test("who comes later by fewer than ten moves no public figure", () => {
  assert(
    property(array(integer({ min: 0, max: 27 }), { maxLength: 45 }), integer({ min: 0, max: 9 }), (totals, more) => {
      const all = totals.map((total, at) => nth(at, total));
      const before = inTens(all.slice(0, Math.floor(all.length / 10) * 10), asking);
      const after = inTens(
        [
          ...all.slice(0, Math.floor(all.length / 10) * 10),
          ...Array.from({ length: more }, (_, at) => nth(500 + at, 3)),
        ],
        asking,
      );
      expect(after).toEqual(before);
    }),
  );
});
