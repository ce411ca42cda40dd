import type { Protocol } from "./events.ts";

type Tree = { readonly [key: string]: unknown };

/** What stands at a dotted path of a protocol; undefined where nothing does. */
export const valueAt = (protocol: Protocol, path: string): unknown =>
  path.split(".").reduce<unknown>((at, key) => (at as Tree | undefined)?.[key], protocol);

/** The same protocol with another value at one path. */
export const withValue = (protocol: Protocol, path: string, value: unknown): Protocol =>
  put(protocol, path.split("."), value) as Protocol;

function put(tree: unknown, [key = "", ...rest]: readonly string[], value: unknown): unknown {
  const known = tree as Tree;
  return { ...known, [key]: rest.length === 0 ? value : put(known[key], rest, value) };
}

/** What a value looks like where it is typed: "140/90", "50, 100, 250", "10 x 20, 50 x 10", "last". */
export function written(path: string, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (path === "dose.products")
    return (value as Protocol["dose"]["products"]).map(({ strength, vialMl }) => `${strength} x ${vialMl}`).join(", ");
  if (Array.isArray(value)) return value.join(isPair(path) ? "/" : ", ");
  return `${value as string | number}`;
}

const isChoice = (path: string): boolean => /\.(bpRepeatPolicy|doseProfile|afterHours)$/.test(path);

const isPair = (path: string): boolean =>
  (/\.bp[A-Z]/.test(path) && !isChoice(path) && !path.endsWith("WithinPct")) ||
  /\.(clinicBp|maintenanceDays|maintenanceBounds|escalateMinutes)$/.test(path);

/** Where an empty field means that the protocol sets none. */
const mayBeNone = (path: string): boolean => /^dose\.limits\.|\.(rrHigh|etco2Low)$/.test(path);

/** Reads what was typed; undefined when it is not what this number can be. */
export function readValue(path: string, text: string): unknown {
  const typed = text.trim();
  if (isChoice(path)) return typed;
  if (typed === "") return mayBeNone(path) ? null : undefined;
  if (path === "dose.products") return products(typed);
  if (isPair(path)) return numbers(typed, "/", 2);
  if (path === "dose.diluentsMl" || path === "monitoring.dissociationAtMin") return numbers(typed, ",");
  return number(typed);
}

const number = (text: string): number | undefined => (/^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined);

function numbers(text: string, mark: string, count?: number): readonly number[] | undefined {
  const read = text.split(mark).map(number);
  const whole = read.filter((one) => one !== undefined);
  return whole.length === read.length && (count === undefined || count === whole.length) ? whole : undefined;
}

function products(text: string): Protocol["dose"]["products"] | undefined {
  const read = text.split(",").map((one) => numbers(one, "x", 2));
  const whole = read.flatMap((one) => (one === undefined ? [] : [{ strength: one[0] ?? 0, vialMl: one[1] ?? 0 }]));
  return whole.length === read.length ? whole : undefined;
}

/** The version after this one: "1.0.0" becomes "1.1.0"; of the unapproved example the first of the clinic's own. */
export function nextVersion({ id, version }: Protocol): string {
  if (id === "unapproved-example") return "1.0.0";
  const [major, minor] = version.split(".").map(Number);
  return major === undefined || minor === undefined || Number.isNaN(major + minor)
    ? `${version}.1`
    : `${major}.${minor + 1}.0`;
}
