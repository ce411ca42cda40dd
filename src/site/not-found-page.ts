import { html } from "hono/html";
import type { Language } from "#clinic/events.ts";
import type { Page } from "./layout.ts";
import { pathIn } from "./tongues.ts";
import { mainPages, morePages } from "./ways.ts";

const en = {
  title: "There is no page here",
  says: "The address may be misspelled, or the page may have moved. Nothing you entered elsewhere is lost. What were you looking for?",
  start: "Start page",
};
const es: typeof en = {
  title: "Aquí no hay ninguna página",
  says: "Puede que la dirección esté mal escrita o que la página haya cambiado de lugar. No se ha perdido nada de lo que usted escribió en otra página. ¿Qué buscaba?",
  start: "Página de inicio",
};
const words: Readonly<Record<Language, typeof en>> = { en, es };

export function notFoundPage(lang: Language): Page {
  const said = words[lang];
  const ways = [{ path: "/", name: said.start }, ...mainPages(lang), ...morePages(lang)];
  const body = html`<div class="narrow">
    <h1>${said.title}</h1>
    <p>${said.says}</p>
    <ul class="ways-on">
      ${ways.map(({ path, name }) => html`<li><a href="${pathIn(lang, path)}">${name}</a></li>`)}
    </ul>
  </div>`;
  return { lang, title: said.title, description: said.says, path: "/", body, personal: true };
}
