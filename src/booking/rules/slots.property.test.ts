import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Placing } from "../events.ts";
import { busyFrom, rowsOf } from "./busy.ts";
import { calendarFrom } from "./calendar.ts";
import { covers, overlaps } from "./intervals.ts";
import { type Asked, naiveStarts } from "./naive.test-data.ts";
import { place, type Row, rules, takenAround, type } from "./random-clinic.test-data.ts";
import { placingAt, slotsFor } from "./slots.ts";

/** Many cases on a busy machine: time is no finding here. */
const patient = { timeout: 120_000 };

const small: fc.Arbitrary<Asked> = fc
  .tuple(place(2), type, rules)
  .chain(([{ facts, now }, kind, house]) =>
    takenAround(facts.window.from, 2).map((rows) => ({ facts, now, type: kind, rules: house, rows })),
  );

const asQuestion = ({ facts, rows, ...asked }: Asked) => ({
  ...asked,
  calendar: calendarFrom(facts),
  busy: busyFrom(rows),
  window: facts.window,
});

test(
  "the search finds exactly the starts that a search minute by minute finds, in weeks when the clocks change",
  patient,
  () => {
    let [seen, found] = [0, 0];
    fc.assert(
      fc.property(small, (asked) => {
        const starts = slotsFor(asQuestion(asked)).map(({ startAt }) => startAt);
        expect(starts).toEqual(naiveStarts(asked));
        [seen, found] = [seen + 1, found + (starts.length > 0 ? 1 : 0)];
      }),
      { numRuns: 100 },
    );
    expect(found / seen).toBeGreaterThan(0.1);
  },
);

test("every free time is in opening hours, by a room and people who are there, on lanes nobody has", patient, () => {
  fc.assert(
    fc.property(small, (asked) => {
      const question = asQuestion(asked);
      for (const placing of slotsFor(question)) {
        const span = { from: placing.occupiedFrom, to: placing.occupiedTo };
        expect(question.calendar.open.some((open) => covers(open, span))).toBe(true);
        for (const id of placing.staffIds)
          expect(question.calendar.people.find((person) => person.id === id)?.on.some((on) => covers(on, span))).toBe(
            true,
          );
        for (const lane of placing.lanes)
          expect(asked.rows.filter((row) => row.lane === lane && overlaps(row, span))).toEqual([]);
        expect(new Set(placing.lanes).size).toBe(placing.lanes.length);
        expect(new Set(placing.staffIds).size).toBe(asked.type.people.length);
      }
    }),
    { numRuns: 300 },
  );
});

test("a start is given a placing exactly when the search offers it", patient, () => {
  fc.assert(
    fc.property(small, fc.integer({ min: 0, max: 288 }), (asked, fives) => {
      const question = asQuestion(asked);
      const startAt = question.window.from + fives * 300_000;
      const answer = placingAt(question, startAt as typeof question.now);
      const offered = slotsFor(question).find((placing) => placing.startAt === startAt);
      if (offered !== undefined) expect(answer).toEqual(offered);
      else if (startAt < question.window.to) expect("against" in answer && answer.against.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

type Step = { readonly do: "book" | "cancel" | "move"; readonly kind: number; readonly pick: number };
type Booked = { readonly placing: Placing; readonly kind: number };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    do: fc.constantFrom("book" as const, "book" as const, "book" as const, "cancel" as const, "move" as const),
    kind: fc.integer({ min: 0, max: 2 }),
    pick: fc.nat({ max: 12 }),
  }),
  { minLength: 5, maxLength: 40 },
);

const pickOf = <T>(items: readonly T[], pick: number): T | undefined => items[pick % Math.max(1, items.length)];

test(
  "no order of booking, cancelling and moving ever uses a lane twice or gives a nurse one patient too many",
  patient,
  () => {
    let booked = 0;
    fc.assert(
      fc.property(
        place(8),
        fc.array(type, { minLength: 3, maxLength: 3 }),
        rules,
        steps,
        ({ facts, now }, kinds, house, todo) => {
          const calendar = calendarFrom(facts);
          const offered = (all: readonly Booked[], kind: number) =>
            slotsFor({
              type: kinds[kind]!,
              rules: house,
              calendar,
              now,
              busy: busyFrom(all.flatMap(({ placing }) => rowsOf(placing))),
              window: facts.window,
            });
          let held: readonly Booked[] = [];
          for (const step of todo) {
            const gone = step.do === "book" ? undefined : pickOf(held, step.pick);
            const left = held.filter((one) => one !== gone);
            if (gone !== undefined)
              expect(offered(left, gone.kind).map(({ startAt }) => startAt)).toContain(gone.placing.startAt);
            const kind = gone?.kind ?? step.kind;
            const next = step.do === "cancel" ? undefined : pickOf(offered(left, kind), step.pick);
            held = next === undefined ? left : [...left, { placing: next, kind }];
            booked += next === undefined ? 0 : 1;
            expect(againstAll(held, kinds, house.patientsPerNurse)).toEqual([]);
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(booked).toBeGreaterThan(100);
  },
);

/** Counted afresh from who is with whom, not from lanes: what is wrong with a set of appointments. */
function againstAll(
  all: readonly Booked[],
  kinds: readonly { people: readonly { takes: string }[] }[],
  ratio: number,
): readonly string[] {
  const rows: readonly Row[] = all.flatMap(({ placing }) => rowsOf(placing));
  const twice = rows.filter((row, n) =>
    rows.slice(0, n).some((other) => other.lane === row.lane && overlaps(other, row)),
  );
  const rooms = all.filter(({ placing }, n) =>
    all
      .slice(0, n)
      .some(
        (other) =>
          placing.roomId !== null && other.placing.roomId === placing.roomId && together(other.placing, placing),
      ),
  );
  const care = all.flatMap(({ placing, kind }) =>
    placing.staffIds.map((id, n) => ({ id, placing, takes: kinds[kind]!.people[n]!.takes })),
  );
  const tooMany = care.filter(({ id, placing, takes }) => {
    const at = care.filter(
      (other) =>
        other.id === id &&
        other.placing.occupiedFrom <= placing.occupiedFrom &&
        placing.occupiedFrom < other.placing.occupiedTo,
    );
    return at.length > (takes === "whole" || at.some((other) => other.takes === "whole") ? 1 : ratio);
  });
  return [
    ...twice.map(({ lane }) => `lane ${lane} is used twice`),
    ...rooms.map(({ placing }) => `room ${placing.roomId} is used twice`),
    ...tooMany.map(({ id }) => `${id} has too many patients`),
  ];
}

const together = (a: Placing, b: Placing) => a.occupiedFrom < b.occupiedTo && b.occupiedFrom < a.occupiedTo;
