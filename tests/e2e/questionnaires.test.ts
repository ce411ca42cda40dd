import { mkdir } from "node:fs/promises";
import { uuidv7 } from "uuidv7";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerItem, askFor, enterTotal, finish } from "#assessment/desk.ts";
import type { AssessmentPoint } from "#assessment/events.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { STAFF } from "#ui/ways.ts";
import { ORIGIN } from "../clinic.ts";
import { press } from "./hands.ts";
import { openStage, type Person, type Stage } from "./stage.ts";
import { look } from "./visit.ts";

/**
 * Questionnaires at the desk: a course's scores as a curve, the PHQ-9 asked one question at a time, an answer about suicide that
 * shows help and reaches the prescriber at once, the ASQ after it, a result copied from a form, a correction. In this order.
 */
let stage: Stage;
let nurse: Person;
let page: Page;
let patientId = "";
const DAY = 86_400_000;

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(stage.house.house.db, stage.house.clinic.clinicId, work);
const doing = (tx: Tx, at: Instant) => ({ tx, store: stage.house.house.store, by: `patient:${patientId}`, now: at });

/** What a patient answered so many days ago. */
const answered = (days: number, point: AssessmentPoint, values: readonly number[]) =>
  inHouse(async (tx) => {
    const assessmentId = uuidv7();
    const d = doing(tx, as<Instant>(Date.now() - days * DAY));
    const wish = { patientId, scaleId: "phq-9", language: "en", how: "patient", point, dueAt: null } as const;
    await askFor({ ...d, by: "system" }, { id: assessmentId, ...wish });
    for (const [at, value] of values.entries())
      await answerItem(d, { id: uuidv7(), assessmentId, item: String(at + 1), value });
    await finish(d, { id: uuidv7(), assessmentId });
  });

beforeAll(async () => {
  const pictures = process.env["PICTURES"];
  if (pictures !== undefined) await mkdir(pictures, { recursive: true });
  stage = await openStage();
  patientId = stage.house.clinic.patients["sonnet"] ?? "";
  await answered(16, "baseline", [3, 3, 3, 3, 2, 3, 3, 2, 0, 2]);
  await answered(9, "before-fourth", [2, 2, 2, 2, 2, 2, 2, 1, 0, 1]);
  await inHouse((tx) =>
    enterTotal(doing(tx, as<Instant>(Date.now())), {
      id: uuidv7(),
      assessmentId: uuidv7(),
      patientId,
      scaleId: "madrs",
      point: "baseline",
      at: as<Instant>(Date.now() - 16 * DAY),
      total: 33,
      items: [4, 4, 4, 4, 3, 4, 4, 3, 3, 0],
      ratedBy: "Ines Reyes",
      note: "",
    }),
  );
  nurse = await stage.enter("alvarez");
  page = nurse.page;
}, 180_000);
afterAll(() => stage.close());

const go = (path: string) => page.goto(`${ORIGIN}${STAFF}${path}`);
const answer = async (words: string, question: RegExp) => {
  await page.getByRole("heading", { level: 3, name: question }).waitFor();
  await press(page, words);
};

test("the patient's scores stand as a curve and a list, with what the change is called", async () => {
  await go(`/patients/${patientId}/questionnaires`);
  const phq = page.getByRole("region", { name: "PHQ-9 (depression)" });
  await phq.getByText("−32 % since 22 · partial response · better by more than chance").waitFor();
  await phq.getByRole("img", { name: /over time: 22, 15/ }).waitFor();
  await look(nurse, "60-questionnaires");
  for (const [name, size] of [
    ["61-phone", { width: 390, height: 844 }],
    ["62-tablet", { width: 1024, height: 768 }],
    ["63-desk", { width: 1440, height: 900 }],
  ] as const) {
    await page.setViewportSize(size);
    await look(nurse, name);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
});

test("the PHQ-9 is asked at the desk, one question at a time, and goes on where it stopped", async () => {
  await page.getByLabel("When in the treatment").first().selectOption("before-sixth");
  await page.getByLabel("How", { exact: true }).selectOption("staff");
  await press(page, "Ask for PHQ-9 (depression)");
  await page.getByRole("link", { name: "Fill in PHQ-9 (depression) here" }).click();
  await answer("Several days", /Little interest/);
  await answer("Several days", /Feeling down/);
  await page.getByRole("heading", { level: 3, name: /Trouble falling/ }).waitFor();
  await look(nurse, "64-question");
  await page.reload();
  await answer("Not at all", /Trouble falling/);
});

test("by keys alone: the answers are reached and given without a mouse", async () => {
  await page.getByRole("heading", { level: 3, name: /Feeling tired/ }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 3, name: /Poor appetite/ }).waitFor();
  for (const question of [/Poor appetite/, /Feeling bad/, /Trouble concentrating/, /Moving or speaking/])
    await answer("Not at all", question);
});

