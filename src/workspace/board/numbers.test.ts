import { expect, test } from "vitest";
import type { Alarm, DeviceNow, Parameter, Reading } from "#monitoring/events.ts";
import { as, type Instant } from "#science/units.ts";
import { againstLimit, alarmsOf, numbersOf } from "./numbers.ts";

const now = as<Instant>(Date.UTC(2026, 0, 5, 15, 0));
const ago = (seconds: number) => as<Instant>(now - seconds * 1000);

const reading = (value: number, seconds = 2): Reading => ({
  value,
  at: ago(seconds),
  receivedAt: ago(seconds),
  zoneAssumed: false,
  late: false,
});

const alarm = (more: Partial<Alarm>): Alarm => ({
  id: "a",
  kind: "limit",
  limitId: "sbp-high",
  parameter: "NIBP_SYS",
  priority: "medium",
  says: "Systolic 160 or over",
  value: 162,
  limit: 160,
  raisedAt: ago(40),
  endedAt: null,
  acknowledgedBy: null,
  silencedUntil: null,
  ...more,
});

const device = (more: Partial<DeviceNow> = {}): DeviceNow => ({
  deviceId: "d",
  roomId: "r",
  infusionId: "i",
  readings: {
    HR: reading(84.4),
    SPO2: reading(97),
    RR: reading(14),
    NIBP_SYS: reading(162, 60),
    NIBP_DIA: reading(98, 60),
  },
  technical: [],
  feed: "live",
  lastHeardAt: ago(2),
  alarms: [],
  ...more,
});

const shown = (name: string, of: DeviceNow, lost = false) => numbersOf(of, now, lost).find((one) => one.name === name);

test("four numbers stand in the same order on every chair, the pressure with its age", () => {
  expect(numbersOf(device(), now, false).map(({ name, text, note }) => [name, text, note])).toEqual([
    ["HR", "84", null],
    ["SpO₂", "97", null],
    ["NIBP", "162/98", "1 min ago"],
    ["RR", "14", null],
  ]);
});

test("a number nobody renewed for over 30 seconds is old and shows its age", () => {
  const readings = { ...device().readings, SPO2: reading(97, 30), RR: reading(14, 31) };
  expect(shown("SpO₂", device({ readings }))).toMatchObject({ stale: false, note: null });
  expect(shown("RR", device({ readings }))).toMatchObject({ stale: true, note: "31 s ago" });
});

test("a pressure lives 15 minutes", () => {
  const at = (seconds: number) => ({ ...device().readings, NIBP_SYS: reading(130, seconds) });
  expect(shown("NIBP", device({ readings: at(900) }))?.stale).toBe(false);
  expect(shown("NIBP", device({ readings: at(901) }))?.stale).toBe(true);
});

test("when our own server is not heard every number is old", () => {
  expect(numbersOf(device(), now, true).every(({ stale }) => stale)).toBe(true);
});

test("a probe that is off stands in place of its number", () => {
  const off = device({ technical: [{ parameter: "SPO2", says: "Probe off" }] });
  expect(shown("SpO₂", off)).toMatchObject({ text: null, note: "Probe off" });
  expect(shown("HR", off)?.text).toBe("84");
});

test("a monitor whose numbers are held back shows none of them", () => {
  const held = device({ technical: [{ parameter: "ANY", says: "held back" }] });
  expect(numbersOf(held, now, false).every(({ text }) => text === null)).toBe(true);
});

test("a pulse from the oximeter is not called a heart rate", () => {
  const { HR: _hr, ...rest } = device().readings;
  expect(numbersOf(device({ readings: { ...rest, PR: reading(80) } }), now, false)[0]).toMatchObject({
    name: "PR",
    text: "80",
  });
});

test("a pressure without its lower value says so", () => {
  const { NIBP_DIA: _dia, ...rest } = device().readings;
  expect(shown("NIBP", device({ readings: rest }))?.text).toBe("162/?");
});

test("an alarm marks its own number, and an old number is never shown as an alarm", () => {
  expect(shown("NIBP", device({ alarms: [alarm({})] }))?.alarm).toBe("medium");
  expect(shown("HR", device({ alarms: [alarm({})] }))?.alarm).toBeNull();
  expect(shown("NIBP", device({ alarms: [alarm({})] }), true)?.alarm).toBeNull();
});

test("the gravest alarm stands first, those that are over stay after it until somebody has seen them", () => {
  const parameter: Parameter = "SPO2";
  const alarms = [
    alarm({ id: "over", priority: "high", endedAt: ago(5) }),
    alarm({ id: "medium" }),
    alarm({ id: "high", priority: "high", parameter }),
  ];
  expect(alarmsOf(device({ alarms }), now).open.map(({ id }) => id)).toEqual(["high", "medium", "over"]);
});

test("an alarm somebody has seen is quiet for its time and comes back after it", () => {
  const silenced = device({ alarms: [alarm({ silencedUntil: as<Instant>(now + 1000) })] });
  expect(alarmsOf(silenced, now)).toMatchObject({ open: [], quiet: [{ id: "a" }] });
  expect(alarmsOf(silenced, as<Instant>(now + 1000)).open).toHaveLength(1);
});

test("an alarm somebody has seen keeps its number marked but quiet; a new one beside it makes it flash again", () => {
  const seen = alarm({ silencedUntil: as<Instant>(now + 1000) });
  expect(shown("NIBP", device({ alarms: [seen] }))).toMatchObject({ alarm: "medium", quiet: true });
  const lower = alarm({ id: "b", parameter: "NIBP_DIA" });
  expect(shown("NIBP", device({ alarms: [seen, lower] }))).toMatchObject({ alarm: "medium", quiet: false });
});

test("an alarm stands with its value against its limit", () => {
  expect(againstLimit(alarm({}))).toBe("162, limit 160");
  expect(againstLimit(alarm({ value: null, limit: null }))).toBe("");
});
