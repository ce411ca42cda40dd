import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "playwright-core";
import { as, type Instant } from "#science/units.ts";
import { slugs } from "#site/slugs.ts";
import { foundDemo } from "../../src/app/demo/seed.ts";
import { serveWeb, webApp } from "../../src/app/server.ts";
import { findBrowser } from "../e2e/find-browser.ts";
import { openBenchHouse } from "./bench-house.ts";

/** A slow telephone on a slow line, as the issue of the front door asks: 1.6 Mbit/s, 150 ms there and back, a processor four times slower. */
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWER = 4;
const MOST_BYTES = 60_000;
const MOST_MS = 1500;
const ROUNDS = 5;

const PORT = 5391;
const origin = `http://127.0.0.1:${PORT}`;
const pages = [...slugs.map((slug) => (slug === "home" ? "/" : `/${slug}`)), "/self-check", "/book"];
const paths = pages.flatMap((path) => [path, `/es${path}`]);

type Seen = { readonly bytes: number; readonly withFonts: number; readonly lcp: number };

/** One first view with nothing kept from before: bytes on the wire, and when the largest thing was painted. */
async function firstView(browser: Browser, path: string): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  await cdp.send("Network.emulateNetworkConditions", LINE);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const kinds = new Map<string, string>();
  let [bytes, withFonts] = [0, 0];
  cdp.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    withFonts += encodedDataLength;
    if (!["Font", "Image"].includes(kinds.get(requestId) ?? "")) bytes += encodedDataLength;
  });
  await page.goto(`${origin}${path}`, { waitUntil: "networkidle" });
  const lcp = await largestPaint(page);
  await context.close();
  return { bytes, withFonts, lcp };
}

const largestPaint = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
          type: "largest-contentful-paint",
          buffered: true,
        });
      }),
  );

/** What a search engine and a careful reader look at, and what axe finds of contrast and the rest. */
async function faultsOf(page: Page, path: string): Promise<readonly string[]> {
  await page.goto(`${origin}${path}`);
  const told = await page.evaluate(() => ({
    title: document.title.length,
    description: document.querySelector('meta[name="description"]')?.getAttribute("content")?.length ?? 0,
    lang: document.documentElement.lang,
    h1: document.querySelectorAll("h1").length,
    viewport: document.querySelector('meta[name="viewport"]') !== null,
    elsewhere: performance.getEntriesByType("resource").filter(({ name }) => !name.startsWith(location.origin)).length,
  }));
  const { violations } = await new AxeBuilder({ page }).analyze();
  const checks: readonly (readonly [string, boolean])[] = [
    ["title of 10 to 90 characters", told.title >= 10 && told.title <= 90],
    ["description of 50 to 160 characters", told.description >= 50 && told.description <= 160],
    ["language", told.lang === (path.startsWith("/es") ? "es" : "en")],
    ["one h1", told.h1 === 1],
    ["viewport", told.viewport],
    ["nothing from elsewhere", told.elsewhere === 0],
  ];
  return [
    ...checks.filter(([, isRight]) => !isRight).map(([name]) => name),
    ...violations.map(({ id }) => `axe ${id}`),
  ];
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const { house, signin, close } = await openBenchHouse(() => as<Instant>(Date.now()), origin);
await foundDemo(house, signin, house.now());
const server = await serveWeb(webApp({ house, signin, baseUrl: origin, pagesAMinute: Infinity }).fetch, {
  host: "127.0.0.1",
  port: PORT,
});
const executablePath = findBrowser();
if (executablePath === null) throw new Error("no Chromium to measure with");
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

let isWell = true;
const judge = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
console.log(
  `first view, nothing kept, 1.6 Mbit/s, ${LINE.latency} ms, processor ${SLOWER} times slower, median of ${ROUNDS}`,
);
for (const path of paths) {
  const seen: Seen[] = [];
  for (let round = 0; round < ROUNDS; round += 1) seen.push(await firstView(browser, path));
  const [bytes, fonts, lcp] = [
    median(seen.map((one) => one.bytes)),
    median(seen.map((one) => one.withFonts)),
    median(seen.map((one) => one.lcp)),
  ];
  const faults = await faultsOf(judge, path);
  isWell &&= bytes < MOST_BYTES && lcp < MOST_MS && faults.length === 0;
  console.log(
    `${path.padEnd(22)} ${(bytes / 1000).toFixed(1)} kB, with the font ${(fonts / 1000).toFixed(1)} kB, LCP ${Math.round(lcp)} ms${faults.length === 0 ? "" : `, FAULTS: ${faults.join("; ")}`}`,
  );
}
console.log(isWell ? "All under 60 kB and 1500 ms, every check green." : "NOT everything is as it should be.");
process.exitCode = isWell ? 0 : 1;

await browser.close();
await server.close();
await close();
