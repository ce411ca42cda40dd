import * as fc from "fast-check";
import { expect, test } from "vitest";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { after, as, type Instant, minutes, seconds } from "#science/units.ts";
import {
  type Due,
  type DueKind,
  dueObservations,
  flowsheetSlots,
  nibpGaps,
  nibpInterval,
  type Watched,
} from "./schedule.ts";

const start = as<Instant>(Date.UTC(2026, 0, 5, 10));
const at = (minute: number) => after(start, minutes(minute));
const minuteOf = (due: Due) => (due.dueAt - start) / 60_000;

const second: Watched = {
  phase: "running",
  startedAt: start,
  endedAt: null,
  pausedNow: false,
  number: 2,
  age: 40,
  hypertensiveNow: false,
  closeCuff: "no",
  now: at(0),
  done: [],
};

const due = (change: Partial<Watched>, kind?: DueKind) =>
  dueObservations({ ...second, ...change }, unapprovedExample).filter((one) => kind === undefined || one.kind === kind);

test("blood pressure is due every 10 minutes, looking an hour ahead", () => {
  expect(due({}, "vitals").map(minuteOf)).toEqual([10, 20, 30, 40, 50, 60]);
});

test.each<[string, Partial<Watched>]>([
  ["the first infusion", { number: 1 }],
  ["age 65", { age: 65 }],
  ["an unknown age", { age: null }],
  ["high pressure now", { hypertensiveNow: true }],
  ["an MAOI on the list of medicines", { closeCuff: "yes" }],
  ["a list of medicines nobody went through", { closeCuff: "unknown" }],
])("%s brings it every 5 minutes", (_, change) => {
  expect(due(change, "vitals").slice(0, 3).map(minuteOf)).toEqual([5, 10, 15]);
  expect(nibpInterval({ ...second, ...change }, unapprovedExample.monitoring)).toBe(5);
});

test("the pump is read with each blood pressure while it runs, and not while it stands", () => {
  expect(due({}, "pump").map(minuteOf)).toEqual([10, 20, 30, 40, 50, 60]);
  expect(due({ number: 1, done: [{ kind: "pump", at: at(5) }], now: at(6) }, "pump").map(minuteOf)[0]).toBe(10);
  expect(due({ phase: "paused", pausedNow: true }, "pump")).toEqual([]);
});

test("at 64 it stays at 10 minutes", () => {
  expect(nibpInterval({ ...second, age: 64 }, unapprovedExample.monitoring)).toBe(10);
});

test("sedation every 10, the IV site every 15, comfort every 20, dissociation at 20 and 40 minutes", () => {
  expect(due({}, "sedation").slice(0, 2).map(minuteOf)).toEqual([10, 20]);
  expect(due({}, "iv-site").slice(0, 2).map(minuteOf)).toEqual([15, 30]);
  expect(due({}, "comfort").slice(0, 2).map(minuteOf)).toEqual([20, 40]);
  expect(due({}, "dissociation").map(minuteOf)).toEqual([20, 40]);
});

test.each([
  [-1, "coming"],
  [0, "due"],
  [180, "due"],
  [181, "late"],
  [360, "late"],
  [361, "very-late"],
] as const)("%d seconds after its time an observation is %s", (over, state) => {
  expect(due({ now: after(at(10), seconds(over)) }, "vitals")[0]).toMatchObject({ dueAt: at(10), state });
});

test("the next is due one interval after the last was taken, and a late one does not bring two at once", () => {
  const done = [{ kind: "vitals", at: at(14) }] as const;
  expect(due({ now: at(14), done }, "vitals").map(minuteOf)[0]).toBe(24);
  const overdue = due({ now: at(22) }, "vitals");
  expect(overdue.map(({ state }) => state)).toEqual(["very-late", ...Array(6).fill("coming")]);
  expect(overdue.map(minuteOf)[1]).toBe(32);
});

test("more than 15 minutes without a blood pressure is said to be a deviation", () => {
  expect(due({ now: at(15) }, "vitals")[0]?.says).toBe("Blood pressure and vitals");
  expect(due({ now: at(16) }, "vitals")[0]?.says).toContain("No blood pressure charted for 16 min");
  expect(nibpGaps(start, at(40), [at(10), at(25), at(30)], unapprovedExample.monitoring)).toEqual([]);
  expect(nibpGaps(start, at(40), [at(10), at(24)], unapprovedExample.monitoring)).toMatchObject([
    { from: at(24), to: at(40) },
  ]);
  expect(nibpGaps(start, at(16), [], unapprovedExample.monitoring)).toHaveLength(1);
});

test("a dissociation score counts for its moment from five minutes before", () => {
  const scored = (minute: number) => [{ kind: "dissociation", at: at(minute) }] as const;
  expect(due({ now: at(20), done: scored(14) }, "dissociation").map(minuteOf)).toEqual([20, 40]);
  expect(due({ now: at(20), done: scored(15) }, "dissociation").map(minuteOf)).toEqual([40]);
  expect(due({ now: at(37), done: scored(36) }, "dissociation")).toEqual([]);
});

