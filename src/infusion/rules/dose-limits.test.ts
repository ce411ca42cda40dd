import { expect, test } from "vitest";
import type { Protocol } from "#clinic/events.ts";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import {
  as,
  type Centimetres,
  type Kg,
  type Mg,
  type MgPerKg,
  type MgPerMl,
  type Millilitres,
  type Minutes,
  type MlPerHour,
} from "#science/units.ts";
import { calculateDose, type DoseCalculation } from "./dose.ts";
import { checkDose, type DoseContext } from "./dose-limits.ts";
import type { PreparedDose, Product } from "../measures.ts";
import { proposeProducts } from "./products.ts";
import { compareCheck } from "./read-back.ts";
import { weightFindings } from "./weight-limits.ts";

const vial = (strength: number): Product => ({
  drug: "ketamine-racemic-iv",
  strength: as<MgPerMl>(strength),
  vialMl: as<Millilitres>(10),
});

type Change = { kg?: number; mgPerKg?: number; minutes?: number; strength?: number; diluentMl?: number };

function dose(change: Change & { container?: "bag" | "syringe" } = {}): DoseCalculation {
  const { kg = 70, mgPerKg = 0.5, minutes = 40, strength = 50, diluentMl = 100, container = "bag" } = change;
  const found = calculateDose({
    dosingWeightKg: as<Kg>(kg),
    mgPerKg: as<MgPerKg>(mgPerKg),
    minutes: as<Minutes>(minutes),
    product: vial(strength),
    container,
    diluentMl: as<Millilitres>(diluentMl),
    volumePolicy: "withdraw-equal-volume",
  });
  if (found === null) throw new Error("a dose was expected");
  return found;
}

const second: DoseContext = {
  infusionNumber: 2,
  orderedMgPerKg: as<MgPerKg>(0.5),
  previousWeightKg: null,
  heightCm: null,
  actualKg: as<Kg>(70),
  hoursSinceLast: 48,
  infusionsIn7Days: 1,
};

function rules(change: Change, context: Partial<DoseContext> = {}, protocol: Protocol = unapprovedExample): string[] {
  const kg = as<Kg>(change.kg ?? 70);
  const orderedMgPerKg = as<MgPerKg>(change.mgPerKg ?? 0.5);
  return checkDose(dose(change), { ...second, actualKg: kg, orderedMgPerKg, ...context }, protocol).map(
    (found) => `${found.level} ${found.rule}`,
  );
}

test("the usual dose crosses no limit", () => {
  expect(rules({})).toEqual([]);
});

test.each<[string, Change, string[]]>([
  ["29.9 kg is under the hard low weight", { kg: 29.9, strength: 10 }, ["hard dosing-weight-kg-below-hard"]],
  ["30 kg is under the soft low weight only", { kg: 30, strength: 10 }, ["soft dosing-weight-kg-below-soft"]],
  ["40 kg is in order", { kg: 40, strength: 10 }, []],
  ["150 kg is in order", { kg: 150 }, []],
  ["150.1 kg asks for a reason", { kg: 150.1 }, ["soft dosing-weight-kg-above-soft"]],
  ["0.75 mg/kg over an hour is in order from infusion 2", { mgPerKg: 0.75, minutes: 60 }, []],
  ["0.76 mg/kg asks for a reason", { mgPerKg: 0.76, minutes: 60 }, ["soft mg-per-kg-above-soft"]],
  ["1 mg/kg is soft, not hard", { mgPerKg: 1, minutes: 60 }, ["soft mg-per-kg-above-soft"]],
  ["1.01 mg/kg is blocked", { mgPerKg: 1.01, minutes: 80 }, ["hard mg-per-kg-above-hard", "soft minutes-above-soft"]],
  ["0.29 mg/kg asks for a reason", { mgPerKg: 0.29, strength: 10 }, ["soft mg-per-kg-below-soft"]],
  ["39 min asks for a reason", { minutes: 39 }, ["soft minutes-below-soft"]],
  ["29 min is blocked", { minutes: 29 }, ["hard minutes-below-hard", "soft mg-per-kg-per-hour-above-soft"]],
  ["121 min is blocked", { minutes: 121 }, ["hard minutes-above-hard", "soft mg-per-kg-per-hour-below-soft"]],
  ["401 mL/h comes only from a large bag", { diluentMl: 270, minutes: 40 }, ["soft ml-per-hour-above-soft"]],
  ["1.5 mg/mL in the syringe asks for a reason", { kg: 60, diluentMl: 20 }, ["soft bag-mg-per-ml-above-soft"]],
  ["over 2 mg/mL is blocked", { diluentMl: 17 }, ["hard bag-mg-per-ml-above-hard"]],
])("%s", (_, change, found) => {
  expect(rules(change)).toEqual(found);
});

