import * as fc from "fast-check";
import { expect, test } from "vitest";
import { after, as, type Instant, seconds } from "#science/units.ts";
import { type Step, step } from "./alarms.ts";
import { isBeyond } from "./conditions.ts";
import type { Alarm, Limit } from "./events.ts";
import type { Observed } from "./vitals.ts";
import { foldWatch, unwatched, type Watch } from "./watch.ts";

/** Alarms over time: whatever the numbers do, second by second. */

const start = as<Instant>(Date.UTC(2026, 10, 24, 9, 30));
const at = (second: number) => after(start, seconds(second));
const limitOf = (id: string, change: Partial<Limit>): Limit => ({
  id,
  parameter: "SPO2",
  when: "below",
  value: 94,
  priority: "medium",
  delaySeconds: 10,
  hysteresis: 1,
  says: id,
  ...change,
});

const watching = (limits: readonly Limit[]): Watch => ({
  ...unwatched(undefined),
  rules: { limits, staleSeconds: 15, lostSeconds: 30, silenceSeconds: 120, beganAt: start },
});

const observed = (spo2: number): Observed => ({
  kind: "vitals",
  patient: null,
  readings: (["SPO2", "HR"] as const).map((parameter) => ({
    parameter,
    value: parameter === "HR" ? 70 : spo2,
    at: start,
    zoneAssumed: false,
    late: false,
    source: { code: "", label: "", subId: "" },
  })),
  technical: [],
  notCharted: [],
  amended: false,
  sentAt: null,
});

/** One saturation a second; what the watch did at each. Ids count up, an alarm's before its fact's. */
function seconded(before: Watch, values: readonly number[], from = 0): readonly Step[] {
  let [watch, id] = [before, from * 1000];
  return values.map((value, n) => {
    const done = step(watch, { kind: "observed", at: at(from + n), observed: observed(value) }, () =>
      String((id += 1)),
    );
    ({ watch } = done);
    return done;
  });
}

const open = (watch: Watch | undefined): readonly Alarm[] =>
  (watch?.alarms ?? []).filter(({ endedAt }) => endedAt === null);
const openIds = (watch: Watch | undefined) => open(watch).map(({ limitId, priority }) => `${limitId} ${priority}`);

test("an alarm opens only after its whole delay beyond the limit, and closes only inside by the hysteresis", () => {
  const values = fc.array(fc.integer({ min: 90, max: 98 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(values, fc.nat(8), fc.nat(3), fc.constantFrom("below", "at-or-below"), (spo2, delay, slack, when) => {
      const limit = limitOf("low", { delaySeconds: delay, hysteresis: slack, when });
      let [since, isOpen] = [null as number | null, false];
      seconded(watching([limit]), spo2).forEach(({ watch }, second) => {
        const value = spo2[second] ?? Number.NaN;
        if (!isBeyond(value, limit, isOpen ? slack : 0)) since = null;
        else since ??= second;
        isOpen = since !== null && (isOpen || second - since >= delay);
        expect(open(watch)).toHaveLength(isOpen ? 1 : 0);
      });
    }),
  );
});

test("every alarm is raised once and ended at most once, and the facts alone give back what is open", () => {
  const values = fc.array(fc.integer({ min: 86, max: 98 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(values, (spo2) => {
      const limits = [
        limitOf("low", { delaySeconds: 3 }),
        limitOf("red", { value: 90, priority: "high", delaySeconds: 0 }),
      ];
      const steps = seconded(watching(limits), spo2);
      const facts = steps.flatMap((one) => one.facts);
      const idsOf = (type: string) =>
        facts.flatMap((fact) => (fact.type === type && "alarmId" in fact.data ? [fact.data.alarmId] : []));
      const [raised, ended] = [idsOf("AlarmRaised"), idsOf("AlarmEnded")];
      expect([new Set(raised).size, new Set(ended).size]).toEqual([raised.length, ended.length]);
      expect(ended.every((id) => raised.includes(id))).toBe(true);
      const recorded = facts.map((fact, n) => ({ ...fact, stream: "watch:1", version: n + 1 }));
      const again = foldWatch(recorded as unknown as Parameters<typeof foldWatch>[0], undefined);
      expect(openIds(again)).toEqual(openIds(steps.at(-1)?.watch));
    }),
  );
});

const yellow = limitOf("low", { delaySeconds: 5 });
const red = limitOf("red", { value: 90, priority: "high", delaySeconds: 0 });

test("each limit alarms with its own delay and priority: the red one at once, though the yellow one waits", () => {
  const steps = seconded(watching([yellow, red]), [98, 89, 89, 89, 89, 89, 89]);
  expect(steps.map(({ watch }) => openIds(watch))).toEqual([
    [],
    ["red high"],
    ["red high"],
    ["red high"],
    ["red high"],
    ["red high"],
    ["red high", "low medium"],
  ]);
});

test("a higher alarm breaks through one that is acknowledged and silent", () => {
  const before = seconded(watching([yellow, red]), [93, 93, 93, 93, 93, 93]).at(-1)?.watch;
  if (before === undefined) throw new Error("nothing was heard");
  const silenced = before.alarms.map((alarm) => ({ ...alarm, acknowledgedBy: "nora", silencedUntil: at(126) }));
  const after89 = seconded({ ...before, alarms: silenced }, [89], 6).at(-1)?.watch;
  expect(open(after89).map(({ limitId, acknowledgedBy }) => [limitId, acknowledgedBy])).toEqual([
    ["low", "nora"],
    ["red", null],
  ]);
});

test("an alarm that was acknowledged and ended is a new alarm, seen by nobody, when it comes back", () => {
  const before = seconded(watching([red]), [89]).at(-1)?.watch;
  if (before === undefined) throw new Error("nothing was heard");
  const seen = { ...before, alarms: before.alarms.map((alarm) => ({ ...alarm, acknowledgedBy: "nora" })) };
  const [ended, back] = seconded(seen, [95, 88], 1);
  expect(ended?.watch.alarms).toEqual([]);
  expect(open(back?.watch)).toMatchObject([{ limitId: "red", acknowledgedBy: null, value: 88, raisedAt: at(2) }]);
  expect(open(back?.watch)[0]?.id).not.toBe(before.alarms[0]?.id);
});

test("an open alarm shows the newest value beyond its limit, never one that contradicts its words, and remembers when it began", () => {
  const { watch } = seconded(watching([red]), [89, 85, 90]).at(-1) ?? {};
  expect(open(watch)).toMatchObject([{ value: 85, limit: 90, raisedAt: at(0) }]);
});
