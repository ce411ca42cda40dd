import type { Page } from "playwright-core";
import { codeIn, type Street, type Walker } from "./street.ts";
import { ORIGIN } from "../clinic.ts";

/** What a patient does on their own pages, on a phone. */
const go = (page: Page, path: string) => page.goto(`${ORIGIN}${path}`);

const answerBy = (page: Page, name: string, value: string) =>
  page.locator(`main button[name="${name}"][value="${value}"]`).first();

/** One press answers and goes on. */
export async function answer(page: Page, name: string, value: string): Promise<void> {
  const shown = page.waitForEvent("domcontentloaded");
  await answerBy(page, name, value).click();
  await shown;
}

const next = (page: Page) => page.getByRole("button", { name: "Next" }).click();

/** The code from the mail. */
export async function byCode(street: Street, { page, email }: Walker): Promise<void> {
  await go(page, "/my/door");
  await page.locator("main input[name=email]").fill(email);
  await page.locator("main form button.solid").click();
  await page.locator("main input[name=code]").fill(codeIn(await street.mailTo(email, /code/i)));
  await page.locator("main form button.solid").first().click();
}

export async function sayBirthDate(page: Page, birthDate: string): Promise<void> {
  const [year = "", month = "", day = ""] = birthDate.split("-");
  for (const [name, value] of Object.entries({ year, month, day })) await page.locator(`#${name}`).fill(value);
  await page.locator("main form button.solid").first().click();
}

/** Through the door: the code, then the birth date. */
export async function throughTheDoor(street: Street, walker: Walker, birthDate: string): Promise<void> {
  await byCode(street, walker);
  await sayBirthDate(walker.page, birthDate);
  await walker.page.waitForURL(/\/my$/);
}

/** Who they are, and who is around them. */
export async function tellAboutMe(page: Page): Promise<void> {
  await go(page, "/my/about");
  await page.locator("input[name=calledName]").fill("Sam");
  await next(page);
  for (const [name, value] of Object.entries({
    street: "2 Example Street",
    city: "Sampleton",
    state: "NY",
    zip: "10001",
  }))
    await page.locator(`input[name=${name}]`).fill(value);
  await next(page);
  await answer(page, "canBecomePregnant", "yes");
}

type Named = { readonly role: string; readonly name: string; readonly mobile?: string; readonly practice?: string };

export async function namePeople(page: Page, people: readonly Named[]): Promise<void> {
  for (const { role, ...person } of people) {
    await go(page, `/my/circle/${role}`);
    for (const [name, value] of Object.entries(person)) await page.locator(`input[name=${name}]`).fill(value);
    await next(page);
    if (page.url().endsWith("/release")) await answer(page, "release", "yes");
  }
}

/** A medicine by its first letters, with how it is taken. */
export async function listMedicine(page: Page, typed: string, name: string, amount: string): Promise<void> {
  await go(page, "/my/medicines");
  await page.locator("main input[name=what]").fill(typed);
  await page
    .locator("main form", { has: page.locator("input[name=what]") })
    .locator("button")
    .first()
    .click();
  await answerBy(page, "name", name).click();
  await page.locator("input[name=amount]").fill(amount);
  const unit = page.locator("select[name=unit]");
  if ((await unit.count()) > 0) await unit.selectOption("mg");
  await page.locator("input[name=perDay]").fill("1");
  await page
    .locator("main form", { has: page.locator("input[name=amount]") })
    .locator("button.solid")
    .click();
}

/** A past treatment, step by step. */
export async function listTreatment(page: Page, name: string, dose: string, weeks: string): Promise<void> {
  await go(page, "/my/treatments/add");
  await answer(page, "kind", "antidepressant");
  await page.locator("main input[name=what]").fill(name);
  await page
    .locator("main form", { has: page.locator("input[name=what]") })
    .locator("button")
    .first()
    .click();
  await answer(page, "name", name);
  for (const number of [dose, weeks]) {
    await page.locator("input[name=number]").fill(number);
    await next(page);
  }
  await answer(page, "answer", "9");
  await answer(page, "answer", "none");
  await answer(page, "answer", "inefficacy");
  await answer(page, "answer", "yes");
}

/** Every question about health, one a screen, until none is left; gives back how many there were. */
export async function answerHealth(page: Page): Promise<number> {
  await go(page, "/my/health");
  let count = 0;
  while (/\/my\/health\/[^/]+$/.test(page.url())) {
    await answer(page, "answer", "no");
    count += 1;
  }
  return count;
}

/** One questionnaire, one question a screen; resumed wherever it stands, and sent with the last press. */
export async function fillIn(
  page: Page,
  assessmentId: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  await go(page, `/my/q/${assessmentId}`);
  const send = page.locator('form[action$="/send"] button');
  while ((await send.count()) === 0) {
    if (page.url().includes("/my/help")) await go(page, `/my/q/${assessmentId}`);
    const action = (await page.locator(`main form[action*="/q/${assessmentId}/"]`).getAttribute("action")) ?? "";
    await answer(page, "value", values[action.split("/").at(-1) ?? ""] ?? "0");
  }
  await send.click();
  await page.getByRole("status").first().waitFor();
}

/** Reads every part, answers each question right, and signs. */
export async function signConsent(
  page: Page,
  consentId: string,
  { parts, right, name }: { readonly parts: number; readonly right: readonly string[]; readonly name: string },
): Promise<void> {
  await go(page, `/my/consent/${consentId}`);
  for (let part = 0; part < parts; part += 1) {
    const shown = page.waitForEvent("domcontentloaded");
    await page.locator('form[action*="/part/"] button').click();
    await shown;
  }
  for (const choice of right) await answer(page, "choice", choice);
  await page.locator("input[name=printedName]").fill(name);
  await page.locator("input[name=agree]").check({ force: true });
  await page.locator('form[action$="/sign"] button.solid').click();
  await page.getByRole("status").first().waitFor();
}
