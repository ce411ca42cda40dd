import { showQuantity } from "#science/display.ts";
import { checkOf } from "../rules/checks.ts";
import type { DataOf } from "../events.ts";
import { limitInWords } from "../rules/limit-words.ts";
import { answerInWords } from "./check-words.ts";
import { added, sentence, type Wording } from "./wording.ts";

type Before =
  | "InfusionOpened"
  | "InfusionCancelled"
  | "IdentityConfirmed"
  | "WeightMeasured"
  | "CheckAnswered"
  | "CheckCleared"
  | "LinePlaced"
  | "MonitorAttached"
  | "MonitorDetached"
  | "OrderSigned"
  | "DosePrepared"
  | "DoseChecked";

const titleOf = (item: DataOf<"CheckCleared">["item"]): string => {
  if (item === "weight") return "Weight";
  if (item === "evaluation") return "Open points of the evaluation";
  return item === "baseline" ? "Vital signs before the start" : (checkOf(item)?.title ?? item);
};

/** Check-in, the checks of the day, order and dose, in words. */
export const beforeWords: Wording<Before> = {
  InfusionOpened: ({ number, of, protocolId, protocolVersion }) =>
    `Visit opened: infusion ${number}${of === null ? "" : ` of ${of}`}, protocol ${protocolId} ${protocolVersion}.`,
  InfusionCancelled: ({ why }) => `Visit cancelled: ${sentence(why)}`,
  IdentityConfirmed: ({ identifiers, photoMatches, allergiesReviewed }) =>
    `Identity confirmed by ${identifiers.map((one) => (one === "mrn" ? "MRN" : one.replace("-", " "))).join(" and ")}; ` +
    `photo ${photoMatches ? "matches" : "does not match"}; allergies ${allergiesReviewed ? "" : "not "}gone through.`,
  WeightMeasured: ({ kg, reweighed }) => `Weight ${showQuantity(kg, "kg")}${reweighed ? ", weighed twice" : ""}.`,
  CheckAnswered: (answer, clock) => `${titleOf(answer.item)}. ${answerInWords(answer, clock)}`,
  CheckCleared: ({ item, reason }) => `${titleOf(item)} cleared by a prescriber: ${sentence(reason)}`,
  LinePlaced: ({ gauge, where }) => `IV line placed: ${gauge} G, ${sentence(where)}`,
  MonitorAttached: ({ label }) => `${label} confirmed on this patient.`,
  MonitorDetached: ({ why }) => `Monitor taken off: ${sentence(why)}`,
  OrderSigned: ({ mgPerKg, minutes, weightBasis, basisReason, overrides }) =>
    `Ordered: ketamine (racemic) ${showQuantity(mgPerKg, "mg/kg")} of ${weightBasis} weight IV over ` +
    `${showQuantity(minutes, "min")}.${added(basisReason)}${reasons(overrides)}`,
  DosePrepared: (dose) =>
    `Prepared: ketamine (racemic) ${showQuantity(dose.actualMg, "mg")}, ${showQuantity(dose.drawMl, "mL")} of ` +
    `${showQuantity(dose.product.strength, "mg/mL")} (lot ${dose.lot}, good until ${dose.expires}) in ` +
    `${showQuantity(dose.finalMl, "mL")}, to run at ${showQuantity(dose.rateMlPerHour, "mL/h")}.${reasons(dose.overrides)}`,
  DoseChecked: ({ read }) =>
    `Second check read ${showQuantity(read.weightKg, "kg")}, ${showQuantity(read.strength, "mg/mL")}, ` +
    `${showQuantity(read.drawMl, "mL")}, ${showQuantity(read.totalMg, "mg")}, ${showQuantity(read.rateMlPerHour, "mL/h")}.`,
};

const reasons = (overrides: readonly { readonly rule: string; readonly reason: string }[]): string =>
  overrides.map(({ rule, reason }) => ` Limit passed (${limitInWords(rule)}): ${sentence(reason)}`).join("");
