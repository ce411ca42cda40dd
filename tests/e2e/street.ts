import { mkdir } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright-core";
import { expect, vi } from "vitest";
import { openMailer } from "#plumbing/mail.ts";
import { openTexter } from "#plumbing/sms.ts";
import { lettersChore, startPostman } from "../../src/app/letters.ts";
import { ORIGIN } from "../clinic.ts";
import { receiveMail, receiveTexts } from "../providers.ts";
import { openStage } from "./stage.ts";

const pictures = process.env["PICTURES"];
export const phone = { width: 390, height: 844 };
export const HOUR = 3_600_000;

export type Street = Awaited<ReturnType<typeof openStreet>>;

/** The clinic with its pages open to the street: letters leave as real mail and texts, which come to a real receiver. */
export async function openStreet() {
  if (pictures !== undefined) await mkdir(pictures, { recursive: true });
  const stage = await openStage();
  const [mails, texts] = [await receiveMail(), await receiveTexts()];
  const { house } = stage.house;
  const read = new Set<object>();
  const office = {
    mailer: openMailer(mails.url, "Dusk Demonstration Clinic <desk@demo.example>"),
    texter: openTexter(texts.settings),
  };
  const postman = startPostman(house, office, ORIGIN);
  stage.clock.ahead = tuesdayAtTen() - Date.now();
  return {
    stage,
    office,
    /** From now on no mail goes out. */
    loseMail: () => mails.close(),
    clock: stage.clock,
    /** What comes by the clock: reminders, the evening's questions. */
    chore: () => lettersChore(house, office, ORIGIN),
    /** The next mail to an address with these words in its subject; each is read once. */
    mailTo: (address: string, subject: RegExp) =>
      vi.waitFor(() => {
        const found = mails.arrived.find(
          (one) => !read.has(one) && one.to.includes(address) && subject.test(one.mail.subject ?? ""),
        );
        if (found === undefined) throw new Error(`no such mail came to ${address}`);
        read.add(found);
        return found.mail.text ?? "";
      }, 15_000),
    textTo: (number: string, words: RegExp) =>
      vi.waitFor(() => {
        const found = texts.arrived.findLast(({ to, body }) => to === number && words.test(body));
        if (found === undefined) throw new Error(`no such text came to ${number}`);
        return found.body;
      }, 15_000),
    async walker(script: boolean, email: string, size = phone): Promise<Walker> {
      const context = await stage.browser.newContext({ viewport: size, javaScriptEnabled: script });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      return { page, context, script, email };
    },
    async close() {
      await postman.stop();
      await mails.close();
      await texts.close();
      await stage.close();
    },
  };
}

/** The next Tuesday, ten in the morning where the demonstration clinic is: nobody's night, and a working day. */
function tuesdayAtTen(): number {
  const shown = new Intl.DateTimeFormat("en-US", {
    timeZone: "America/New_York",
    weekday: "short",
    hour: "numeric",
    hourCycle: "h23",
  });
  let at = Math.ceil(Date.now() / HOUR) * HOUR;
  while (!/Tue.*\b10\b/.test(shown.format(at))) at += HOUR;
  return at;
}

export const codeIn = (mail: string): string => /\b\d{6}\b/.exec(mail)?.[0] ?? "";
export const linkIn = (letter: string): string => /https?:\/\/\S+/.exec(letter)?.[0] ?? "";

export type Walker = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly script: boolean;
  readonly email: string;
};

/** Looks at the page: no fault of accessibility, nothing out to the side, everything large enough for a thumb. */
export async function look({ page, script }: Walker, name: string): Promise<void> {
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

export const press = ({ page }: Walker, name: string | RegExp) =>
  page.getByRole("main").getByRole("button", { name }).first().click();
export const go = ({ page }: Walker, name: string | RegExp) =>
  page.getByRole("main").getByRole("link", { name }).first().click();
export const title = ({ page }: Walker, name: string | RegExp) =>
  page.getByRole("heading", { level: 1, name }).waitFor();
