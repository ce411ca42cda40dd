import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import type { Signed } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";
import { shown } from "./ask.ts";
import { defaultText } from "./default-texts.ts";
import { homePage } from "./home-page.ts";
import { answer } from "./layout.ts";
import { notFoundPage } from "./not-found-page.ts";
import { font, fontHref, stylesheetOf } from "./stylesheet.ts";
import { languageOf, spokenBy } from "./tongues.ts";

const A_YEAR = "public, max-age=31536000, immutable";
const words = open("the clinic's own words, for everybody");
const files = open("the looks of the public pages");

/** The public pages. */
export const siteRoutes = () =>
  new Hono<Signed>()
    .get("/site/:file", files, compress(), (c) => siteFile(c, c.req.param("file")))
    .get("/", words, compress(), home)
    .get("/es/", words, compress(), home)
    .get("/es", words, (c) => c.redirect("/es/", 301));

const home = (c: Context<Signed>): Promise<Response> =>
  shown(c, (_tx, site) => {
    const lang = languageOf(c.req.path);
    const text = defaultText("home", lang);
    if (text === undefined || !spokenBy(site.profile).includes(lang)) return answer(c, site, notFoundPage("en"), 404);
    return answer(c, site, homePage(site, lang, text, []));
  });

/** The page for an address of the public site where there is nothing. */
export const noSuchPage = (c: Context<Signed>): Promise<Response> =>
  shown(c, (_tx, site) => answer(c, site, notFoundPage(languageOf(c.req.path)), 404));

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
  return /^style-[0-9a-f]+\.css$/.test(name) ? stylesheet(c) : noSuchPage(c);
}

/** Asked for under an older name, the sheet of today is given, and not kept under that name. */
const stylesheet = (c: Context<Signed>): Promise<Response> =>
  shown(c, (_tx, { profile }) => {
    const { href, css } = stylesheetOf(profile.brand);
    const keep = href === c.req.path ? A_YEAR : "no-cache";
    return c.body(css, 200, { "content-type": "text/css; charset=utf-8", "cache-control": keep });
  });
