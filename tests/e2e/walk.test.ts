import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { answerChecks, attachMonitor, checkIn, chartBaseline } from "./before.ts";
import { chartMedicine, chartSymptom, pauseAndResume, readPump, runsIn } from "./during.ts";
import { orderDose, prepareDose, readBack, startInfusion } from "./dose.ts";
import { explainAndSign, goHome, recover } from "./after.ts";
import { openStage, type Stage } from "./stage.ts";
import { keepPictures, openVisit, type Visit } from "./visit.ts";

/**
 * One infusion from check-in to signature, by a nurse, a second nurse and a prescriber, each at a screen of their own,
 * on live messages of a simulated monitor. Each step needs the one before it.
 */
let stage: Stage;
let visit: Visit;

beforeAll(async () => {
  stage = await openStage();
}, 180_000);
afterEach(async ({ task }) => {
  if (task.result?.state === "fail" && visit !== undefined) await keepPictures(visit, "failed");
});
afterAll(() => stage.close());

test("a free room takes a visit, and a stranger's screen shows it at once", async () => {
  visit = await openVisit(stage);
});
test("check-in: two identifiers and today's weight", () => checkIn(visit));
test("ten checks, each judged as it is answered", () => answerChecks(visit));
test("the line, and the monitor a person confirms", () => attachMonitor(visit));
test("vital signs before the start, from the monitor", () => chartBaseline(visit));
test("the prescriber orders, with the PIN", () => orderDose(visit));
test("one calculation for vial, bag and pump", () => prepareDose(visit));
test("a second nurse reads it back unseen: a wrong number is refused, the right ones verify", () => readBack(visit));
test("everything is met; the start is held for a second", () => startInfusion(visit));
test("a symptom is charted with its onset, graded and ended", () => chartSymptom(visit));
test("a rescue medicine: ordered with its warnings read, given as ordered, and helped", () => chartMedicine(visit));
test("a pause, and a restart on an order", () => pauseAndResume(visit));
test("the flowsheet is proposed from the monitor and the pump is read", () => readPump(visit));
test("the infusion runs in", () => runsIn(visit));
test("recovery: vital signs, Aldrete, discharge score, readiness", () => recover(visit));
test("home with a named adult", () => goHome(visit));
test("the prescriber explains what does not fit and signs; the signature is bound to the content", async () => {
  const { record, signed, says } = await explainAndSign(visit);
  expect(signed).toMatch(/^[0-9a-f]{64}$/);
  expect(signed).toBe(record);
  expect(says.replaceAll(/\s/g, "")).toBe(signed);
});
