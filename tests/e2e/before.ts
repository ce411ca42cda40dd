import type { Page } from "playwright-core";
import { choose, chooseEach, panel, press, tick, write } from "./hands.ts";
import { look, type Visit } from "./visit.ts";

const HOUR = 3_600_000;

/** "21:24" on the clinic's wall, so many hours ago. */
const hoursAgo = (hours: number) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "America/New_York", hour: "2-digit", minute: "2-digit" }).format(
    Date.now() - hours * HOUR,
  );

export async function checkIn({ nurse }: Visit): Promise<void> {
  const { page } = nurse;
  await tick(page, "Full name, said by the patient");
  await tick(page, "Birth date, said by the patient");
  await tick(page, /No photo on file/);
  await tick(page, /Allergies read out/);
  await look(nurse, "03-identity");
  await press(page, "Confirm identity");
  await panel(page, "Weight today");
  await write(page, "Weight", "64.8");
  await press(page, "Chart the weight");
  await panel(page, /^1 of 10/);
}

type Check = { readonly answer: (visit: Visit) => Promise<void> };

const said = (questions: readonly RegExp[], option: string): Check => ({
  answer: ({ nurse: { page } }) => chooseEach(page, questions, option),
});

const checks: readonly Check[] = [
  said([/new medicine/, /new illness/, /emergency department/, /passing urine/, /after the last infusion/], "No"),
  said([/suicide/, /psychosis/], "No"),
  { answer: fasting },
  { answer: escort },
  said([/taken/i, /left out|held/i], "Yes"),
  said([/pregnan/i], "Negative today"),
  said([/alcohol/i, /cannabis/i, /other/i, /intoxicated/i], "No"),
  { answer: consent },
  said([/oxygen/, /defibrillator/, /rescue medicines/, /advanced life support/], "Yes"),
  { answer: calling },
];

async function fasting({ nurse: { page } }: Visit): Promise<void> {
  await write(page, "When did you last eat?", hoursAgo(10));
  await choose(page, /light or a fatty/, "Light");
  await write(page, /drink clear liquid/, hoursAgo(4));
  await choose(page, /GLP-1/, "No");
}

async function escort({ nurse: { page } }: Visit): Promise<void> {
  await write(page, "Who takes you home?", "Robin Ballad");
  await write(page, /telephone number/, "555-0142");
  await choose(page, /escort here/, "Here");
  await choose(page, /not to drive/, "Yes");
}

async function calling({ nurse: { page } }: Visit): Promise<void> {
  await write(page, /How does the patient call/, "A bell at the chair");
  await choose(page, /try it/, "Yes");
}

async function consent({ nurse: { page } }: Visit): Promise<void> {
  await choose(page, /consent/i, "Yes");
}

export async function answerChecks(visit: Visit): Promise<void> {
  const { nurse } = visit;
  for (const [n, { answer }] of checks.entries()) {
    await panel(nurse.page, new RegExp(`^${n + 1} of 10`));
    await answer(visit);
    if (answer === fasting) await look(nurse, "04-fasting");
    await press(nurse.page, "Chart the answers");
  }
  await panel(nurse.page, "IV line");
}

export async function attachMonitor({ nurse }: Visit): Promise<void> {
  const { page } = nurse;
  await choose(page, "Gauge", "22 G");
  await choose(page, "Place", "left hand");
  await look(nurse, "05-line");
  await press(page, "Chart the line");
  await panel(page, /Which monitor/);
  await page.getByText(/heard now|heard \d+ s ago/).waitFor();
  await look(nurse, "06-monitor");
  await press(page, "This monitor is on this patient");
  await panel(page, "Vital signs before the start");
}

export async function chartBaseline({ nurse }: Visit): Promise<void> {
  const { page } = nurse;
  await page
    .getByText(/\d+\/\d+ · HR/)
    .first()
    .waitFor({ timeout: 40_000 });
  await takeReading(page);
  await look(nurse, "07-baseline");
  await press(page, "Chart these vital signs");
  await page.getByText(/Only one blood pressure is charted/).waitFor();
  await takeReading(page);
  await press(page, "Chart these vital signs");
  await panel(page, /^Sedation/);
  await choose(page, "The patient", "5");
  await press(page, "Chart sedation");
}

async function takeReading(page: Page): Promise<void> {
  await press(page, "Take these");
  await write(page, "Temperature", "36.7");
  await choose(page, "Breathing", "Room air");
  await choose(page, /Symptoms/, "No");
}