test("an answer about suicide shows what to do and 988 at once, and the prescriber has it before the form is finished", async () => {
  await answer("Several days", /better off dead/);
  const alert = page.getByRole("alert").filter({ hasText: "Suicide: ask now" });
  await alert.getByRole("link", { name: "Call 988" }).waitFor();
  await look(nurse, "65-safety");
  await page.setViewportSize({ width: 390, height: 844 });
  await look(nurse, "66-safety-phone");
  await page.setViewportSize({ width: 1280, height: 800 });
  const doctor = await stage.enter("reyes", { width: 1440, height: 900 });
  await doctor.page
    .getByText(/Ask the ASQ or C-SSRS now/)
    .first()
    .waitFor();
  await look(doctor, "67-need");
  await doctor.page.getByRole("link", { name: /^Answer: Answered: thoughts of death/ }).click();
  await doctor.page.getByRole("heading", { name: "Nobody has this yet" }).waitFor();
  await press(doctor.page, "I have this");
  await doctor.page.getByRole("heading", { name: "Somebody has this. It is still open." }).waitFor();
  await doctor.page.context().close();
});

test("the ASQ is one press away, and yes to “right now” says never alone, physician now", async () => {
  const before = page.url();
  await press(page, "Ask the ASQ now");
  await answer("Yes", /wished you were dead/);
  for (const question of [/better off if you were dead/, /thoughts about killing/, /ever tried/])
    await answer("No", question);
  await answer("Yes", /right now/);
  await page.getByText("Do not leave the patient alone: constant observation.").waitFor();
  await look(nurse, "68-asq-high");
  await press(page, "Finish");
  await page.getByText("positive, acute").waitFor();
  await page.goto(before);
});

test("finished, the PHQ-9 has its score; an answer is corrected with a reason, and the flag stays", async () => {
  await answer("Somewhat difficult", /how difficult/);
  await page.getByText("These are the answers.").waitFor();
  await look(nurse, "69-end");
  await press(page, "Finish");
  await page.getByText("minimal").waitFor();
  await look(nurse, "70-result");
  await page.getByRole("button", { name: /^Correct: Little interest/ }).click();
  await page.getByLabel("What was answered").selectOption("3");
  await page.getByLabel("Why it is corrected").fill("misheard");
  await press(page, "Correct this answer");
  await page.getByText(/Question 1: 1 → 3, “misheard”/).waitFor();
  await page.getByRole("heading", { name: "Suicide: ask now" }).waitFor();
});

test("a result is copied from a form: its total is reckoned from the items, and what does not fit is said at its field", async () => {
  await go(`/patients/${patientId}/questionnaires`);
  const card = page.getByRole("region", { name: "Enter a result" });
  await card.getByLabel("Rated by").fill("Ines Reyes");
  for (const item of Array.from({ length: 9 }, (_, at) => String(at + 1)))
    await card.getByLabel(item, { exact: true }).fill("2");
  await card.getByLabel("10", { exact: true }).fill("0");
  await expect.poll(() => card.getByLabel(/^Total/).inputValue()).toBe("18");
  await card.getByLabel(/^Total/).fill("19");
  await press(page, "Enter this result");
  await card.getByText(/The items come to 18, not 19/).waitFor();
  await look(nurse, "71-enter");
  await card.getByLabel(/^Total/).fill("18");
  await press(page, "Enter this result");
  await page
    .getByRole("region", { name: "MADRS (depression)" })
    .getByText("−45 % since 33 · partial response")
    .waitFor();
  await look(nurse, "72-after");
});

test("the front desk learns what was asked for and whether it was answered, and no score", async () => {
  const desk = await stage.enter("park", { width: 1024, height: 768 });
  await desk.page.goto(`${ORIGIN}${STAFF}/patients/${patientId}/questionnaires`);
  await desk.page.getByText("Answered. The scores are for the clinicians.").first().waitFor();
  await look(desk, "73-front-desk");
  expect(await desk.page.getByText("moderate").count()).toBe(0);
});
