import { expect, test } from "vitest";
import { stampOf } from "./stamps.ts";

const utc = (text: string) => Date.parse(text);

test.each([
  ["20260724134901", "2026-07-24T13:49:01Z"],
  ["202607241349", "2026-07-24T13:49:00Z"],
  ["20260724134901.25", "2026-07-24T13:49:01.250Z"],
  ["20260724134901250", "2026-07-24T13:49:01.250Z"],
  [" 20260724134901 ", "2026-07-24T13:49:01Z"],
])("%s without a zone is by the device's clock, and says so", (text, at) => {
  expect(stampOf(text, "UTC")).toEqual({ at: utc(at), assumed: true });
});

test.each([
  ["20260724134901+0000", "2026-07-24T13:49:01Z"],
  ["20260724134901-0400", "2026-07-24T17:49:01Z"],
  ["20260724134901+0530", "2026-07-24T08:19:01Z"],
  ["20260724134901.5-0400", "2026-07-24T17:49:01.500Z"],
])("%s names its zone, which counts over the device's", (text, at) => {
  expect(stampOf(text, "Asia/Kolkata")).toEqual({ at: utc(at), assumed: false });
});

test("a device in New York is five hours behind in winter, four in summer", () => {
  expect(stampOf("20260115120000", "America/New_York")?.at).toBe(utc("2026-01-15T17:00:00Z"));
  expect(stampOf("20260715120000", "America/New_York")?.at).toBe(utc("2026-07-15T16:00:00Z"));
});

test("in the hour that comes twice in autumn the first is meant; the one skipped in spring is by winter time", () => {
  expect(stampOf("20261101013000", "America/New_York")?.at).toBe(utc("2026-11-01T05:30:00Z"));
  expect(stampOf("20260308023000", "America/New_York")?.at).toBe(utc("2026-03-08T07:30:00Z"));
});

test("the twenty-ninth of February is a day of a leap year only", () => {
  expect(stampOf("20280229120000", "UTC")?.at).toBe(utc("2028-02-29T12:00:00Z"));
  expect(stampOf("20260229120000", "UTC")).toBeNull();
});

test.each([
  "",
  "20260724",
  "202607",
  "2026-07-24T13:49",
  "20261324134901",
  "20260732134901",
  "20260431134901",
  "20260724254901",
  "20260724136001",
  "20260724134961",
  "20260724134901+9999",
  "20260724134901-1500",
  "20260724134901+0575",
  "20260724134901Z",
  "now",
])("'%s' is no time of a measurement", (text) => {
  expect(stampOf(text, "UTC")).toBeNull();
});
