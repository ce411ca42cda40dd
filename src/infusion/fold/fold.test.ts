import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { DataOf, RecordedInfusionFact } from "../events.ts";
import {
  type AnyLine,
  at,
  beforeStart,
  calm,
  duringInfusion,
  home,
  id,
  line,
  nurse,
  recorded,
  recovering,
  secondNurse,
  signed,
  start150,
  vitals,
  wholeVisit,
  without,
} from "../story.test-data.ts";
import { lateBy } from "./entries.ts";
import { fold } from "./fold.ts";

const folded = (...lines: readonly AnyLine[]) => fold(recorded(lines));
const entry = (lines: readonly AnyLine[], n: number) =>
  fold(recorded(lines)).entries.find(({ fact }) => fact.id === id(n));

test("a visit goes from checking in to the signature", () => {
  const upTo = (n: number) => fold(recorded(wholeVisit.slice(0, n))).phase;
  const after = (type: AnyLine["type"]) => upTo(wholeVisit.findIndex((one) => one.type === type) + 1);
  expect(after("InfusionOpened")).toBe("checking-in");
  expect(after("DosePrepared")).toBe("checking-in");
  expect(after("DoseChecked")).toBe("ready");
  expect(after("InfusionStarted")).toBe("running");
  expect(after("InfusionCompleted")).toBe("recovery");
  expect(after("Discharged")).toBe("discharged");
  expect(after("RecordSigned")).toBe("signed");
});

test("a visit done as it should be holds no discrepancy", () => {
  expect(fold(recorded(wholeVisit)).discrepancies).toEqual([]);
});

test("start, end and who the visit is for are read from the facts", () => {
  const visit = fold(recorded(wholeVisit));
  expect([visit.startedAt, visit.endedAt, visit.endedHow]).toEqual([at(30), at(70), "completed"]);
  expect([visit.patientId, visit.roomId, visit.number, visit.of]).toEqual([id(800), id(700), 2, 6]);
});

test("a dose read back wrongly, or by the one who prepared it, is not ready", () => {
  const unchecked = without(beforeStart, "DoseChecked");
  const read = { weightKg: 70, strength: 50, drawMl: 0.7, totalMg: 35, rateMlPerHour: 150 };
  const check = (by: string, more: object) =>
    folded(...unchecked, line(28, "DoseChecked", 28, { read: { ...read, ...more } } as DataOf<"DoseChecked">, by));
  expect(check(secondNurse, {}).phase).toBe("ready");
  expect(check(nurse, {}).phase).toBe("checking-in");
  expect(check(secondNurse, { drawMl: 7 }).phase).toBe("checking-in");
});

test("pausing pauses and resuming runs again", () => {
  const started = [...beforeStart, line(30, "InfusionStarted", 30, start150)];
  const paused = [...started, line(31, "InfusionPaused", 40, { why: "nausea", pumpVolumeMl: null })];
  expect(folded(...paused).phase).toBe("paused");
  expect(folded(...paused, line(32, "InfusionResumed", 45, { ...start150, why: "Dr Cora" })).phase).toBe("running");
});

const stopped = (n: number, minute: number) =>
  line(n, "InfusionStopped", minute, { why: "other", note: "", pumpVolumeMl: null, fromLockedScreen: false });

test("a stop charted before the start ends nothing: the drug may be running", () => {
  const visit = folded(...beforeStart, stopped(40, 29), line(41, "InfusionStarted", 30, start150));
  expect([visit.phase, visit.endedAt]).toEqual(["running", null]);
  expect(visit.discrepancies.map(({ id: found }) => found)).toEqual([`before-start:${id(40)}`]);
});

test("a late stop does not bring a patient back from home", () => {
  const lines = [...without(wholeVisit, "InfusionCompleted", "RecordSigned"), stopped(70, 113)];
  expect(folded(...lines).phase).toBe("discharged");
});

test("a cancelled visit whose infusion was started all the same is running, and says so", () => {
  const lines = [
    ...beforeStart,
    line(40, "InfusionCancelled", 29, { why: "fever" }),
    line(41, "InfusionStarted", 30, start150),
  ];
  expect(folded(...lines.slice(0, -1)).phase).toBe("cancelled");
  expect(folded(...lines).phase).toBe("running");
  expect(folded(...lines).discrepancies.map(({ about }) => about)).toEqual([id(40)]);
});

