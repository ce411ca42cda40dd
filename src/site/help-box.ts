import { html } from "hono/html";
import { type Help, helpFor } from "#assessment/events.ts";
import type { Language } from "#clinic/events.ts";
import { heardCrisis, whoReads } from "#followup/read.ts";
import type { Asking } from "./asking.ts";
import { answer } from "./layout.ts";
import { pathIn } from "./tongues.ts";
import type { Html } from "./ways.ts";

/** Help that can be reached now: it reassures nobody and promises no time. */
export function helpBox({ lang }: { readonly lang: Language }, help: Help | null): Html | "" {
  if (help === null) return "";
  const [first, ...others] = help.calls;
  return html`<section class="urgent" aria-labelledby="help">
    <h2 id="help">${help.title[lang]}</h2>
    ${help.says.map((text) => html`<p>${text[lang]}</p>`)}
    ${first === undefined ? "" : html`<a class="btn dark" href="${first.href}">${first.words[lang]}</a>`}
    ${others.map(({ words, href }) => html`<a class="btn ghost" href="${href}">${words[lang]}</a>`)}
  </section>`;
}

const words = {
  en: {
    unsent: "What you wrote has not reached us yet: nobody here reads it before you finish.",
    goOn: "Go on to my visit",
  },
  es: {
    unsent: "Lo que escribió todavía no nos ha llegado: nadie aquí lo lee antes de que termine.",
    goOn: "Seguir a mi visita",
  },
} as const;

/** Words of danger in a form of which nothing is stored yet: help at once, and that nobody has it. */
export const unsentHelp = (lang: Language, text: string): Html | "" =>
  heardCrisis(text)
    ? html`${helpBox({ lang }, { ...help(), says: help().says.filter((_, at) => at !== 1) })}
        <p class="notice">${words[lang].unsent}</p>`
    : "";

const help = (): Help => helpFor("ask-more") ?? { title: { en: "", es: "" }, says: [], calls: [], source: "" };

/** After words of danger were sent: help before anything else, who of us is told, and the way on. */
export async function helpPage(asking: Asking, path: string): Promise<Response> {
  const { c, tx, site, lang, now } = asking;
  const { title } = help();
  const body = html`<div class="narrow">
    <h1>${title[lang]}</h1>
    ${helpBox(asking, help())}
    <p role="status">${(await whoReads(tx, now)).words[lang]}</p>
    <p class="acts"><a class="btn ghost" href="${pathIn(lang, path)}">${words[lang].goOn}</a></p>
  </div>`;
  const shown = { lang, title: title[lang], description: title[lang], path: "/book", body };
  return answer(c, site, { ...shown, personal: true, crisis: true });
}
