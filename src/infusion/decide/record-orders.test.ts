import { describe, expect, test } from "vitest";
import type { DataOf } from "../events.ts";
import {
  type AnyLine,
  at,
  beforeStart,
  duringInfusion,
  home,
  id,
  line,
  nurse,
  prescriber,
  recovering,
  secondNurse,
  signed,
  start150,
} from "../story.test-data.ts";
import { against, refusalsOf, visit } from "./deciding.test-data.ts";

const atHome: readonly AnyLine[] = [...beforeStart, ...duringInfusion, ...recovering, home];

const correct = (n: number, entry: number, more: Partial<DataOf<"EntryCorrected">> = {}, by = nurse, minute = 118) =>
  line(
    n,
    "EntryCorrected",
    minute,
    { entryId: id(entry), reason: "Typed wrongly.", replacement: null, replacementAt: null, ...more },
    by,
  );
const weight = { kg: 70.4, previousKg: 70, reweighed: false };

describe("a correction", () => {
  test("of what was seen is anyone's who charts, also after the visit", () => {
    expect(against(atHome, correct(100, 3, { replacement: weight }))).toEqual([]);
    expect(against(atHome, correct(100, 3, { replacement: weight }, secondNurse))).toEqual([]);
    expect(against([...atHome, signed], correct(100, 3, { replacement: weight }, nurse, 125))).toEqual([]);
  });

  test("puts no more on the pump than was prepared, unless that is what it showed", () => {
    const correction = correct(100, 49, { replacement: { pumpVolumeMl: 990, flushed: true } });
    expect(refusalsOf(atHome, correction)).toMatchObject([{ rule: "more-than-prepared" }]);
    expect(against(atHome, correct(100, 49, { replacement: { pumpVolumeMl: 99, flushed: true } }))).toEqual([]);
  });

  test("names an entry of this visit, and says why in a few words", () => {
    expect(refusalsOf(atHome, correct(100, 999))).toMatchObject([{ rule: "no-entry", field: "entryId" }]);
    expect(refusalsOf(atHome, correct(100, 3, { reason: " a " }))).toMatchObject([
      { rule: "no-reason", field: "reason" },
    ]);
    expect(against(atHome, correct(100, 3, { reason: "lbs" }))).toEqual([]);
  });

  test.each([
    ["the opening", 1],
    ["the second check", 28],
    ["the signature", 61],
  ])("never strikes %s", (_, entry) => {
    for (const by of [nurse, prescriber])
      expect(against([...atHome, signed], correct(100, entry, {}, by, 125))).toEqual(["never-struck"]);
  });

  test("never strikes a resolved discrepancy", () => {
    const resolving = line(90, "DiscrepancyResolved", 117, { discrepancyId: "x", how: "x" });
    expect(against([...atHome, resolving], correct(100, 90))).toEqual(["never-struck"]);
  });

  test("puts only what can be such an entry in its place", () => {
    for (const replacement of [{ kg: 7 }, { ...weight, kg: "70" }, { ...weight, lb: 155 }, "70 kg", 70, []])
      expect(against(atHome, correct(100, 3, { replacement }))).toEqual(["replacement-shape"]);
  });

  test("moves an entry to a time that has come, and to this visit", () => {
    const moved = (minute: number) =>
      refusalsOf(atHome, correct(100, 30, { replacement: start150, replacementAt: at(minute) }));
    expect(moved(31)).toEqual([]);
    expect(moved(119.1)).toMatchObject([{ rule: "in-the-future", field: "replacementAt" }]);
    expect(moved(-24 * 60 - 1)).toMatchObject([{ rule: "long-before", field: "replacementAt" }]);
  });

  test("of an entry struck already waits until the strike is taken back", () => {
    const struck = [...atHome, correct(100, 3, {}, nurse, 115)];
    expect(against(struck, correct(101, 3))).toEqual(["struck-already"]);
    expect(against([...struck, correct(101, 100, {}, nurse, 116)], correct(102, 3))).toEqual([]);
  });

  test.each([
    ["an order", 26, prescriber, secondNurse],
    ["a prepared dose", 27, nurse, secondNurse],
    ["a confirmed monitor", 21, nurse, secondNurse],
  ])("of %s strikes it, by whom made it or a prescriber, and never rewords it", (_, entry, maker, other) => {
    const { data } = atHome.find((one) => one.id === id(entry))!;
    expect(against(atHome, correct(100, entry, {}, maker))).toEqual([]);
    expect(against(atHome, correct(100, entry, {}, prescriber))).toEqual([]);
    expect(against(atHome, correct(100, entry, {}, other))).toEqual(["not-yours"]);
    expect(against(atHome, correct(100, entry, { replacement: data }, prescriber))).toEqual(["made-anew"]);
  });

  test("of a correction takes it back, by whom made it or a prescriber, and never rewords it", () => {
    const corrected = [...atHome, correct(100, 3, { replacement: weight }, nurse, 115)];
    expect(against(corrected, correct(101, 100))).toEqual([]);
    expect(against(corrected, correct(101, 100, {}, secondNurse))).toEqual(["not-yours"]);
    const reworded = correct(101, 100, { replacement: correct(100, 3).data });
    expect(against(corrected, reworded)).toEqual(["made-anew"]);
  });
});

