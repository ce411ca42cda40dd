import { expect, test } from "vitest";
import { as, type Kg, type MgPerMl, type Millilitres, type MlPerHour } from "#science/units.ts";
import type { PreparedDose } from "../events.ts";
import {
  type AnyLine,
  bag35,
  beforeStart,
  contextAt,
  id,
  line,
  monitorId,
  order70,
  orderedUpTo,
  prescriber,
  without,
} from "../story.test-data.ts";
import { against, refusalsOf } from "./deciding.test-data.ts";

const off = (deviceId: string, minute = 29) => line(100, "MonitorDetached", minute, { deviceId, why: "Going home." });

test("only the monitor that is on the patient is taken off, once", () => {
  expect(against(beforeStart, off(monitorId))).toEqual([]);
  expect(refusalsOf(beforeStart, off(id(901)))).toMatchObject([
    { rule: "other-monitor", says: expect.stringContaining("Monitor 3"), field: "deviceId" },
  ]);
  expect(against([...beforeStart, off(monitorId)], { ...off(monitorId, 29.5), id: id(101) })).toEqual(["no-monitor"]);
});

test("after one monitor is taken off, another is confirmed", () => {
  const other = line(102, "MonitorAttached", 29.5, { deviceId: id(901), label: "Monitor 4" });
  const same = { ...other, data: { deviceId: monitorId, label: "Monitor 3" } };
  expect(against(beforeStart, other)).toEqual(["monitor-attached"]);
  expect(against(beforeStart, same)).toEqual([]);
  expect(against([...beforeStart, off(monitorId)], other)).toEqual([]);
});

test("weight and baseline are cleared by a prescriber, whatever they are", () => {
  const clear = (item: "weight" | "baseline", by?: string) =>
    line(100, "CheckCleared", 29, { item, reason: "Seen." }, by);
  for (const item of ["weight", "baseline"] as const) {
    expect(against(beforeStart, clear(item, prescriber))).toEqual([]);
    expect(against(beforeStart, clear(item))).toEqual(["prescriber-only"]);
  }
});

test("an answer nobody knows is not cleared", () => {
  const unknown = line(100, "CheckAnswered", 28, { item: "pregnancy", status: "unknown" });
  const clear = line(101, "CheckCleared", 29, { item: "pregnancy", reason: "Unlikely." }, prescriber);
  expect(against([...beforeStart, unknown], clear)).toEqual(["not-clearable"]);
});

test("an escort's telephone has digits to call; left empty it is not known yet", () => {
  const escort = (phone: string) =>
    line(100, "CheckAnswered", 5, {
      item: "escort",
      name: "Eve",
      phone,
      presence: "confirmed",
      agreesNotToDrive: "yes",
    });
  expect([against(beforeStart.slice(0, 2), escort("555-0100")), against(beforeStart.slice(0, 2), escort(""))]).toEqual([
    [],
    [],
  ]);
  expect(against(beforeStart.slice(0, 2), escort("abc"))).toEqual(["telephone"]);
});

test("the identity is confirmed in the visit, not before it was opened", () => {
  const at = (minute: number) =>
    line(100, "IdentityConfirmed", minute, {
      identifiers: ["name", "birth-date"],
      photoMatches: true,
      allergiesReviewed: true,
    });
  expect(against(beforeStart.slice(0, 1), at(-1), { now: contextAt(3).now })).toEqual([]);
  expect(against(beforeStart.slice(0, 1), at(-2), { now: contextAt(3).now })).toEqual(["before-opening"]);
});

// A visit of a patient seen for the first time has nothing to compare with.

test("a first weight is compared with the height alone, and weighed again where the two make no likely body; a change of over 10% says the prescriber reviews it", () => {
  const weight = (kg: number) => line(100, "WeightMeasured", 5, { kg: as<Kg>(kg), previousKg: null, reweighed: false });
  const first = (kg: number, more: object = {}) =>
    against(beforeStart.slice(0, 2), weight(kg), { previousWeightKg: null, ...more });
  expect([first(70), first(154, { heightCm: null })]).toEqual([[], []]);
  expect(first(154)).toEqual(["weight-reweigh"]);
  const twice = { ...weight(154), data: { ...weight(154).data, reweighed: true } };
  expect(against(beforeStart.slice(0, 2), twice, { previousWeightKg: null })).toEqual([]);
  expect(against(beforeStart.slice(0, 2), weight(77.1))).toEqual(["weight-review"]);
});

// The vial

const unprepared: readonly AnyLine[] = without(beforeStart, "DosePrepared", "DoseChecked");