test("in recovery blood pressure comes every 15 minutes, every 10 while it is high; dissociation 20 and 40 minutes after the end", () => {
  const done = [{ kind: "vitals", at: at(40) }] as const;
  const recovery = { phase: "recovery", endedAt: at(40), now: at(41), done } as const;
  expect(due(recovery, "vitals").slice(0, 2).map(minuteOf)).toEqual([55, 70]);
  expect(due({ ...recovery, hypertensiveNow: true }, "vitals")[0]?.dueAt).toBe(at(50));
  expect(due(recovery, "dissociation").map(minuteOf)).toEqual([60, 80]);
  expect(due(recovery, "comfort").map(minuteOf)).toEqual([60]);
  expect(due({ ...recovery, now: at(62), done: [{ kind: "comfort", at: at(61) }] }, "comfort")).toEqual([]);
  expect(due(recovery, "iv-site")).toEqual([]);
  expect(due({ ...recovery, now: at(57) }, "vitals")[0]?.says).toBe("Blood pressure and vitals");
});

test("a pause stops no observation and is named", () => {
  const paused = due({ phase: "paused", pausedNow: true, now: at(12) }, "vitals");
  expect(paused[0]).toMatchObject({ dueAt: at(10), says: "Blood pressure and vitals, infusion paused" });
});

test("a red cuff reading asks for a repeat at once, until there is one", () => {
  const red = { repeatNibpSince: at(12), now: at(13) };
  expect(due(red, "repeat-nibp")).toMatchObject([{ dueAt: at(12), state: "due" }]);
  expect(due({ ...red, now: at(15.5) }, "repeat-nibp")[0]?.state).toBe("late");
  expect(due({ ...red, now: at(14), done: [{ kind: "vitals", at: at(13.5) }] }, "repeat-nibp")).toEqual([]);
});

test("flowsheet rows stand every 5 minutes from the start", () => {
  expect(flowsheetSlots(start, at(12), 5)).toEqual([at(0), at(5), at(10)]);
  expect(flowsheetSlots(start, at(10), 5)).toHaveLength(3);
  expect(flowsheetSlots(start, after(start, seconds(-1)), 5)).toEqual([]);
  const done = [{ kind: "flowsheet", at: at(0) }] as const;
  expect(due({ now: at(12), done }, "flowsheet")).toMatchObject([
    { dueAt: at(5), says: "2 flowsheet rows to confirm", state: "very-late" },
    { dueAt: at(15), state: "coming" },
  ]);
  expect(due({ phase: "recovery", endedAt: at(12), now: at(30), done }, "flowsheet")).toMatchObject([{ dueAt: at(5) }]);
});

test.each(["checking-in", "ready", "discharged", "signed", "cancelled"] as const)("nothing is due when %s", (phase) => {
  expect(due({ phase })).toEqual([]);
});

test("whenever one looks, the list is in order, within the hour, and blood pressure is on it", () => {
  const kinds = fc.constantFrom<DueKind>("vitals", "sedation", "comfort", "iv-site", "dissociation", "flowsheet");
  const done = fc.array(fc.record({ kind: kinds, at: fc.integer({ min: 0, max: 90 }).map(at) }), { maxLength: 20 });
  fc.assert(
    fc.property(done, fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 6 }), (observed, now, number) => {
      const list = due({ done: observed, now: at(now), number });
      expect(list.map(({ dueAt }) => dueAt)).toEqual(list.map(({ dueAt }) => dueAt).toSorted((a, b) => a - b));
      expect(list.every(({ dueAt }) => dueAt <= at(now + 60))).toBe(true);
      expect(list.some(({ kind }) => kind === "vitals")).toBe(true);
    }),
  );
});

test("a repeat counts only after the red reading and not from the future; either kind of cuff reading will do", () => {
  const repeat = (kind: DueKind, minute: number) =>
    due({ repeatNibpSince: at(12), now: at(14), done: [{ kind, at: at(minute) }] }, "repeat-nibp").length;
  expect([repeat("vitals", 11), repeat("vitals", 12), repeat("vitals", 14), repeat("vitals", 15)]).toEqual([
    1, 1, 0, 1,
  ]);
  expect([repeat("repeat-nibp", 13), repeat("sedation", 13)]).toEqual([0, 1]);
  expect(due({ repeatNibpSince: null }, "repeat-nibp")).toEqual([]);
});

test("cuff readings before the start or after the end close no gap, in whatever order they come", () => {
  const { monitoring } = unapprovedExample;
  expect(nibpGaps(start, at(20), [at(-5), at(25)], monitoring)).toMatchObject([{ from: start, to: at(20) }]);
  expect(nibpGaps(start, at(40), [at(30), at(10), at(20)], monitoring)).toEqual([]);
});

test("the pause shows whether the phase or the caller says it", () => {
  expect(due({ phase: "paused" }, "vitals")[0]?.says).toContain("paused");
  expect(due({ pausedNow: true }, "vitals")[0]?.says).toContain("paused");
  expect(due({}, "vitals")[0]?.says).not.toContain("paused");
});

test("an interval of nothing plans nothing, and the first row stands at the start itself", () => {
  expect(flowsheetSlots(start, at(12), 0)).toEqual([]);
  expect(flowsheetSlots(start, start, 5)).toEqual([start]);
});

test("comfort scored as the infusion ends counts for recovery", () => {
  const scored = { phase: "recovery", endedAt: at(40), now: at(41), done: [{ kind: "comfort", at: at(40) }] } as const;
  expect(due(scored, "comfort")).toEqual([]);
});
