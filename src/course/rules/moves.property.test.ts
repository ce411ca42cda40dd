import * as fc from "fast-check";
import { expect, test } from "vitest";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { as, type Instant } from "#science/units.ts";
import { type BookedDate, type CourseDate, datesMissing, datesOf, spacingOf } from "./dates.ts";
import { standing } from "./finding.ts";
import type { Given } from "../fold/course.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const protocol = unapprovedExample;

type State = { readonly given: readonly Given[]; readonly rows: readonly BookedDate[] };

const row = (id: string, startAt: number): BookedDate => ({
  id,
  startAt: as<Instant>(startAt),
  endAt: as<Instant>(startAt + HOUR),
  state: "booked",
  heldUntil: null,
  moves: 0,
});
const given = (nth: number, startedAt: number): Given =>
  ({ nth, infusionId: String(nth), mgPerKg: 0.5, startedAt }) as unknown as Given;

const course = ({ given: so }: State) => ({ given: so, kind: "induction" as const, count: 6 });
const dates = (state: State) => datesOf(course(state), state.rows, as<Instant>(0));
const against = (state: State, after: readonly CourseDate[], about: readonly string[], reason: string) => {
  const findings = spacingOf(course(state), after, { protocol, earlier: [] });
  const mine = findings.filter(({ between }) => between.some((label) => about.includes(label)));
  return standing(
    mine,
    mine.map(({ rule }) => ({ rule, reason })),
  );
};

/** As the desk does it: what its own date would break is refused if hard, and passed with a reason if soft. */
function moved(state: State, nth: number, startAt: number): State {
  const date = dates(state).find((one) => one.nth === nth);
  if (date === undefined) return state;
  const rows = state.rows.map((one) => (one.id === date.appointmentId ? row(one.id, startAt) : one));
  const after = dates({ ...state, rows });
  const place = after.find(({ appointmentId }) => appointmentId === date.appointmentId);
  const refused = place === undefined || against(state, after, [`infusion ${place.nth}`], "Because").length > 0;
  return refused ? state : { ...state, rows };
}

function missed(state: State, nth: number): State {
  const date = dates(state).find((one) => one.nth === nth);
  const rows = state.rows.map((one) => (one.id === date?.appointmentId ? { ...one, state: "missed" as const } : one));
  return { ...state, rows };
}

function gave(state: State): State {
  const [next] = dates(state);
  if (next === undefined) return state;
  return { ...state, given: [...state.given, given(next.nth, next.startAt)] };
}

/** The next start from some hour on that the rules let follow, as booking finds what is missing. */
function found(state: State, hour: number): State {
  if (datesMissing(course(state), dates(state)) === 0) return state;
  const last = Math.max(
    0,
    ...state.given.map(({ startedAt }) => startedAt),
    ...dates(state).map(({ startAt }) => startAt),
  );
  for (let at = last + hour * HOUR; at < last + 60 * DAY; at += HOUR) {
    const after = { ...state, rows: [...state.rows, row(`found ${state.rows.length}`, at)] };
    const soft = spacingOf(course(after), dates(after), { protocol, earlier: [] });
    if (soft.every(({ rule }) => rule.startsWith("span"))) return after;
  }
  return state;
}

const start: State = { given: [], rows: [0, 2, 4, 7, 9, 11].map((day) => row(`day ${day}`, (day + 1) * DAY)) };

const step = fc.oneof(
  fc.record({
    kind: fc.constant("move" as const),
    nth: fc.integer({ min: 1, max: 7 }),
    hour: fc.integer({ min: 0, max: 40 * 24 }),
  }),
  fc.record({ kind: fc.constant("miss" as const), nth: fc.integer({ min: 1, max: 7 }), hour: fc.constant(0) }),
  fc.record({ kind: fc.constant("give" as const), nth: fc.constant(0), hour: fc.constant(0) }),
  fc.record({ kind: fc.constant("find" as const), nth: fc.constant(0), hour: fc.integer({ min: 1, max: 100 }) }),
);

const after = (
  state: State,
  { kind, nth, hour }: { kind: "move" | "miss" | "give" | "find"; nth: number; hour: number },
): State => {
  if (kind === "move") return moved(state, nth, hour * HOUR);
  if (kind === "miss") return missed(state, nth);
  return kind === "give" ? gave(state) : found(state, hour);
};

test("whatever is moved, missed, given and found again, no course ever breaks a hard rule, nor numbers two dates alike", () => {
  let moves = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let state = start;
      for (const one of steps) {
        const next = after(state, one);
        moves += one.kind === "move" && next !== state ? 1 : 0;
        state = next;
        const findings = spacingOf(course(state), dates(state), { protocol, earlier: [] });
        expect(findings.filter(({ level }) => level === "hard").map(({ says }) => says)).toEqual([]);
        const numbers = [...state.given.map(({ nth }) => nth), ...dates(state).map(({ nth }) => nth)];
        expect(numbers).toEqual(numbers.map((_, n) => n + 1));
        expect(numbers.length).toBeLessThanOrEqual(6);
      }
    }),
    { numRuns: 500 },
  );
  expect(moves).toBeGreaterThan(100);
}, 60_000);

test("a date moved changes no other", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 40 * 24 }), (nth, hour) => {
      const which = dates(start)[nth - 1]!.appointmentId;
      const others = (state: State) => state.rows.filter(({ id }) => id !== which);
      expect(others(moved(start, nth, hour * HOUR))).toEqual(others(start));
    }),
  );
});
