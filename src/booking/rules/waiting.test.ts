import { expect, test } from "vitest";
import { at, question, span } from "./clinic.test-data.ts";
import { slotsFor } from "./slots.ts";
import { inLine, type Waiter, wouldTake } from "./waiting.ts";

const monday = span("2026-01-05T00:00-05:00", "2026-01-06T00:00-05:00");
const free = slotsFor(question({ window: monday }));

const waiter = (id: string, change: Partial<Waiter> = {}): Waiter => ({
  id,
  typeId: "infusion",
  preference: {
    weekdays: [1, 2, 3, 4, 5],
    from: "08:00",
    to: "18:00",
    notBefore: at("2026-01-01T00:00-05:00"),
    notAfter: at("2026-02-01T00:00-05:00"),
  },
  joinedAt: at("2026-01-02T09:00-05:00"),
  insteadOf: null,
  passed: [],
  ...change,
});
const wish = (change: Partial<Waiter["preference"]>) => ({ preference: { ...waiter("x").preference, ...change } });
const timeFor = (one: Waiter) => free.find((placing) => wouldTake(one, placing));
const first = (waiting: readonly Waiter[]) => inLine(waiting).find((one) => timeFor(one) !== undefined)?.id;

test("whoever has no appointment stands before who has one, then whoever joined first", () => {
  const early = at("2026-01-01T09:00-05:00");
  const line = inLine([
    waiter("has one", { insteadOf: at("2026-01-20T09:00-05:00"), joinedAt: early }),
    waiter("late"),
    waiter("early", { joinedAt: early }),
    waiter("also late"),
  ]);
  expect(line.map(({ id }) => id)).toEqual(["early", "also late", "late", "has one"]);
});

test("the first in line who could come is offered the first time that suits them", () => {
  const tuesdays = waiter("tuesdays", wish({ weekdays: [2] }));
  const afternoons = waiter("afternoons", wish({ from: "13:00" }));
  expect(first([tuesdays, afternoons])).toBe("afternoons");
  expect(timeFor(afternoons)?.startAt).toBe(at("2026-01-05T13:00-05:00"));
});

test("nobody is offered a time later than the one they have, or the same", () => {
  const has = (iso: string) => waiter("has", { insteadOf: at(iso), ...wish({ from: "10:00" }) });
  expect(first([has("2026-01-05T09:00-05:00")])).toBeUndefined();
  expect(first([has("2026-01-05T10:00-05:00")])).toBeUndefined();
  expect(first([has("2026-01-05T10:30-05:00")])).toBe("has");
});

test("a time once offered and not taken goes to the next in line", () => {
  const passed = waiter("passed", { passed: free.map(({ startAt }) => startAt) });
  expect(first([passed, waiter("next", { joinedAt: at("2026-01-03T00:00-05:00") })])).toBe("next");
  const some = waiter("some", { passed: free.slice(0, 2).map(({ startAt }) => startAt) });
  expect(timeFor(some)).toBe(free[2]);
});
