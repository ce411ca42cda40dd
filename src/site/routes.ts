import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import { z } from "zod";
import type { Language } from "#clinic/events.ts";
import { pricesOf } from "#clinic/read.ts";
import { publicFigures } from "#outcomes/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Signed } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";
import type { Instant } from "#science/units.ts";
import type { Site } from "./about.ts";
import { readForm, shown } from "./ask.ts";
import { robotsFor, sitemapFor } from "./for-robots.ts";
import { homePage } from "./home-page.ts";
import { answer } from "./layout.ts";
import { nextTimes } from "./next-times.ts";
import { notFoundPage } from "./not-found-page.ts";
import { oddsTable } from "./odds-table.ts";
import { pricesTable } from "./prices-table.ts";
import { textOf } from "./read.ts";
import { answersIn } from "./self-check.ts";
import { selfCheckPage, selfCheckStart } from "./self-check-pages.ts";
import { isSlug, type Slug, slugs } from "./slugs.ts";
import { font, fontHref, stylesheetOf } from "./stylesheet.ts";
import { textPage } from "./text-page.ts";
import { textRoutes } from "./text-routes.ts";
import { languageOf, spokenBy } from "./tongues.ts";
import type { Html } from "./ways.ts";

const A_YEAR = "public, max-age=31536000, immutable";
const words = open("the clinic's own words, for everybody");
const files = open("the looks of the public pages, and what search engines ask for");
const anonymous = open("nobody says who they are, and nothing is stored");

/** Only known questions and answers are taken out of it; the rest is as if it had not been sent. */
const AnyFields = z.record(z.string(), z.unknown());

const SLUG = `/:slug{${slugs.filter((slug) => slug !== "home").join("|")}}`;

/** The public pages. */
export const siteRoutes = () =>
  new Hono<Signed>()
    .get("/site/:file", files, compress(), (c) => siteFile(c, c.req.param("file")))
    .get("/", words, compress(), home)
    .get("/es/", words, compress(), home)
    .get("/es", words, (c) => c.redirect("/es/", 301))
    .get(SLUG, words, compress(), readingPage)
    .get(`/es${SLUG}`, words, compress(), readingPage)
    .get("/self-check", words, compress(), selfCheckBegins)
    .get("/es/self-check", words, compress(), selfCheckBegins)
    .post("/self-check", anonymous, compress(), (c) => selfCheckGoesOn(c))
    .post("/es/self-check", anonymous, compress(), (c) => selfCheckGoesOn(c))
    .get("/robots.txt", files, robots)
    .get("/sitemap.xml", files, sitemap)
    .route("/", textRoutes());

const notHere = (c: Context<Signed>, site: Site): Promise<Response> =>
  answer(
    c,
    site,
    notFoundPage(spokenBy(site.profile).includes(languageOf(c.req.path)) ? languageOf(c.req.path) : "en"),
    404,
  );

/** Shows a page in the language of its address, where the clinic speaks it. */
const inLanguage = (
  c: Context<Signed>,
  work: (tx: Tx, site: Site, lang: Language) => Promise<Response>,
): Promise<Response> =>
  shown(c, (tx, site) => {
    const lang = languageOf(c.req.path);
    return spokenBy(site.profile).includes(lang) ? work(tx, site, lang) : notHere(c, site);
  });

const home = (c: Context<Signed>): Promise<Response> =>
  inLanguage(c, async (tx, site, lang) => {
    const text = await textOf(tx, "home", lang);
    return answer(c, site, homePage(site, lang, text, await nextTimes(tx, c.var.now())));
  });

const readingPage = (c: Context<Signed>): Promise<Response> =>
  inLanguage(c, async (tx, site, lang) => {
    const slug = c.req.param("slug") ?? "";
    if (!isSlug(slug)) return notHere(c, site);
    return answer(
      c,
      site,
      textPage(site, lang, slug, await textOf(tx, slug, lang), await blockOf(tx, slug, lang, c.var.now())),
    );
  });

/** What stands on a page whatever its text says: honest odds, and the prices. */
async function blockOf(tx: Tx, slug: Slug, lang: Language, now: Instant): Promise<Html | ""> {
  if (slug === "how-it-works") return oddsTable(lang, await publicFigures(tx, now));
  return slug === "cost" ? pricesTable(await pricesOf(tx), lang) : "";
}

const selfCheckBegins = (c: Context<Signed>): Promise<Response> =>
  inLanguage(c, (_tx, site, lang) => answer(c, site, selfCheckStart(lang)));

/** The form is read before the transaction: a body that trickles in holds no connection. */
async function selfCheckGoesOn(c: Context<Signed>): Promise<Response> {
  const form = await readForm(c, AnyFields);
  if ("response" in form) return form.response;
  const answers = answersIn("value" in form ? form.value : form.entered);
  return inLanguage(c, (_tx, site, lang) => answer(c, site, selfCheckPage(site, lang, answers)));
}

const robots = (c: Context<Signed>): Promise<Response> =>
  shown(c, (_tx, site) => c.text(robotsFor(site), 200, { "cache-control": "public, max-age=3600" }));

const sitemap = (c: Context<Signed>): Promise<Response> =>
  shown(c, async (_tx, site) =>
    c.body(String(await sitemapFor(site)), 200, { "content-type": "application/xml; charset=utf-8" }),
  );

/** The page for an address of the public site where there is nothing. */
export const noSuchPage = (c: Context<Signed>): Promise<Response> => shown(c, (_tx, site) => notHere(c, site));

const sun =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><defs><linearGradient id="d" x2="0" y2="1"><stop stop-color="AMBER"/><stop offset=".55" stop-color="RUST"/><stop offset="1" stop-color="PLUM"/></linearGradient></defs><circle cx="16" cy="16" r="15" fill="url(#d)"/></svg>';

function siteFile(c: Context<Signed>, name: string): Response | Promise<Response> {
  if (`/site/${name}` === fontHref)
    return c.body(new Uint8Array(font), 200, { "content-type": "font/woff2", "cache-control": A_YEAR });
  if (name === "sun.svg")
    return shown(c, (_tx, { profile: { brand } }) => {
      const drawn = sun.replace("AMBER", brand.amber).replace("RUST", brand.rust).replace("PLUM", brand.plum);
      return c.body(drawn, 200, { "content-type": "image/svg+xml", "cache-control": "public, max-age=3600" });
    });
  // No page for what no page of ours asks for: it would cost a look into the database.
  return /^style-[0-9a-f]{12}\.css$/.test(name) ? stylesheet(c) : c.text("There is no such file here.", 404);
}

/** Asked for under an older name, the sheet of today is given, and not kept under that name. */
const stylesheet = (c: Context<Signed>): Promise<Response> =>
  shown(c, (_tx, { profile }) => {
    const { href, css } = stylesheetOf(profile.brand);
    const keep = href === c.req.path ? A_YEAR : "no-cache";
    return c.body(css, 200, { "content-type": "text/css; charset=utf-8", "cache-control": keep });
  });