test("any entry after the signature takes the signature's force away", () => {
  const note = line(70, "NoteWritten", 130, { text: "The patient called: feels well." });
  expect(folded(...wholeVisit, note).phase).toBe("discharged");
  const earlier = { ...note, minute: 47, recordedMinute: 130 };
  expect(folded(...wholeVisit, earlier).phase).toBe("discharged");
  expect(folded(...wholeVisit, note, { ...signed, id: id(71), minute: 140 }).phase).toBe("signed");
});

const correction = (n: number, minute: number, entryId: string, more: Partial<DataOf<"EntryCorrected">> = {}) =>
  line(n, "EntryCorrected", minute, {
    entryId,
    reason: "typed wrongly",
    replacement: null,
    replacementAt: null,
    ...more,
  });

test("a corrected weight counts, and the first one stays readable with who struck it and why", () => {
  const visit = [
    ...beforeStart,
    correction(70, 29, id(3), { replacement: { kg: 71, previousKg: 70, reweighed: true } }),
  ];
  const weight = entry(visit, 3);
  expect(folded(...visit).done.WeightMeasured.map(({ data }) => data.kg)).toEqual([71]);
  expect(weight?.fact.data).toEqual({ kg: 70, previousKg: 70, reweighed: false });
  expect(weight?.struck).toMatchObject([
    { by: nurse, reason: "typed wrongly", was: { at: at(2), data: { kg: 70 } }, readable: true },
  ]);
});

test("an entry made in error counts for nothing but is still there", () => {
  const visit = [...beforeStart, correction(70, 29, id(28))];
  expect(entry(visit, 28)?.withdrawn).toBe(true);
  expect(folded(...visit).done.DoseChecked).toEqual([]);
  expect(folded(...visit).phase).toBe("checking-in");
});

test("a corrected time moves the entry to its place", () => {
  const visit = [...beforeStart, ...duringInfusion];
  const moved = correction(70, 80, id(30), { replacement: start150, replacementAt: at(31) });
  expect(folded(...visit, moved).startedAt).toBe(at(31));
});

test("a correction taken back leaves the entry as it was, whichever arrived first", () => {
  const strike = correction(70, 29, id(28));
  const takenBack = correction(71, 29.5, id(70));
  for (const lines of [
    [...beforeStart, strike, takenBack],
    [takenBack, ...beforeStart, strike],
  ]) {
    expect(entry(lines, 28)?.withdrawn).toBe(false);
    expect(entry(lines, 70)?.withdrawn).toBe(true);
  }
});

test("of two corrections the one made later holds, though it arrived first", () => {
  const first = correction(70, 29, id(3), { replacement: { kg: 71, previousKg: null, reweighed: true } });
  const second = correction(71, 29.5, id(3), { replacement: { kg: 72, previousKg: null, reweighed: true } });
  expect(folded(...beforeStart, second, first).done.WeightMeasured[0]?.data.kg).toBe(72);
});

test("corrections that strike each other in a circle, or themselves, are survived", () => {
  const circle = [correction(70, 29, id(71)), correction(71, 29, id(70)), correction(72, 29, id(72))];
  expect(folded(...beforeStart, ...circle).phase).toBe("ready");
});

test("a correction that cannot be such an entry leaves it standing and is named", () => {
  const visit = folded(...beforeStart, correction(70, 29, id(27), { replacement: { doseMg: "much" } }));
  expect(visit.done.DosePrepared[0]?.data.doseMg).toBe(35);
  expect(visit.discrepancies.map(({ id: found }) => found)).toEqual([`correction-unreadable:${id(70)}`]);
});

test("a correction is never reworded: what it did to the other entry stands", () => {
  const strike = correction(70, 29, id(28));
  const reworded = correction(71, 29.5, id(70), { replacement: { ...strike.data, entryId: id(27) } });
  const lines = [...beforeStart, strike, reworded];
  expect([entry(lines, 28)?.withdrawn, entry(lines, 27)?.withdrawn]).toEqual([true, false]);
  expect(entry(lines, 70)?.data).toEqual(strike.data);
  expect(folded(...lines).discrepancies.map(({ about }) => about)).toEqual([id(71)]);
});

