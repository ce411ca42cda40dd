import type { Tri } from "#plumbing/facts.ts";
import { zoneOffset } from "#science/civil.ts";
import { showQuantity } from "#science/display.ts";
import { as, type Instant } from "#science/units.ts";
import type { DataOf, InfusionFactType, VitalValues } from "../events.ts";

/** Shows an instant as the clinic's clock did: "15:04". */
export type Clock = (at: Instant) => string;

/** One plain sentence for each kind of entry. */
export type Wording<T extends InfusionFactType> = {
  readonly [Type in T]: (data: DataOf<Type>, clock: Clock) => string;
};

const DAY = 86_400_000;

export const clockIn =
  (zone: string): Clock =>
  (at) => {
    const wall = as<Instant>(at + zoneOffset(zone, at));
    const minutes = Math.floor((((wall % DAY) + DAY) % DAY) / 60_000);
    return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  };

/** What was added in words, as a sentence of its own; nothing when nothing was. */
export const added = (note: string): string => (note.trim() === "" ? "" : ` ${sentence(note)}`);

export function sentence(words: string): string {
  const trimmed = words.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** "yes: a, b; not known: c". An answer nobody gave is said, never left out. */
export function tris(answers: Readonly<Record<string, Tri>>): string {
  const of = (wanted: Tri) => Object.keys(answers).filter((name) => answers[name] === wanted);
  const parts = [
    ["yes", of("yes")],
    ["no", of("no")],
    ["not known", of("unknown")],
  ] as const;
  return parts
    .filter(([, names]) => names.length > 0)
    .map(([answer, names]) => `${answer}: ${names.join(", ")}`)
    .join("; ");
}

const shown: readonly (readonly [keyof VitalValues, (value: number) => string])[] = [
  ["map", (value) => `mean pressure ${showQuantity(value, "mm Hg")}`],
  ["hr", (value) => `heart rate ${showQuantity(value, "/min")}`],
  ["spo2", (value) => `SpO2 ${showQuantity(value, "%")}`],
  ["rr", (value) => `breathing rate ${showQuantity(value, "/min")}`],
  ["temp", (value) => `temperature ${showQuantity(value, "°C")}`],
  ["etco2", (value) => `CO2 breathed out ${showQuantity(value, "mm Hg")}`],
];

/** "122/76 mm Hg, heart rate 70 /min": only what was measured; nothing measured says so. */
export function vitalsInWords(values: VitalValues): string {
  const { sbp, dbp } = values;
  const pressure = sbp === undefined && dbp === undefined ? [] : [`${sbp ?? "?"}/${dbp ?? "?"} mm Hg`];
  const others = shown.flatMap(([name, say]) => {
    const value = values[name];
    return value === undefined ? [] : [say(value)];
  });
  return [...pressure, ...others].join(", ") || "nothing measured";
}