describe("the signature", () => {
  const stopOnLocked = line(49, "InfusionStopped", 69, {
    why: "other",
    note: "",
    pumpVolumeMl: null,
    fromLockedScreen: true,
  });
  const odd = [...atHome.filter((one) => one.id !== id(49)), stopOnLocked];
  const open = visit(odd).discrepancies.map(({ id: one }) => one);
  const resolve = (n: number, discrepancyId: string, by = nurse) =>
    line(n, "DiscrepancyResolved", 117, { discrepancyId, how: "Nurse Ben stopped it, as Dr Cora said." }, by);

  test("waits until every discrepancy is resolved, and says how many are not", () => {
    expect(open).toEqual([`locked-stop:${id(49)}`]);
    expect(refusalsOf(odd, signed)).toMatchObject([
      { rule: "open-discrepancies", says: "One discrepancy is not resolved." },
    ]);
    expect(against([...odd, resolve(100, open[0]!)], signed)).toEqual([]);
  });

  test("stands under the name and credential of whoever is signed in, and no other", () => {
    const under = (printedName: string) => ({ ...signed, data: { ...signed.data, printedName } });
    for (const name of ["X", "Cora Example", "Ada Example, RN"])
      expect(refusalsOf(atHome, under(name))).toMatchObject([{ rule: "another-name", field: "printedName" }]);
    expect(against(atHome, under("Cora Example, MD"))).toEqual([]);
  });

  test("names every reason against it at once", () => {
    const unread = { ...signed, by: nurse, data: { ...signed.data, contentHash: "b".repeat(64) } };
    expect(against(odd, unread)).toEqual(["prescriber-only", "open-discrepancies", "changed-since"]);
  });

  test("closes a cancelled visit too, and is given anew after a later entry", () => {
    const cancelled = [...beforeStart, line(100, "InfusionCancelled", 29, { why: "Fever." })];
    expect(against(cancelled, signed)).toEqual([]);
    const late = line(101, "NoteWritten", 125, { text: "Called at home: well." });
    expect(against([...atHome, signed, late], { ...signed, id: id(102), minute: 130 })).toEqual([]);
  });

  test.each([
    ["checking in", beforeStart.slice(0, 5)],
    ["ready", beforeStart],
    ["running", [...beforeStart, ...duringInfusion.slice(0, 1)]],
    ["in recovery", [...beforeStart, ...duringInfusion]],
  ])("is not given while the patient is %s", (_, lines) => {
    expect(against(lines, signed)).toContain("not-over");
  });
});
