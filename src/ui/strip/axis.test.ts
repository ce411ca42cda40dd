import { expect, test } from "vitest";
import { as, type Instant, minutes } from "#science/units.ts";
import { LEFT, linesOf, type Mark, placeMarks, RIGHT, ticksOf, xOf } from "./axis.ts";

const T0 = as<Instant>(Date.UTC(2026, 0, 5, 15, 0));
const at = (minute: number) => as<Instant>(T0 + minutes(minute));
const axis = { from: at(0), to: at(90), width: 900 + LEFT + RIGHT };
const mark = (minute: number, says: string): Mark => ({ id: says, at: at(minute), says, tone: "plain" });

test("a minute is as wide in every lane: ten pixels on 900 pixels for 90 minutes", () => {
  expect(xOf(axis, at(0))).toBe(LEFT);
  expect(xOf(axis, at(1)) - xOf(axis, at(0))).toBeCloseTo(10, 9);
  expect(xOf(axis, at(90))).toBe(axis.width - RIGHT);
});

test("ticks are round clock times, closer on a wide strip than on a phone", () => {
  const inMinutes = (width: number) => ticksOf({ ...axis, width }).map((tick) => (tick - T0) / 60_000);
  expect(inMinutes(axis.width)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80]);
  expect(inMinutes(380)).toEqual([0, 30, 60]);
});

test("two things in the same minute stand in different rows and stay readable", () => {
  const placed = placeMarks([mark(10, "Start 150 mL/h"), mark(11, "Nausea, mild"), mark(60, "Pause")], axis);
  expect(placed.map(({ row }) => row)).toEqual([0, 1, 0]);
});

test("ten things in ten minutes: no tag lies over another, and each is on a tag or counted on one", () => {
  for (const width of [334, 900]) {
    const narrow = { ...axis, width };
    const placed = placeMarks(
      Array.from({ length: 10 }, (_, n) => mark(n, `Symptom number ${n}`)),
      narrow,
    );
    for (const one of placed)
      for (const other of placed)
        if (one !== other && one.row === other.row)
          expect(one.x + one.width <= other.x || other.x + other.width <= one.x).toBe(true);
    expect(placed.flatMap(({ id, more }) => [id, ...more.map((hidden) => hidden.id)])).toHaveLength(10);
    expect(placed.length).toBeLessThan(10);
  }
});

test("a stop in a crowded minute is shown; what it takes the room of is counted on it", () => {
  const crowd = [mark(10, "One thing"), mark(10, "Another thing"), mark(10, "A third thing")];
  const stop: Mark = { ...mark(11, "STOP"), tone: "urgent" };
  const placed = placeMarks([...crowd, stop], axis);
  expect(placed.map(({ says }) => says)).toContain("STOP");
  expect(placed.find(({ says }) => says === "STOP")?.more).toHaveLength(1);
});

test("a tag at the right edge is moved in, not cut off", () => {
  const [placed] = placeMarks([mark(89, "Infusion completed, 35 mg")], axis);
  expect((placed?.x ?? 0) + (placed?.width ?? 0)).toBeLessThanOrEqual(axis.width - RIGHT);
});

test("a probe that was off, and samples that never came, leave a hole in the line", () => {
  const seconds = [0, 10, 20, 30, 40, 120, 130].map((second) => at(second / 60));
  const path = linesOf(seconds, [70, 71, null, 72, 73, 74, 75], axis, (value) => value);
  expect(path.match(/M/g)).toHaveLength(2);
  const wide = linesOf(seconds, [70, null, null, null, null, 74, 75], axis, (value) => value);
  expect(wide.match(/M/g)).toHaveLength(2);
});
