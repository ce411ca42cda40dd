import { vi } from "vitest";
import type { Locator, Page } from "playwright-core";
import type { Person } from "./stage.ts";

/** What hands do on a screen, in the words that stand there. */
export async function choose(page: Page | Locator, question: string | RegExp, option: string): Promise<void> {
  const labels = page.getByRole("group", { name: question }).first().locator("label");
  const at = await vi.waitFor(async () => {
    const words = (await labels.allInnerTexts()).map((text) => text.split("\n")[0]?.trim());
    if (!words.includes(option)) throw new Error(`${String(question)} offers ${words.join(", ")}, not ${option}`);
    return words.indexOf(option);
  }, 10_000);
  await labels.nth(at).click();
}

export async function chooseEach(page: Page, questions: readonly RegExp[], option: string): Promise<void> {
  for (const question of questions) await choose(page, question, option);
}

export const tick = (page: Page, label: string | RegExp) =>
  page
    .locator("label")
    .filter({ hasText: label })
    .filter({ has: page.getByRole("checkbox") })
    .first()
    .click();

export const write = (page: Page, label: string | RegExp, text: string) =>
  page.locator("input, textarea").and(page.getByLabel(label)).first().fill(text);

export const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole("button", { name, exact: typeof name === "string" })
    .first()
    .click();

/** Holds a button for longer than the second it wants. */
export async function holdDown(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole("button", { name }).first();
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  if (box === null) throw new Error(`there is no button ${String(name)} to hold`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.waitForTimeout(1_300);
  await page.mouse.up();
}

/** Gives the PIN where the screen asks who is there: before a grave entry, or after it was left alone. */
export async function givePin({ page, pin }: Person): Promise<void> {
  const field = page.getByLabel(/PIN/).and(page.locator("input")).last();
  const asked = await field.waitFor({ timeout: 2_500 }).then(
    () => true,
    () => false,
  );
  if (!asked) return;
  await field.fill(pin);
  const confirm = page.getByRole("button", { name: /^(Confirm|Unlock)$/ }).last();
  if (await confirm.isVisible()) await confirm.click();
  await field.waitFor({ state: "hidden" });
}

export const panel = (page: Page, title: string | RegExp) =>
  page.getByRole("region", { name: title }).first().waitFor();
