import { array, assert, boolean, constant, integer, nat, oneof, property, record, type Arbitrary } from "fast-check";
import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { needsOf } from "../needs.ts";
import { hours, policy, recorded, T0, type Told } from "../story.test-data.ts";
import { foldCheckIns, isOpen, isUnheard } from "./check-ins.ts";
import { datesOf, type Duty, dutiesOf, type Ran } from "./duties.ts";

const ZONE = "America/New_York";
const DAY = 24;
const ran = (infusionId: string, start: number, end = start + 1): Ran => ({
  infusionId,
  startedAt: hours(start),
  endedAt: hours(end),
});
const since = as<Instant>(T0 - 40 * DAY * 3_600_000);

const duties = (all: readonly Ran[], told: readonly Told[], now: Instant, zone = ZONE) =>
  dutiesOf({ ran: all, since, checkIns: foldCheckIns(recorded(told)).checkIns, policy, zone, now });

/** What the round stores for a duty. */
const toldOf = (duty: Duty, at: Instant): Told => {
  const by = { at, by: "system" } as const;
  if (duty.do === "cancel") {
    const { checkInId, because, why } = duty;
    return { type: "CheckInCancelled", data: { checkInId, because, why }, ...by };
  }
  const { dueAt, silentAt } = duty;
  const times = { dueAt, silentAt, callBy: silentAt };
  if (duty.do === "move")
    return { type: "CheckInMoved", data: { checkInId: duty.checkInId, why: duty.why, ...times }, ...by };
  const { infusionId, kind } = duty;
  const data = { kind, infusionId, version: "1", language: "en", ...times } as const;
  return { id: `${infusionId}/${kind}`, type: "CheckInAsked", data, ...by };
};

test("an infusion that is over is asked after the next morning at nine and again after 72 hours", () => {
  const found = duties([ran("a", 0)], [], hours(2));
  expect(found.map((duty) => (duty.do === "ask" ? [duty.kind, new Date(duty.dueAt).toISOString()] : duty))).toEqual([
    ["next-morning", "2026-01-06T14:00:00.000Z"],
    ["third-day", "2026-01-08T21:00:00.000Z"],
  ]);
});

test("the morning is the patient's own: in Los Angeles it is nine there", () => {
  const { dueAt } = datesOf("next-morning", ran("a", 0), policy, "America/Los_Angeles");
  expect(new Date(dueAt).toISOString()).toBe("2026-01-06T17:00:00.000Z");
});

test("an infusion that ends after midnight by the patient's clock is asked after on the morning of the day after", () => {
  const { dueAt } = datesOf("next-morning", ran("a", 8, 10), policy, ZONE);
  expect(new Date(dueAt).toISOString()).toBe("2026-01-07T14:00:00.000Z");
});

test("nine is nine on the day the clocks change", () => {
  const end = as<Instant>(Date.UTC(2026, 2, 7, 20, 0));
  const { dueAt } = datesOf("next-morning", { infusionId: "a", startedAt: end, endedAt: end }, policy, ZONE);
  expect(new Date(dueAt).toISOString()).toBe("2026-03-08T13:00:00.000Z");
});

test("with the next infusion 48 hours later, only the morning is asked after the first", () => {
  const first = duties([ran("a", 0)], [], hours(2)).map((duty) => toldOf(duty, hours(2)));
  const after = duties([ran("a", 0), ran("b", 44)], first, hours(46));
  expect(after).toMatchObject([
    { do: "cancel", checkInId: "a/third-day", because: "next-infusion" },
    { do: "ask", infusionId: "b", kind: "next-morning" },
    { do: "ask", infusionId: "b", kind: "third-day" },
  ]);
});

test("a start that is struck out takes its check-ins back; charted again, the same ones stand again", () => {
  const asked = duties([ran("a", 0)], [], hours(2)).map((duty) => toldOf(duty, hours(2)));
  const struck = duties([], asked, hours(3));
  expect(struck.map((duty) => duty.do)).toEqual(["cancel", "cancel"]);
  const cancelled = [...asked, ...struck.map((duty) => toldOf(duty, hours(3)))];
  expect(duties([ran("a", 0)], cancelled, hours(4)).map((duty) => duty.do)).toEqual(["move", "move"]);
});

