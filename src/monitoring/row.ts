import { isSentinel, isUnitless, type Known, ucumOf } from "./codes.ts";
import type { Segment } from "./hl7.ts";

export type FaultReason = "demo" | "withdrawn" | "waveform" | "no-reading" | "not-a-number" | "unit" | "out-of-range";

/** Why a row of a known code is not a measurement; `off` when it says that a probe or lead gives nothing. */
export type Fault = { readonly reason: FaultReason; readonly says: string; readonly off?: boolean };

type Code = { readonly code: string; readonly label: string; readonly system: string };

/** The code triple that can be looked up: the second one where the first is of a system we do not read, such as LOINC. */
export function codeOf(obx: Segment): Code {
  const parts = obx.components(3);
  const triple = (from: number): Code => ({
    code: (parts[from] ?? "").trim(),
    label: (parts[from + 1] ?? "").trim(),
    system: (parts[from + 2] ?? "").trim(),
  });
  const first = triple(0);
  if (first.system !== "MDC" && parts[5]?.trim() === "MDC") return triple(3);
  return first.system === "" ? { ...first, system: isGatewayCode(first) ? "PDS" : "MDC" } : first;
}

/** Mindray's older gateway sends "101^HR" without naming a code system. */
const isGatewayCode = ({ code, label }: Code): boolean => /^\d{2,3}$/.test(code) && /^[A-Za-z]/.test(label);

/** A row as the rules look at it, one after the other. */
type Look = {
  readonly type: string;
  readonly text: string;
  readonly flags: string;
  readonly status: string;
  readonly number: number;
  readonly unit: string | null;
  readonly hasUnit: boolean;
  readonly unitless: boolean;
  readonly known: Known;
  /** In the unit we chart; NaN when the unit cannot be of this measurement. */
  readonly inOurs: number;
};

type Rule = { readonly holds: (look: Look) => boolean; readonly fault: Fault };

const OFF: Fault = { reason: "no-reading", says: "No reading: probe or lead off", off: true };

/** OBX-8 holds such a word. Most rows have none there and are done with at once. */
const flagged =
  (word: RegExp) =>
  ({ flags }: Look): boolean =>
    flags !== "" && word.test(flags);

/** In this order: what may never be charted first, then what is no number, then what is no possible measurement. */
const RULES: readonly Rule[] = [
  {
    holds: flagged(/DEMO/i),
    fault: { reason: "demo", says: "The monitor is in demonstration mode" },
  },
  { holds: flagged(/\bTEST\b/i), fault: { reason: "demo", says: "Test data of the monitor" } },
  {
    // HL7 table 0085: D deletes the row, W says that what was sent before was wrong.
    holds: ({ status }) => status === "D" || status === "W",
    fault: { reason: "withdrawn", says: "Taken back by the monitor" },
  },
  {
    holds: ({ type, text }) => type === "NA" || text.includes("^"),
    fault: { reason: "waveform", says: "A waveform or a list, not one number" },
  },
  { holds: ({ status }) => status === "X", fault: OFF },
  { holds: flagged(/\bINV\b/i), fault: OFF },
  { holds: ({ text }) => text === "" || text === '""', fault: OFF },
  {
    holds: ({ type }) => type !== "NM" && type !== "",
    fault: { reason: "not-a-number", says: "Not sent as a number" },
  },
  { holds: ({ text }) => !/^[+-]?\d+(\.\d+)?$/.test(text), fault: { reason: "not-a-number", says: "Not a number" } },
  { holds: ({ number }) => isSentinel(number), fault: OFF },
  { holds: ({ hasUnit, unitless }) => !hasUnit && !unitless, fault: { reason: "unit", says: "No unit" } },
  { holds: ({ hasUnit, unit }) => hasUnit && unit === null, fault: { reason: "unit", says: "A unit we do not know" } },
  { holds: ({ inOurs }) => Number.isNaN(inOurs), fault: { reason: "unit", says: "Not a unit of this measurement" } },
  { holds: ({ inOurs, known }) => inOurs <= 0 && isOutside(inOurs, known), fault: OFF },
  {
    holds: ({ inOurs, known }) => isOutside(inOurs, known),
    fault: { reason: "out-of-range", says: "Not a possible measurement" },
  },
];

const isOutside = (value: number, { range }: Known): boolean =>
  range !== null && (value < range[0] || value > range[1]);

/** The value of a row in the unit we chart, or the first reason why it is none. */
export function judge(
  obx: Segment,
  known: Known,
  system: string,
): { readonly value: number } | { readonly fault: Fault } {
  const look = lookAt(obx, known, system);
  const broken = RULES.find(({ holds }) => holds(look));
  return broken === undefined ? { value: look.inOurs } : { fault: broken.fault };
}

function lookAt(obx: Segment, known: Known, system: string): Look {
  const text = (field: number) => (obx.text(field) ?? "").trim();
  const unit = ucumOf(obx.components(6));
  const number = Number(text(5));
  return {
    type: text(2),
    text: text(5),
    flags: text(8),
    status: text(11),
    number,
    unit,
    hasUnit: text(6) !== "",
    unitless: isUnitless(system),
    known,
    inOurs: converted(number, unit ?? known.ucum, known.ucum),
  };
}

function converted(value: number, from: string | null, to: string | null): number {
  if (from === to) return value;
  if (from === "[degF]" && to === "Cel") return Math.round(((value - 32) * 50) / 9) / 10;
  if (from === "kPa" && to === "mm[Hg]") return Math.round(value * 75.006_15) / 10;
  return Number.NaN;
}
