import type { Page } from "playwright-core";
import type { Person } from "./stage.ts";

/** What hands do on a screen, in the words that stand there. */
export const choose = (page: Page, question: string | RegExp, option: string) =>
  page.getByRole("group", { name: question }).getByRole("radio", { name: option }).first().check({ force: true });

export const tick = (page: Page, label: string | RegExp) =>
  page.getByRole("checkbox", { name: label }).check({ force: true });

export const write = (page: Page, label: string | RegExp, text: string) => page.getByLabel(label).first().fill(text);

export const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();

/** Presses and, where the screen asks who is there, gives the PIN. */
export async function pressAs({ page, pin }: Person, name: string | RegExp): Promise<void> {
  await press(page, name);
  const asked = page.getByLabel(/PIN/i).first();
  const appeared = await asked.waitFor({ timeout: 1_500 }).then(
    () => true,
    () => false,
  );
  if (!appeared) return;
  await asked.fill(pin);
  await page.keyboard.press("Enter");
}

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

export const panel = (page: Page, title: string | RegExp) =>
  page.getByRole("region", { name: title }).first().waitFor();
