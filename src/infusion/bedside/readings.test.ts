import { expect, test } from "vitest";
import type { DeviceNow, Reading } from "#monitoring/events.ts";
import { as, type Instant } from "#science/units.ts";
import type { SampleSeries } from "../bedside.ts";
import { joined } from "./data.ts";
import { heartOf, proposedAt, proposedNow, vitalsLine } from "./readings.ts";

const now = as<Instant>(Date.UTC(2026, 0, 5, 15, 0));
const ago = (seconds: number) => as<Instant>(now - seconds * 1000);
const reading = (value: number, seconds = 1): Reading => ({
  value,
  at: ago(seconds),
  receivedAt: ago(seconds),
  zoneAssumed: false,
  late: false,
});
const device = (more: Partial<DeviceNow>): DeviceNow => ({
  deviceId: "m1",
  roomId: "r1",
  infusionId: "i1",
  readings: {},
  technical: [],
  feed: "live",
  lastHeardAt: now,
  alarms: [],
  ...more,
});

test("a cuff reading of nine minutes ago is not proposed as the pressure now", () => {
  const readings = { HR: reading(84), NIBP_SYS: reading(162, 540), NIBP_DIA: reading(98, 540) };
  expect(proposedNow(device({ readings }), now, 15)).toEqual({ hr: 84 });
  const fresh = { NIBP_SYS: reading(162, 180), NIBP_DIA: reading(98, 180) };
  expect(proposedNow(device({ readings: fresh }), now, 15)).toEqual({ sbp: 162, dbp: 98 });
});

test("a stale number and one whose probe is off are left out", () => {
  const readings = { SPO2: reading(97), RR: reading(14, 16) };
  const technical = [{ parameter: "SPO2", says: "Probe off" }] as const;
  expect(proposedNow(device({ readings, technical }), now, 15)).toEqual({});
});

test("without ECG leads the pulse stands for the heart rate and says so", () => {
  expect(heartOf(device({ readings: { PR: reading(80) } })).parameter).toBe("PR");
});

const series: SampleSeries = {
  at: [ago(20), ago(10), now],
  hr: [80, 82, null],
  spo2: [97, 97, 98],
  rr: [null, 14, 15],
  nibp: [{ at: ago(400), sys: 130, dia: 80, map: null }],
};

test("a flowsheet row takes the nearest sample and no cuff reading of the row before", () => {
  expect(proposedAt(series, now, 5)).toEqual({ spo2: 98, rr: 15 });
  expect(proposedAt(series, ago(11), 10)).toEqual({ hr: 82, spo2: 97, rr: 14, sbp: 130, dbp: 80 });
  expect(proposedAt(series, ago(3600), 5)).toEqual({});
});

test("new samples follow the known ones, and the newest known is read again", () => {
  const news = { at: [now, as<Instant>(now + 10_000)], hr: [83, 84], spo2: [98, 98], rr: [15, 15], nibp: [] };
  const all = joined(series, news);
  expect(all.at).toHaveLength(4);
  expect(all.hr).toEqual([80, 82, 83, 84]);
  expect(all.nibp).toHaveLength(1);
});

test("nothing measured is said, not left empty", () => {
  expect(vitalsLine({})).toBe("nothing measured");
  expect(vitalsLine({ sbp: 128, dbp: 79, hr: 84 })).toBe("128/79 · HR 84");
});
