import { expect, test } from "vitest";
import { as, type Kg, type MlPerHour } from "#science/units.ts";
import type { DataOf, InfusionFactType } from "../events.ts";
import { fold } from "../fold/fold.ts";
import {
  type AnyLine,
  asOrder,
  at,
  bag35,
  beforeStart,
  calm,
  contextAt,
  duringInfusion,
  home,
  id,
  line,
  type Line,
  nurse,
  order70,
  orderedUpTo,
  prescriber,
  readBack35,
  recorded,
  recovering,
  secondNurse,
  signed,
  start150,
  vitals,
  wholeVisit,
  without,
} from "../story.test-data.ts";
import { ORDERS } from "../orders/orders.ts";
import type { DecideContext } from "./context.ts";
import { decide } from "./decide.ts";

/** The rules that speak against the line after these lines, entered in its own minute. */
function against(
  before: readonly AnyLine[],
  one: AnyLine,
  more: Partial<DecideContext> = {},
  happened = false,
): string[] {
  const roles = one.by === prescriber ? ["prescriber"] : ["nurse"];
  const visit = fold(recorded(before));
  const order = { ...asOrder(one as Line<InfusionFactType>), happened };
  const decision = decide(visit, order, contextAt(one.minute, { roles, ...more }));
  return "fact" in decision ? [] : decision.refusals.map(({ rule }) => rule);
}

const upTo = (n: number): readonly AnyLine[] => wholeVisit.filter(({ id: one }) => one < id(n));
const started = upTo(31);

test("every line of a visit done as it should be is accepted, and becomes that one fact", () => {
  for (const [n, one] of wholeVisit.entries()) {
    if (one.type === "InfusionOpened") continue;
    expect([one.type, against(wholeVisit.slice(0, n), one)]).toEqual([one.type, []]);
  }
  const decision = decide(
    fold(recorded(upTo(30))),
    asOrder(duringInfusion[0] as Line<"InfusionStarted">),
    contextAt(30),
  );
  expect(decision).toEqual({ fact: { id: id(30), type: "InfusionStarted", at: at(30), by: nurse, data: start150 } });
});

test("every refusal says what is wrong and what would satisfy it", () => {
  const decision = decide(fold(recorded(upTo(2))), asOrder(line(30, "InfusionStarted", 30, start150)), contextAt(30));
  const refusals = "refusals" in decision ? decision.refusals : [];
  expect(refusals.length).toBeGreaterThan(10);
  for (const { says, satisfy } of refusals) {
    expect(says).toMatch(/\.$/);
    expect(satisfy).toMatch(/\.$/);
  }
});

// Times

test("a time more than a minute ahead, or more than a day before the visit, is refused", () => {
  const note = (minute: number) => line(90, "NoteWritten", minute, { text: "x" });
  const now = { now: at(0) };
  expect(against(upTo(2), note(1), now)).toEqual([]);
  expect(against(upTo(2), note(1.1), now)).toEqual(["in-the-future"]);
  expect(against(upTo(2), note(-24 * 60), now)).toEqual([]);
  expect(against(upTo(2), note(-24 * 60 - 1), now)).toEqual(["long-before"]);
});

test("what has happened cannot have happened tomorrow", () => {
  const stop = line(90, "InfusionPaused", 60, { why: "x", pumpVolumeMl: null });
  expect(against(started, stop, { now: at(40) }, true)).toEqual(["in-the-future"]);
});

// What has happened

test("a start that has happened is stored although nothing was ready, and the visit says so", () => {
  const start = line(30, "InfusionStarted", 30, start150);
  expect(against(upTo(2), start, {}, true)).toEqual([]);
  const visit = fold(recorded([...upTo(2), start]));
  expect(visit.discrepancies.map(({ id: found }) => found)).toEqual([
    `unwatched-start:${id(30)}`,
    `started-unchecked:${id(30)}`,
  ]);
});

test.each(
  Object.entries(ORDERS)
    .filter(([, { judgement }]) => judgement)
    .map(([type]) => type),
)("%s is a judgement and cannot have happened already", (type) => {
  const one = { ...line(90, "NoteWritten", 29, { text: "x" }), type } as unknown as Line<"NoteWritten">;
  expect(against(upTo(30), one, { roles: ["prescriber"] }, true)).toContain("judgement");
});

test("orders, clearances, overrides, rescue orders, second checks and signatures are judgements, made afresh", () => {
  const judged = ["OrderSigned", "CheckCleared", "DischargeOverridden", "RescueOrdered", "DoseChecked", "RecordSigned"];
  for (const type of judged)
    expect(ORDERS[type as keyof typeof ORDERS]).toMatchObject({ judgement: true, fresh: true });
});

