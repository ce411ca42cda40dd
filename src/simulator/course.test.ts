import { expect, test } from "vitest";
import { type Course, effectAt, infusionCourse, publishedRise, withInfusion } from "./course.ts";
import type { Source } from "./source.ts";

const START = 2400;
const resting = { hr: 72, spo2: 98.4, rr: 14, sys: 128, dia: 79 };
const course: Course = { ...resting, ...publishedRise, riseHr: 12, startsAt: START };

const recorded: Source = {
  says: "replay of a test",
  ownCuffTimes: true,
  at: (seconds) => ({ hr: 60, spo2: seconds < 10 ? null : 99, rr: 12 }),
  cuffAt: (seconds) => (seconds < 100 ? null : { sys: 120, dia: 70, mean: 88, readAt: 100 }),
};

test("nothing before the start, the whole rise at 40 minutes, half of it 18 minutes later", () => {
  expect([-5, 0, 40, 58, 76].map(effectAt)).toEqual([0, 0, 1, 0.5, 0.25]);
  expect(effectAt(20)).toBeCloseTo(0.786, 3);
});

test("it only rises until 40 minutes and only falls after", () => {
  for (let minute = 0; minute < 40; minute += 1) expect(effectAt(minute + 1)).toBeGreaterThan(effectAt(minute));
  for (let minute = 40; minute < 300; minute += 1) expect(effectAt(minute + 1)).toBeLessThan(effectAt(minute));
});

test("at 40 minutes the pressure is +16/+11 over what the same patient would have had", () => {
  const with16 = infusionCourse(course, 5);
  const without = infusionCourse({ ...course, startsAt: null }, 5);
  const at40 = START + 40 * 60;
  expect(with16.cuffAt(at40)!.sys - without.cuffAt(at40)!.sys).toBe(16);
  expect(with16.cuffAt(at40)!.dia - without.cuffAt(at40)!.dia).toBe(11);
  expect(with16.at(at40).hr! - without.at(at40).hr!).toBeCloseTo(12, 10);
});

test("a chair 24 minutes into a marked rise shows numbers near heart rate 84, SpO2 97 and 162/98", () => {
  const marked = infusionCourse({ ...course, riseSys: 42, riseDia: 22, riseHr: 15 }, 7);
  const now = START + 24 * 60;
  const { hr, spo2 } = marked.at(now);
  const { sys, dia, mean } = marked.cuffAt(now)!;
  expect(Math.abs(hr! - 84)).toBeLessThan(5);
  expect(Math.abs(spo2! - 97)).toBeLessThan(1.5);
  expect(Math.abs(sys - 162)).toBeLessThan(9);
  expect(Math.abs(dia - 98)).toBeLessThan(6);
  expect(mean).toBe(Math.round((sys + 2 * dia) / 3));
});

test("its numbers move from second to second and are the same for the same seed", () => {
  const [one, same] = [infusionCourse(course, 5), infusionCourse(course, 5)];
  const hearts = Array.from({ length: 60 }, (_, second) => one.at(second).hr);
  expect(new Set(hearts).size).toBeGreaterThan(50);
  expect(hearts).toEqual(Array.from({ length: 60 }, (_, second) => same.at(second).hr));
});

test("oxygen saturation is never above 100 %", () => {
  const high = infusionCourse({ ...course, spo2: 100, startsAt: null }, 5);
  for (let second = 0; second < 600; second += 1) expect(high.at(second).spo2).toBeLessThanOrEqual(100);
});

test("on a recording the rise is added to its numbers, its gaps stay gaps and its cuff readings keep their times", () => {
  const both = withInfusion(recorded, { ...publishedRise, riseHr: 12, startsAt: -2400 });
  expect(both.at(0)).toEqual({ hr: 72, spo2: null, rr: 12 });
  expect(both.cuffAt(99)).toBeNull();
  expect(both.cuffAt(5000)).toMatchObject({ readAt: 100, sys: Math.round(120 + 16 * effectAt(2500 / 60)) });
  expect(both.ownCuffTimes).toBe(true);
});

test("it says that it is invented, and over a recording that a rise was added", () => {
  expect(infusionCourse(course, 1).says).toContain("an invented course, not a patient");
  expect(withInfusion(recorded, course).says).toBe("replay of a test, with the rise of an invented infusion added");
  expect(withInfusion(recorded, { ...course, startsAt: null }).says).toBe("replay of a test");
});