test("what staff cancelled stays cancelled", () => {
  const asked = duties([ran("a", 0)], [], hours(2)).map((duty) => toldOf(duty, hours(2)));
  const by = { checkInId: "a/next-morning", because: "staff", why: "seen elsewhere" } as const;
  const told: Told[] = [...asked, { type: "CheckInCancelled", data: by }];
  expect(duties([ran("a", 0)], told, hours(4))).toEqual([]);
});

test("after an import nobody is asked how they were weeks ago", () => {
  expect(duties([ran("a", 0)], [], hours(8 * DAY))).toEqual([]);
});

/** Anything that may come: infusions begin, end, are struck and charted again; patients answer; rounds run or do not. */
const happening = oneof(
  record({ what: constant("start" as const), n: nat(3) }),
  record({ what: constant("strike" as const), n: nat(3) }),
  record({ what: constant("round" as const), upTo: nat(4) }),
  record({ what: constant("answer" as const), n: nat(7) }),
  record({ what: constant("finish" as const), n: nat(7) }),
  record({ what: constant("call" as const), n: nat(7), reached: boolean() }),
  record({ what: constant("wait" as const), hours: integer({ min: 1, max: 60 }) }),
);

type Happening = typeof happening extends Arbitrary<infer T> ? T : never;

/** Lives a story through; a round that crashes has stored only the first of its duties. */
function lived(story: readonly Happening[]) {
  let [now, told] = [0, [] as Told[]];
  const infusions = new Map<string, Ran>();
  const theNth = (n: number) => foldCheckIns(recorded(told)).checkIns[n];
  const does: { readonly [W in Happening["what"]]: (one: Extract<Happening, { what: W }>) => void } = {
    wait: (one) => void (now += one.hours),
    start: ({ n }) => void infusions.set(`i${n}`, ran(`i${n}`, now - 2, now - 1)),
    strike: ({ n }) => void infusions.delete(`i${n}`),
    round: ({ upTo }) => {
      const done = duties([...infusions.values()], told, hours(now)).slice(0, upTo);
      told = [...told, ...done.map((duty) => toldOf(duty, hours(now)))];
    },
    answer: ({ n }) => {
      const one = theNth(n);
      if (one === undefined || !isOpen(one) || one.dueAt > hours(now)) return;
      const data = { checkInId: one.id, item: "sleep", value: "well", seeBy: null };
      told = [...told, { type: "CheckInAnswered", data, at: hours(now) }];
    },
    finish: ({ n }) => {
      const one = theNth(n);
      if (one !== undefined && isOpen(one) && one.saidAt !== null)
        told = [...told, { type: "CheckInFinished", data: { checkInId: one.id }, at: hours(now) }];
    },
    call: ({ n, reached }) => {
      const one = theNth(n);
      if (one === undefined || !isOpen(one)) return;
      const data = { checkInId: one.id, reached, note: "spoke", againAt: reached ? null : hours(now + 3) };
      told = [...told, { type: "CheckInByCall", data, at: hours(now) }];
    },
  };
  for (const one of story) (does[one.what] as (one: Happening) => void)(one);
  return { told, infusions: [...infusions.values()], now: hours(now) };
}

test("whatever comes in whatever order: nobody is asked twice, nor for what did not run, silence is somebody's task, and a second round does nothing", () => {
  assert(
    property(array(happening, { maxLength: 40 }), (story) => {
      const life = lived([...story, { what: "round", upTo: 99 }]);
      const { now } = life;
      const { checkIns } = foldCheckIns(recorded(life.told));
      const names = checkIns.map(({ infusionId, kind }) => `${infusionId}/${kind}`);
      expect(new Set(names).size).toBe(names.length);
      expect(duties(life.infusions, life.told, now)).toEqual([]);
      const ranIds = new Set(life.infusions.map(({ infusionId }) => infusionId));
      const needs = needsOf("p", checkIns);
      for (const one of checkIns) {
        if (isOpen(one)) expect(ranIds.has(one.infusionId)).toBe(true);
        const isTask = needs.some(({ key, since: from }) => key === `silence-${one.id}` && from <= now);
        expect(isTask).toBe(isUnheard(one, checkIns) && one.silentAt <= now);
      }
    }),
    { numRuns: 400 },
  );
});
