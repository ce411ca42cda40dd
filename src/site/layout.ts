import type { Context } from "hono";
import { html, raw } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Language } from "#clinic/events.ts";
import type { Site } from "./about.ts";
import { clinicData, dataBlock } from "./clinic-data.ts";
import { footer } from "./footer.ts";
import { fontHref, stylesheetOf } from "./stylesheet.ts";
import { pathIn, spokenBy } from "./tongues.ts";
import { callTo, shownPhone } from "#ui/telephone.ts";
import { type Html, mainPages, morePages, receiver } from "./ways.ts";
import { words } from "./words.ts";

export type Page = {
  readonly lang: Language;
  /** The only h1 of the page stands in `body`; this is for the window and for search. */
  readonly title: string;
  readonly description: string;
  /** The English address: "/", "/cost". The other language's is made from it. */
  readonly path: string;
  readonly body: Html;
  /** A form, a result, somebody's own page: never kept by a browser or a search engine. */
  readonly personal?: boolean;
  /** Somebody may be in danger: the head and the bar at the bottom call 988 and offer nothing else to do. */
  readonly crisis?: boolean;
  /** More schema.org data about this page. */
  readonly data?: object;
};

/** Whole pages in the clinic's frame: crisis line first, then who we are, then `body`, then where to find us. */
export function page(
  site: Site,
  { lang, title, description, path, body, personal = false, crisis = false, data }: Page,
): Html {
  const full = path === "/" ? `${site.name}: ${title}` : `${title} · ${site.name}`;
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <title>${full}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content="${description}" />
        <meta name="theme-color" content="#2a2230" />
        ${personal ? html`<meta name="robots" content="noindex" />` : inOtherTongues(site, lang, path)}
        <link rel="preload" href="${fontHref}" as="font" type="font/woff2" crossorigin />
        <link rel="stylesheet" href="${stylesheetOf(site.profile.brand).href}" />
        <link rel="icon" href="/site/sun.svg" type="image/svg+xml" />
        ${personal ? "" : dataBlock(clinicData(site))}${data === undefined ? "" : dataBlock(data)}
      </head>
      <body>
        <a class="skip" href="#page">${words[lang].skip}</a>
        ${crisisLine(lang)} ${heading(site, lang, path, crisis)}
        <main id="page" tabindex="-1">${body}</main>
        ${footer(site, lang)} ${crisis ? crisisBar(lang) : quickBar(site, lang)}
      </body>
    </html>`;
}

/** Answers with a page of the frame. */
export function answer(c: Context, site: Site, parts: Page, status: ContentfulStatusCode = 200): Promise<Response> {
  c.header("cache-control", parts.personal === true ? "no-store" : "private, no-cache");
  c.header("content-language", parts.lang);
  return Promise.resolve(c.html(page(site, parts), status));
}

function inOtherTongues({ origin, profile }: Site, lang: Language, path: string): Html {
  const spoken = spokenBy(profile);
  const others = spoken.length < 2 ? [] : spoken;
  return html`<link rel="canonical" href="${origin}${pathIn(lang, path)}" />
    ${others.map((other) => html`<link rel="alternate" hreflang="${other}" href="${origin}${pathIn(other, path)}" />`)}
    ${others.length === 0 ? "" : html`<link rel="alternate" hreflang="x-default" href="${origin}${path}" />`}`;
}

const crisisLine = (lang: Language): Html => {
  const said = words[lang];
  return html`<aside class="crisis" aria-label="${said.crisisLabel}">
    <p>${said.crisisAsk} <a href="tel:988">${said.crisisCall}</a> ${said.crisisRest}</p>
  </aside>`;
};

function heading(site: Site, lang: Language, path: string, crisis: boolean): Html {
  const said = words[lang];
  const link = (to: { path: string; name: string }) =>
    html`<a href="${pathIn(lang, to.path)}" ${to.path === path ? raw(' aria-current="page"') : ""}>${to.name}</a>`;
  const links = mainPages(lang).map(link);
  const more = morePages(lang).map(link);
  return html`<header class="top">
    <div class="bar">
      <a class="logo" href="${pathIn(lang, "/")}"><i class="sun" aria-hidden="true"></i><span>${site.name}</span></a>
      <nav class="wide" aria-label="${said.pages}">${links}</nav>
      <div class="ways">
        ${otherTongue(site, lang, path)}${crisis ? crisisCall(lang) : html`${callButton(site, lang)}${schedule(lang)}`}
      </div>
      <details class="menu">
        <summary>${said.menu}</summary>
        <nav aria-label="${said.menu}">${links}${more}</nav>
      </details>
    </div>
  </header>`;
}

function otherTongue({ profile }: Site, lang: Language, path: string): Html | "" {
  const other = lang === "en" ? "es" : "en";
  if (!spokenBy(profile).includes(other)) return "";
  return html`<a class="tongue" lang="${other}" hreflang="${other}" href="${pathIn(other, path)}"
    ><span class="full">${words[lang].other}</span><span class="short">${words[lang].otherShort}</span></a
  >`;
}

/** The clinic's number, where it has given one. */
export const callButton = ({ profile }: Site, lang: Language): Html | "" =>
  profile.phone === ""
    ? ""
    : html`<a
        class="btn ghost call"
        href="${callTo(profile.phone)}"
        aria-label="${words[lang].callClinic(shownPhone(profile.phone))}"
        >${receiver} ${shownPhone(profile.phone)}</a
      >`;

const schedule = (lang: Language): Html =>
  html`<a class="btn solid" href="${pathIn(lang, "/book")}">${words[lang].schedule}</a>`;

const crisisCall = (lang: Language): Html => html`<a class="btn solid" href="tel:988">${words[lang].crisisCallNow}</a>`;

const crisisBar = (lang: Language): Html =>
  html`<nav class="quick" aria-label="${words[lang].crisisLabel}">${crisisCall(lang)}</nav>`;

/** On a phone, both ways to a person stay within a thumb's reach. */
function quickBar({ profile }: Site, lang: Language): Html {
  const said = words[lang];
  const call =
    profile.phone === "" ? "" : html`<a class="btn ghost" href="${callTo(profile.phone)}">${receiver} ${said.call}</a>`;
  return html`<nav class="quick" aria-label="${said.quick}">
    ${call}<a class="btn solid" href="${pathIn(lang, "/book")}">${said.scheduleShort}</a>
  </nav>`;
}
