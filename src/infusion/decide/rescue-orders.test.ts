import { describe, expect, test } from "vitest";
import type { DataOf } from "../events.ts";
import {
  type AnyLine,
  at,
  beforeStart,
  calm,
  duringInfusion,
  id,
  line,
  nurse,
  prescriber,
  vitals,
} from "../story.test-data.ts";
import { against, refusalsOf, visit } from "./deciding.test-data.ts";
import { unread } from "../rules/unread.ts";
import { warningsFor } from "./rescue-warnings.ts";

/** In minute 51 the patient says she feels sick. */
const sick: readonly AnyLine[] = [...beforeStart, ...duringInfusion.filter(({ minute }) => minute <= 51)];

type Ordered = DataOf<"RescueOrdered">;

const four: Ordered = {
  medicine: "ondansetron",
  dose: 4,
  unit: "mg",
  route: "IV",
  because: "Nausea.",
  triggerId: id(42),
  warningsSeen: [],
};

/** Every warning the screen shows for it is ticked as read. */
const read = (lines: readonly AnyLine[], ordered: Ordered, minute: number): Ordered => ({
  ...ordered,
  warningsSeen: warningsFor(visit(lines), ordered, at(minute), []),
});

const order = (n: number, minute: number, data: Ordered, by = prescriber) => line(n, "RescueOrdered", minute, data, by);
const asRead = (lines: readonly AnyLine[], more: Partial<Ordered> = {}, minute = 52) =>
  order(101, minute, read(lines, { ...four, ...more }, minute));
const ordered = asRead(sick);
const given = (n: number, minute: number, more: Partial<DataOf<"RescueGiven">> = {}) => {
  const { medicine, dose, unit, route } = four;
  return line(n, "RescueGiven", minute, { orderId: id(101), medicine, dose, unit, route, ...more });
};

describe("a rescue order", () => {
  test("by a prescriber, from the order set, with every warning read, is taken", () => {
    expect(against(sick, ordered)).toEqual([]);
  });

  test("is a prescriber's", () => {
    expect(against(sick, { ...ordered, by: nurse })).toEqual(["prescriber-only"]);
    expect(against(sick, { ...ordered, by: nurse }, { roles: ["medical-director"] })).toEqual([]);
  });

  test("names a medicine of the order set, in its unit, and no more than a visit's worth", () => {
    expect(against(sick, asRead(sick, { medicine: "propofol" }))).toEqual(["not-in-order-set"]);
    expect(against(sick, asRead(sick, { unit: "mcg" }))).toEqual(["unit"]);
    expect(against(sick, asRead(sick, { dose: 8 }))).toEqual([]);
    expect(against(sick, asRead(sick, { dose: 8.1 }))).toEqual(["over-maximum"]);
  });

  test("goes by a way the order set gives: promethazine injures when it is given IV", () => {
    const promethazine = { medicine: "promethazine", dose: 12.5 };
    expect(against(sick, asRead(sick, { ...promethazine, route: "PO" }))).toEqual([]);
    expect(against(sick, asRead(sick, { route: "IV over 2 to 5 min" }))).toEqual([]);
    expect(against(sick, asRead(sick, { route: "IVth" }))).toEqual(["route"]);
    expect(refusalsOf(sick, asRead(sick, { ...promethazine, route: "IV" }))).toMatchObject([
      { rule: "route", says: expect.stringContaining("PO or IM"), field: "route" },
    ]);
  });

  test("is refused once for each warning not read, in the warning's words", () => {
    const refusals = refusalsOf(sick, order(101, 52, four));
    expect(refusals.map(({ rule, says }) => [rule, says])).toEqual([
      ["unread-warning", "Not when QTc is over 500 ms."],
      ["unread-warning", "Adds to serotonin from other medicines."],
    ]);
  });

  test("warns of an allergy, and says so when nobody has asked", () => {
    expect(refusalsOf(sick, ordered, { allergies: ["Ondansetron: rash"] }).map(({ says }) => says)).toEqual([
      "Allergy on record: Ondansetron: rash.",
    ]);
    expect(refusalsOf(sick, ordered, { allergies: null }).map(({ says }) => says)).toEqual([
      "Allergies are not known: ask first.",
    ]);
  });

  test("warns of the vital signs as they were last charted", () => {
    const slow = [...sick, line(100, "VitalsCharted", 51.5, vitals({ ...calm, rr: 8, spo2: 93 }))];
    const midazolam = { medicine: "midazolam", dose: 1 };
    const before = asRead(sick, midazolam);
    expect(against(sick, before)).toEqual([]);
    expect(refusalsOf(slow, before).map(({ says }) => says)).toEqual([
      "SpO2 is low: sedation can make it worse.",
      "Breathing is slow: sedation can make it worse.",
    ]);
  });
});

