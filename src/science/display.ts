import { Big } from "big.js";

const PLACES = {
  mg: 2,
  mcg: 2,
  g: 2,
  mL: 2,
  L: 2,
  kg: 1,
  lb: 1,
  cm: 1,
  "mg/kg": 3,
  "mg/mL": 3,
  "mL/h": 1,
  "mg/min": 3,
  "mg/h": 1,
  "mg/kg/h": 3,
  "mcg/kg/min": 2,
  "mm Hg": 0,
  "/min": 0,
  "%": 2,
  "°C": 1,
  min: 1,
  h: 1,
} as const;

/** The units a screen may show. There is no "µg", "ml" or "U" among them, so none can be shown. */
export type Unit = keyof typeof PLACES;

/**
 * A number as the Institute for Safe Medication Practices asks: leading zero, no trailing zero, comma from 1,000.
 * Rounded half up to `places`; something too small to show says so instead of reading as nothing.
 */
export function showNumber(value: number, places: number): string {
  if (!Number.isFinite(value)) return "unknown";
  const exact = new Big(value);
  const rounded = exact.round(places, Big.roundHalfUp);
  if (rounded.eq(0)) return exact.eq(0) ? "0" : `< ${new Big(10).pow(-places).toFixed()}`;
  const [whole = "0", fraction] = rounded.abs().toFixed().split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${rounded.lt(0) ? "-" : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** "0.7 mL", "1,000 mg", "37.5 mg". Mass to 0.01 mg, volume to 0.01 mL, rate to 0.1 mL/h. */
export function showQuantity(value: number, unit: Unit): string {
  const number = showNumber(value, PLACES[unit]);
  return unit === "%" ? `${number}%` : `${number} ${unit}`;
}

const WRITTEN = /^(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s?(\S.*)$/;

/** Reads back what `showQuantity` wrote. Null for a naked decimal point (".5 mg"), a unit we do not use, or no unit. */
export function parseQuantity(text: string): { readonly value: number; readonly unit: Unit } | null {
  const [, digits, unit] = WRITTEN.exec(text.trim()) ?? [];
  if (digits === undefined || unit === undefined || !isUnit(unit)) return null;
  return { value: Number(digits.replaceAll(",", "")), unit };
}

const isUnit = (text: string): text is Unit => Object.hasOwn(PLACES, text);
