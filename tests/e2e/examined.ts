import type { Page } from "playwright-core";
import { choose } from "./hands.ts";

type Entered = {
  readonly item: string;
  /** By the label of the field. */
  readonly typed?: Readonly<Record<string, string>>;
  /** By the question. */
  readonly chosen?: Readonly<Record<string, string>>;
  readonly doneOn?: string;
};

const negative = { Result: "negative" };

/** What is found in somebody well, as it is entered; blood pressure on two days. */
const FOUND: readonly Entered[] = [
  { item: "Medical history and physical examination" },
  {
    item: "Airway and ASA class",
    typed: { "ASA class": "1", Mallampati: "1" },
    chosen: { "Difficult airway predicted": "no" },
  },
  { item: "Height and weight", typed: { "Height, cm": "168", "Weight, kg": "64.8" } },
  {
    item: "Blood pressure at rest, on two days",
    typed: { "Systolic, mm Hg": "118", "Diastolic, mm Hg": "76" },
  },
  { item: "Oxygen saturation at rest, room air", typed: { "SpO2, %": "98" } },
  { item: "ECG, 12 leads", typed: { "QTc, ms": "412", "Heart rate, /min": "66" } },
  { item: "TSH", typed: { "TSH, mIU/L": "2.1" } },
  { item: "Pregnancy test", chosen: negative },
  { item: "Urine drug screen", chosen: negative },
  { item: "Urinalysis", chosen: { Blood: "negative", Leukocytes: "negative" } },
  { item: "Urinary symptom checklist", chosen: { Symptoms: "none" } },
  { item: "STOP-BANG", typed: { "Score, of 8": "1" } },
  { item: "Mania screen", chosen: negative },
  { item: "Psychosis screen", chosen: negative },
];

/** Enters the whole work-up on the page of the patient's health; the first blood pressure was taken on the day `before`. */
export async function enterWorkup(page: Page, before: string): Promise<void> {
  const pressure = FOUND.find(({ item }) => item.startsWith("Blood pressure"));
  if (pressure !== undefined) await enter(page, { ...pressure, doneOn: before });
  for (const found of FOUND) await enter(page, found);
}

const card = (page: Page) => page.getByRole("region", { name: "Work-up" });

export async function enter(page: Page, { item, typed = {}, chosen = {}, doneOn }: Entered): Promise<void> {
  const within = card(page);
  await within.getByRole("button", { name: `Record: ${item}`, exact: true }).click();
  if (doneOn !== undefined) await within.getByLabel("Done on", { exact: true }).fill(doneOn);
  for (const [label, text] of Object.entries(typed)) await within.getByLabel(label, { exact: true }).fill(text);
  for (const [question, option] of Object.entries(chosen)) await choose(within, question, option);
  await choose(within, "Judged", "Normal");
  const save = within.getByRole("button", { name: "Record it" });
  await save.click();
  await save.waitFor({ state: "detached" });
}

/** Takes the newest result of one examination out again, with the reason. */
export async function takeOut(page: Page, item: string, why: string): Promise<void> {
  const within = card(page);
  await within.getByRole("button", { name: `Record: ${item}`, exact: true }).click();
  await within
    .getByRole("button", { name: `Entered in error: ${item}` })
    .first()
    .click();
  await within.getByLabel("Why it is wrong").fill(why);
  const take = within.getByRole("button", { name: "Take this result out" });
  await take.click();
  await take.waitFor({ state: "detached" });
  await within.getByRole("button", { name: `Close: ${item}`, exact: true }).click();
}
