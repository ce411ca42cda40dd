import { expect, test } from "vitest";
import { against } from "../decide/deciding.test-data.ts";
import { needsOf } from "../needs.ts";
import {
  type AnyLine,
  at,
  beforeStart,
  duringInfusion,
  home,
  id,
  line,
  recorded,
  recovering,
} from "../story.test-data.ts";
import { callsOf, ringing } from "./calls.ts";
import { fold } from "./fold.ts";

const folded = (...lines: readonly AnyLine[]) => fold(recorded(lines));
const call = (n: number, minute: number, trial = false) =>
  line(n, "PatientCalled", minute, { trial }, "patient:somebody");
const comes = (n: number, minute: number, callId: string, by = "nurse-ada") =>
  line(n, "CallAnswered", minute, { callId }, by);
const running: readonly AnyLine[] = [...beforeStart, ...duringInfusion];

test("a call rings until somebody says that they are coming; one answer answers every press until then, and none after", () => {
  const lines = [...running, call(301, 50), call(302, 51), comes(303, 52, id(302)), call(304, 53)];
  const [first, second, third] = callsOf(folded(...lines));
  expect(first?.answered).toEqual({ by: "nurse-ada", at: at(52) });
  expect(second?.answered).toEqual(first?.answered);
  expect(third?.answered).toBeNull();
  expect(ringing(folded(...lines)).map((one) => one.id)).toEqual([id(304)]);
});

test("that a trial was heard answers no call, also one of the same moment", () => {
  const lines = [...beforeStart, call(301, 2, true), call(302, 2), comes(303, 2, id(301))];
  expect(ringing(folded(...lines)).map((one) => one.id)).toEqual([id(302)]);
});

test("an answer from a locked screen names nobody: it is not known who comes", () => {
  const locked = line(303, "CallAnswered", 51, { callId: id(301), fromLockedScreen: true });
  expect(callsOf(folded(...running, call(301, 50), locked))[0]?.answered).toEqual({ by: null, at: at(51) });
});

test("a call needs a nurse within a minute; a trial needs nobody but the bedside", () => {
  const needs = (lines: readonly AnyLine[]) =>
    needsOf(id(1), folded(...lines)).filter(({ key }) => key === "patient-call");
  expect(needs([...beforeStart, call(301, 2, true)])).toEqual([]);
  expect(needs([...running, call(301, 50)])).toMatchObject([{ severity: "high", since: at(50), dueAt: at(51) }]);
  expect(needs([...running, call(301, 50), comes(302, 50, id(301))])).toEqual([]);
});

test("a trial is one only before the start, a call is taken at any time, and an answer needs a call that rings", () => {
  expect(against(running, call(301, 50, true))).toEqual(["no-trial-now"]);
  expect(against(running, call(301, 50))).toEqual([]);
  expect(against(running, comes(302, 50, id(301)))).toEqual(["no-call"]);
  expect(against([...running, call(301, 50), comes(302, 51, id(301))], comes(303, 52, id(301)))).toEqual(["answered"]);
  const over = [...running, ...recovering, home];
  expect(against(over, call(301, 113))).toEqual(["visit-over"]);
  // A call of the last minute can still be answered after the patient went home: nothing rings for ever.
  expect(against([...running, ...recovering, call(301, 111), home], comes(302, 114, id(301)))).toEqual([]);
});
