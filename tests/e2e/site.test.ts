import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { questions } from "#site/self-check-questions.ts";
import { slugs } from "#site/slugs.ts";
import { ORIGIN } from "../clinic.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const reading = slugs.map((slug) => (slug === "home" ? "/" : `/${slug}`));
const paths = [...reading, "/self-check", "/no-such-page"].flatMap((path) => [path, `/es${path}`]);
const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 800 };

async function inBrowser(
  { size = desk, script = true }: { size?: typeof desk; script?: boolean },
  work: (page: Page) => Promise<void>,
) {
  const context = await stage.browser.newContext({ viewport: size, javaScriptEnabled: script });
  const page = await context.newPage();
  await work(page).finally(() => context.close());
}

const faultsOf = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);

/** Answers the self-check as given, the safe answer where nothing is given, and stops at its end. */
async function answered(page: Page, given: Readonly<Record<string, string>> = {}) {
  await page.goto(`${ORIGIN}/self-check`);
  await page.getByRole("button", { name: "Start" }).click();
  for (const { id, safe } of questions) {
    const button = page.locator(`button[name="${id}"][value="${given[id] ?? safe}"]`);
    if ((await button.count()) === 0) break;
    await button.click();
  }
}

test.each([
  ["in both languages on a phone", phone, paths],
  ["on a desk", desk, paths.filter((path) => !path.startsWith("/es"))],
] as const)("axe finds nothing on any public page, %s", async (_where, size, pages) => {
  await inBrowser({ size }, async (page) => {
    for (const path of pages) {
      await page.goto(`${ORIGIN}${path}`);
      expect(await faultsOf(page), path).toEqual([]);
    }
  });
});

test("axe finds nothing on a question, on the help in a crisis, and on any end of the self-check", async () => {
  await inBrowser({ size: phone }, async (page) => {
    for (const given of [{}, { danger: "yes" }, { pregnancy: "yes" }, { heart: "unknown" }]) {
      await answered(page, given);
      expect(await faultsOf(page), JSON.stringify(given)).toEqual([]);
    }
    await page.goto(`${ORIGIN}/es/self-check`);
    await page.getByRole("button", { name: "Empezar" }).click();
    expect(await faultsOf(page)).toEqual([]);
  });
});

test("without JavaScript, on a phone: from the start page through the self-check, back a question, to the booking", async () => {
  await inBrowser({ size: phone, script: false }, async (page) => {
    await page.goto(ORIGIN);
    await page.getByRole("link", { name: /3-minute check/ }).click();
    await page.getByRole("button", { name: "Start" }).click();
    await page.getByRole("button", { name: "No", exact: true }).click();
    await page.getByRole("heading", { name: "Are you 18 or older?" }).waitFor();
    await page.getByRole("button", { name: "Back to the question before" }).click();
    await page.getByRole("heading", { name: /ending your life/ }).waitFor();
    await answered(page, { tried: "no" });
    await page.getByRole("heading", { name: "There is something to talk about first" }).waitFor();
    await page.getByText("Ketamine is not a first treatment").waitFor();
    expect(await page.getByRole("link", { name: "Choose a consultation time" }).getAttribute("href")).toBe(
      "/book?check=to-discuss",
    );
    expect(await page.context().cookies()).toEqual([]);
  });
});

test("without JavaScript, the menu of a phone opens and leads on", async () => {
  await inBrowser({ size: phone, script: false }, async (page) => {
    await page.goto(`${ORIGIN}/es/`);
    await page.getByText("Menú", { exact: true }).click();
    await page.getByRole("navigation", { name: "Menú" }).getByRole("link", { name: "Seguridad" }).click();
    await page.getByRole("heading", { level: 1, name: "Seguridad y efectos secundarios" }).waitFor();
  });
});

test("with the keyboard alone: past the heading at once, and through the self-check", async () => {
  await inBrowser({}, async (page) => {
    await page.goto(ORIGIN);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the page");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/3-minute check/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "A short self-check" }).waitFor();
    await page.getByRole("button", { name: "Start" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Yes" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("main").getByRole("link", { name: "Call 988", exact: true }).waitFor();
  });
});

/** 1280 × 800 at 200 % is 640 × 400; WCAG 1.4.10 asks for 320 wide. */
test.each([
  ["200 %", { width: 640, height: 400 }],
  ["400 %", { width: 320, height: 256 }],
] as const)("at %s nothing runs out of the page to the side", async (_zoom, size) => {
  await inBrowser({ size }, async (page) => {
    for (const path of paths) {
      await page.goto(`${ORIGIN}${path}`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over, path).toBeLessThanOrEqual(0);
    }
  });
});

test("on a phone, everything to press is at least 44 px high", async () => {
  await inBrowser({ size: phone }, async (page) => {
    for (const path of ["/", "/es/", "/cost", "/self-check"]) {
      await page.goto(`${ORIGIN}${path}`);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll("button, .btn, .slot, summary, nav a, footer a, .logo")]
          .filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < 44)
          .map((one) => one.outerHTML.slice(0, 120)),
      );
      expect(small, path).toEqual([]);
    }
  });
});

test("on paper there is the text, the crisis line and the address, and nothing to press", async () => {
  await inBrowser({}, async (page) => {
    await page.emulateMedia({ media: "print" });
    await page.goto(`${ORIGIN}/your-visit`);
    expect(await page.getByText("Call or text 988", { exact: false }).first().isVisible()).toBe(true);
    expect(await page.getByRole("heading", { name: "When to get help" }).isVisible()).toBe(true);
    for (const gone of [".wide", ".quick", ".beside", ".ways"])
      expect(await page.locator(gone).isVisible(), gone).toBe(false);
  });
});

test("the owner writes a page anew, looks at it, and publishes it", async () => {
  const { page } = await stage.enter("vale");
  await page.goto(`${ORIGIN}/staff/settings/texts`);
  await page.getByRole("button", { name: /Cost English/ }).click();
  await page.getByLabel("Title").fill("What it costs");
  await page.getByLabel("Words").fill("Ask us first.\n\n## Prices\n\n**All** of them.");
  await page.getByRole("button", { name: "Look at it" }).click();
  await page.getByRole("heading", { name: "Prices" }).waitFor();
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByText("Published.").waitFor();
  await page.goto(`${ORIGIN}/cost`);
  await page.getByRole("heading", { level: 1, name: "What it costs" }).waitFor();
});
