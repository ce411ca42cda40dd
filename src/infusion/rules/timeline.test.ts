import * as fc from "fast-check";
import { expect, test } from "vitest";
import { as, type Millilitres, type MlPerHour } from "#science/units.ts";
import { fold } from "../fold/fold.ts";
import {
  type AnyLine,
  at,
  bag35,
  beforeStart,
  duringInfusion,
  line,
  recorded,
  start150,
  without,
} from "../story.test-data.ts";
import { elapsedOnPump, endsAt, givenMg, givenMl, segments } from "./timeline.ts";

const visit = (...lines: readonly AnyLine[]) => fold(recorded([...beforeStart, ...lines]));
const started = line(30, "InfusionStarted", 30, start150);
const paused = (n: number, minute: number) => line(n, "InfusionPaused", minute, { why: "x", pumpVolumeMl: null });
const resumed = (n: number, minute: number, rate = 150) =>
  line(n, "InfusionResumed", minute, { rateMlPerHour: as<MlPerHour>(rate), why: "Dr Cora" });
const rate = (n: number, minute: number, mlPerHour: number) =>
  line(n, "RateChanged", minute, { rateMlPerHour: as<MlPerHour>(mlPerHour), why: "slower" });
const ml = (volume: number | null) => (volume === null ? null : as<Millilitres>(volume));
const stopped = (n: number, minute: number, volume: number | null) =>
  line(n, "InfusionStopped", minute, {
    why: "patient-request",
    note: "",
    pumpVolumeMl: ml(volume),
    fromLockedScreen: false,
  });

test("150 mL/h for 20 min is 50 mL, half the 35 mg bag", () => {
  const running = visit(started);
  expect([givenMl(running, at(50)), givenMg(running, at(50))]).toEqual([50, 17.5]);
  expect(elapsedOnPump(running, at(50))).toBe(20 * 60_000);
  expect(endsAt(running, at(50))).toBe(at(70));
});

test("nothing is given before the start, and never more than the bag holds", () => {
  const running = visit(started);
  expect([givenMl(running, at(20)), givenMl(visit(), at(50))]).toEqual([0, 0]);
  expect([givenMl(running, at(500)), givenMg(running, at(500))]).toEqual([100, 35]);
  expect(segments(visit(paused(31, 40), resumed(32, 41)))).toEqual([]);
});

test("a pause adds no drug and no pump time, and there is no end in sight until it runs again", () => {
  const held = visit(started, paused(31, 40));
  expect([givenMl(held, at(40)), givenMl(held, at(60))]).toEqual([25, 25]);
  expect(elapsedOnPump(held, at(60))).toBe(10 * 60_000);
  expect(endsAt(held, at(60))).toBe(null);
  expect(endsAt(visit(started, paused(31, 40), resumed(32, 60)), at(60))).toBe(at(90));
});

test("a rate change counts from its minute on", () => {
  // 20 min at 150 mL/h is 50 mL; 30 min at 60 mL/h is 30 mL more
  const slower = visit(started, rate(31, 50, 60));
  expect(givenMl(slower, at(80))).toBe(80);
  expect(endsAt(slower, at(80))).toBe(at(100));
  expect(segments(slower).map(({ rateMlPerHour }) => rateMlPerHour)).toEqual([150, 60]);
});

test("a rate set during a pause gives nothing until it is resumed", () => {
  const held = visit(started, paused(31, 40), rate(32, 42, 60));
  expect(givenMl(held, at(60))).toBe(25);
});

test("stopped early, the pump's volume counts: 62 mL of the bag is 21.7 mg", () => {
  const early = visit(started, stopped(31, 55, 62));
  expect([givenMl(early, at(60)), givenMg(early, at(60))]).toEqual([62, 21.7]);
  expect(givenMl(visit(started, stopped(31, 55, null)), at(60))).toBe(62.5);
  expect(endsAt(early, at(60))).toBe(null);
});

test("a pump volume below the reckoning is not passed at any time before, and one over the bag is held to it", () => {
  expect(givenMl(visit(started, stopped(31, 55, 40)), at(54))).toBe(40);
  expect(givenMl(visit(started, stopped(31, 55, 400)), at(60))).toBe(100);
});

