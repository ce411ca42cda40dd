import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sitesOf } from "#clinic/read.ts";
import { inClinic } from "#plumbing/db.ts";
import { STAFF } from "#ui/ways.ts";
import { fillOutcomes } from "../bench/outcomes-clinic.ts";
import { ORIGIN } from "../clinic.ts";
import { openStage, type Person, type Stage } from "./stage.ts";

let stage: Stage;
let director: Person;

beforeAll(async () => {
  stage = await openStage();
  const { house, clinic } = stage.house;
  await inClinic(house.db, clinic.clinicId, async (tx) => {
    const siteIds = (await sitesOf(tx)).map(({ id }) => id);
    await fillOutcomes(tx, { patients: 600, until: stage.clock.now(), siteIds, seed: 3 });
  });
  director = await stage.enter("reyes", { width: 1440, height: 900 });
});
afterAll(() => stage.close());

test("the director reads the clinic's results, chooses some, and takes a table without names along", async () => {
  const { page, pin } = director;
  await page.getByRole("link", { name: "Outcomes" }).click();
  await page.getByRole("heading", { name: "Outcomes", level: 1 }).waitFor();
  await page
    .getByText(/Of \d+ who finished, \d+ measured/)
    .first()
    .waitFor();
  await page.getByRole("img", { name: /Share still well, of \d+ responders/ }).waitFor();
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, `${width} px: nothing stands out of the page`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1440, height: 900 });

  const began = async () => Number(/(\d+) began/.exec(await page.locator("main").innerText())?.[1]);
  const all = await began();
  await page.getByLabel("Course", { exact: true }).selectOption("first here");
  await expect.poll(began).toBeLessThan(all);
  await page.getByText("With all that was done").click();
  await page.getByRole("img", { name: /Share still well/ }).waitFor();

  await page.getByLabel("Your PIN").fill(pin);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Make the table" }).click(),
  ]);
  const csv = await readFile(await file.path(), "utf8");
  expect(csv.split("\r\n").length).toBeGreaterThan(100);
  // The names made for this table alone are numbers by chance, and may look like a date.
  expect(csv.replaceAll(/^[0-9a-f-]{36}/gm, "")).not.toMatch(/20\d\d-\d\d/);
});

test("the front desk reads the figures, and is offered no table", async () => {
  const { page } = await stage.enter("park");
  await page.goto(`${ORIGIN}${STAFF}/outcomes`);
  await page
    .getByText(/Of \d+ who finished/)
    .first()
    .waitFor();
  expect(await page.getByText("Make the table").count()).toBe(0);
});
