import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { neutralOr } from "#booking/desk.ts";
import type { Signed } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";
import { type Asking, callButton, fontHref, pathIn, seenOnly, spokenBy, stylesheetOf } from "#site/desk.ts";
import { answer } from "./frame.ts";
import { scriptHref, sheetHref } from "./portal-files.ts";
import { portalWords } from "./words.ts";

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const worker = readFileSync(here("own-worker.js"), "utf8");

/** The sun, drawn larger; with no name, for others see the telephone. */
const icons = new Map(
  ["icon-192.png", "icon-512.png"].map((name) => [name, new Uint8Array(readFileSync(here(`icons/${name}`)))]),
);
const ICON = "/site/icons";
const iconHref = (size: 192 | 512) => `${ICON}/icon-${size}.png`;

const words = {
  en: {
    name: "My clinic",
    offline: "There is no connection",
    about: "Your pages need the internet. Nothing you sent before is lost. Try again when you are connected.",
    again: "Try again",
  },
  es: {
    name: "Mi clínica",
    offline: "No hay conexión",
    about:
      "Sus páginas necesitan internet. Nada de lo que envió antes se ha perdido. Pruebe otra vez cuando tenga conexión.",
    again: "Probar otra vez",
  },
} as const;

const files = open("what a browser needs to keep these pages on the home screen; it holds nothing of anybody");

/** What puts patients' own pages on a telephone's home screen, and tells where help is while there is no connection. */
export function installableRoutes() {
  const routes = new Hono<Signed>()
    .get("/own-worker.js", files, (c) => seenOnly(c, serveWorker))
    .get(`${ICON}/:icon`, files, icon);
  for (const my of ["/my", "/es/my"])
    routes
      .get(`${my}/app.webmanifest`, files, (c) => seenOnly(c, manifest))
      .get(`${my}/offline`, files, (c) => seenOnly(c, offlinePage));
  return routes;
}

function icon(c: Context<Signed>) {
  const bytes = icons.get(c.req.param("icon") ?? "");
  if (bytes === undefined) return c.text("There is no such file here.", 404);
  return c.body(bytes, 200, { "content-type": "image/png", "cache-control": "public, max-age=86400" });
}

/** The name on the home screen gives nothing away: it may be read over a shoulder. */
function manifest({ c, site, lang }: Asking) {
  const name = neutralOr(site.name, words[lang].name);
  const own = pathIn(lang, "/my");
  const body = {
    name,
    short_name: words[lang].name,
    lang,
    id: "/my",
    start_url: own,
    scope: "/",
    display: "standalone",
    background_color: "#fffaf5",
    theme_color: "#2a2230",
    icons: [192, 512].map((size) => ({
      src: iconHref(size as 192 | 512),
      sizes: `${size}x${size}`,
      type: "image/png",
      purpose: "any",
    })),
  };
  return c.body(JSON.stringify(body), 200, {
    "content-type": "application/manifest+json; charset=utf-8",
    "cache-control": "public, max-age=3600",
  });
}

/** Its list is written into it: only files with nobody's name in them, and the page for no connection. */
function serveWorker({ c, site }: Asking) {
  const looks = [
    stylesheetOf(site.profile.brand).href,
    sheetHref,
    scriptHref,
    fontHref,
    "/site/sun.svg",
    iconHref(192),
  ];
  const kept = [...looks, ...spokenBy(site.profile).map((lang) => pathIn(lang, "/my/offline"))];
  const name = createHash("sha256").update(worker).update(kept.join()).digest("hex").slice(0, 12);
  const body = worker.replace("/* the list */ []", JSON.stringify(kept)).replace("looks-NAME", `looks-${name}`);
  return c.body(body, 200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" });
}

function offlinePage(asking: Asking): Promise<Response> {
  const { lang, site } = asking;
  const said = words[lang];
  const body = html`<p>${said.about}</p>
    <p class="notice">${portalWords[lang].emergency}</p>
    <p class="acts"><a class="btn solid" href="${pathIn(lang, "/my")}">${said.again}</a>${callButton(site, lang)}</p>`;
  return answer(asking, { title: said.offline, body, path: "/my/offline" });
}
