import { html, raw } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Asking, type Html, pathIn, siteWords, spokenBy } from "#site/desk.ts";
import { headOf } from "./head.ts";
import { scriptHref, sheetHref } from "./portal-files.ts";
import { portalWords } from "./words.ts";

export type Tab = "home" | "visits" | "check-in" | "messages" | "me";

export type Sheet = {
  /** The only h1 of the page, and the window's title. */
  readonly title: string;
  /** Small, above the title: where in a list of questions this one stands, or a date. */
  readonly above?: string;
  readonly body: Html;
  /** The tab this page belongs to; none for a question, where only the question counts. */
  readonly tab?: Tab;
  /** How far along, of how many. */
  readonly progress?: readonly [number, number];
  /** Somebody may be in danger: nothing leads elsewhere but to help. */
  readonly crisis?: boolean;
  /** The same page in the other language; its own address where none is named. */
  readonly path?: string;
  /** Where the clinic's name leads to; a patient's own first page where none is named. */
  readonly home?: string;
};

/** Answers with one of a patient's own pages. No browser, proxy or search engine keeps it. */
export function answer(asking: Asking, sheet: Sheet, status: ContentfulStatusCode = 200): Promise<Response> {
  const { c, lang } = asking;
  c.header("cache-control", "no-store");
  c.header("content-language", lang);
  return Promise.resolve(c.html(whole(asking, sheet), status));
}

/** What keeps these pages on a telephone's home screen. */
const onHomeScreen = ({ lang }: Asking): Html =>
  html`<link rel="apple-touch-icon" href="/site/icons/icon-192.png" />
    <link rel="manifest" href="${pathIn(lang, "/my/app.webmanifest")}" />`;

function whole(asking: Asking, sheet: Sheet): Html {
  const { lang } = asking;
  const { title, above, body, tab, progress, crisis = false } = sheet;
  return html`<!doctype html>
    <html lang="${lang}">
      ${headOf(asking, { title, colour: "#2a2230", sheet: sheetHref, script: scriptHref, more: onHomeScreen(asking) })}
      <body class="own">
        <a class="skip" href="#page">${siteWords[lang].skip}</a>
        ${crisisLine(asking)}
        <main id="page" tabindex="-1">
          <div class="crown">
            <div class="column">
              ${brandLine(asking, sheet)} ${above === undefined ? "" : html`<p class="above">${above}</p>`}
              <h1>${title}</h1>
            </div>
          </div>
          <div class="column matter">${progress === undefined ? "" : progressBar(progress)} ${body}</div>
        </main>
        ${crisis || tab === undefined ? "" : tabs(asking, tab)}
      </body>
    </html>`;
}

const crisisLine = ({ lang }: Asking): Html => {
  const said = siteWords[lang];
  return html`<aside class="crisis" aria-label="${said.crisisLabel}">
    <p>${said.crisisAsk} <a href="tel:988">${said.crisisCall}</a> ${said.crisisRest}</p>
  </aside>`;
};

function brandLine({ c, site, lang }: Asking, { path, home = "/my" }: Sheet): Html {
  const other = lang === "en" ? "es" : "en";
  const here = path ?? c.req.path.replace(/^\/es(?=\/)/, "");
  const tongue =
    spokenBy(site.profile).includes(other) && c.req.method === "GET"
      ? html`<a class="tongue" lang="${other}" hreflang="${other}" href="${pathIn(other, here)}"
          >${siteWords[lang].otherShort}</a
        >`
      : "";
  return html`<div class="brand">
    <a class="logo" href="${pathIn(lang, home)}"><i class="sun" aria-hidden="true"></i><span>${site.name}</span></a>
    ${tongue}
  </div>`;
}

/** Drawn, for no inline style may say how wide it is. */
const progressBar = ([done, of]: readonly [number, number]): Html =>
  html`<svg class="progress" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="2" rx="1" />
    <rect class="full" width="${Math.round((done / Math.max(of, 1)) * 100)}" height="2" rx="1" />
  </svg>`;

const PATHS: Readonly<Record<Tab, string>> = {
  home: "/my",
  visits: "/my/visits",
  "check-in": "/my/check-in",
  messages: "/my/messages",
  me: "/my/me",
};

function tabs({ lang }: Asking, here: Tab): Html {
  const said = portalWords[lang];
  return html`<nav class="tabs" aria-label="${said.pages}">
    ${(Object.keys(PATHS) as Tab[]).map(
      (tab) =>
        html`<a href="${pathIn(lang, PATHS[tab])}" ${tab === here ? raw('aria-current="page"') : ""}
          >${said.tabs[tab]}</a
        >`,
    )}
  </nav>`;
}
