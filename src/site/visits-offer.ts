import { html } from "hono/html";
import type { Language } from "#clinic/events.ts";
import type { Site } from "./about.ts";
import { callButton, type Page } from "./layout.ts";
import { pathIn } from "./tongues.ts";
import { visitsWords } from "./visits-words.ts";

/** The offer ran out before it was taken. */
export function offerOverPage(site: Site, lang: Language): Page {
  const said = visitsWords[lang];
  const body = html`<div class="narrow">
    <h1>${said.offerOver}</h1>
    <p role="status">${said.offerOverAbout}</p>
    <p class="acts"><a class="btn solid" href="${pathIn(lang, "/visits")}">${said.back}</a>${callButton(site, lang)}</p>
  </div>`;
  return { lang, title: said.offerOver, description: said.offerOverAbout, path: "/visits", body, personal: true };
}
