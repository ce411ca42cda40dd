import { showQuantity } from "#science/display.ts";
import type { DoseProtocol } from "./raising.ts";
import { decisionTable, stopSigns } from "./decide.ts";

/** How the dose changes, in words for the plan; the physician changes them where the patient needs it (clinical reference 4.2). */
export function titrationWords({ course, dose, monitoring }: DoseProtocol): string {
  const { sbp, dbp, moaas } = monitoring.amber;
  return [
    `First infusion at most ${showQuantity(dose.firstMaxMgPerKg, "mg/kg")}; ${showQuantity(course.olderFirstMgPerKg, "mg/kg")} where frail, older, with sleep apnoea, afraid, or with a medicine that sedates.`,
    "With a CYP2B6 inhibitor: no increase on the first two visits.",
    `Under ${course.noResponsePct}% better, and the last one borne well (MOAA/S ${moaas} or more, not stopped, blood pressure under ${sbp}/${dbp}, no severe dissociation): at most ${showQuantity(course.stepMgPerKg, "mg/kg")} more.`,
    `Ceiling ${showQuantity(course.ceilingMgPerKg, "mg/kg")}; ${showQuantity(course.secondSignCeilingMgPerKg, "mg/kg")} with a second physician.`,
    "Longer with a higher dose, so that the rate stays at about 0.75 mg/kg/h.",
    `Badly borne, or ${sbp}/${dbp} and more: over 60 min, or 10 to 25% less.`,
    "Weight changed by 5% or more: the dose follows the day's weight.",
  ].join("\n");
}

/** When the course stops, in words for the plan (clinical reference 9.3). */
export const stoppingWords = (): string =>
  [
    ...decisionTable
      .filter(({ suggests }) => suggests !== "taper")
      .map((row) => `${afterWords(row.after)}: ${row.says}`),
    `At any time: ${stopSigns.map(({ asks }) => asks.toLowerCase()).join("; ")}.`,
  ].join("\n");

const afterWords = ([from, to]: readonly [number, number]): string =>
  from === to ? `After ${from}` : to > 10 ? `From ${from} on` : `After ${from} or ${to}`;