test("a first infusion is never above 0.5 mg/kg; the first of a later course takes a reason for more", () => {
  const never = { infusionNumber: 1, hoursSinceLast: null, infusionsIn7Days: 0 };
  expect(rules({ mgPerKg: 0.5 }, never)).toEqual([]);
  expect(rules({ mgPerKg: 0.6, minutes: 50 }, never)).toEqual(["hard first-dose"]);
  expect(rules({ mgPerKg: 0.6, minutes: 50 }, { infusionNumber: 1 })).toEqual(["soft mg-per-kg-above-soft"]);
  expect(rules({ mgPerKg: 0.6, minutes: 50 }, { infusionNumber: 2 })).toEqual([]);
});

test("no configuration lets 1.5 mg/kg or 200 mg be passed", () => {
  const { limits } = unapprovedExample.dose;
  const none = { hardLow: null, softLow: null, softHigh: null, hardHigh: null };
  const lax: Protocol = {
    ...unapprovedExample,
    dose: {
      ...unapprovedExample.dose,
      limits: { ...limits, "mg-per-kg": none, "total-mg": none, "dosing-weight-kg": none },
    },
  };
  expect(rules({ mgPerKg: 1.5, minutes: 60, diluentMl: 250 }, {}, lax)).toEqual(["soft mg-per-kg-per-hour-above-soft"]);
  expect(rules({ mgPerKg: 1.51, minutes: 110, diluentMl: 250 }, {}, lax)).toContain("hard absolute-mg-per-kg");
  expect(rules({ kg: 200, mgPerKg: 1, minutes: 60, diluentMl: 250 }, {}, lax)).toEqual([]);
  expect(rules({ kg: 200.2, mgPerKg: 1, minutes: 60, diluentMl: 250 }, {}, lax)).toEqual(["hard absolute-mg"]);
});

test("a preparation 1.9 times off the order is blocked, however it came about", () => {
  const tenFold = { orderedMgPerKg: as<MgPerKg>(0.05) };
  expect(rules({}, tenFold)).toEqual(["hard ten-fold"]);
  expect(rules({}, { orderedMgPerKg: as<MgPerKg>(0.96) })).toEqual(["hard ten-fold"]);
  expect(rules({}, { orderedMgPerKg: as<MgPerKg>(0.95) })).toEqual(["hard ten-fold"]);
  expect(rules({}, { orderedMgPerKg: as<MgPerKg>(0.94) })).toEqual([]);
  expect(rules({}, { orderedMgPerKg: as<MgPerKg>(0.27) })).toEqual([]);
  expect(rules({}, { orderedMgPerKg: as<MgPerKg>(0) })).toEqual(["hard no-order"]);
});

test("a draw under 0.05 mL cannot be measured", () => {
  expect(rules({ kg: 40, mgPerKg: 0.11, strength: 100 })).toContain("hard draw-too-small");
  expect(rules({ kg: 50, mgPerKg: 0.1, strength: 100 })).not.toContain("hard draw-too-small");
});

test("a draw more than 2% off asks for a reason, more than 5% off is blocked", () => {
  expect(dose({ kg: 41, mgPerKg: 0.3, strength: 100 }).deviationPct).toBe(-2.44);
  expect(rules({ kg: 41, mgPerKg: 0.3, strength: 100 })).toContain("soft deviation-soft");
  expect(dose({ kg: 40, mgPerKg: 0.14, strength: 100 }).deviationPct).toBe(7.14);
  expect(rules({ kg: 40, mgPerKg: 0.14, strength: 100 })).toContain("hard deviation-hard");
});

