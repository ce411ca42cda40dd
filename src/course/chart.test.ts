import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { axesOf, bandOf, BOX, middleOf, responseAt, windowIn, withRoom } from "./chart.ts";
import type { ScaleShown } from "./view-shape.ts";

const DAY = 86_400_000;
const phq9: ScaleShown = {
  id: "phq-9",
  name: "PHQ-9",
  range: [0, 27],
  bands: [
    { from: 0, name: "minimal" },
    { from: 5, name: "mild" },
    { from: 10, name: "moderate" },
  ],
  responsePct: 50,
};
const day = (n: number) => as<Instant>(n * DAY);
const plotted = {
  scale: phq9,
  scores: [{ at: day(0), total: 22 }],
  given: [day(1)],
  planned: [day(40)],
  forecast: null,
};

test("the worst score stands at the top, none at the foot, and every date within the drawing", () => {
  const { x, y } = axesOf(plotted, 980);
  expect([y(27), y(0)]).toEqual([BOX.top, BOX.height - BOX.bottom]);
  expect(x(day(0))).toBeGreaterThan(BOX.left);
  expect(x(day(40))).toBeLessThan(980 - BOX.right);
});

test("a course of one day is drawn over two weeks, so that no line stands upright", () => {
  const { from, to } = axesOf({ ...plotted, planned: [] }, 980);
  expect((to - from) / DAY).toBeGreaterThan(14);
});

test("as many days are named as have room", () => {
  expect(axesOf(plotted, 980).days.length).toBeLessThanOrEqual(11);
  expect(axesOf(plotted, 340).days.length).toBeLessThanOrEqual(4);
});

test("names that would run into each other are left out, the first never", () => {
  expect(withRoom([0, 10, 20, 45], 20)).toEqual([true, false, true, true]);
});

test("words at the edge are moved in until the whole of them can be read, and others stand where they belong", () => {
  const half = (x: number) => Math.abs(middleOf(x, "booster window", 340) - x);
  expect(half(170)).toBe(0);
  for (const x of [0, 12, 328, 340]) {
    const middle = middleOf(x, "booster window", 340);
    expect(Math.min(middle, 340 - middle)).toBeGreaterThanOrEqual(50);
  }
});

test("response begins at half of the baseline, where the scale says half", () => {
  expect(responseAt(22, phq9)).toBe(11);
  expect(responseAt(null, phq9)).toBeNull();
  expect(responseAt(22, { ...phq9, responsePct: null })).toBeNull();
});

test("a score has the name of its band", () => {
  expect([0, 4, 5, 27].map((total) => bandOf(phq9, total))).toEqual(["minimal", "minimal", "mild", "moderate"]);
});

test("a forecast is shown to its last day, and of a window that lies behind it only what there is room for", () => {
  const fan = [0, 7, 14, 21, 28].map((n) => ({ at: day(60 + n), low: 4, middle: 6, high: 9 }));
  const says = "From the last 2 scores.";
  const near = { ...plotted, forecast: { says, fan, window: { from: day(80), to: day(120), words: "" } } };
  const axes = axesOf(near, 980);
  expect(axes.to).toBeGreaterThan(day(88));
  expect(windowIn(near, axes)).toEqual({ from: day(80), to: axes.to });
  const far = { ...plotted, forecast: { says, fan, window: { from: day(200), to: day(220), words: "" } } };
  expect(windowIn(far, axesOf(far, 980))).toBeNull();
});
