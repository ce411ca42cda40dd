import { expect, test } from "vitest";
import { fold } from "../fold/fold.ts";
import {
  type AnyLine,
  at,
  beforeStart,
  contextAt,
  duringInfusion,
  home,
  id,
  line,
  prescriber,
  recorded,
  recovering,
  start150,
  vitals,
  wholeVisit,
  without,
} from "../story.test-data.ts";
import { allDiscrepancies } from "./against-protocol.ts";

const started = [...beforeStart, line(30, "InfusionStarted", 30, start150)];

/** The whole visit with that entry saying something else. */
const saying = (n: number, more: object): readonly AnyLine[] =>
  wholeVisit.map((one) => (one.id === id(n) ? ({ ...one, data: { ...one.data, ...more } } as AnyLine) : one));

const judged = (lines: readonly AnyLine[], minute = 200, more = {}) =>
  allDiscrepancies(fold(recorded(lines)), contextAt(minute, more)).map(({ id: found }) => found);

test("a visit done as it should be fits the protocol too", () => {
  expect(judged(wholeVisit)).toEqual([]);
});

test("started on an unsigned or another protocol, or without something it asks for", () => {
  expect(judged(wholeVisit, 200, { protocolSigned: false })).toEqual([`started-without-protocol:${id(30)}`]);
  expect(judged(saying(1, { protocolVersion: "9.9.9" }))).toEqual([`other-protocol:${id(1)}`]);
  expect(judged(without(wholeVisit, "LinePlaced"))).toEqual([`started-without-line:${id(30)}`]);
  expect(judged(wholeVisit.filter(({ id: one }) => one !== id(4)))).toEqual([`started-without-changes:${id(30)}`]);
});

test("15 min without a blood pressure while it runs are allowed, more is to be explained", () => {
  const pressures = (...minutes: readonly number[]) => [
    ...started,
    ...minutes.map((minute, n) => line(31 + n, "VitalsCharted", minute, vitals({ sbp: 120, dbp: 70, hr: 70 }))),
  ];
  expect(judged(pressures(45, 60), 70)).toEqual([]);
  expect(judged(pressures(45, 60.1), 70)).toEqual([`nibp-gap-${at(45)}:${id(30)}`]);
  expect(judged(pressures(45, 60), 75.1)).toEqual([`nibp-gap-${at(60)}:${id(30)}`]);
  const pulseOnly = line(40, "VitalsCharted", 50, vitals({ hr: 70 }));
  expect(judged([...pressures(45), pulseOnly], 60.1)).toEqual([`nibp-gap-${at(45)}:${id(30)}`]);
});

test("home before every criterion was met names them, unless a prescriber passed them", () => {
  const early = [...beforeStart, ...duringInfusion, ...without(recovering, "PadssScored"), home];
  const found = allDiscrepancies(fold(recorded(early)), contextAt(200));
  expect(found.map(({ id: one }) => one)).toEqual([`left-unready:${id(60)}`]);
  expect(found[0]?.says).toContain("Discharge score is 9 or more: not known.");
  const passed = line(93, "DischargeOverridden", 111.5, { criteria: ["padss"], reason: "walks as before" }, prescriber);
  expect(judged([...early, passed])).toEqual([]);
});

test("no override stands in for the escort, however it came into the record", () => {
  const passed = line(
    93,
    "DischargeOverridden",
    111.5,
    { criteria: ["escort"], reason: "lives next door" },
    prescriber,
  );
  const alone = [...saying(60, { escortPresent: false }), passed];
  expect(judged(alone)).toEqual([`left-alone:${id(60)}`, `left-unready:${id(60)}`]);
});

test("what another tablet's clock puts up to a minute after the start or the going home was there", () => {
  const moved = (n: number, minute: number) =>
    wholeVisit.map((one): AnyLine => (one.id === id(n) ? { ...one, minute } : one));
  expect(judged(moved(20, 31))).toEqual([]);
  expect(judged(moved(20, 31.1))).toEqual([`started-without-line:${id(30)}`]);
  const recordedLater = (lines: readonly AnyLine[]) =>
    lines.map((one): AnyLine => (one.id === id(60) ? { ...one, recordedMinute: 113 } : one));
  expect(judged(recordedLater(moved(55, 113)))).toEqual([]);
  expect(judged(recordedLater(moved(55, 113.1)))).toEqual([`left-unready:${id(60)}`]);
});