test("100 mg/mL is never given undiluted, nor a draw that does not fit", () => {
  const { limits } = unapprovedExample.dose;
  const noConcentration = {
    ...limits,
    "bag-mg-per-ml": { hardLow: null, softLow: null, softHigh: null, hardHigh: null },
  };
  const lax = { ...unapprovedExample, dose: { ...unapprovedExample.dose, limits: noConcentration } };
  expect(rules({ strength: 100, diluentMl: 0.69 }, {}, lax)).toContain("hard undiluted");
  expect(rules({ strength: 100, diluentMl: 0.7 }, {}, lax)).toEqual([]);
  expect(rules({ strength: 10, diluentMl: 3 }, {}, lax)).toContain("hard draw-over-volume");
});

test("hours since the last infusion: 40 is in order, 39.9 asks, 17.9 blocks, not known asks", () => {
  expect(rules({}, { hoursSinceLast: 40 })).toEqual([]);
  expect(rules({}, { hoursSinceLast: 39.9 })).toEqual(["soft spacing-soft"]);
  expect(rules({}, { hoursSinceLast: 18 })).toEqual(["soft spacing-soft"]);
  expect(rules({}, { hoursSinceLast: 17.9 })).toEqual(["hard spacing-hard"]);
  expect(rules({}, { hoursSinceLast: null })).toEqual(["soft spacing-unknown"]);
  expect(rules({}, { infusionNumber: 1, hoursSinceLast: null, infusionsIn7Days: null })).toEqual([]);
});

test("in seven days three infusions are in order, a fourth asks, a fifth is blocked", () => {
  expect(rules({}, { infusionsIn7Days: 2 })).toEqual([]);
  expect(rules({}, { infusionsIn7Days: 3 })).toEqual(["soft count-soft"]);
  expect(rules({}, { infusionsIn7Days: 4 })).toEqual(["hard count-hard"]);
  expect(rules({}, { infusionsIn7Days: null })).toEqual(["soft count-unknown"]);
});

const weightRules = (today: number, before: number | null) =>
  weightFindings(as<Kg>(today), before === null ? null : as<Kg>(before), unapprovedExample).map(({ rule }) => rule);

test("a weight 5% off is in order, more is weighed again, over 10% goes to the prescriber", () => {
  expect(weightRules(73.5, 70)).toEqual([]);
  expect(weightRules(73.6, 70)).toEqual(["weight-reweigh"]);
  expect(weightRules(66.4, 70)).toEqual(["weight-reweigh"]);
  expect(weightRules(77, 70)).toEqual(["weight-reweigh"]);
  expect(weightRules(77.1, 70)).toEqual(["weight-review"]);
  expect(weightRules(154, 70)).toEqual(["pounds-for-kilograms"]);
  expect(weightRules(70, 154)).toEqual(["pounds-for-kilograms"]);
  expect(weightRules(70, null)).toEqual([]);
});

const firstWeight = (kg: number, cm: number) =>
  weightFindings(as<Kg>(kg), null, unapprovedExample, as<Centimetres>(cm)).map(({ rule, says }) => `${rule} ${says}`);

test("a first weight has the height to be compared with: a BMI outside 12 to 70 is weighed again, and so are likely pounds", () => {
  // 165 cm: BMI 12 is 32.7 kg, BMI 70 is 190.6 kg
  expect([firstWeight(70, 165), firstWeight(32.7, 165), firstWeight(122, 165)]).toEqual([[], [], []]);
  expect(firstWeight(32, 165)[0]).toContain("weight-reweigh 32 kg at 165 cm is a BMI of 11.8");
  expect(firstWeight(154, 165)[0]).toContain("looks like pounds");
  expect(firstWeight(192, 165)[0]).toContain("weight-reweigh");
  expect(firstWeight(250, 165)[0]).toContain("weight or height is likely another");
});

test("every finding says what it is and what would satisfy it", () => {
  const found = checkDose(
    dose({ kg: 260, mgPerKg: 1.6, minutes: 20 }),
    { ...second, hoursSinceLast: 1 },
    unapprovedExample,
  );
  expect(found.length).toBeGreaterThan(4);
  for (const { says, satisfy } of found) expect([says.endsWith("."), satisfy.endsWith(".")]).toEqual([true, true]);
  expect(found.find(({ rule }) => rule === "mg-per-kg-above-hard")?.says).toBe("Dose 1.6 mg/kg is above 1 mg/kg.");
});

