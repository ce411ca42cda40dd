import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { BOX, curveOf } from "./curve.ts";
import { scaleOf, type Scale } from "./events.ts";

const phq = scaleOf("phq-9") as Scale;
const DAY = 86_400_000;
const at = (day: number, total: number | null) => ({ at: as<Instant>(day * DAY), total });

test("the worst score stands at the top, none at the bottom, and days are spaced as they were", () => {
  const { spots } = curveOf(phq, [at(0, 27), at(1, 10), at(4, 0)]);
  expect(spots[0]).toMatchObject({ x: BOX.left, y: BOX.top });
  expect(spots[2]).toMatchObject({ x: BOX.width - BOX.right, y: BOX.height - BOX.bottom });
  expect(((spots[1]?.x ?? 0) - BOX.left) * 4).toBeCloseTo(BOX.width - BOX.right - BOX.left);
});

test("no line is drawn through a score that is not known", () => {
  const { spots, lines } = curveOf(phq, [at(0, 20), at(2, 18), at(4, null), at(6, 9), at(8, 8)]);
  expect([spots.length, lines.length]).toEqual([4, 2]);
});

test("one score is a spot in the middle and no line", () => {
  const { spots, lines } = curveOf(phq, [at(3, 12)]);
  expect(lines).toEqual([]);
  expect(spots[0]?.x).toBeGreaterThan(BOX.left);
});

test("the bands fill the box from its bottom to its top", () => {
  const { bands } = curveOf(phq, []);
  const height = bands.reduce((all, band) => all + band.height, 0);
  expect(height).toBeCloseTo(BOX.height - BOX.top - BOX.bottom);
  expect(bands.map(({ name }) => name).at(-1)).toBe("severe");
});
