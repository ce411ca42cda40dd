import { expect, test } from "vitest";
import type { Care } from "../events.ts";
import { fold } from "../fold/fold.ts";
import {
  beforeStart,
  contextAt,
  inOrder,
  line,
  nurse,
  order70,
  orderedUpTo,
  prescriber,
  recorded,
  start150,
  without,
} from "../story.test-data.ts";
import { allDiscrepancies } from "./against-protocol.ts";
import { against } from "./deciding.test-data.ts";

const start = line(30, "InfusionStarted", 30, start150);
const starting = (care: Care | null, lines = beforeStart) => against(lines, start, { care });
const withPart = (part: "consent" | "evaluation" | "course", value: object): Care => ({
  ...inOrder,
  [part]: { ...inOrder[part], ...value },
});

test("with consent, a cleared evaluation and the order of just this infusion, it starts", () => {
  expect(starting(inOrder)).toEqual([]);
});

test("what could not be read is no yes: nothing starts on it", () => {
  expect(starting(null)).toEqual(["consent-valid", "evaluation", "course-order"]);
});

test.each(["no", "unknown"] as const)("a consent that is %s stops the start, and nobody passes it", (answer) => {
  const care = withPart("consent", { answer });
  expect(starting(care)).toEqual(["consent-valid", "consent"]);
  const clear = line(99, "CheckCleared", 29, { item: "consent", reason: "It is urgent." }, prescriber);
  expect(starting(care, [...beforeStart, clear])).toEqual(["consent-valid", "consent"]);
});

const opened = withPart("evaluation", { answer: "unknown", says: "Not known: liver values.", passable: true });
const pass = line(99, "CheckCleared", 29, { item: "evaluation", reason: "Drawn today, seen by me." }, prescriber);

test("an open point of the evaluation stops the start until a physician goes on with a reason", () => {
  expect(starting(opened)).toEqual(["evaluation"]);
  expect(against(beforeStart, pass, { care: opened })).toEqual([]);
  expect(against(beforeStart, { ...pass, by: nurse }, { care: opened })).toEqual(["prescriber-only"]);
  expect(starting(opened, [...beforeStart, pass])).toEqual([]);
});

test("nobody goes past a hard stop, or past an evaluation nobody decided", () => {
  const hard = withPart("evaluation", { answer: "no", says: "Found: aneurysm.", passable: false });
  expect(against(beforeStart, pass, { care: hard })).toEqual(["not-passable"]);
  expect(starting(hard, [...beforeStart, pass])).toEqual(["evaluation"]);
});

test("without the course's signed order there is no start", () => {
  const care = { ...inOrder, order: null, orderSays: "No order for infusion 2 is signed." };
  expect(starting(care)).toEqual(["course-order"]);
});

test("a visit opened under another number than the course's next does not start", () => {
  expect(starting(withPart("course", { nth: 3 }))).toEqual(["course-order"]);
});

test("an order signed for less since stops the start", () => {
  expect(starting(orderedUpTo(0.4))).toEqual(["course-order"]);
});

const ordering = (more: object, care = inOrder) =>
  against(
    without(beforeStart, "OrderSigned", "DosePrepared", "DoseChecked"),
    line(90, "OrderSigned", 26, { ...order70, ...more }, prescriber),
    { care },
  );

test("more or faster than the course's order is for the course; less or slower takes a reason here", () => {
  expect(ordering({ mgPerKg: 0.6 }, orderedUpTo(0.5))).toContain("over-course-order");
  expect(ordering({ minutes: 35 })).toContain("over-course-order");
  expect(ordering({ mgPerKg: 0.4 })).toEqual(["not-course-order"]);
  expect(ordering({ minutes: 50 })).toEqual(["not-course-order"]);
  const reason = { overrides: [{ rule: "not-course-order", reason: "Anxious last time." }] };
  expect(ordering({ minutes: 50, ...reason })).toEqual([]);
});

const told = (care: Care | null) =>
  allDiscrepancies(fold(recorded([...beforeStart, start])), contextAt(31, { care })).map(({ id }) => id.split(":")[0]);

test("what stood against a start that happened all the same is a discrepancy of the visit", () => {
  expect(told(inOrder)).toEqual([]);
  expect(told(withPart("consent", { answer: "no" }))).toEqual([
    "started-without-consent-valid",
    "started-without-consent",
  ]);
  expect(told({ ...inOrder, order: null })).toEqual(["started-without-course-order"]);
});

test("an older visit, of which nobody kept how these stood, is not judged by them", () => {
  expect(told(null)).toEqual([]);
});
