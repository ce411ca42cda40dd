import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projections } from "../app/house.ts";
import { foundDemo } from "../app/demo/seed.ts";
import { webApp } from "../app/server.ts";
import { recordPlace } from "#clinic/desk.ts";
import { profileOf } from "#clinic/read.ts";
import { inClinic } from "#plumbing/db.ts";
import { rebuild } from "#plumbing/rebuild.ts";
import { as, type Instant } from "#science/units.ts";
import { type Asking, openTestHouse, ORIGIN, signInAs, type TestHouse } from "../../tests/clinic.ts";
import { questions } from "./self-check-questions.ts";
import { slugs } from "./slugs.ts";

let house: TestHouse;
let owner: Asking;
let nurse: Asking;

beforeAll(async () => {
  house = await openTestHouse();
  [owner, nurse] = [await signInAs(house, "vale"), await signInAs(house, "alvarez")];
});
afterAll(() => house.close());

const pages = slugs.flatMap((slug) => (slug === "home" ? ["/", "/es/"] : [`/${slug}`, `/es/${slug}`]));
const reading = [...pages, "/self-check", "/es/self-check"];

async function get(path: string, origin = ORIGIN) {
  const response = await house.app.fetch(new Request(`${origin}${path}`));
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function post(path: string, fields: Record<string, string>) {
  const response = await house.app.fetch(
    new Request(`${ORIGIN}${path}`, {
      method: "POST",
      headers: { origin: ORIGIN, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(fields).toString(),
    }),
  );
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const audited = () =>
  inClinic(house.house.db, house.clinic.clinicId, async (tx) => {
    const rows = await tx.q
      .selectFrom("audit")
      .select((row) => row.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    return rows.n;
  });

test.each(reading)(
  "%s: one h1, its own title and description, its language, and the crisis line before everything",
  async (path) => {
    const { status, text, headers } = await get(path);
    expect(status).toBe(200);
    expect(text).toContain(`<html lang="${path.startsWith("/es") ? "es" : "en"}"`);
    expect(text.match(/<h1/g)).toHaveLength(1);
    expect(/<title>([^<]{10,90})<\/title>/.exec(text)?.[1]).toBeDefined();
    expect(/name="description"\s+content="([^"]{50,160})"/.exec(text)?.[1]).toBeDefined();
    const body = text.slice(text.indexOf("<body"));
    expect(body.indexOf("tel:988")).toBeGreaterThan(0);
    expect(body.indexOf("tel:988")).toBeLessThan(body.indexOf("<header"));
    expect(text).not.toMatch(
      /<script(?! type="application\/ld\+json")| style=|https?:\/\/(?!schema\.org|localhost|www\.cms\.gov)/,
    );
    expect(headers.get("set-cookie")).toBeNull();
  },
);

test.each(reading)("%s: a way to call and a way to book", async (path) => {
  const { text } = await get(path);
  expect(text).toMatch(/href="tel:\+?\d{7,}/);
  expect(text).toMatch(/href="(\/es)?\/book"/);
});

test("every link from one of our pages to another leads somewhere", async () => {
  const elsewhere = /^\/(es\/)?(book|visits|staff|api)/;
  const links = new Set<string>();
  for (const path of reading)
    for (const [, href = ""] of (await get(path)).text.matchAll(/href="(\/[^"]*)"/g)) links.add(href);
  expect(links.size).toBeGreaterThan(20);
  for (const link of links) {
    if (elsewhere.test(link)) continue;
    const [path = "", mark] = link.split("#");
    const { status, text } = await get(path);
    expect(status, link).toBe(200);
    if (mark !== undefined) expect(text, link).toContain(`id="${mark}"`);
  }
});

test("the odds stand with their studies, and the clinic's own are said to be missing", async () => {
  const { text } = await get("/how-it-works");
  for (const said of ["55.4 %", "28.9 %", "McInnes 2022", "70 % of those who recovered", "once 10 patients"])
    expect(text).toContain(said);
});

test("a demonstration says that it is one, and asks not to be found", async () => {
  expect((await get("/")).text).toContain("This is a demonstration");
  expect((await get("/robots.txt")).text).toBe("User-agent: *\nDisallow: /\n");
});

test("the sitemap names every page in both languages", async () => {
  const { text, headers } = await get("/sitemap.xml");
  expect(headers.get("content-type")).toContain("xml");
  for (const path of pages) expect(text).toContain(`<loc>${ORIGIN}${path}</loc>`);
  expect(text.match(/hreflang="es"/g)!.length).toBeGreaterThan(10);
});

test("an address where there is nothing answers 404 with where to go, in the language of the address", async () => {
  const english = await get("/no-such-page");
  expect([english.status, english.text.includes("There is no page here")]).toEqual([404, true]);
  expect((await get("/es/nada")).text).toContain("Aquí no hay ninguna página");
  expect((await get("/api/no-such-thing")).headers.get("content-type")).toContain("json");
});

test("the stylesheet and the font come from us and are kept for good; under an old name the sheet of today comes, and is not kept", async () => {
  const { text } = await get("/");
  const [sheet = "", font = ""] = [/href="([^"]+\.css)"/.exec(text)?.[1], /href="([^"]+\.woff2)"/.exec(text)?.[1]];
  for (const file of [sheet, font]) expect((await get(file)).headers.get("cache-control")).toContain("immutable");
  const old = await get("/site/style-000000000000.css");
  expect([old.status, old.headers.get("cache-control")]).toEqual([200, "no-cache"]);
});

test("a clinic that speaks no Spanish has no Spanish pages and no link to them", async () => {
  const other = await foundDemo(house.house, house.signin, house.house.now(), "english.example");
  await inClinic(house.house.db, other.clinicId, async (tx) => {
    const doing = { tx, store: other.store, by: "system", at: as<Instant>(Date.now()) };
    const profile = await profileOf(tx);
    await recordPlace(doing, "ProfileSet", {
      ...profile,
      name: "English <Only>",
      host: "english.example",
      languages: ["en"],
    });
  });
  const { text } = await get("/", "https://english.example");
  expect(text).toContain("English &lt;Only&gt;");
  expect(text).toContain('href="https://english.example/"');
  expect(text).not.toContain("Español");
  expect((await get("/es/", "https://english.example")).status).toBe(404);
  expect((await get("/es/")).status).toBe(200);
});

test("120 pages a minute for one network, then a plain page that says wait; others, and what pages bring with them, go on", async () => {
  const clock = { now: as<Instant>(Date.parse("2026-11-23T15:00:00Z")) };
  const app = webApp({ house: { ...house.house, now: () => clock.now }, signin: house.signin, baseUrl: ORIGIN });
  const from = (remoteAddress: string, path: string) =>
    app.fetch(new Request(`${ORIGIN}${path}`), { incoming: { socket: { remoteAddress } } });
  for (let n = 0; n < 120; n += 1) expect((await from(`2001:db8:1:2::${n}`, "/robots.txt")).status).toBe(200);
  const refused = await from("2001:db8:1:2::7", "/es/");
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
  const text = await refused.text();
  expect(text).toContain("Espere un minuto");
  expect(text).toContain("988");
  expect(refused.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect((await from("2001:db8:1:2::7", "/site/sun.svg")).status).toBe(200);
  expect((await from("2001:db8:1:2::7", "/api/health")).status).toBe(200);
  expect((await from("2001:db8:1:3::7", "/")).status).toBe(200);
  clock.now = as<Instant>(clock.now + 60_000);
  expect((await from("2001:db8:1:2::7", "/")).status).toBe(200);
});

test("five files a minute for each page a network may ask for; a file nobody's page asks for costs no look into the database", async () => {
  const app = webApp({ house: house.house, signin: house.signin, baseUrl: ORIGIN, pagesAMinute: 2 });
  const from = (remoteAddress: string, path: string) =>
    app.fetch(new Request(`${ORIGIN}${path}`), { incoming: { socket: { remoteAddress } } });
  const statuses: number[] = [];
  for (let n = 0; n < 11; n += 1) statuses.push((await from("192.0.2.9", "/site/sun.svg")).status);
  expect([statuses.slice(0, 10), statuses.at(-1)]).toEqual([Array.from({ length: 10 }, () => 200), 429]);
  expect((await from("192.0.2.9", "/")).status).toBe(200);
  expect((await from("192.0.2.10", "/site/sun.svg")).status).toBe(200);
  const none = await from("192.0.2.10", "/site/none.js");
  expect([none.status, await none.text()]).toEqual([404, "There is no such file here."]);
});

test("a made-up host in a request changes no address in what we answer", async () => {
  for (const path of ["/", "/es/cost", "/sitemap.xml", "/robots.txt"])
    expect((await get(path, "http://evil.example")).text, path).not.toContain("evil.example");
  expect((await get("/", "http://evil.example")).text).toContain(`<link rel="canonical" href="${ORIGIN}/"`);
});

test("a form with more fields than any form has is refused", async () => {
  const fields = (n: number) => Array.from({ length: n }, () => "a=1").join("&");
  const headers = { origin: ORIGIN, "content-type": "application/x-www-form-urlencoded" };
  const send = (body: string) =>
    house.app.fetch(new Request(`${ORIGIN}/self-check`, { method: "POST", headers, body }));
  expect((await send(fields(200))).status).toBe(200);
  expect((await send(fields(201))).status).toBe(413);
});

test("answers that trickle in hold up nobody else", async () => {
  const over: (() => void)[] = [];
  const slow = Array.from({ length: 12 }, () => {
    const body = new ReadableStream({ start: (stream) => void over.push(() => stream.close()) });
    const headers = { origin: ORIGIN, "content-type": "application/x-www-form-urlencoded" };
    return house.app.fetch(
      new Request(`${ORIGIN}/self-check`, { method: "POST", headers, body, duplex: "half" } as RequestInit),
    );
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect((await get("/")).status).toBe(200);
  expect(house.house.db.pool.waitingCount).toBe(0);
  for (const end of over) end();
  for (const answered of slow) expect((await answered).status).toBe(200);
});

test("the self-check, walked: nothing is stored or noted, the answers travel in the form, and it ends without a promise", async () => {
  const before = await audited();
  const answers: Record<string, string> = {};
  for (const [n, { id, safe }] of questions.entries()) {
    const { text, headers } = await post("/self-check", answers);
    expect(text).toContain(`Question ${n + 1} of ${questions.length}`);
    expect(text.match(/<h1/g)).toHaveLength(1);
    expect(headers.get("cache-control")).toBe("no-store");
    for (const [name, value] of Object.entries(answers)) expect(text).toContain(`name="${name}" value="${value}"`);
    answers[id] = safe;
  }
  const { text } = await post("/self-check", answers);
  expect(text).toContain("nothing that speaks against it so far");
  expect(text).toContain("This does not mean that ketamine suits you");
  expect(text).toContain("/book?check=nothing-against");
  expect(await audited()).toBe(before);
});

test("danger brings 988 at once on the page it opens, in both languages, and no more questions", async () => {
  for (const [path, title] of [
    ["/self-check", "Please get help right now"],
    ["/es/self-check", "Por favor, pida ayuda ahora mismo"],
  ] as const) {
    for (const danger of ["yes", "unknown"]) {
      const { text } = await post(path, { danger });
      const main = text.slice(text.indexOf("<main"), text.indexOf("</main>"));
      expect(main).toContain(title);
      for (const way of ["tel:988", "sms:988", "tel:911"]) expect(main).toContain(way);
      expect(main).not.toMatch(/Question \d|Pregunta \d/);
      const bar = text.slice(text.indexOf('<nav class="quick"'));
      expect(bar.match(/<a /g)).toHaveLength(1);
      expect(bar).toContain("tel:988");
      expect(bar).not.toContain("/book");
      const head = text.slice(text.indexOf('<div class="ways"'), text.indexOf('<details class="menu"'));
      expect(head).toContain("tel:988");
      expect(head).not.toContain("/book");
    }
  }
});

test("where the treatment is ruled out, the reason stands there and no way to book under it", async () => {
  const { text } = await post("/self-check", { danger: "no", adult: "no" });
  const main = text.slice(text.indexOf("<main"), text.indexOf("</main>"));
  expect(main).toContain("18 or older");
  expect(main).not.toContain("/book");
});

test("a form that is none, or too large, is turned away", async () => {
  const send = (type: string, body: string) =>
    house.app.fetch(
      new Request(`${ORIGIN}/self-check`, { method: "POST", headers: { origin: ORIGIN, "content-type": type }, body }),
    );
  expect((await send("application/json", "{}")).status).toBe(415);
  expect((await send("application/x-www-form-urlencoded", `danger=${"n".repeat(70_000)}`)).status).toBe(413);
});

test("the owner publishes a page's words, the next version shows at once, and the old ones stay", async () => {
  const words = {
    slug: "cost",
    language: "en",
    title: "What it costs",
    markdown: "Our own lead.\n\n## <b>Bold</b>\n\nWords.",
  };
  const published = await owner("/api/site/texts", { ...words, id: uuidv7(), basedOn: 0 });
  expect(published.status).toBe(200);
  const { text } = await get("/cost");
  expect(text).toContain("<h1>What it costs</h1>");
  expect(text).toContain("&lt;b&gt;Bold&lt;/b&gt;");
  expect(text).toContain("Our prices for people who pay themselves");
  const { versions } = (await owner("/api/site/text?slug=cost&language=en")).body as {
    versions: readonly { version: number; by: string | null; title: string }[];
  };
  expect(versions.map(({ version, by, title }) => [version, by, title])).toEqual([
    [1, "Robin Vale", "What it costs"],
    [0, null, "Cost and insurance"],
  ]);
});

test("whoever began before somebody else published is told so, and nothing is overwritten", async () => {
  const words = { slug: "safety", language: "en", title: "Safety", markdown: "First." };
  const id = uuidv7();
  expect((await owner("/api/site/texts", { ...words, id, basedOn: 0 })).status).toBe(200);
  expect((await owner("/api/site/texts", { ...words, id, basedOn: 0 })).status).toBe(200);
  const late = await owner("/api/site/texts", { ...words, markdown: "Second.", id: uuidv7(), basedOn: 0 });
  expect([late.status, late.text.includes("Somebody published version 1")]).toEqual([409, true]);
  expect((await get("/safety")).text).toContain("First.");
});

test("a nurse reads the words and publishes none; an unknown page is nobody's", async () => {
  expect((await nurse("/api/site/texts")).status).toBe(200);
  const words = { id: uuidv7(), slug: "home", language: "en", title: "T", markdown: "M", basedOn: 0 };
  expect((await nurse("/api/site/texts", words)).status).toBe(403);
  expect((await owner("/api/site/text?slug=imprint&language=en")).status).toBe(404);
  expect((await owner("/api/site/texts", { ...words, title: " " })).status).toBe(422);
});

test("the clinic's words are made anew from their facts", async () => {
  const texts = () =>
    inClinic(house.house.db, house.clinic.clinicId, (tx) =>
      tx.q.selectFrom("site_texts").selectAll().orderBy("slug").orderBy("version").execute(),
    );
  const before = await texts();
  expect(before.length).toBeGreaterThan(1);
  await inClinic(house.house.db, house.clinic.clinicId, (tx) => rebuild(tx, projections));
  expect(await texts()).toEqual(before);
});

test("a draft is shown as the page would show it", async () => {
  const { body } = await owner("/api/site/look", { markdown: "**Bold** <i>no</i>" });
  expect(body).toEqual({ html: "<p><strong>Bold</strong> &lt;i&gt;no&lt;/i&gt;</p>\n" });
});
