import { mkdir } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import type { Page } from "playwright-core";
import { ORIGIN } from "../clinic.ts";
import { choose, holdDown, panel, press, pressAs, tick, write } from "./hands.ts";
import { openStage, type Person, type Stage } from "./stage.ts";

let stage: Stage;
let nurse: Person;
let second: Person;
let doctor: Person;
const infusionId = uuidv7();
const MINUTE = 60_000;
const pictures = process.env["PICTURES"];

beforeAll(async () => {
  stage = await openStage();
  stage.monitorIn(4, "sonnet");
  [nurse, second, doctor] = [
    await stage.enter("alvarez"),
    await stage.enter("whitfield"),
    await stage.enter("reyes", { width: 1440, height: 900 }),
  ];
  if (pictures !== undefined) await mkdir(pictures, { recursive: true });
}, 180_000);
afterAll(() => stage.close());

const picture = async (page: Page, name: string) => {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
};

/** Time passes for everybody: server, monitors and, at their next look, the screens. */
const pass = async (minutes: number) => {
  stage.clock.ahead += minutes * MINUTE;
  await nurse.page.waitForTimeout(2_500);
  await Promise.all([nurse, doctor].map(({ page }) => page.reload()));
};

const unlock = async ({ page, pin }: Person) => {
  const field = page.getByLabel(/PIN/i).first();
  const asked = await field.waitFor({ timeout: 4_000 }).then(
    () => true,
    () => false,
  );
  if (!asked) return;
  await field.fill(pin);
  await page.keyboard.press("Enter");
  await field.waitFor({ state: "hidden" });
};

test("a free room takes a visit", async () => {
  const { page } = nurse;
  await page.getByRole("article").filter({ hasText: "Room 4" }).getByRole("button", { name: "Open a visit" }).click();
  await picture(page, "01-open-a-visit");
  const { status } = await page.evaluate(
    async ({ id, patientId, roomId }) => {
      const body = JSON.stringify({ id, patientId, roomId, number: 1, of: 6, plannedStartAt: Date.now() + 2_400_000 });
      const answer = await fetch("/api/infusions", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      });
      return { status: answer.status };
    },
    { id: infusionId, patientId: stage.house.clinic.patients["sonnet"]!, roomId: stage.house.clinic.rooms[3]! },
  );
  expect(status).toBe(200);
  for (const { page: screen } of [nurse, second, doctor]) await screen.goto(`${ORIGIN}/infusions/${infusionId}`);
  await panel(page, "Who is here?");
});

test("check-in: who is here, what do they weigh", async () => {
  const { page } = nurse;
  await tick(page, "Full name, said by the patient");
  await tick(page, "Birth date, said by the patient");
  await tick(page, /No photo on file/);
  await tick(page, /Allergies read out/);
  await picture(page, "02-identity");
  await press(page, "Confirm identity");
  await panel(page, "Weight today");
  await write(page, "Weight", "64.8");
  await press(page, "Chart the weight");
  await panel(page, /^1 of 9/);
});

test("nine checks, each judged as it is answered", async () => {
  const { page } = nurse;
  for (const question of [
    /new medicine/,
    /new illness/,
    /emergency department/,
    /passing urine/,
    /after the last infusion/,
  ])
    await choose(page, question, "No");
  await press(page, "Chart the answers");
  await panel(page, /^2 of 9/);
  for (const question of [/suicide/, /psychosis/]) await choose(page, question, "No");
  await press(page, "Chart the answers");
  await panel(page, /^3 of 9/);
  await write(page, "When did you last eat?", "00:05");
  await choose(page, /light or a fatty/, "Light");
  await write(page, /drink clear liquid/, "00:10");
  await choose(page, /GLP-1/, "No");
  await picture(page, "03-fasting");
  await press(page, "Chart the answers");
  await panel(page, /^4 of 9/);
  await write(page, "Who takes you home?", "Robin Ballad");
  await write(page, /telephone number/, "555-0142");
  await choose(page, /escort here/, "Here");
  await choose(page, /not to drive/, "Yes");
  await press(page, "Chart the answers");
  await panel(page, /^5 of 9/);
});

test("the last checks, and what a check that is not met says", async () => {
  const { page } = nurse;
  for (const question of [/taken/i, /left out|held/i]) await choose(page, question, "Yes");
  await press(page, "Chart the answers");
  await panel(page, /^6 of 9/);
  await choose(page, /pregnan/i, "Negative today");
  await press(page, "Chart the answers");
  await panel(page, /^7 of 9/);
  for (const question of [/alcohol/i, /cannabis/i, /other/i, /intoxicated/i]) await choose(page, question, "No");
  await press(page, "Chart the answers");
  await panel(page, /^8 of 9/);
  await choose(page, /consent/i, "Yes");
  await write(page, /signed/i, new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10));
  await press(page, "Chart the answers");
  await panel(page, /^9 of 9/);
  for (const group of await page.getByRole("group").all())
    await group.getByRole("radio", { name: "Yes" }).check({ force: true });
  await press(page, "Chart the answers");
  await panel(page, "IV line");
});

test("the line, the monitor a person confirms, the vital signs before", async () => {
  const { page } = nurse;
  await choose(page, "Gauge", "22 G");
  await choose(page, "Place", "left hand");
  await press(page, "Chart the line");
  await panel(page, /Which monitor/);
  await page.getByText(/heard now|heard \d+ s ago/).waitFor();
  await picture(page, "04-monitor");
  await press(page, "This monitor is on this patient");
  await panel(page, "Vital signs before the start");
  for (const round of [1, 2]) {
    await page.getByRole("button", { name: "Take these" }).click();
    await choose(page, "Breathing", "Room air");
    await choose(page, /Symptoms/, "No");
    await picture(page, `05-baseline-${round}`);
    await press(page, "Chart these vital signs");
    if (round === 1) await page.waitForTimeout(22_000);
    if (round === 1 && !(await page.getByRole("region", { name: "Vital signs before the start" }).isVisible()))
      await page.getByText("Vital signs before", { exact: false }).first().click();
  }
});

test("the prescriber orders, with identity confirmed anew", async () => {
  const { page } = doctor;
  await page.goto(`${ORIGIN}/infusions/${infusionId}`);
  await panel(page, "Order");
  await picture(page, "06-order");
  await pressAs(doctor, "Sign the order");
  await panel(page, "Prepare the dose");
});

test("one calculation for vial, bag and pump; the second nurse reads it back unseen", async () => {
  const { page } = nurse;
  await panel(page, "Prepare the dose");
  await write(page, /^Lot/, "K7");
  await write(page, /^Expires/, "2030-01-31");
  await picture(page, "07-prepare");
  await holdDown(page, "Prepared as shown");
  await page.getByText(/You prepared this dose/).waitFor();

  const { page: other } = second;
  await panel(other, "Second check");
  const read = { Weight: "64.8", Strength: "50", Draw: "0.66", Total: "33", rate: "150" };
  for (const [label, number] of Object.entries(read)) await write(other, new RegExp(label, "i"), number);
  await picture(other, "08-second-check-wrong");
  await holdDown(other, "This is what I read");
  await unlock(second);
});

test("everything is met; the start is held for a second", async () => {
  const { page } = nurse;
  await panel(page, /Ready to start|still open/);
  await picture(page, "09-start");
  await holdDown(page, "Start infusion");
  await page.getByRole("button", { name: /STOP/ }).waitFor();
  await page.waitForTimeout(1_500);
  await picture(page, "10-running");
});
