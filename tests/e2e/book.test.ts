import { mkdir } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openMailer } from "#plumbing/mail.ts";
import { sendDue } from "#plumbing/letter-sending.ts";
import { questions } from "#site/self-check-questions.ts";
import { as, type Instant } from "#science/units.ts";
import { ORIGIN } from "../clinic.ts";
import { receiveMail } from "../providers.ts";
import { openStage, type Stage } from "./stage.ts";

/**
 * Two people on phones. One finds the clinic, checks whether it may suit, books with a code that comes by real mail, moves
 * and cancels; the other waits for a sooner time and takes the one that came free. First without JavaScript, then with it.
 */
let stage: Stage;
let post: Awaited<ReturnType<typeof receiveMail>>;
const pictures = process.env["PICTURES"];
const phone = { width: 390, height: 844 };
const HOUR = 3_600_000;

beforeAll(async () => {
  if (pictures !== undefined) await mkdir(pictures, { recursive: true });
  stage = await openStage();
  post = await receiveMail();
}, 180_000);
afterAll(async () => {
  await post.close();
  await stage.close();
});

type Walker = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly script: boolean;
  readonly email: string;
};

async function walker(script: boolean, email: string, size = phone): Promise<Walker> {
  const context = await stage.browser.newContext({ viewport: size, javaScriptEnabled: script });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return { page, context, script, email };
}

/** Looks at the page: no fault of accessibility, nothing out to the side, everything large enough for a thumb. */
async function look({ page, script }: Walker, name: string): Promise<void> {
  if (pictures !== undefined)
    await page.screenshot({ path: `${pictures}/${name}${script ? "" : "-no-script"}.png`, fullPage: true });
  if (!script) return;
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    name,
  ).toEqual([]);
  const faults = await page.evaluate(() => ({
    over: document.documentElement.scrollWidth - window.innerWidth,
    small: [
      ...document.querySelectorAll(
        "main button, main .btn, main .slot, main summary, main .tick, main select, main input",
      ),
    ]
      .filter((one) => one.getClientRects().length > 0 && !one.matches("[type=hidden], .tick input"))
      .filter((one) => one.getBoundingClientRect().height < 44)
      .map((one) => one.outerHTML.slice(0, 120)),
  }));
  expect(faults, name).toEqual({ over: 0, small: [] });
}

/** Sends what is due through a real SMTP conversation and reads the newest code that came to this address. */
async function codeFor(email: string): Promise<string> {
  const mailer = openMailer(post.url, "Dusk Demonstration Clinic <desk@demo.example>");
  const { db } = stage.house.house;
  await sendDue({ db, mailer, texter: null, now: () => as<Instant>(stage.clock.now()), note: () => undefined });
  return vi.waitFor(() => {
    const mail = post.arrived.findLast(({ to, mail: { subject } }) => to.includes(email) && subject === "Your code");
    if (mail === undefined) throw new Error(`no code came to ${email}`);
    return /\b\d{6}\b/.exec(mail.mail.text ?? "")?.[0] ?? "";
  });
}

const press = ({ page }: Walker, name: string | RegExp) =>
  page.getByRole("main").getByRole("button", { name }).first().click();
const go = ({ page }: Walker, name: string | RegExp) =>
  page.getByRole("main").getByRole("link", { name }).first().click();
