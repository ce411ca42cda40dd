import { array, assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { type Relapse, relapseOf } from "#course/events.ts";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { as, type Instant } from "#science/units.ts";
import { foldWatch, type Seen } from "../fold.ts";
import type { RecordedWatchFact, WatchFact } from "../facts.ts";
import { answerTo } from "./waiting.ts";

const day = (n: number) => as<Instant>(n * 86_400_000);
const policy = { ...unapprovedExample.followup.watch, responsePct: 50 };
const found = (totals: readonly number[]): Relapse | null =>
  relapseOf(
    totals.map((total, n) => ({ at: day(7 * (n + 1)), total })),
    22,
    4,
    [],
    policy,
  );
const decision = (warning: "early-warning" | "relapse", worst: number | null, at: Instant): Seen => ({
  id: "d",
  by: "reyes",
  at,
  warning,
  since: day(7),
  worst,
  forecast: null,
  decided: "call",
  why: "Wants to wait.",
  printedName: "Ines Reyes, MD",
});
const told = (fact: Pick<WatchFact, "type" | "data">, at: Instant): RecordedWatchFact =>
  ({ ...fact, id: `${at}`, at, by: "alvarez", stream: "relapse:p", version: 1, recordedAt: at, position: 1 }) as never;

test("an early warning waits until a prescriber decides, and again after a worse score", () => {
  const warning = found([5, 10]);
  expect(warning?.kind).toBe("early-warning");
  expect(answerTo(warning!, { seen: [], setbacks: [], worst: 10 })).toBeNull();
  const seen = [decision("early-warning", 10, day(15))];
  expect(answerTo(warning!, { seen, setbacks: [], worst: 10 })).toBe(seen[0]);
  expect(answerTo(warning!, { seen, setbacks: [], worst: 11 })).toBeNull();
});

test("a decision about an early warning is none about a relapse", () => {
  const relapse = found([5, 12, 12]);
  expect(relapse?.kind).toBe("relapse");
  expect(answerTo(relapse!, { seen: [decision("early-warning", 12, day(22))], setbacks: [], worst: 12 })).toBeNull();
  expect(answerTo(relapse!, { seen: [decision("relapse", 12, day(22))], setbacks: [], worst: 12 })).not.toBeNull();
});

test("a stay in hospital told after the decision asks again", () => {
  const seen = [decision("relapse", 12, day(22))];
  const data = { what: "hospital-stay", on: "1970-01-25", note: "" } as const;
  const { setbacks } = foldWatch([told({ type: "SetbackReported", data }, day(25))]);
  expect(answerTo(found([5, 12, 12])!, { seen, setbacks, worst: 12 })).toBeNull();
});

test("a score more never makes a recorded decision vanish, and only a worse one asks again", () => {
  const totals = array(integer({ min: 0, max: 27 }), { minLength: 1, maxLength: 10 });
  assert(
    property(totals, integer({ min: 0, max: 27 }), (before, next) => {
      const warning = found(before);
      if (warning === null) return;
      const facts = [
        told(
          { type: "WarningSeen", data: decision(warning.kind, Math.max(...before), day(0)) },
          day(7 * before.length + 1),
        ),
      ];
      const { seen } = foldWatch(facts);
      expect(seen).toHaveLength(1);
      const after = found([...before, next]);
      if (after === null || after.kind !== warning.kind || after.since !== warning.since) return;
      const worst = Math.max(...before, next);
      expect(answerTo(after, { seen, setbacks: [], worst }) !== null).toBe(next <= Math.max(...before));
    }),
  );
});