test("a vial is good until the end of its day by the clinic's own calendar", () => {
  const inZone = (zone: string, expires: string) =>
    against(
      unprepared.map((one) => (one.type === "InfusionOpened" ? { ...one, data: { ...one.data, zone } } : one)),
      line(100, "DosePrepared", 26, { ...bag35, expires }),
    );
  // 15:26 on 5 January in UTC is 04:26 on the 6th in Auckland
  expect(inZone("UTC", "2026-01-05")).toEqual([]);
  expect(inZone("Pacific/Auckland", "2026-01-05")).toEqual(["expired"]);
  expect(inZone("Pacific/Auckland", "2026-01-06")).toEqual([]);
  // and still the 5th in Honolulu, 05:26 in the morning
  expect(inZone("Pacific/Honolulu", "2026-01-05")).toEqual([]);
  expect(inZone("Pacific/Honolulu", "2026-01-04")).toEqual(["expired"]);
});

// Limits of order and preparation that the other tests do not reach

const order = (more: object) => line(100, "OrderSigned", 29, { ...order70, ...more }, prescriber);

test("what is not known about the last infusions takes a reason from the second infusion on", () => {
  const unknown = { hoursSinceLast: null, infusionsIn7Days: null };
  expect(against(unprepared, order({}), unknown)).toEqual(["spacing-unknown", "count-unknown"]);
  const first = unprepared.map((one) =>
    one.type === "InfusionOpened" ? { ...one, data: { ...one.data, number: 1 } } : one,
  );
  expect(against(first, order({}), unknown)).toEqual([]);
});

test("a fourth infusion in 7 days takes a reason, and nobody gives a fifth", () => {
  expect(against(unprepared, order({}), { infusionsIn7Days: 2 })).toEqual([]);
  expect(against(unprepared, order({}), { infusionsIn7Days: 3 })).toEqual(["count-soft"]);
  const reason = { overrides: [{ rule: "count-hard", reason: "Asked for." }] };
  expect(against(unprepared, order(reason), { infusionsIn7Days: 4 })).toEqual(["count-hard"]);
});

test("a first infusion over 0.5 mg/kg is refused whatever the reason; the first of a later course takes one", () => {
  const first = unprepared.map((one) =>
    one.type === "InfusionOpened" ? { ...one, data: { ...one.data, number: 1 } } : one,
  );
  const care = { care: orderedUpTo(0.6) };
  expect(against(unprepared, order({ mgPerKg: 0.6 }), care)).toEqual([]);
  expect(against(first, order({ mgPerKg: 0.6 }), care)).toEqual(["mg-per-kg-above-soft"]);
  const never = { ...care, hoursSinceLast: null, infusionsIn7Days: 0 };
  const overrides = ["first-dose", "mg-per-kg-above-soft"].map((rule) => ({ rule, reason: "Asked for." }));
  expect(against(first, order({ mgPerKg: 0.6, overrides }), never)).toEqual(["first-dose"]);
  expect(against(first, order({ mgPerKg: 0.5 }), { ...never, care: orderedUpTo(0.5) })).toEqual([]);
});

test("100 mg/mL is never run undiluted", () => {
  // 35 mg is 0.35 mL of 100 mg/mL; a syringe filled to 0.5 mL holds less than as much again
  const neat: PreparedDose = {
    ...bag35,
    product: { ...bag35.product, strength: as<MgPerMl>(100), vialMl: as<Millilitres>(5) },
    container: "syringe",
    diluentMl: as<Millilitres>(0.5),
    drawMl: as<Millilitres>(0.35),
    finalMl: as<Millilitres>(0.5),
    bagMgPerMl: as<MgPerMl>(70),
    rateMlPerHour: as<MlPerHour>(0.8),
  };
  expect(against(unprepared, line(100, "DosePrepared", 26, neat))).toEqual(["bag-mg-per-ml-above-hard", "undiluted"]);
});

test("a jump in weight is settled by a second weighing; that passes no other limit", () => {
  const weighed = (reweighed: boolean) =>
    unprepared.map((one) => (one.type === "WeightMeasured" ? { ...one, data: { ...one.data, reweighed } } : one));
  const before = { previousWeightKg: as<Kg>(66) };
  expect(against(weighed(false), order({}), before)).toEqual(["weight-reweigh"]);
  expect(against(weighed(true), order({}), before)).toEqual([]);
  const cleared = line(99, "CheckCleared", 28, { item: "weight", reason: "Seen." }, prescriber);
  expect(
    against([...unprepared, cleared], order({ mgPerKg: 0.8, minutes: 60 }), { ...before, care: orderedUpTo(0.8, 60) }),
  ).toEqual(["mg-per-kg-above-soft"]);
});
