import { expect, test } from "vitest";
import type { Recorded } from "#plumbing/facts.ts";
import { after, as, type Instant, seconds } from "#science/units.ts";
import { type Input, step } from "./alarms.ts";
import { isBeyond } from "./conditions.ts";
import type { Limit, Parameter, WatchFact } from "./events.ts";
import type { Observed } from "./vitals.ts";
import { foldWatch, unwatched, type Watch } from "./watch.ts";

const start = as<Instant>(Date.UTC(2026, 10, 24, 9, 30));
const at = (second: number) => after(start, seconds(second));
const limit = (change: Partial<Limit> = {}): Limit => ({
  id: "spo2-low",
  parameter: "SPO2",
  when: "below",
  value: 94,
  priority: "high",
  delaySeconds: 10,
  hysteresis: 1,
  says: "SpO₂ below 94",
  ...change,
});

const recorded = (type: WatchFact["type"], second: number, data: object, by = "system") =>
  ({ id: `${type}${second}`, type, at: at(second), by, data }) as unknown as Recorded<WatchFact>;
const began = (limits: readonly Limit[]) =>
  recorded("WatchBegan", 0, { limits, staleSeconds: 15, lostSeconds: 30, silenceSeconds: 120 });

const observed = (values: Partial<Record<Parameter, number>>, change: Partial<Observed> = {}): Observed => ({
  kind: "vitals",
  patient: null,
  readings: Object.entries(values).map(([parameter, value]) => ({
    parameter: parameter as Parameter,
    value,
    at: start,
    zoneAssumed: false,
    late: false,
    source: { code: "", label: "", subId: "" },
  })),
  technical: [],
  notCharted: [],
  amended: false,
  sentAt: null,
  ...change,
});

type Told = readonly [second: number, input: Partial<Record<Parameter, number>> | "tick" | Partial<Observed>];

/** Tells a watch one thing after the other; what it said of alarms, each with its second. */
function told(limits: readonly Limit[], story: readonly Told[]) {
  let watch: Watch = foldWatch([began(limits)], undefined);
  let id = 0;
  const said: string[] = [];
  for (const [second, what] of story) {
    const isObserved = what !== "tick" && Object.keys(what).some((key) => key === "technical" || key === "sentAt");
    const input: Input =
      what === "tick"
        ? { kind: "tick", at: at(second) }
        : {
            kind: "observed",
            at: at(second),
            observed: isObserved
              ? observed({}, what as Partial<Observed>)
              : observed(what as Partial<Record<Parameter, number>>),
          };
    const next = step(watch, input, () => String((id += 1)));
    ({ watch } = next);
    for (const { type, data } of next.facts) said.push(`${second} ${type} ${"says" in data ? data.says : ""}`.trim());
  }
  return { watch, said };
}

const each = (from: number, to: number, value: number): Told[] =>
  Array.from({ length: to - from + 1 }, (_, n) => [from + n, { SPO2: value }]);

test("a limit passed for less than its delay is no alarm; held for the delay it is", () => {
  expect(told([limit()], [...each(0, 9, 93), ...each(10, 12, 96)]).said).toEqual([]);
  expect(told([limit()], each(0, 12, 93)).said).toEqual(["10 AlarmRaised SpO₂ below 94"]);
});

test("an alarm ends only when the value is back inside by the hysteresis", () => {
  const { said } = told([limit()], [...each(0, 10, 93), [11, { SPO2: 94 }], [12, { SPO2: 94.5 }], [13, { SPO2: 95 }]]);
  expect(said).toEqual(["10 AlarmRaised SpO₂ below 94", "13 AlarmEnded"]);
});

test("a number that vanishes does not end its alarm: nobody knows that it is better", () => {
  const gone: Told = [11, { technical: [{ parameter: "SPO2", says: "No reading: probe or lead off" }] }];
  const { said, watch } = told([limit()], [...each(0, 10, 93), gone, [12, "tick"]]);
  expect(said).toEqual(["10 AlarmRaised SpO₂ below 94"]);
  expect(watch.readings.SPO2).toBeUndefined();
  expect(watch.alarms).toMatchObject([{ limitId: "spo2-low", endedAt: null }]);
});

test("an ended alarm stays listed until somebody has seen it", () => {
  const { watch } = told([limit()], [...each(0, 10, 93), [11, { SPO2: 98 }]]);
  expect(watch.alarms).toMatchObject([{ endedAt: at(11), acknowledgedBy: null }]);
});

