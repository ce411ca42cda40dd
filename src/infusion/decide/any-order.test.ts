import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { isOrderType, ORDERS } from "../orders/orders.ts";
import {
  type AnyLine,
  asOrder,
  at,
  beforeStart,
  contextAt,
  duringInfusion,
  home,
  id,
  line,
  prescriber,
  recovering,
  signed,
  start150,
  wholeVisit,
  without,
} from "../story.test-data.ts";
import type { Order } from "./context.ts";
import { decide } from "./decide.ts";
import { against, visit } from "./deciding.test-data.ts";

const atHome: readonly AnyLine[] = [...beforeStart, ...duringInfusion, ...recovering, home];

/** What the story of a good day does not hold. */
const others: readonly AnyLine[] = [
  line(200, "InfusionCancelled", 40, { why: "x" }),
  line(201, "CheckCleared", 40, { item: "fasting", reason: "x" }, prescriber),
  line(202, "MonitorDetached", 40, { deviceId: id(900), why: "x" }),
  line(203, "RateChanged", 40, { ...start150, why: "x" }),
  line(204, "InfusionPaused", 40, { why: "x", pumpVolumeMl: null }),
  line(205, "InfusionResumed", 45, { ...start150, why: "x" }),
  line(206, "InfusionStopped", 46, { why: "other", note: "", pumpVolumeMl: null, fromLockedScreen: true }),
  line(207, "ComfortScored", 40, { nausea: 1, anxiety: 0, headache: 0 }),
  line(208, "IvSiteChecked", 40, { patent: true, note: "" }),
  line(209, "PumpRead", 40, { ...start150, volumeMl: 25 as never }),
  line(210, "SymptomGraded", 60, { symptomId: id(42), grade: 2 }),
  line(
    211,
    "RescueOrdered",
    40,
    { medicine: "ondansetron", dose: 4, unit: "mg", route: "IV", because: "x", triggerId: null, warningsSeen: [] },
    prescriber,
  ),
  line(212, "RescueGiven", 41, { orderId: id(211), medicine: "ondansetron", dose: 4, unit: "mg", route: "IV" }),
  line(213, "RescueEffectNoted", 50, { givenId: id(212), better: "yes", note: "" }),
  line(214, "AdverseEventFlagged", 50, { what: "x", serious: "no", snapshot: {}, action: "" }),
  line(215, "NoteWritten", 50, { text: "x" }),
  line(216, "DischargeOverridden", 111, { criteria: ["walks"], reason: "x" }, prescriber),
  line(217, "EntryCorrected", 60, { entryId: id(30), reason: "xxx", replacement: null, replacementAt: null }),
  line(218, "DiscrepancyResolved", 60, { discrepancyId: `locked-stop:${id(206)}`, how: "x" }),
  line(219, "PatientCalled", 40, { trial: false }),
  line(220, "CallAnswered", 41, { callId: id(219) }),
];
const everything: readonly AnyLine[] = [...wholeVisit, ...others];

test("the list holds every kind of entry there is", () => {
  const kinds = new Set<string>(everything.map(({ type }) => type));
  expect(Object.keys(ORDERS).filter((type) => !kinds.has(type))).toEqual([]);
});

test("a visit is opened once", () => {
  for (const lines of [beforeStart, atHome]) expect(against(lines, wholeVisit[0]!)).toContain("already-open");
});

describe("a visit that is over", () => {
  const still = new Set([
    "EntryCorrected",
    "DiscrepancyResolved",
    "NoteWritten",
    "RecordSigned",
    "AdverseEventFlagged",
    "SymptomEnded",
    "MonitorDetached",
    "CallAnswered",
  ]);
  const cancelled = [...beforeStart, line(300, "InfusionCancelled", 29, { why: "x" })];

  test.each([
    ["discharged", atHome],
    ["signed", [...atHome, signed]],
    ["cancelled", cancelled],
  ])("by being %s takes no new bedside entries, and says how to record what was", (phase, lines) => {
    expect(visit(lines).phase).toBe(phase);
    for (const one of everything) {
      const rules = against(lines, { ...one, id: id(301), minute: 125 });
      expect([one.type, rules.includes("visit-over")]).toEqual([one.type, !still.has(one.type)]);
    }
  });

  test("still takes what happened at the bedside earlier", () => {
    for (const one of everything) {
      if (!isOrderType(one.type) || ORDERS[one.type].judgement) continue;
      const order = { ...asOrder(one as Parameters<typeof asOrder>[0]), id: id(301), happened: true };
      expect([one.type, decide(visit(atHome), order, contextAt(125))]).toMatchObject([one.type, { fact: {} }]);
    }
  });
});

