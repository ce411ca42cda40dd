import { mkdir } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { STAFF } from "#ui/ways.ts";
import { clearPatient } from "../../src/app/demo/cleared.ts";
import { ORIGIN } from "../clinic.ts";
import { panel, press, write } from "./hands.ts";
import type { Person, Stage } from "./stage.ts";

/** Who walks, and through which visit. */
export type Visit = {
  readonly stage: Stage;
  readonly id: string;
  readonly nurse: Person;
  readonly second: Person;
  readonly doctor: Person;
};

const pictures = process.env["PICTURES"];
const MINUTE = 60_000;
const FIVE_DAYS = 5 * 86_400_000;

/** Looks at a screen as it stands: nothing on it may fail WCAG A or AA. With PICTURES set, it is kept there as a picture. */
export async function look({ page }: Person, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** What each of the three had before them. */
export async function keepPictures({ nurse, second, doctor }: Visit, name: string): Promise<void> {
  if (pictures === undefined) return;
  for (const [who, { page }] of Object.entries({ nurse, second, doctor }))
    await page.screenshot({ path: `${pictures}/${name}-${who}.png` });
}

/** Time passes for everybody, in silence of the monitors: server and monitors at once, screens when they are opened anew. */
export async function pass({ stage, nurse, second, doctor }: Visit, minutes: number): Promise<void> {
  stage.silence(true);
  stage.clock.ahead += minutes * MINUTE;
  await nurse.page.waitForTimeout(2_500);
  await nurse.page.getByText("Monitor feed lost").first().waitFor();
  stage.silence(false);
  for (const { page } of [nurse, second, doctor]) await page.reload();
}

/** The nurse opens a visit from the board; everyone goes to its bedside, each on a screen of their own. */
export async function openVisit(stage: Stage): Promise<Visit> {
  if (pictures !== undefined) await mkdir(pictures, { recursive: true });
  const { house, clinic } = stage.house;
  const patientId = clinic.patients["sonnet"] ?? "";
  const on = as<Instant>(house.now() - FIVE_DAYS);
  await clearPatient(house, clinic, { patientId, on, weightKg: 64.8 });
  stage.monitorIn(4, "sonnet");
  const nurse = await stage.enter("alvarez");
  const second = await stage.enter("whitfield");
  const doctor = await stage.enter("reyes", { width: 1440, height: 900 });
  const { page } = nurse;
  await page.getByRole("article").filter({ hasText: "Room 4" }).getByRole("button", { name: "Open a visit" }).click();
  await page.getByRole("combobox", { name: "Patient" }).or(page.getByLabel("Patient")).first().fill("Sonnet");
  await page.getByRole("option", { name: /Sonnet/ }).click();
  await write(page, "Which infusion of the course", "1");
  await look(nurse, "01-open-a-visit");
  await press(page, "Open the visit");
  await panel(page, "Who is here?");
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await doctor.page.getByRole("article").filter({ hasText: "Room 4" }).getByText("Sonnet").first().waitFor();
  await look(doctor, "02-board");
  for (const { page: screen } of [second, doctor]) await screen.goto(`${ORIGIN}${STAFF}/infusions/${id}`);
  return { stage, id, nurse, second, doctor };
}