test("a start entered 20 min late is judged by how old the vital signs were when it started", () => {
  const start = line(30, "InfusionStarted", 30, start150);
  expect(against(upTo(30), start, { now: at(50) })).toEqual([]);
  expect(against(upTo(30), { ...start, minute: 50 }, { now: at(50) })).toEqual(["baseline", "sedation"]);
});

// Before the start

test("one identifier, a photo that does not match, or allergies not gone through are refused", () => {
  const identity = (more: Partial<DataOf<"IdentityConfirmed">>) =>
    line(90, "IdentityConfirmed", 5, {
      identifiers: ["name", "birth-date"],
      photoMatches: true,
      allergiesReviewed: true,
      ...more,
    });
  expect(against(upTo(2), identity({}))).toEqual([]);
  expect(against(upTo(2), identity({ identifiers: ["name"] }))).toEqual(["two-identifiers"]);
  expect(against(upTo(2), identity({ identifiers: ["name", "name"] }))).toEqual(["two-identifiers"]);
  expect(against(upTo(2), identity({ photoMatches: false, allergiesReviewed: false }))).toEqual(["photo", "allergies"]);
});

test("a weight more than 5% off the last one is weighed again; pounds are recognised", () => {
  const weight = (kg: number, reweighed = false) =>
    line(90, "WeightMeasured", 5, { kg: as<Kg>(kg), previousKg: as<Kg>(70), reweighed });
  expect(against(upTo(2), weight(73.5))).toEqual([]);
  expect(against(upTo(2), weight(73.6))).toEqual(["weight-reweigh"]);
  expect(against(upTo(2), weight(73.6, true))).toEqual([]);
  expect(against(upTo(2), weight(154))).toEqual(["pounds-for-kilograms"]);
});

test("only a prescriber clears a check, and only one that may be cleared", () => {
  const clear = (item: DataOf<"CheckCleared">["item"], by: string) =>
    line(90, "CheckCleared", 20, { item, reason: "discussed with the patient" }, by);
  const ill = line(4, "CheckAnswered", 3, {
    ...(upTo(5)[3]?.data as DataOf<"CheckAnswered">),
    illness: "yes",
  } as never);
  const positive = line(91, "CheckAnswered", 19, { item: "pregnancy", status: "positive" });
  expect(against([...upTo(4), ill], clear("changes", prescriber))).toEqual([]);
  expect(against([...upTo(4), ill], clear("changes", nurse))).toEqual(["prescriber-only"]);
  expect(against([...upTo(22), positive], clear("pregnancy", prescriber))).toEqual(["not-clearable"]);
  expect(against(upTo(3), clear("changes", prescriber))).toEqual(["not-asked"]);
});

test("a second monitor is not confirmed over the first, and a started infusion is not cancelled", () => {
  const other = line(90, "MonitorAttached", 29, { deviceId: id(901), label: "Monitor 4" });
  expect(against(upTo(30), other)).toEqual(["monitor-attached"]);
  expect(against(upTo(2), line(91, "MonitorDetached", 5, { deviceId: id(900), why: "x" }))).toEqual(["no-monitor"]);
  expect(against(started, line(90, "InfusionCancelled", 40, { why: "x" }))).toEqual(["already-started"]);
});

// Order, preparation, second check

const order = (more: Partial<Record<keyof DataOf<"OrderSigned">, unknown>>, by = prescriber) =>
  line(90, "OrderSigned", 25, { ...order70, ...more } as DataOf<"OrderSigned">, by);
const unordered = upTo(26);

test("only a prescriber orders, and only after the weight", () => {
  expect(against(unordered, order({}))).toEqual([]);
  expect(against(unordered, order({}, nurse))).toEqual(["prescriber-only"]);
  expect(against(without(unordered, "WeightMeasured"), order({}))).toEqual(["no-weight"]);
  expect(against(started, { ...order({}), minute: 31 })).toEqual(["already-started"]);
});

