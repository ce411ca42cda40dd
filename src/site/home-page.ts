import { html } from "hono/html";
import type { Language } from "#clinic/events.ts";
import type { Site } from "./about.ts";
import type { SiteText } from "./default-texts.ts";
import { homeWords } from "./home-words.ts";
import type { Page } from "./layout.ts";
import { inLine, parted, plainly, type Section, shownAs } from "./markdown.ts";
import { timesPanel, type NextTimes } from "./times-panel.ts";
import { pathIn } from "./tongues.ts";
import type { Html } from "./ways.ts";

/** The start page: promise, facts, the three steps, times to come, and the rest of the clinic's words. */
export function homePage(site: Site, lang: Language, text: SiteText, times: NextTimes | null): Page {
  const { lead, sections } = parted(text.markdown);
  const [steps, ...rest] = sections;
  const said = homeWords[lang];
  const body = html`<section class="hero">
      <div class="wrap">
        <h1>${text.title}</h1>
        <div class="lead">${shownAs(lead)}</div>
        <p class="acts">
          <a class="btn solid" href="${pathIn(lang, "/self-check")}">${said.check}</a
          ><a class="btn ghost" href="${pathIn(lang, "/book")}">${said.choose}</a>
        </p>
      </div>
    </section>
    <div class="wrap">
      <ul class="facts">
        ${said.facts.map(fact)}
      </ul>
      ${steps === undefined ? "" : stepsOf(steps)} ${timesPanel(site, lang, times)} ${rest.map(prose)}
      ${site.profile.people.length === 0 ? "" : team(site, lang)}
    </div>`;
  return { lang, title: text.title, description: plainly(lead, 155), path: "/", body };
}

const fact = ({ big, text, small }: (typeof homeWords)["en"]["facts"][number]): Html =>
  html`<li class="fact"><b>${big}</b><span>${text}</span>${small === "" ? "" : html`<small>${small}</small>`}</li>`;

/** A section whose "### " parts stand side by side. */
function stepsOf({ id, heading, text }: Section): Html {
  const [before = "", ...parts] = `\n${text}`.split(/\n### (?=\S)/);
  const steps = parts.map((part) => {
    const [title = "", ...rest] = part.split("\n");
    return html`<li class="step">
      <h3>${inLine(title)}</h3>
      ${shownAs(rest.join("\n"))}
    </li>`;
  });
  return html`<section class="part" aria-labelledby="${id}">
    <h2 id="${id}">${inLine(heading)}</h2>
    ${shownAs(before)}
    <ol class="steps">
      ${steps}
    </ol>
  </section>`;
}

const prose = ({ id, heading, text }: Section): Html =>
  html`<section class="part prose" aria-labelledby="${id}">
    <h2 id="${id}">${inLine(heading)}</h2>
    ${shownAs(text)}
  </section>`;

function team({ profile }: Site, lang: Language): Html {
  const people = profile.people.map(
    ({ name, role, about }) =>
      html`<li>
        <b>${name}</b><span class="role">${role[lang]}</span>${about[lang] === "" ? "" : html`<p>${about[lang]}</p>`}
      </li>`,
  );
  return html`<section class="part" aria-labelledby="people">
    <h2 id="people">${homeWords[lang].people}</h2>
    <ul class="team">
      ${people}
    </ul>
  </section>`;
}