const title = ({ page }: Walker, name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();

async function checkSelf(who: Walker): Promise<void> {
  const { page } = who;
  await page.goto(ORIGIN);
  await look(who, "01-site");
  await page.getByRole("link", { name: /3-minute check/ }).click();
  await press(who, "Start");
  for (const { id, safe } of questions) await page.locator(`button[name="${id}"][value="${safe}"]`).click();
  await look(who, "02-self-check-end");
  await go(who, "Choose a consultation time");
}

/** Chooses the nth time of the nth day on the page. */
async function chooseTime({ page }: Walker, day: number, nth: number): Promise<string> {
  const details = page.locator("details.dayof").nth(day);
  if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
  const button = details.getByRole("button").nth(nth);
  const words = (await button.innerText()).replaceAll(/\s+/g, " ").trim();
  await button.click();
  return words;
}

async function book(who: Walker, name: string, day: number, nth: number): Promise<string> {
  const { page, email } = who;
  await title(who, "How would you like to meet?");
  await look(who, "03-how");
  await go(who, /^First consultation In person|^First consultation By|^First consultation/);
  await title(who, "When would you like to come?");
  await look(who, "04-when");
  const time = await chooseTime(who, day, nth);
  await title(who, "Your details");
  await press(who, /send me the code/);
  await page.getByText("Please correct this:").waitFor();
  await look(who, "05-details-faults");
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel(/Mobile number/).fill("(212) 555-0123");
  await page.getByText(/Text me about my visits/).click();
  await page.getByLabel(/Anything we should know/).fill("Mornings are hard for me");
  await look(who, "06-details");
  await press(who, /send me the code/);
  await title(who, "Enter your code");
  await page.getByLabel("Code").fill("12");
  await press(who, "Book this time");
  await page.getByText("Enter the six digits of the code.").first().waitFor();
  await look(who, "07-code");
  await page.getByLabel("Code").fill(await codeFor(email));
  await press(who, "Book this time");
  await title(who, "You are booked");
  await look(who, "08-booked");
  return time;
}

async function keepCalendar({ page, context }: Walker): Promise<void> {
  const href = await page.getByRole("link", { name: "Save in my calendar" }).getAttribute("href");
  const file = await (await context.request.get(`${ORIGIN}${href}`)).text();
  expect(file).toMatch(/^BEGIN:VCALENDAR[\s\S]*SUMMARY:Appointment[\s\S]*END:VCALENDAR\r\n$/);
}

async function comeBack(who: Walker): Promise<void> {
  const { page, email } = who;
  await page.goto(`${ORIGIN}/visits`);
  if (await page.getByRole("button", { name: "Close my visits" }).isVisible()) return;
  await look(who, "10-door");
  await page.getByLabel("E-mail").fill(email);
  await press(who, "Send me a code");
  await title(who, "Enter your code");
  await look(who, "11-door-code");
  await page.getByLabel("Code").fill(await codeFor(email));
  await press(who, "Show my visits");
  await title(who, "Your visits");
}

async function askSooner(who: Walker): Promise<void> {
  await go(who, /something sooner/);
  await who.page.getByLabel("Monday").check();
  for (const day of ["Tuesday", "Wednesday", "Thursday", "Friday"]) await who.page.getByLabel(day).check();
  await look(who, "09-sooner");
  await press(who, "Put me on the list");
  await who.page.getByText("You are on the list.").waitFor();
}

async function move(who: Walker): Promise<void> {
  await go(who, /Look at it, move or cancel it/);
  await look(who, "12-visit");
  await go(who, "Move");
  await look(who, "13-move");
  const before = who.page.url();
  await chooseTime(who, 4, 1);
  await who.page.getByText("Your visit has its new time.").waitFor();
  expect(who.page.url()).not.toBe(before);
}

async function cancel(who: Walker): Promise<void> {
  await go(who, "Cancel");
  await look(who, "14-cancel");
  await press(who, "Yes, cancel it");
  await who.page.getByText("Your visit is cancelled.").waitFor();
  await look(who, "15-cancelled");
}

async function takeOffer(who: Walker): Promise<void> {
  await comeBack(who);
  await who.page.getByRole("heading", { name: "A time has come free" }).waitFor();
  await look(who, "16-offer");
  await press(who, "Take this time");
  await who.page.getByText("The new time is yours.").waitFor();
  await look(who, "17-taken");
  expect(await who.page.locator(".visits .visit").count()).toBe(1);
}

test.each([
  ["without JavaScript", false],
  ["with JavaScript", true],
] as const)(
  "%s: site, self-check, booked by mail, moved, cancelled; the time offered to another and taken",
  async (_how, script) => {
    stage.clock.ahead += 2 * HOUR;
    const suffix = script ? "" : "-plain";
    const one = await walker(script, `mara.ode${suffix}@mail.example`);
    const other = await walker(script, `ida.haiku${suffix}@mail.example`);
    await checkSelf(one);
    await book(one, "Mara Ode", 3, 2);
    await keepCalendar(one);
    await other.page.goto(`${ORIGIN}/book`);
    await book(other, "Ida Haiku", 8, 3);
    await askSooner(other);
    stage.clock.ahead += HOUR / 2;
    await comeBack(one);
    await move(one);
    await cancel(one);
    await takeOffer(other);
    await one.context.close();
    await other.context.close();
  },
);