test("a hard limit stands whatever the reason; a soft one wants a reason for that very rule", () => {
  const reason = (rule: string) => ({ overrides: [{ rule, reason: "no response to 0.5, tolerated well" }] });
  expect(against(unordered, order({ mgPerKg: 1.1, minutes: 60 }))).toContain("mg-per-kg-above-hard");
  const over = order({ mgPerKg: 1.1, minutes: 60, ...reason("mg-per-kg-above-hard") });
  expect(against(unordered, over)).toContain("mg-per-kg-above-hard");
  const [high, care] = [{ mgPerKg: 0.8, minutes: 60 }, { care: orderedUpTo(0.8, 60) }];
  expect(against(unordered, order(high), care)).toEqual(["mg-per-kg-above-soft"]);
  expect(against(unordered, order({ ...high, ...reason("mg-per-kg-above-soft") }), care)).toEqual([]);
  expect(against(unordered, order({ ...high, ...reason("minutes-above-soft") }), care)).not.toEqual([]);
});

test("an infusion 18 h after the last is the soonest; before 40 h it takes a reason", () => {
  expect(against(unordered, order({}), { hoursSinceLast: 17.9 })).toEqual(["spacing-hard"]);
  expect(against(unordered, order({}), { hoursSinceLast: 18 })).toEqual(["spacing-soft"]);
  expect(against(unordered, order({}), { hoursSinceLast: 40 })).toEqual([]);
});

test("from a BMI of 30, or on another weight than the actual, the basis needs a reason", () => {
  const at100kg = unordered.map((one) =>
    one.type === "WeightMeasured" ? { ...one, data: { ...one.data, kg: as<Kg>(100) } } : one,
  );
  const known = { previousWeightKg: as<Kg>(100) };
  expect(against(at100kg, order({}), known)).toEqual(["basis-reason"]);
  expect(against(at100kg, order({ basisReason: "as in the earlier infusions" }), known)).toEqual([]);
  expect(against(unordered, order({ weightBasis: "ideal" }))).toContain("basis-reason");
});

const bag = (more: object) => line(91, "DosePrepared", 26, { ...bag35, ...more });
const unprepared = upTo(27);

test.each(["dosingWeightKg", "doseMg", "drawMl", "actualMg", "finalMl", "bagMgPerMl", "rateMlPerHour"] as const)(
  "a prepared %s that differs from the calculation is refused",
  (field) => {
    expect(against(unprepared, bag({ [field]: bag35[field] * 1.01 }))).toEqual(["not-as-calculated"]);
  },
);

test("a dose is prepared only from an order, a vial on the list, and one that has not expired", () => {
  expect(against(unordered, bag({}))).toEqual(["no-order"]);
  expect(against(unprepared, bag({ expires: "2026-01-05" }))).toEqual([]);
  expect(against(unprepared, bag({ expires: "2026-01-04" }))).toEqual(["expired"]);
  expect(against(unprepared, bag({ product: { ...bag35.product, vialMl: 2 } }))).toEqual(["unlisted-product"]);
  expect(against(started, { ...bag({}), minute: 31 })).toEqual(["already-started"]);
});

test("who prepares cannot pass a limit of the order: that is the prescriber's", () => {
  const high = [...unordered, order({ mgPerKg: 0.8, minutes: 60 })];
  const due = { dosingWeightKg: 70, doseMg: 56, drawMl: 1.12, actualMg: 56, finalMl: 100, bagMgPerMl: 0.56 };
  const overrides = [{ rule: "mg-per-kg-above-soft", reason: "as ordered" }];
  expect(against(high, bag({ ...due, rateMlPerHour: 100, overrides }))).toEqual(["mg-per-kg-above-soft"]);
});

test("the second check is another person's; a reading that differs is recorded, and verifies nothing", () => {
  const check = (by: string, more: object = {}) =>
    line(92, "DoseChecked", 28, { read: { ...readBack35.read, ...more } }, by);
  expect(against(upTo(28), check(secondNurse))).toEqual([]);
  expect(against(upTo(28), check(nurse))).toEqual(["same-person"]);
  expect(against(unprepared, check(secondNurse))).toEqual(["nothing-prepared"]);
  const wrong = check(secondNurse, { strength: 100, drawMl: 0.35 });
  expect(against(upTo(28), wrong)).toEqual([]);
  const after = fold(recorded([...upTo(28), wrong]));
  expect(after.phase).toBe("checking-in");
  expect(after.discrepancies.map(({ says }) => says)).toEqual([
    "A second check read something else. Strength on the vial: not what was prepared. " +
      "Volume drawn: not what was prepared. Say what was so.",
  ]);
});

// The pump

const running = { pumpVolumeMl: null };
const pause = line(92, "InfusionPaused", 40, { why: "nausea", ...running });
const paused = [...started, pause];
const rate = (mlPerHour: number) => ({ rateMlPerHour: as<MlPerHour>(mlPerHour) });
const stop = line(93, "InfusionStopped", 41, { why: "distress", note: "", ...running, fromLockedScreen: false });