test("a stop charted before the start does not stop the count", () => {
  expect(givenMl(visit(stopped(31, 29, 0), started), at(50))).toBe(50);
});

test("a resume or a rate charted after the end adds no drug", () => {
  const over = visit(started, stopped(31, 50, null), resumed(32, 55), rate(33, 56, 300));
  expect([givenMl(over, at(60)), elapsedOnPump(over, at(60))]).toEqual([50, 20 * 60_000]);
  expect(segments(over)).toHaveLength(1);
});

test("at completion the ordered dose was given", () => {
  const done = visit(
    ...without(duringInfusion, "InfusionCompleted"),
    line(49, "InfusionCompleted", 70, {
      pumpVolumeMl: null,
      flushed: true,
    }),
  );
  expect([givenMl(done, at(70)), givenMg(done, at(70)), givenMg(done, at(200))]).toEqual([100, 35, 35]);
});

test("without a prepared dose nobody knows the milligrams", () => {
  expect(givenMg(fold(recorded([...without(beforeStart, "DosePrepared"), started])), at(50))).toBe(null);
});

const turns = fc
  .array(
    fc.record({
      kind: fc.constantFrom("pause", "resume", "rate", "stop"),
      minute: fc.integer({ min: 20, max: 120 }),
      rate: fc.integer({ min: 1, max: 400 }),
      read: fc.option(fc.integer({ min: 0, max: 120 })),
    }),
    { maxLength: 8 },
  )
  .map((all) =>
    all.map(({ kind, minute, rate: mlPerHour, read }, n): AnyLine => {
      if (kind === "pause") return paused(31 + n, minute);
      if (kind === "resume") return resumed(31 + n, minute, mlPerHour);
      return kind === "rate" ? rate(31 + n, minute, mlPerHour) : stopped(31 + n, minute, read);
    }),
  );

test("what was given never falls, never passes the bag, and stands still in a pause", () => {
  fc.assert(
    fc.property(turns, fc.integer({ min: 0, max: 150 }), fc.integer({ min: 0, max: 60 }), (lines, minute, more) => {
      const any = visit(started, ...lines);
      const [then, later] = [givenMl(any, at(minute)), givenMl(any, at(minute + more))];
      expect(later).toBeGreaterThanOrEqual(then);
      expect(later).toBeLessThanOrEqual(100);
      for (const { paused: held, from, to } of segments(any))
        if (held && to !== null && to < (any.endedAt ?? Infinity)) expect(givenMl(any, to)).toBe(givenMl(any, from));
    }),
    { numRuns: 300 },
  );
});

test("segments follow each other without gap or overlap", () => {
  fc.assert(
    fc.property(turns, (lines) => {
      const spans = segments(visit(started, ...lines));
      expect(spans[0]?.from ?? at(30)).toBe(at(30));
      for (const [n, span] of spans.entries()) expect(spans[n + 1]?.from ?? span.to).toBe(span.to);
    }),
  );
});

test("a pump volume above the reckoning counts from the stop on, not before", () => {
  // 24 min at 150 mL/h is 60 mL; the pump showed 66 mL when it was stopped a minute later
  const early = visit(started, stopped(31, 55, 66));
  expect([givenMl(early, at(54)), givenMl(early, at(55))]).toEqual([60, 66]);
});

test("the bag that runs is the one prepared by the start, not one prepared since", () => {
  const bag = (n: number, minute: number, finalMl: number) =>
    line(n, "DosePrepared", minute, { ...bag35, finalMl: as<Millilitres>(finalMl) });
  const lines = [...without(beforeStart, "DosePrepared"), bag(27, 26, 250), bag(28, 30, 100)];
  expect(givenMl(fold(recorded([...lines, started, bag(90, 31, 50)])), at(500))).toBe(100);
  expect(givenMl(fold(recorded([...lines, bag(90, 31, 50)])), at(500))).toBe(0);
});

test("no end is in sight before the start, without a bag, or at a rate of nothing", () => {
  expect(endsAt(visit(), at(29))).toBeNull();
  expect(endsAt(fold(recorded([...without(beforeStart, "DosePrepared"), started])), at(40))).toBeNull();
  expect(endsAt(visit(started, rate(31, 40, 0)), at(45))).toBeNull();
});