test("an entry recorded more than a minute after it happened is late by that much", () => {
  const late = (recordedMinute: number) =>
    lateBy(fold(recorded([{ ...line(1, "NoteWritten", 10, { text: "x" }), recordedMinute }])).entries[0]!);
  expect(late(11)).toBe(0);
  expect(late(11.5)).toBe(90_000);
});

// What must hold for every history

const spread = (lines: readonly AnyLine[]): AnyLine[] =>
  lines.map((one, n) => ({ ...one, minute: one.minute + n / 1e4 }));

test("the order in which entries arrive does not matter, only when things happened", () => {
  const corrections = [
    correction(70, 112.1, id(3), { replacement: { kg: 70, previousKg: null, reweighed: true } }),
    correction(71, 112.2, id(31)),
    correction(72, 112.3, id(71)),
  ];
  const lines = spread([...without(wholeVisit, "RecordSigned"), ...corrections]);
  const told = (facts: readonly RecordedInfusionFact[]) => {
    const { entries, done, ...visit } = fold(facts);
    const kept = entries.map(({ fact, at: when, data, withdrawn, struck }) => [fact.id, when, data, withdrawn, struck]);
    return { ...visit, done, kept };
  };
  const expected = told(recorded(lines));
  const sameClock = (one: AnyLine) => ({ ...one, recordedMinute: one.minute });
  fc.assert(
    fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
      expect(told(recorded(shuffled.map(sameClock)))).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

const anyLine: fc.Arbitrary<AnyLine> = fc
  .record({
    from: fc.constantFrom(
      ...wholeVisit,
      stopped(80, 50),
      line(81, "InfusionPaused", 40, { why: "x", pumpVolumeMl: null }),
      line(82, "InfusionResumed", 45, { ...start150, why: "x" }),
      line(83, "RateChanged", 45, { ...start150, why: "x" }),
      line(84, "InfusionCancelled", 45, { why: "x" }),
      line(85, "SymptomGraded", 45, { symptomId: id(42), grade: 2 }),
      line(86, "RescueGiven", 46, { orderId: null, medicine: "ondansetron", dose: 4, unit: "mg", route: "IV" }),
      line(87, "VitalsCharted", 46, vitals(calm)),
      line(88, "MonitorDetached", 46, { deviceId: id(900), why: "x" }),
    ),
    entry: fc.integer({ min: 1, max: 90 }),
    minute: fc.integer({ min: -100, max: 300 }),
    kind: fc.constantFrom("fact", "fact", "fact", "strike", "reword"),
    other: fc.oneof(fc.constantFrom(...wholeVisit.map(({ data }) => data)), fc.jsonValue()),
  })
  .map(({ from, entry: entryN, minute, kind, other }) => {
    if (kind === "fact") return { ...from, minute };
    return correction(entryN + 100, minute, id(entryN), { replacement: kind === "strike" ? null : other });
  });

test("no history is too strange to fold: every sequence of facts gives a state and keeps every entry", () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 60 }), (lines) => {
      const visit = fold(recorded(lines));
      expect(visit.entries).toHaveLength(lines.length);
      expect(new Set(visit.discrepancies.map(({ id: found }) => found)).size).toBe(visit.discrepancies.length);
    }),
    { numRuns: 400 },
  );
});

test("corrections never remove: every fact stays, in its first words", () => {
  const corrections = fc.array(
    fc.record({
      target: fc.constantFrom(...wholeVisit.map(({ id: one }) => one), id(101), id(102)),
      replacement: fc.constantFrom(null, vitals({ hr: 61 }), { text: "x" }),
      minute: fc.integer({ min: 113, max: 118 }),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(corrections, (all) => {
      const strikes = all.map(({ target, replacement, minute }, n) =>
        correction(101 + n, minute, target, { replacement }),
      );
      const facts = recorded([...wholeVisit, ...strikes]);
      const kept = fold(facts).entries.map(({ fact }) => fact);
      expect(kept.toSorted((a, b) => a.version - b.version)).toEqual(facts);
    }),
    { numRuns: 100 },
  );
});

test("folding the same facts twice gives the same, so discrepancy ids stay", () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 30 }), (lines) => {
      expect(fold(recorded(lines))).toEqual(fold(recorded(lines)));
    }),
    { numRuns: 50 },
  );
});

test("recovery, going home and signing are lines of the same story", () => {
  expect(folded(...beforeStart, ...duringInfusion, ...recovering, home).phase).toBe("discharged");
});