test("pause, resume, stop, completion and rates each belong to their phase", () => {
  const complete = line(94, "InfusionCompleted", 41, { ...running, flushed: true });
  const resume = line(95, "InfusionResumed", 41, { ...start150, why: "nausea gone", orderedBy: "Dr Cora" });
  const slower = line(96, "RateChanged", 41, { ...rate(100), why: "nausea" });
  for (const one of [pause, stop, complete, resume, slower]) expect(against(upTo(30), one)).toEqual(["phase"]);
  for (const one of [pause, stop, complete, slower]) expect(against(started, one)).toEqual([]);
  for (const one of [stop, resume, slower]) expect(against(paused, one)).toEqual([]);
  for (const one of [pause, complete]) expect(against(paused, one)).toEqual(["phase"]);
});

test("a paused infusion is restarted by a prescriber, or on an order that is named", () => {
  const resume = (orderedBy: string, by: string) =>
    line(95, "InfusionResumed", 45, { ...start150, why: "the nausea has gone, she says", orderedBy }, by);
  expect(against(paused, resume("better", prescriber))).toEqual([]);
  expect(against(paused, resume("X.", nurse))).toEqual(["restart-order"]);
  expect(against(paused, resume("Li", nurse))).toEqual([]);
});

test("a rate over 1 mg/kg/h takes an order, one over 1.5 mg/kg/h is refused", () => {
  // 0.35 mg/mL in 70 kg: 200 mL/h is 1 mg/kg/h, 300 mL/h is 1.5
  const faster = (mlPerHour: number, by = nurse, more: { readonly orderedBy?: string } = {}) =>
    line(96, "RateChanged", 41, { ...rate(mlPerHour), why: "faster, as agreed", ...more }, by);
  expect(against(started, faster(200))).toEqual([]);
  expect(against(started, faster(201))).toEqual(["mg-per-kg-per-hour-above-soft"]);
  expect(against(started, faster(201, nurse, { orderedBy: "Dr Cora" }))).toEqual([]);
  expect(against(started, faster(300, prescriber))).toEqual([]);
  expect(against(started, faster(301, prescriber))).toEqual(["mg-per-kg-per-hour-above-hard"]);
});

test("more than was prepared cannot have been given", () => {
  const complete = (ml: number) =>
    line(94, "InfusionCompleted", 70, { pumpVolumeMl: ml as DataOf<"PumpRead">["volumeMl"], flushed: true });
  expect(against(started, complete(105))).toEqual([]);
  expect(against(started, complete(106))).toEqual(["more-than-prepared"]);
});

test("nor at a pause or a stop: refused when ordered, taken when it has happened", () => {
  const volume = (ml: number) => ({ pumpVolumeMl: ml as DataOf<"PumpRead">["volumeMl"] });
  const pauseAt = (ml: number) => line(94, "InfusionPaused", 50, { why: "x", ...volume(ml) });
  const stopAt = (ml: number) =>
    line(95, "InfusionStopped", 50, { why: "distress", note: "", fromLockedScreen: false, ...volume(ml) });
  expect([against(started, pauseAt(105)), against(started, stopAt(105))]).toEqual([[], []]);
  for (const one of [pauseAt(990), stopAt(990)]) {
    expect(against(started, one)).toEqual(["more-than-prepared"]);
    expect(against(started, one, {}, true)).toEqual([]);
  }
});

// Observing

test("vital signs need a value, a diastolic below the systolic, a row of their own and their true source", () => {
  const chart = (values: object, more: object = {}) => line(92, "VitalsCharted", 36, vitals(values, more));
  expect(against(started, chart({}))).toEqual(["nothing-measured"]);
  expect(against(started, chart({ sbp: 80, dbp: 120 }))).toEqual(["diastolic-not-below"]);
  const row = [...started, line(31, "VitalsCharted", 35, vitals(calm, { slotAt: at(35) }))];
  expect(against(row, chart(calm, { slotAt: at(35) }))).toEqual(["slot-charted"]);
  expect(against(started, chart(calm, { source: "monitor", proposed: calm }))).toEqual([]);
  expect(against(started, chart(calm, { source: "monitor", proposed: { ...calm, hr: 99 } }))).toEqual([
    "not-from-monitor",
  ]);
});

