import { expect, test } from "vitest";
import type { LimitBand, Protocol } from "./events.ts";
import { contentOf, validateProtocol } from "./protocol.ts";
import { sources, unapprovedExample } from "./unapproved-example.ts";

/** The dotted path of every number; a list of numbers, or of products, stands under one path. */
function paths(value: unknown, path = ""): string[] {
  if (typeof value === "number" || Array.isArray(value)) return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, path === "" ? key : `${path}.${key}`));
}

const marks = ["R", "R2", "K-H", "K-M", "K-L", "P"];

test.each(paths(unapprovedExample))("%s says where its number comes from, with an evidence mark", (path) => {
  expect(sources[path]?.from.length).toBeGreaterThan(10);
  expect(marks).toContain(sources[path]?.evidence);
});

test("no source speaks of a number the protocol does not have", () => {
  expect(Object.keys(sources).filter((path) => !paths(unapprovedExample).includes(path))).toEqual([]);
});

test("the unapproved example can be used as it stands", () => {
  expect(validateProtocol(unapprovedExample)).toEqual([]);
});

const withLimit = (limit: keyof Protocol["dose"]["limits"], band: Partial<LimitBand>): Protocol => {
  const { dose } = unapprovedExample;
  return {
    ...unapprovedExample,
    dose: { ...dose, limits: { ...dose.limits, [limit]: { ...dose.limits[limit], ...band } } },
  };
};

test("no protocol raises the ceilings of 1.5 mg/kg and 200 mg", () => {
  expect(validateProtocol(withLimit("mg-per-kg", { hardHigh: 1.5 }))).toEqual([]);
  expect(validateProtocol(withLimit("mg-per-kg", { hardHigh: 1.51 }))).toEqual([
    "No protocol may allow more than 1.5 mg/kg: lower the hard limit for dose per kg.",
  ]);
  expect(validateProtocol(withLimit("total-mg", { hardHigh: 200 }))).toEqual([]);
  expect(validateProtocol(withLimit("total-mg", { hardHigh: 201 }))).toEqual([
    "No protocol may allow more than 200 mg in one infusion: lower the hard limit for total dose.",
  ]);
  expect(validateProtocol(withLimit("total-mg", { hardHigh: null }))).toEqual([
    "A hard high limit for total dose must be set.",
  ]);
});

test("a soft limit outside its hard limit is named", () => {
  expect(validateProtocol(withLimit("minutes", { softHigh: 130 }))).toEqual([
    "The soft high limit for duration is above its hard high limit.",
  ]);
  expect(validateProtocol(withLimit("minutes", { softLow: 20 }))).toEqual([
    "The soft low limit for duration is below its hard low limit.",
  ]);
});

test("red before amber, and a silence longer than two minutes, are named", () => {
  const { monitoring } = unapprovedExample;
  const spo2 = { ...monitoring, red: { ...monitoring.red, spo2Below: 95 } };
  expect(validateProtocol({ ...unapprovedExample, monitoring: spo2 })).toEqual([
    "SpO2 turns red before it turns amber.",
  ]);
  const silent = { ...monitoring, silenceSeconds: 121 };
  expect(validateProtocol({ ...unapprovedExample, monitoring: silent })).toEqual([
    "An alarm may not be silenced for more than 120 seconds.",
  ]);
});

test("a number that is no number is named by its place", () => {
  expect(validateProtocol({ ...unapprovedExample, consentMonths: Number.NaN })).toEqual([
    "consentMonths must be a number that is not negative.",
  ]);
});

test("the signed content is the same in any order of keys, and changes with any number", () => {
  const reversed = Object.fromEntries(Object.entries(unapprovedExample).toReversed()) as Protocol;
  expect(contentOf(reversed)).toBe(contentOf(unapprovedExample));
  expect(JSON.parse(contentOf(unapprovedExample))).toEqual(unapprovedExample);
  expect(contentOf({ ...unapprovedExample, consentMonths: 11 })).not.toBe(contentOf(unapprovedExample));
});
