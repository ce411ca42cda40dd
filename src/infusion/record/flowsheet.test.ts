import { expect, test } from "vitest";
import { fold } from "../fold/fold.ts";
import { at, line, recorded, start150, vitals, calm, wholeVisit, without } from "../story.test-data.ts";
import { flowsheetOf } from "./flowsheet.ts";

const whole = fold(recorded(wholeVisit));
const row = (minute: number, rows = flowsheetOf(whole, 5, at(130))) => rows.find((one) => one.at === at(minute));

test("every charted set has its line, in the order of time", () => {
  const charted = flowsheetOf(whole, 5, at(130)).filter(({ kind }) => kind === "charted");
  expect(charted.map((one) => (one.at - at(0)) / 60_000)).toEqual([18, 24, 35, 40, 45, 50, 55, 60, 65, 85, 108]);
});

test("a line of the five-minute grid nobody charted stands as a gap, from the start to the end", () => {
  const gaps = flowsheetOf(whole, 5, at(130)).filter(({ kind }) => kind === "gap");
  expect(gaps.map((one) => (one.at - at(0)) / 60_000)).toEqual([30, 70]);
});

test("the rate is the pump's at that time, zero while paused, and none before and after", () => {
  const paused = fold(recorded([...wholeVisit, line(90, "InfusionPaused", 47, { why: "nausea", pumpVolumeMl: null })]));
  expect(row(45)?.rateMlPerHour).toBe(150);
  expect(row(50, flowsheetOf(paused, 5, at(130)))?.rateMlPerHour).toBe(0);
  expect(row(24)?.rateMlPerHour).toBeNull();
  expect(row(85)?.rateMlPerHour).toBeNull();
});

test("sedation and dissociation stand in the line they were taken with", () => {
  expect(row(50)).toMatchObject({ sedation: [4], dissociation: [5] });
  expect(row(24)).toMatchObject({ sedation: [5], dissociation: [0] });
  expect(row(35)).toMatchObject({ sedation: [], dissociation: [] });
});

test("a score taken far from any set of vital signs has a line of its own and is not lost", () => {
  const rows = flowsheetOf(fold(recorded([...wholeVisit, line(91, "SedationScored", 97, { moaas: 3 })])), 5, at(130));
  expect(row(97, rows)).toMatchObject({ kind: "score", sedation: [3], values: {} });
});

test("no score is shown twice and none is left out", () => {
  const rows = flowsheetOf(whole, 5, at(130));
  expect(rows.flatMap(({ sedation }) => sedation)).toHaveLength(whole.done.SedationScored.length);
  expect(rows.flatMap(({ dissociation }) => dissociation)).toHaveLength(whole.done.DissociationScored.length);
});

test("while it runs the grid goes up to now and no further", () => {
  const running = fold(
    recorded([...without(wholeVisit.slice(0, 17), "InfusionStarted"), line(30, "InfusionStarted", 30, start150)]),
  );
  const rows = flowsheetOf(running, 5, at(41));
  expect(rows.filter(({ kind }) => kind === "gap").map((one) => (one.at - at(0)) / 60_000)).toEqual([30, 35, 40]);
});

test("a set charted by hand between two lines of the grid fills the line before it", () => {
  const rows = flowsheetOf(fold(recorded([...wholeVisit, line(92, "VitalsCharted", 32, vitals(calm))])), 5, at(130));
  expect(row(30, rows)).toBeUndefined();
  expect(row(32, rows)?.kind).toBe("charted");
});
