import { expect, test } from "vitest";
import { actionsFor, stepBy } from "./found.ts";

const desk = ["see-board", "see-schedule", "book", "see-enquiries", "answer-enquiry"];

test("with nothing typed stands everything one may do, and nothing else", () => {
  expect(actionsFor("", desk).map(({ id }) => id)).toEqual(["today", "schedule", "book", "enquiries", "new-enquiry"]);
  expect(actionsFor("", [])).toEqual([]);
});

test("an action is found by any word for it, in any order and letter case", () => {
  expect(actionsFor("NEW vis", desk).map(({ id }) => id)).toEqual(["book"]);
  expect(actionsFor("quarantine", desk)).toEqual([]);
});

test("the arrow keys go round the list", () => {
  expect([stepBy("ArrowDown", 2, 3), stepBy("ArrowUp", 0, 3)]).toEqual([0, 2]);
  expect([stepBy("Home", 2, 3), stepBy("End", 0, 3)]).toEqual([0, 2]);
});

test("other keys, and an empty list, move nothing", () => {
  expect([stepBy("a", 1, 3), stepBy("ArrowDown", 0, 0)]).toEqual([null, null]);
});