test("the vial proposed first is the one that comes closest to the dose; too small a draw is left out", () => {
  const order = { dosingWeightKg: as<Kg>(92.4), mgPerKg: as<MgPerKg>(0.5), minutes: as<Minutes>(40) };
  expect(proposeProducts(order, unapprovedExample).map(({ product }) => product.strength)).toEqual([10, 50, 100]);
  const small = { ...order, dosingWeightKg: as<Kg>(44), mgPerKg: as<MgPerKg>(0.1) };
  expect(proposeProducts(small, unapprovedExample).map(({ product }) => product.strength)).toEqual([10, 50]);
});

const { mgPerKg: _perKg, minutes: _minutes, ...calculated } = dose();
const prepared: PreparedDose = { ...calculated, lot: "DEMO-1", expires: "2027-06-30", overrides: [] };
const read = {
  weightKg: as<Kg>(70),
  strength: as<MgPerMl>(50),
  drawMl: as<Millilitres>(0.7),
  totalMg: as<Mg>(35),
  rateMlPerHour: as<MlPerHour>(150),
};

test("the second person's reading agrees only when every number is the same", () => {
  expect(compareCheck(prepared, read)).toEqual([]);
  expect(compareCheck(prepared, { ...read, strength: as<MgPerMl>(100) })).toEqual([
    { field: "strength", prepared: 50, read: 100, says: "Strength on the vial: not what was prepared." },
  ]);
  expect(compareCheck(prepared, { ...read, drawMl: as<Millilitres>(0.07) })[0]?.field).toBe("drawMl");
  expect(compareCheck(prepared, { ...read, totalMg: as<Mg>(Number.NaN) })[0]?.field).toBe("totalMg");
});

test("limits are passed only beyond them: 2% and 5% off, and a draw that just fits, are still inside", () => {
  const off = (deviationPct: number) =>
    checkDose({ ...dose(), deviationPct }, second, unapprovedExample).map(({ level }) => level);
  expect([2, 2.01, 5, 5.01, -5.01].map((pct) => off(pct))).toEqual([[], ["soft"], ["soft"], ["hard"], ["hard"]]);
  const undilutedWeakVial = checkDose(dose({ strength: 10, diluentMl: 3.5 }), second, unapprovedExample);
  expect(undilutedWeakVial.map(({ rule }) => rule)).toEqual(["bag-mg-per-ml-above-hard"]);
});

test("what is prepared is judged by what it holds, not by what was ordered", () => {
  const prepared19 = checkDose({ ...dose(), actualMg: as<Mg>(66.5) }, second, unapprovedExample);
  expect(prepared19.map(({ rule }) => rule)).toEqual(["ten-fold"]);
  const tooMuch = checkDose({ ...dose(), actualMg: as<Mg>(105.8) }, second, unapprovedExample);
  expect(tooMuch.map(({ rule }) => rule)).toEqual(["total-mg-above-soft", "absolute-mg-per-kg", "ten-fold"]);
});

test("the first infusion keeps its own limit where the protocol sets no other", () => {
  const { limits } = unapprovedExample.dose;
  const noSoft = { ...limits, "mg-per-kg": { ...limits["mg-per-kg"], softHigh: null } };
  const lax = { ...unapprovedExample, dose: { ...unapprovedExample.dose, limits: noSoft } };
  expect(rules({ mgPerKg: 0.6, minutes: 50 }, { infusionNumber: 1 }, lax)).toEqual(["soft mg-per-kg-above-soft"]);
  expect(rules({ mgPerKg: 0.5 }, { infusionNumber: 1 }, lax)).toEqual([]);
  expect(rules({ mgPerKg: 0.9, minutes: 60 }, {}, lax)).toEqual([]);
});

test("a soft limit asks for a reason; a hard one says that no reason helps", () => {
  const satisfy = (kg: number) => checkDose(dose({ kg }), second, unapprovedExample)[0]?.satisfy;
  expect(satisfy(155)).toBe("Give a reason to go past this limit, or change the order.");
  expect(satisfy(251)).toBe("Change the order or the preparation; no reason goes past this limit.");
});

test("pounds are suspected from a tenth under 2.2 to a tenth over; a weight of nothing is compared with nothing", () => {
  const suspects = [138.5, 138.6, 169.4, 169.5].map((kg) => weightRules(kg, 70));
  expect(suspects).toEqual([["weight-review"], ["pounds-for-kilograms"], ["pounds-for-kilograms"], ["weight-review"]]);
  expect([weightRules(70, 0), weightRules(0, 70)]).toEqual([[], []]);
});
