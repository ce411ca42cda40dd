import { expect, test } from "vitest";
import { after, as, type Instant, minutes } from "#science/units.ts";
import { foldMark, type Mark, type RecordedTaskFact, type TaskFact, untouched } from "./events.ts";
import { dueNow, markOf, raiseTo, type Waits } from "./rules.ts";

const ten = as<Instant>(Date.UTC(2026, 10, 24, 15, 0));
const at = (minute: number) => after(ten, minutes(minute));
const need: Waits = { severity: "medium", owner: "front-desk", since: at(-60), dueAt: at(0) };
const none = untouched(need.since);
const raise = (change: Partial<Waits>, mark: Partial<Mark>, minute: number) =>
  raiseTo({ ...need, ...change }, { ...none, ...mark }, at(minute));

const told = (...facts: readonly Pick<TaskFact, "type" | "data">[]): Mark | null =>
  foldMark(
    facts.map((fact, n) => ({
      ...fact,
      id: String(n),
      at: at(n),
      by: "park",
      stream: "task:appointment:1/ride",
      version: n + 1,
      position: n + 1,
      recordedAt: at(n),
    })) as RecordedTaskFact[],
  );
const about = { since: need.since, says: "No ride home named" };

test("a need that is half an hour overdue goes up; one that is in time or has no hour does not", () => {
  expect(raise({}, {}, 29)).toBeNull();
  expect(raise({}, {}, 30)).toBe("medical-director");
  expect(raise({ dueAt: null }, {}, 5000)).toBeNull();
});

test("the graver, the sooner: five minutes for high, a day for low", () => {
  expect([raise({ severity: "high" }, {}, 4), raise({ severity: "high" }, {}, 5)]).toEqual([null, "medical-director"]);
  expect([raise({ severity: "low" }, {}, 1439), raise({ severity: "low" }, {}, 1440)]).toEqual([
    null,
    "medical-director",
  ]);
});

test("a nurse's need goes to the prescriber, half an hour later to the medical director, and stays there", () => {
  const nurse = { owner: "nurse" };
  expect(raise(nurse, {}, 30)).toBe("prescriber");
  const once = { raised: { to: "prescriber", at: at(30) } } as const;
  expect([raise(nurse, once, 59), raise(nurse, once, 60)]).toEqual([null, "medical-director"]);
  expect(raise(nurse, { raised: { to: "medical-director", at: at(60) } }, 6000)).toBeNull();
});

test("what is done is not raised", () => {
  expect(raise({}, { done: { by: "park", at: at(1), outcome: "reached" } }, 500)).toBeNull();
});

test("a call that reached nobody is due again when somebody said they would try again", () => {
  const mark = told({ type: "TaskTried", data: { ...about, what: "no-answer", note: "", againAt: at(90) } });
  expect(dueNow(need, mark!)).toBe(at(90));
  expect(raiseTo(need, mark!, at(119))).toBeNull();
  expect(raiseTo(need, mark!, at(120))).toBe("medical-director");
});

test("tries are counted, and giving it back leaves them", () => {
  const tried = { type: "TaskTried", data: { ...about, what: "no-answer", note: "", againAt: at(90) } } as const;
  const mark = told({ type: "TaskTaken", data: about }, tried, tried, { type: "TaskGivenBack", data: about });
  expect(mark).toMatchObject({ tries: 2, taken: null });
});

test("the same thing needed anew begins anew: nobody has it, and it is not done", () => {
  const mark = told(
    { type: "TaskTaken", data: about },
    { type: "TaskDone", data: { ...about, outcome: "a friend drives" } },
  );
  expect(markOf(need, mark).done).toMatchObject({ outcome: "a friend drives" });
  const anew = { ...need, since: at(300) };
  expect(markOf(anew, mark)).toEqual(untouched(at(300)));
});
