import { expect, test } from "vitest";
import { as, type Instant, minutes } from "#science/units.ts";
import type { AlertFact, RecordedAlertFact } from "../facts.ts";
import { type Alert, foldAlert } from "../fold.ts";
import { type Reach, stepDue, whomToPage } from "./paging.ts";

const start = as<Instant>(1_790_000_000_000);
const inMinutes = (n: number) => as<Instant>(start + minutes(n));
const said = { source: "message", sourceId: "m", level: "ask-more", says: "…", toldPatient: "" } as const;
const raised = { patientId: "p", enquiryId: null, isOpenHours: false, ...said };

let version = 0;
const fact = (type: AlertFact["type"], at: Instant, data: object, by = "system"): RecordedAlertFact =>
  ({ id: "", type, at, by, data, stream: "", version: (version += 1), recordedAt: at, position: 0 }) as never;
const alertOf = (...more: readonly RecordedAlertFact[]): Alert => {
  const alert = foldAlert([fact("AlertRaised", start, raised), ...more]);
  if (alert === null) throw new Error("nothing was raised");
  return alert;
};
const paged = (step: string, at: Instant) => fact("AlertPaged", at, { step, staffIds: ["ada"], why: "" });
const ESCALATE = [5, 15] as const;

test("the first page is due at once, the second after 5 minutes, the third after 15, and then no more", () => {
  expect(stepDue(alertOf(), start, ESCALATE)).toBe("first");
  const first = paged("first", start);
  expect(stepDue(alertOf(first), as<Instant>(inMinutes(5) - 1), ESCALATE)).toBeNull();
  expect(stepDue(alertOf(first), inMinutes(5), ESCALATE)).toBe("second");
  const second = paged("second", inMinutes(5));
  expect(stepDue(alertOf(first, second), as<Instant>(inMinutes(15) - 1), ESCALATE)).toBeNull();
  expect(stepDue(alertOf(first, second), inMinutes(15), ESCALATE)).toBe("third");
  expect(stepDue(alertOf(first, second, paged("third", inMinutes(15))), inMinutes(600), ESCALATE)).toBeNull();
});

test("whoever says that they have it stops the steps, and closing ends them", () => {
  const first = paged("first", start);
  const mine = fact("AlertAcknowledged", inMinutes(2), { how: "screen" }, "ada");
  expect(stepDue(alertOf(first, mine), inMinutes(60), ESCALATE)).toBeNull();
  expect(stepDue(alertOf(first, fact("AlertClosed", inMinutes(2), {}, "ada")), inMinutes(60), ESCALATE)).toBeNull();
});

test("more words after somebody had it page anew, and count from there", () => {
  const facts = [
    paged("first", start),
    fact("AlertAcknowledged", inMinutes(2), { how: "screen" }, "ada"),
    fact("AlertHeardMore", inMinutes(30), { ...said, level: "high" }),
  ];
  expect(alertOf(...facts)).toMatchObject({ level: "high", acknowledged: null, firstAcknowledged: { by: "ada" } });
  expect(stepDue(alertOf(...facts), inMinutes(30), ESCALATE)).toBe("first");
  const again = paged("first", inMinutes(30));
  expect(stepDue(alertOf(...facts, again), inMinutes(34), ESCALATE)).toBeNull();
  expect(stepDue(alertOf(...facts, again), inMinutes(35), ESCALATE)).toBe("second");
});

test("more words before anybody had it do not begin the count again", () => {
  const more = fact("AlertHeardMore", inMinutes(4), { ...said, level: "low" });
  expect(stepDue(alertOf(paged("first", start), more), inMinutes(5), ESCALATE)).toBe("second");
});

test("a step that reaches nobody does not wait for its minutes", () =>
  expect(stepDue(alertOf(paged("first", start)), inMinutes(1), ESCALATE, true)).toBe("second"));

const everybody: Reach = { onCall: ["a", "b", "c"], onDuty: ["n"], directors: ["d"], physicians: ["d", "p"] };
const nobodyOn: Reach = { ...everybody, onCall: [], onDuty: [] };

test.each([
  ["first", everybody, ["a"]],
  ["second", everybody, ["a", "b"]],
  ["third", everybody, ["a", "b", "c", "d", "p"]],
  ["second", { ...everybody, onCall: ["a"] }, ["a", "d"]],
  ["first", { ...everybody, onCall: [] }, ["n"]],
  ["first", nobodyOn, ["d"]],
  ["second", nobodyOn, ["d"]],
  ["third", nobodyOn, ["d", "p"]],
  ["first", { ...nobodyOn, directors: [] }, ["d", "p"]],
  ["third", { onCall: [], onDuty: [], directors: [], physicians: [] }, []],
] as const)("the %s page goes up the rota, and without one to the director and to all physicians", (step, reach, who) =>
  expect(whomToPage(step, reach).staffIds).toEqual(who),
);
