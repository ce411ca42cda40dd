import type { Parameter } from "./events.ts";
import table from "./codes.json" with { type: "json" };

/** What a code of a known sender stands for. `chartedAs` is null for what we know but do not chart. */
export type Known = {
  readonly id: string;
  readonly chartedAs: Parameter | null;
  /** Among several sources of one parameter the lowest rank is preferred. */
  readonly rank: number;
  readonly ucum: string | null;
  readonly range: readonly [number, number] | null;
};

export type Lookup = { readonly known: Known } | { readonly conflict: string } | { readonly unknown: true };

type Row = (typeof table.parameters)[keyof typeof table.parameters];

const ranges: Readonly<Record<string, readonly number[]>> = table.noReading.ranges;

function knownOf(id: string): Known {
  const row = (table.parameters as Readonly<Record<string, Row>>)[id];
  if (row === undefined) throw new Error(`codes.json names ${id} and does not describe it`);
  const chartedAs = row.chartedAs as Parameter | null;
  const [least, most] = ranges[chartedAs ?? ""] ?? [];
  const range = least === undefined || most === undefined ? null : ([least, most] as const);
  return { id, chartedAs, rank: row.rank ?? Number.POSITIVE_INFINITY, ucum: row.ucum, range };
}

type Candidate = { readonly known: Known; readonly labels: readonly string[] };

const bySystem = new Map<string, Map<string, Candidate[]>>();
const labelsInUse = new Set<string>();

function add(system: string, number: string, candidate: Candidate): void {
  const numbers = bySystem.get(system) ?? new Map<string, Candidate[]>();
  bySystem.set(system, numbers.set(number, [...(numbers.get(number) ?? []), candidate]));
}

for (const [id, row] of Object.entries(table.parameters)) {
  for (const { code, refid, synonyms, wrong } of row.mdc) {
    const labels = [...(refid === null ? [] : [refid]), ...synonyms];
    for (const label of labels) labelsInUse.add(label);
    if (!wrong) add("MDC", code, { known: knownOf(id), labels });
  }
}
for (const [system, { codes }] of Object.entries(table.vendors)) {
  for (const [code, { parameter, labels }] of Object.entries(
    codes as Readonly<Record<string, { parameter: string; labels: readonly string[] }>>,
  )) {
    add(system, code, { known: knownOf(parameter), labels });
  }
}

const candidatesFor = (system: string, number: string): readonly Candidate[] => bySystem.get(system)?.get(number) ?? [];

/**
 * What a code means, by its number and its label together. A number with a label that belongs to something else is a conflict
 * and is never charted; a label that is missing does not contradict.
 */
export function lookUp(system: string, number: string, label: string): Lookup {
  const candidates = candidatesFor(system, number);
  const agreeing = candidates.find(({ labels }) => labels.length === 0 || labels.includes(label));
  if (agreeing !== undefined) return { known: agreeing.known };
  const isOurs = system === "MDC" && labelsInUse.has(label);
  if (candidates.length === 0)
    return isOurs ? { conflict: `${label} does not go with number ${number}` } : { unknown: true };
  const [only] = candidates;
  return label === "" && candidates.length === 1 && only !== undefined
    ? { known: only.known }
    : { conflict: `number ${number} does not go with ${label === "" ? "no label" : label}` };
}

/** Systems whose messages carry no units at all. */
export const isUnitless = (system: string): boolean => unitless.has(system);

const unitless = new Set(
  Object.entries(table.vendors).flatMap(([system, { unitsAbsent }]) => (unitsAbsent ? [system] : [])),
);

const units: Readonly<Record<string, { readonly ucum: string; readonly refids: readonly string[] }>> = table.units;
const ucumByNumber = new Map(Object.entries(units).map(([number, { ucum }]) => [number, ucum]));
const ucumByLabel = new Map(Object.values(units).flatMap(({ ucum, refids }) => refids.map((refid) => [refid, ucum])));
const ucumByText = new Map(Object.entries(table.unitText));

/** The UCUM unit of OBX-6, by number, label or text; null for one nobody knows. The label wins where a number has been used for two. */
export function ucumOf(components: readonly string[]): string | null {
  const [first, second] = [(components[0] ?? "").trim(), (components[1] ?? "").trim()];
  return ucumByLabel.get(second) ?? ucumByNumber.get(first) ?? ucumByText.get(first) ?? ucumByText.get(second) ?? null;
}

const sentinels = new Set(table.noReading.sentinels.map(Number));

/** A number that stands for "no reading". */
export const isSentinel = (value: number): boolean => sentinels.has(value);