describe("giving a rescue medicine", () => {
  const lines = [...sick, ordered];

  test("as it was ordered is taken, and once", () => {
    expect(against(lines, given(102, 53))).toEqual([]);
    expect(against([...lines, given(102, 53)], given(103, 70))).toEqual(["given-already"]);
  });

  test("without an order is refused, unless it has happened", () => {
    expect(against(sick, given(102, 53))).toEqual(["no-order"]);
    expect(against(sick, given(102, 53, { orderId: null }))).toEqual(["no-order"]);
    expect(against(lines, given(102, 53, { orderId: id(42) }))).toEqual(["no-order"]);
  });

  test.each([{ dose: 8 }, { route: "ODT" }, { unit: "mcg" }, { medicine: "metoclopramide" }])(
    "otherwise than ordered (%j) is refused",
    (more) => {
      expect(against(lines, given(102, 53, more))).toContain("not-as-ordered");
    },
  );

  test("on an order that was struck is refused", () => {
    const strike = line(
      104,
      "EntryCorrected",
      52.5,
      { entryId: id(101), reason: "wrong patient", replacement: null, replacementAt: null },
      prescriber,
    );
    expect(against([...lines, strike], given(102, 53))).toEqual(["no-order"]);
  });

  test("too soon after a dose given since the order is asked again", () => {
    const order2 = order(105, 52, read(sick, { ...four, medicine: "midazolam", dose: 1 }, 52));
    const dose = { medicine: "midazolam", dose: 1 };
    const another = given(102, 53, { ...dose, orderId: null });
    const now = given(103, 54, { ...dose, orderId: id(105) });
    expect(against([...sick, order2], now)).toEqual([]);
    expect(refusalsOf([...sick, order2, another], now)).toMatchObject([
      { rule: "since-ordered", says: "Last given 1 min ago; wait 3 min between doses." },
    ]);
    expect(against([...sick, order2, another], { ...now, minute: 56 })).toEqual([]);
  });
});

test("a warning read stays read while only its numbers move on", () => {
  const seen = ["Last given 1 min ago; wait 3 min between doses."];
  expect(unread(["Last given 2 min ago; wait 3 min between doses."], seen)).toEqual([]);
  expect(unread(["SpO2 is low: sedation can make it worse."], seen)).toHaveLength(1);
});

test("the effect is noted of a medicine that was given", () => {
  const effect = line(110, "RescueEffectNoted", 60, { givenId: id(102), better: "yes", note: "" });
  expect(against([...sick, ordered, given(102, 53)], effect)).toEqual([]);
  expect(against([...sick, ordered], effect)).toEqual(["not-given"]);
});

test("a symptom is graded and ended after it was noted", () => {
  const ends = (minute: number, n = 42) => line(111, "SymptomEnded", minute, { symptomId: id(n) });
  expect(against(sick, ends(51))).toEqual([]);
  expect(against(sick, ends(50.9))).toEqual(["ends-before-onset"]);
  expect(against(sick, ends(55, 43))).toEqual(["unknown-symptom"]);
  expect(against(sick, line(112, "SymptomGraded", 55, { symptomId: id(43), grade: 3 }))).toEqual(["unknown-symptom"]);
});
