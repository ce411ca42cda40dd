import { expect, test } from "vitest";
import { kindOf, readiness, whatOf } from "./next.ts";

const type = (id: string, room: "infusion" | "consulting" | null, name = id) => ({
  id,
  room,
  video: room === null,
  name: { en: name, es: name },
});
const ride = { driver: "Robin Ballad", mobile: "+15555550142", confirmed: true };
const waiting = { state: "booked", onTheWay: false, ride: null, evening: null } as const;

test("a visit of a course is told by its number, others by what they are", () => {
  expect(whatOf(type("infusion", "infusion"), 3, 6)).toBe("3 of 6");
  expect(whatOf(type("maintenance", "infusion"), null, null)).toBe("maintenance");
  expect(whatOf(type("maintenance", "infusion"), 1, null)).toBe("maintenance");
  // The last that is booked is no end.
  expect(whatOf(type("maintenance", "infusion"), 1, 1)).toBe("maintenance");
  expect(whatOf(type("evaluation-video", null, "First consultation by video"), null, null)).toBe(
    "First consultation by video",
  );
});

test("infusions, maintenance and talks have a colour each", () => {
  const types = [type("infusion", "infusion"), type("maintenance", "infusion"), type("evaluation", "consulting")];
  expect([...types, type("follow-up-video", null)].map(kindOf)).toEqual(["infusion", "maintenance", "talk", "talk"]);
});

test("a free room says whether its next patient is ready: link sent, ride confirmed", () => {
  expect(readiness({ ...waiting, ride }, true, true)).toEqual(["check-in link sent", "ride confirmed"]);
});

test("what is missing is said, never left out", () => {
  expect(readiness(waiting, true, false)).toEqual(["check-in questions not sent yet", "no ride yet"]);
  expect(readiness({ ...waiting, ride: { ...ride, confirmed: false } }, true, true)).toContain("ride not confirmed");
});

test("an answer that needs a call is not called answered", () => {
  expect(readiness({ ...waiting, evening: { wrong: ["food"] } }, true, true)[0]).toBe("an answer needs a call");
  expect(readiness({ ...waiting, evening: { wrong: [] } }, true, true)[0]).toBe("check-in questions answered");
});

test("who is here or on the way is told first; without an escort nobody asks for a ride", () => {
  expect(readiness({ ...waiting, state: "arrived", onTheWay: true }, false, false)).toEqual(["here"]);
  expect(readiness({ ...waiting, onTheWay: true }, false, false)).toEqual(["on the way"]);
});
