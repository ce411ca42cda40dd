import { expect, test } from "vitest";
import type { Recorded } from "#plumbing/facts.ts";
import { after, as, type Instant, seconds } from "#science/units.ts";
import type { Parameter, WatchFact } from "./events.ts";
import { feedState, foldWatch, heard, isListed, unwatched, type Watch } from "./watch.ts";

const start = as<Instant>(Date.UTC(2026, 10, 24, 9, 30));
const at = (second: number) => after(start, seconds(second));

const recorded = (type: WatchFact["type"], second: number, data: object = {}, by = "system") =>
  ({ id: `${type}${second}`, type, at: at(second), by, data }) as unknown as Recorded<WatchFact>;
const began = (second: number) =>
  recorded("WatchBegan", second, { limits: [], staleSeconds: 15, lostSeconds: 30, silenceSeconds: 120 });
const raised = (second: number, alarmId: string) =>
  recorded("AlarmRaised", second, { alarmId, kind: "limit", limitId: alarmId, priority: "high", says: "", value: 1 });

const reading = (parameter: Parameter, value: number) => ({
  parameter,
  value,
  at: start,
  zoneAssumed: false,
  late: false,
});
const nobody = unwatched(undefined);

test.each([
  [0, "live"],
  [14.999, "live"],
  [15, "stale"],
  [29.999, "stale"],
  [30, "lost"],
  [86_400, "lost"],
])("silent for %d s, a feed is %s", (silent, state) => {
  expect(feedState(start, at(silent))).toBe(state);
});

test("a monitor never heard gives no feed, and the protocol's own spans count over ours", () => {
  expect(feedState(null, start)).toBe("none");
  expect(feedState(start, at(6), { staleSeconds: 5, lostSeconds: 10 })).toBe("stale");
  expect(feedState(start, at(10), { staleSeconds: 5, lostSeconds: 10 })).toBe("lost");
});

test("each new number takes the place of the old one; the others stay with their own age", () => {
  const first = { ...nobody, ...heard(nobody, [reading("HR", 72), reading("SPO2", 98)], [], at(1)) };
  const { readings } = heard(first, [reading("HR", 74)], [], at(2));
  expect(readings).toMatchObject({ HR: { value: 74, receivedAt: at(2) }, SPO2: { value: 98, receivedAt: at(1) } });
});

test("a probe that is off is shown in place of its number, until the number comes back", () => {
  const off = { parameter: "SPO2", says: "Probe off" } as const;
  const before: Watch = { ...nobody, ...heard(nobody, [reading("HR", 72), reading("SPO2", 98)], [], at(1)) };
  const without: Watch = { ...before, ...heard(before, [], [off], at(2)) };
  expect([Object.keys(without.readings), without.technical]).toEqual([["HR"], [off]]);
  expect(heard(without, [], [off], at(3)).technical).toEqual([off]);
  expect(heard(without, [reading("HR", 73)], [], at(3)).technical).toEqual([off]);
  const again = heard(without, [reading("SPO2", 97)], [], at(3));
  expect([again.readings.SPO2?.value, again.technical]).toEqual([97, []]);
});

test("of two probes in one message, one off and one measuring, the number is shown", () => {
  const { readings, technical } = heard(nobody, [reading("SPO2", 97)], [{ parameter: "SPO2", says: "Off" }], at(1));
  expect([readings.SPO2?.value, technical]).toEqual([97, []]);
});

test("a watch ended has no rules and no open alarm; what nobody saw stays listed", () => {
  const watch = foldWatch([began(0), raised(10, "a"), recorded("WatchEnded", 20, { why: "done" })], undefined);
  expect(watch.rules).toBeNull();
  expect(watch.alarms).toMatchObject([{ id: "a", raisedAt: at(10), endedAt: at(20), acknowledgedBy: null }]);
});

test("an alarm that had ended before the watch did keeps its own end", () => {
  const facts = [began(0), raised(10, "a"), recorded("AlarmEnded", 12, { alarmId: "a" }), recorded("WatchEnded", 20)];
  expect(foldWatch(facts, undefined).alarms).toMatchObject([{ endedAt: at(12) }]);
});

test("the newest beginning gives the rules, and silence counts from when we began to listen", () => {
  expect(foldWatch([began(0), began(60)], undefined).rules?.beganAt).toBe(at(60));
  expect(foldWatch([began(0)], undefined, at(90)).rules?.beganAt).toBe(at(90));
});

test("a word on an alarm nobody raised changes nothing", () => {
  const facts = [
    began(0),
    recorded("AlarmAcknowledged", 5, { alarmId: "x" }),
    recorded("AlarmEnded", 6, { alarmId: "x" }),
  ];
  expect(foldWatch(facts, undefined).alarms).toEqual([]);
});

test("numbers are taken over when a watch begins on a monitor already heard, and when it ends", () => {
  const before: Watch = {
    ...nobody,
    ...heard(nobody, [reading("HR", 72)], [], at(1)),
    lastHeardAt: at(1),
    feed: "live",
  };
  const watched = foldWatch([began(2), raised(3, "a")], before);
  expect(watched).toMatchObject({ feed: "live", lastHeardAt: at(1), readings: { HR: { value: 72 } } });
  expect(unwatched(watched)).toMatchObject({
    rules: null,
    alarms: [],
    lastHeardAt: at(1),
    readings: { HR: { value: 72 } },
  });
});

test("an alarm leaves the list only when it is over and somebody has seen it", () => {
  const { alarms } = foldWatch([began(0), raised(10, "a")], undefined);
  const [alarm] = alarms;
  if (alarm === undefined) throw new Error("no alarm was raised");
  expect(isListed(alarm)).toBe(true);
  expect(isListed({ ...alarm, acknowledgedBy: "nora" })).toBe(true);
  expect(isListed({ ...alarm, endedAt: at(20) })).toBe(true);
  expect(isListed({ ...alarm, endedAt: at(20), acknowledgedBy: "nora" })).toBe(false);
});