test.each([
  ["above", 110, [110, false], [110.1, true]],
  ["at-or-above", 180, [179, false], [180, true]],
  ["below", 90, [90, false], [89, true]],
  ["at-or-below", 50, [51, false], [50, true]],
] as const)("%s %d: %j, %j", (when, value, no, yes) => {
  for (const [seen, beyond] of [no, yes]) expect(isBeyond(seen, { when, value }, 0)).toBe(beyond);
});

test("silence of 15 s is a stale feed, of 30 s a lost one; a message ends both", () => {
  const ticks = Array.from({ length: 35 }, (_, n): Told => [n + 1, "tick"]);
  const { said } = told([], [[0, { HR: 72, SPO2: 98 }], ...ticks, [36, { HR: 72, SPO2: 98 }]]);
  expect(said).toEqual([
    "15 AlarmRaised Monitor feed is stale: numbers are old",
    "30 AlarmRaised Monitor feed lost: nothing is being shown",
    "30 AlarmEnded",
    "36 AlarmEnded",
  ]);
});

test("a monitor never heard since it was put on the patient is lost too", () => {
  expect(
    told(
      [],
      [
        [29, "tick"],
        [30, "tick"],
      ],
    ).said,
  ).toEqual([
    "29 AlarmRaised Monitor feed is stale: numbers are old",
    "30 AlarmRaised Monitor feed lost: nothing is being shown",
    "30 AlarmEnded",
  ]);
});

test("a continuous number that stops while the others go on is called", () => {
  const { said } = told(
    [],
    [
      [0, { HR: 72, SPO2: 98 }],
      [10, { HR: 72 }],
      [15, { HR: 72 }],
    ],
  );
  expect(said).toEqual(["15 AlarmRaised SpO₂ is not being measured"]);
});

test("breathing that vanishes is called, and carbon dioxide that vanishes is urgent", () => {
  const { said, watch } = told(
    [],
    [
      [0, { HR: 72, SPO2: 98, RR: 14, ETCO2: 38 }],
      [10, { HR: 72, SPO2: 98 }],
      [15, { HR: 72, SPO2: 98 }],
      [20, { HR: 72, SPO2: 98 }],
    ],
  );
  expect(said).toEqual([
    "15 AlarmRaised Breathing rate is not being measured",
    "20 AlarmRaised EtCO₂ is not being measured",
  ]);
  expect(watch.alarms.map(({ parameter, priority }) => [parameter, priority])).toEqual([
    ["RR", "medium"],
    ["ETCO2", "high"],
  ]);
});

test("a clock off by more than a minute is called, gently", () => {
  const story: Told[] = [0, 5, 10].map((second) => [second, { sentAt: at(second + 90) }]);
  expect(told([], story).said).toEqual(["10 AlarmRaised The monitor's clock is about 2 min ahead"]);
});

test("another patient's name takes every number away at once and is an alarm of high priority", () => {
  const { watch } = told([limit()], [[0, { HR: 72, SPO2: 98 }]]);
  const next = step(watch, { kind: "wrong-patient", at: at(1), said: "Ode, Mara" }, () => "1");
  expect(next.facts).toMatchObject([{ type: "AlarmRaised", data: { kind: "wrong-patient", priority: "high" } }]);
  expect(next.watch.readings).toEqual({});
});

test("a monitor on nobody shows numbers and raises nothing", () => {
  const next = step(unwatched(undefined), { kind: "observed", at: at(0), observed: observed({ SPO2: 60 }) }, () => "1");
  expect(next.facts).toEqual([]);
  expect(next.watch.readings.SPO2?.value).toBe(60);
});

test("acknowledged, an alarm is quiet for its span and says by whom; over and seen, it leaves the list", () => {
  const data = {
    alarmId: "a",
    kind: "limit",
    limitId: "spo2-low",
    parameter: "SPO2",
    priority: "high",
    says: "",
    value: 93,
    limit: 94,
  };
  const seen = recorded("AlarmAcknowledged", 20, { alarmId: "a", silencedUntil: at(140) }, "nora");
  const raised = [began([limit()]), recorded("AlarmRaised", 10, data)];
  expect(foldWatch([...raised, seen], undefined).alarms).toMatchObject([
    { acknowledgedBy: "nora", silencedUntil: at(140) },
  ]);
  const ended = recorded("AlarmEnded", 30, { alarmId: "a", value: 97 });
  expect(foldWatch([...raised, ended], undefined).alarms).toHaveLength(1);
  expect(foldWatch([...raised, seen, ended], undefined).alarms).toEqual([]);
});