test("what was seen is never refused while the patient is here", () => {
  const seen = new Set<string>([
    "SedationScored",
    "DissociationScored",
    "ComfortScored",
    "IvSiteChecked",
    "PumpRead",
    "SymptomNoted",
    "AdverseEventFlagged",
    "NoteWritten",
    "CheckAnswered",
    "LinePlaced",
    "AldreteScored",
    "PadssScored",
    "ReadinessChecked",
  ]);
  for (const lines of [
    beforeStart.slice(0, 1),
    beforeStart,
    [...beforeStart, ...duringInfusion],
    [...beforeStart, ...duringInfusion.slice(0, 1)],
  ])
    for (const one of everything)
      if (seen.has(one.type)) expect([one.type, against(lines, { ...one, minute: 80 })]).toEqual([one.type, []]);
});

test("a bedside fact that has happened is stored word for word, with its own time", () => {
  const started = line(301, "InfusionStarted", 30, start150);
  const order = { ...asOrder(started), happened: true };
  expect(decide(visit(beforeStart.slice(0, 1)), order, contextAt(90))).toEqual({
    fact: { id: id(301), type: "InfusionStarted", at: at(30), by: started.by, data: start150 },
  });
});

// What must hold for every order on every history

const anyHistory = fc
  .subarray([...without(everything, "InfusionOpened")])
  .chain((lines) => fc.shuffledSubarray(lines, { minLength: lines.length }))
  .map((lines) => [wholeVisit[0]!, ...lines]);

const anyContext = fc.record({
  protocolSigned: fc.boolean(),
  roles: fc.subarray(["nurse", "prescriber", "medical-director", "front-desk"]),
  previousWeightKg: fc.constantFrom(null, 32, 70, 154).map((kg) => kg as never),
  hoursSinceLast: fc.constantFrom(null, 0, 17, 30, 72),
  infusionsIn7Days: fc.constantFrom(null, 0, 3, 9),
  allergies: fc.constantFrom(null, [], ["Latex"]),
});

const anyOrder = fc.record({
  one: fc.constantFrom(...everything),
  minute: fc.integer({ min: -2000, max: 400 }),
  happened: fc.boolean(),
});

test("every order becomes exactly its own fact, or is refused with rule, reason and remedy; never an exception", () => {
  fc.assert(
    fc.property(anyHistory, anyOrder, anyContext, (lines, { one, minute, happened }, context) => {
      const order: Order = { ...asOrder(one as Parameters<typeof asOrder>[0]), at: at(minute), happened };
      const decision = decide(visit(lines), order, contextAt(150, { protocol: unapprovedExample, ...context }));
      if ("fact" in decision) {
        const { happened: _, ...fact } = order;
        expect(decision).toEqual({ fact });
        expect(minute).toBeLessThanOrEqual(151);
        return;
      }
      expect(decision.refusals.length).toBeGreaterThan(0);
      for (const { rule, says, satisfy } of decision.refusals) {
        expect(rule).toMatch(/^[a-z0-9-]+$/);
        expect(says).not.toBe("");
        expect(satisfy).not.toBe("");
      }
    }),
    { numRuns: 500 },
  );
});

test("no start is taken on an unsigned protocol, or without a second person's check, whatever else stands", () => {
  const dose = new Set(["DoseChecked"]);
  const start = line(301, "InfusionStarted", 150, start150);
  fc.assert(
    fc.property(anyHistory, anyContext, (lines, context) => {
      expect(against(lines, start, { ...context, protocolSigned: false })).toContain("protocol");
      expect(
        against(
          lines.filter(({ type }) => !dose.has(type)),
          start,
          context,
        ),
      ).toContain("second-check");
    }),
    { numRuns: 100 },
  );
});

test("nobody but a prescriber or the medical director orders, clears, overrides or signs", () => {
  const theirs = everything.filter(({ type }) =>
    ["OrderSigned", "CheckCleared", "DischargeOverridden", "RescueOrdered", "RecordSigned"].includes(type),
  );
  fc.assert(
    fc.property(anyHistory, fc.constantFrom(...theirs), (lines, one) => {
      expect(against(lines, one, { roles: ["nurse", "front-desk", "technician"] })).toContain("prescriber-only");
    }),
    { numRuns: 100 },
  );
});
