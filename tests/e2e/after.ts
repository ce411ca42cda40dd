import type { Page } from "playwright-core";
import { STAFF } from "#ui/ways.ts";
import { ORIGIN } from "../clinic.ts";
import { choose, chooseEach, givePin, holdDown, panel, press, tick, write } from "./hands.ts";
import { look, pass, type Visit } from "./visit.ts";

/** Every item of a score at its best. */
async function scoreFull(page: Page): Promise<void> {
  const groups = page.getByRole("region", { name: /score/ }).first().locator("fieldset:not(details *)");
  for (const group of await groups.all()) await group.locator("label").first().click();
}

export async function recover(visit: Visit): Promise<void> {
  const { nurse } = visit;
  const { page } = nurse;
  await pass(visit, 62);
  await givePin(nurse);
  await press(page, "Vital signs");
  await press(page, "Take these");
  await choose(page, "Breathing", "Room air");
  await choose(page, /Symptoms/, "No");
  await press(page, "Chart these vital signs");
  await press(page, "Sedation, dissociation");
  await choose(page, "The patient", "5");
  await press(page, "Chart sedation");
  await press(page, "Sedation, dissociation");
  await choose(page, "What", "Dissociation");
  await choose(page, /How far from yourself/, "0");
  await press(page, "Chart dissociation");
  await press(page, "Aldrete");
  await scoreFull(page);
  await look(nurse, "21-aldrete");
  await press(page, "Chart the score");
  await panel(page, /Discharge score/);
  await scoreFull(page);
  await press(page, "Chart the score");
  await panel(page, "Ready to go home?");
  await chooseEach(page, [/Knows who/, /Walks ten/, /sips/, /Nausea/, /IV line is out/], "Yes");
  await choose(page, /new risk of suicide/, "No");
  await look(nurse, "22-readiness");
  await press(page, "Chart readiness");
}

export async function goHome({ nurse }: Visit): Promise<void> {
  const { page } = nurse;
  await press(page, "Discharge");
  await choose(page, "Told to", "Patient and escort");
  await tick(page, /Understood/);
  await look(nurse, "23-instructions");
  await press(page, "Chart the instructions");
  await panel(page, "Discharge");
  await write(page, "Relation", "partner");
  await tick(page, "The escort stands here");
  await look(nurse, "24-discharge");
  await holdDown(page, "Discharge home");
  await givePin(nurse);
  await page.getByRole("link", { name: "Open the record" }).waitFor();
}

type Signed = {
  readonly contentHash: string;
  readonly facts: readonly { type: string; data: { contentHash: string } }[];
};

export async function explainAndSign({ doctor, id }: Visit): Promise<{ record: string; signed: string; says: string }> {
  const { page } = doctor;
  await page.goto(`${ORIGIN}${STAFF}/infusions/${id}/record`);
  await page.getByRole("heading", { name: "Signature" }).waitFor();
  await look(doctor, "25-record");
  await givePin(doctor);
  const open = page.getByRole("button", { name: "Explain", exact: true });
  for (let left = await open.count(); left > 0; left -= 1) {
    await open.first().click();
    await write(page, "What was so, in your words", "The clock of this walk was moved on.");
    await press(page, "Record this explanation");
    await givePin(doctor);
    await page
      .getByText("The clock of this walk was moved on.")
      .nth((await open.count()) - left)
      .waitFor();
  }
  await press(page, "Sign this record");
  await givePin(doctor);
  await page.getByText("Signed by").first().waitFor();
  await look(doctor, "26-signed");
  const { contentHash, facts } = (await page.evaluate(
    async (of) => (await fetch(`/api/infusions/${of}/record`)).json(),
    id,
  )) as Signed;
  const signed = facts.find(({ type }) => type === "RecordSigned")?.data.contentHash ?? "";
  return { record: contentHash, signed, says: await page.locator("code").first().innerText() };
}