test("a grade, an end or an effect must follow something that was noted", () => {
  expect(against(started, line(92, "SymptomGraded", 52, { symptomId: id(42), grade: 2 }))).toEqual(["unknown-symptom"]);
  expect(against(upTo(43), line(92, "SymptomGraded", 52, { symptomId: id(42), grade: 2 }))).toEqual([]);
  expect(against(upTo(43), line(92, "SymptomEnded", 50, { symptomId: id(42) }))).toEqual(["ends-before-onset"]);
  expect(against(started, line(92, "RescueEffectNoted", 52, { givenId: id(80), better: "yes", note: "" }))).toEqual([
    "not-given",
  ]);
});

test("after going home, only notes and the like are entered; what happened before is recorded as such", () => {
  const late = line(92, "SedationScored", 111, { moaas: 5 });
  const now = { now: at(115) };
  expect(against(upTo(61), late, now)).toEqual(["visit-over"]);
  expect(against(upTo(61), late, now, true)).toEqual([]);
  expect(against(upTo(61), line(93, "NoteWritten", 115, { text: "x" }))).toEqual([]);
});

// Going home

const recovered = upTo(60);

test("home only with every criterion met, or passed by a prescriber; the escort is passed by nobody", () => {
  expect(against(recovered, home)).toEqual([]);
  expect(against(recovered, { ...home, minute: 109.9 })).not.toEqual([]);
  const unscored = without(recovered, "PadssScored");
  expect(against(unscored, home)).toEqual(["padss"]);
  const override = (criteria: readonly string[], by: string) =>
    line(95, "DischargeOverridden", 111.5, { criteria, reason: "walks as before" }, by);
  expect(against(unscored, override(["padss"], nurse))).toEqual(["prescriber-only"]);
  expect(against([...unscored, override(["padss"], prescriber)], home)).toEqual([]);
  expect(against(unscored, override(["escort"], prescriber))).toEqual(["not-overridable"]);
  expect(against(unscored, override(["weather"], prescriber))).toEqual(["not-overridable"]);
  const alone = { ...home, data: { ...home.data, escortPresent: false } };
  expect(against([...recovered, override(["escort"], prescriber)], alone)).toEqual(["escort"]);
});

test("a patient need not leave with a better Aldrete score than she came with", () => {
  const items = { activity: 1, respiration: 2, circulation: 2, consciousness: 2, spo2: 1 } as const;
  const eight = recovered.map((one) => (one.type === "AldreteScored" ? { ...one, data: { items } } : one));
  expect(against(eight, home)).toEqual(["aldrete"]);
  expect(against([...eight, line(96, "AldreteScored", 20, { items })], home)).toEqual([]);
  expect(against([...eight, line(96, "AldreteScored", 40, { items })], home)).toEqual(["aldrete"]);
});

test("a criterion is overridden in recovery, not in advance", () => {
  const early = line(29, "DischargeOverridden", 29, { criteria: ["padss"], reason: "in advance" }, prescriber);
  expect(against(upTo(29), early)).toEqual(["phase"]);
  expect(against([...without(recovered, "PadssScored"), early], home)).toEqual(["padss"]);
});

test("the recovery minimum of a later infusion is 40 min after the end", () => {
  const early = recovering.map((one) => ({ ...one, minute: one.minute - 4 }));
  const visit = [...beforeStart, ...duringInfusion, ...early];
  expect(against(visit, { ...home, minute: 109.9 })).toEqual(["minimum-time"]);
  expect(against(visit, { ...home, minute: 110 })).toEqual([]);
});

// The record

test("a prescriber signs a visit that is over, with nothing open, as it was read", () => {
  const visit = upTo(61);
  expect(against(visit, signed)).toEqual([]);
  expect(against(visit, { ...signed, by: nurse })).toEqual(["prescriber-only"]);
  expect(against(recovered, signed)).toEqual(["not-over"]);
  expect(against(visit, { ...signed, data: { ...signed.data, contentHash: "b".repeat(64) } })).toEqual([
    "changed-since",
  ]);
});

test("a gap of over 15 min without a blood pressure keeps the record open until it is explained", () => {
  const gap = upTo(61).filter(({ id: one }) => ![id(32), id(33), id(34)].includes(one));
  expect(against(gap, signed)).toEqual(["open-discrepancies"]);
  const found = `nibp-gap-${at(35)}:${id(30)}`;
  const explain = line(99, "DiscrepancyResolved", 118, { discrepancyId: found, how: "cuff was replaced" });
  expect(against(gap, explain)).toEqual([]);
  expect(against([...gap, explain], signed)).toEqual([]);
  expect(against([...gap, explain], { ...explain, id: id(100) })).toEqual(["resolved"]);
  expect(against(upTo(61), explain)).toEqual(["no-discrepancy"]);
});
