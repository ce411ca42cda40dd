import { html } from "hono/html";
import { type Asking, fontHref, type Html, stylesheetOf } from "#site/desk.ts";

type Head = {
  readonly title: string;
  /** The colour of the browser's own bar. */
  readonly colour: string;
  readonly sheet: string;
  readonly script: string | null;
  /** What only this kind of page has. */
  readonly more?: Html;
};

/** What the browser is told of a page that no search engine may know. */
export const headOf = ({ site }: Pick<Asking, "site">, { title, colour, sheet, script, more }: Head): Html =>
  html`<head>
    <meta charset="utf-8" />
    <title>${title} · ${site.name}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <meta name="theme-color" content="${colour}" />
    <link rel="preload" href="${fontHref}" as="font" type="font/woff2" crossorigin />
    <link rel="stylesheet" href="${stylesheetOf(site.profile.brand).href}" />
    <link rel="stylesheet" href="${sheet}" />
    <link rel="icon" href="/site/sun.svg" type="image/svg+xml" />
    ${more ?? ""} ${script === null ? "" : html`<script type="module" src="${script}"></script>`}
  </head>`;
