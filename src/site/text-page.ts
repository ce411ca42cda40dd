import { html } from "hono/html";
import type { Language } from "#clinic/events.ts";
import type { Site } from "./about.ts";
import type { SiteText } from "./default-texts.ts";
import { callButton, type Page } from "./layout.ts";
import { inLine, parted, plainly, type Section, shownAs } from "./markdown.ts";
import type { Slug } from "./slugs.ts";
import { pathIn } from "./tongues.ts";
import type { Html } from "./ways.ts";
import { words } from "./words.ts";

const en = {
  talk: "Talk to a specialist",
  about: "An evaluation tells you if ketamine may fit, and what else there is. No referral needed.",
  check: "3-minute self-check",
};
const es: typeof en = {
  talk: "Hable con un especialista",
  about:
    "Una evaluación le dice si la ketamina puede ser adecuada y qué más hay. No hace falta que otro médico le envíe.",
  check: "Autoevaluación de 3 minutos",
};
const aside: Readonly<Record<Language, typeof en>> = { en, es };

/** A page to read: the clinic's text, what always stands there (`block`; prices come first), and the ways to a person beside it. */
export function textPage(site: Site, lang: Language, slug: Slug, text: SiteText, block: Html | ""): Page {
  const { lead, sections } = parted(text.markdown);
  const shown = sections.map(shownSection);
  const body = html`<section class="hero page">
      <div class="wrap">
        <h1>${text.title}</h1>
        <div class="lead">${shownAs(lead)}</div>
      </div>
    </section>
    <div class="wrap read">
      <div class="prose">${slug === "cost" ? [block, ...shown] : [...shown, block]}</div>
      <aside class="beside" aria-label="${aside[lang].talk}">
        <div>${talkCard(site, lang)}${sections.length < 3 ? "" : onPage(sections, lang)}</div>
      </aside>
    </div>`;
  const page = { lang, title: text.title, description: plainly(lead, 155), path: `/${slug}`, body };
  return slug === "questions" ? { ...page, data: questionsData(sections) } : page;
}

const shownSection = ({ id, heading, text }: Section): Html =>
  html`<section aria-labelledby="${id}">
    <h2 id="${id}">${inLine(heading)}</h2>
    ${shownAs(text)}
  </section>`;

function talkCard(site: Site, lang: Language): Html {
  const said = aside[lang];
  return html`<div class="card">
    <h2>${said.talk}</h2>
    <p>${said.about}</p>
    <a class="btn solid" href="${pathIn(lang, "/book")}">${words[lang].schedule}</a
    ><a class="btn ghost" href="${pathIn(lang, "/self-check")}">${said.check}</a>${callButton(site, lang)}
  </div>`;
}

const onPage = (sections: readonly Section[], lang: Language): Html =>
  html`<nav class="card onpage" aria-labelledby="onpage">
    <h2 id="onpage">${words[lang].onPage}</h2>
    <ol>
      ${sections.map(({ id, heading }) => html`<li><a href="#${id}">${inLine(heading)}</a></li>`)}
    </ol>
  </nav>`;

/** Questions and answers in the words of schema.org. */
const questionsData = (sections: readonly Section[]): object => ({
  "@context": "https://schema.org",
  "@type": "FAQPage",
  mainEntity: sections.map(({ heading, text }) => ({
    "@type": "Question",
    name: plainly(heading, 300),
    acceptedAnswer: { "@type": "Answer", text: plainly(text, 2000) },
  })),
});
