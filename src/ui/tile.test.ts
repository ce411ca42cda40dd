import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { gravestFirst, tileState } from "./tile.ts";
import { VitalTile, type VitalTileProps } from "./VitalTile.tsx";

const heart: VitalTileProps = {
  name: "HR",
  spoken: "Heart rate",
  color: "hr",
  value: "84",
  unit: "/min",
  limits: ["110", "50"],
  note: "2 s ago",
  technical: null,
  stale: false,
  alarm: null,
};
const shown = (more: Partial<VitalTileProps>) => renderToStaticMarkup(createElement(VitalTile, { ...heart, ...more }));

test("a number stands with its unit, limits and age", () => {
  const tile = shown({});
  for (const part of ["84", "/min", "110", "50", "2 s ago"]) expect(tile).toContain(part);
});

test("a probe that is off is said instead of the number", () => {
  const tile = shown({ technical: "ECG lead off" });
  expect(tile).toContain("ECG lead off");
  expect(tile).not.toContain("84");
});

test("no number reads as no data, never as nothing", () => {
  expect(shown({ value: null })).toContain("No data");
});

test("a stale number says so, even while its alarm stands", () => {
  const tile = shown({ stale: true, alarm: { priority: "high", says: "Heart rate over 130" } });
  expect(tile).toContain("Stale");
  expect(tile).toContain('data-state="stale"');
});

test("an alarm shows its mark and its words, not only its colour", () => {
  const tile = shown({ alarm: { priority: "medium", says: "Heart rate over 110" } });
  expect(tile).toContain("**");
  expect(tile).toContain("Heart rate over 110");
});

test("technical outranks missing, missing outranks stale, stale outranks alarm", () => {
  const alarm = { priority: "high", says: "" } as const;
  expect(tileState({ value: null, technical: "Probe off", stale: true, alarm })).toBe("technical");
  expect(tileState({ value: null, technical: null, stale: true, alarm })).toBe("none");
  expect(tileState({ value: "1", technical: null, stale: true, alarm })).toBe("stale");
  expect(tileState({ value: "1", technical: null, stale: false, alarm })).toBe("alarm");
});

test("the gravest alarm comes first, among equals the earlier one", () => {
  const low = { priority: "low", n: 1 } as const;
  const [high, next] = [
    { priority: "high", n: 2 },
    { priority: "high", n: 3 },
  ] as const;
  expect(gravestFirst([low, high, next])).toEqual([high, next, low]);
});
