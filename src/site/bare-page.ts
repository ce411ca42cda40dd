import { html } from "hono/html";
import { neutralOr } from "#booking/desk.ts";
import type { Asking } from "./asking.ts";
import { fontHref, stylesheetOf } from "./stylesheet.ts";
import type { Html } from "./ways.ts";
import { words } from "./words.ts";

const nameless = { en: "The clinic", es: "La clínica" } as const;

/**
 * A page without the frame of the site, for somebody who is not to learn what this clinic treats: no way to its other pages,
 * and its name only where that gives nothing away.
 */
export function bareAnswer(
  { c, site, lang }: Asking,
  title: string,
  body: Html,
  status: 200 | 410,
): Response | Promise<Response> {
  const name = neutralOr(site.name, nameless[lang]);
  c.header("cache-control", "no-store");
  c.header("content-language", lang);
  return c.html(
    html`<!doctype html>
      <html lang="${lang}">
        <head>
          <meta charset="utf-8" />
          <title>${title} · ${name}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <link rel="preload" href="${fontHref}" as="font" type="font/woff2" crossorigin />
          <link rel="stylesheet" href="${stylesheetOf(site.profile.brand).href}" />
          <link rel="icon" href="/site/sun.svg" type="image/svg+xml" />
        </head>
        <body>
          <header class="top">
            <div class="bar">
              <p class="logo"><i class="sun" aria-hidden="true"></i><span>${name}</span></p>
            </div>
          </header>
          <main id="page">
            <div class="narrow">
              ${body}${site.demonstration ? html`<p class="fine">${words[lang].fictitious}</p>` : ""}
            </div>
          </main>
        </body>
      </html>`,
    status,
  );
}
