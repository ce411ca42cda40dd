import { html } from "hono/html";
import type { Language } from "#clinic/events.ts";
import type { Site } from "./about.ts";
import { callButton, type Page } from "./layout.ts";
import { inLine } from "./markdown.ts";
import { type Answers, type Standing, standingOf, withoutLast } from "./self-check.ts";
import { type Question, questions } from "./self-check-questions.ts";
import { selfCheckWords } from "./self-check-words.ts";
import { pathIn } from "./tongues.ts";
import type { Html } from "./ways.ts";

const PATH = "/self-check";

/** What the self-check is and is not, before its first question. */
export function selfCheckStart(lang: Language): Page {
  const said = selfCheckWords[lang];
  const body = html`<div class="narrow">
    <h1>${said.introTitle}</h1>
    ${said.intro.map((line) => html`<p>${inLine(line)}</p>`)}
    ${form(lang, {}, html`<p class="acts"><button class="btn solid">${said.begin}</button></p>`)}
  </div>`;
  return { lang, title: said.title, description: said.description, path: PATH, body };
}

/** The page for these answers: the next question, help in a crisis, or the end. */
export function selfCheckPage(site: Site, lang: Language, answers: Answers): Page {
  const standing = standingOf(answers);
  const { title, body } = shownAt(standing, site, lang, answers);
  return {
    lang,
    title,
    description: selfCheckWords[lang].description,
    path: PATH,
    body: html`<div class="narrow">${body}</div>`,
    personal: true,
    crisis: standing.at === "crisis",
  };
}

function shownAt(standing: Standing, site: Site, lang: Language, answers: Answers): Shown {
  switch (standing.at) {
    case "crisis":
      return crisisPage(site, lang);
    case "question":
      return questionPage(lang, answers, standing);
    case "end":
      return endPage(site, lang, answers, standing);
  }
}

type Shown = { readonly title: string; readonly body: Html };

/** The answers so far travel in the form and nowhere else. */
const form = (lang: Language, answers: Answers, inner: Html): Html =>
  html`<form method="post" action="${pathIn(lang, PATH)}">
    ${Object.entries(answers).map(([id, answer]) => html`<input type="hidden" name="${id}" value="${answer}" />`)}${inner}
  </form>`;

const backward = (lang: Language, answers: Answers): Html | "" =>
  Object.keys(answers).length === 0
    ? ""
    : html`<div class="backward">
        ${form(lang, withoutLast(answers), html`<button class="plain">${selfCheckWords[lang].back}</button>`)}
      </div>`;

function questionPage(
  lang: Language,
  answers: Answers,
  { question, nth }: Extract<Standing, { at: "question" }>,
): Shown {
  const said = selfCheckWords[lang];
  const answerButton = (answer: "yes" | "no" | "unknown") =>
    html`<button class="btn ghost" name="${question.id}" value="${answer}">${said[answer]}</button>`;
  const hint = question.hint[lang] === "" ? "" : html`<p class="quiet">${question.hint[lang]}</p>`;
  const body = html`${progress(nth - 1)}
    <p class="eyebrow">${said.question(nth, questions.length)}</p>
    <h1>${question.ask[lang]}</h1>
    ${hint}
    ${form(lang, answers, html`<div class="answers">${answerButton("yes")}${answerButton("no")}${answerButton("unknown")}</div>`)}
    ${backward(lang, answers)}`;
  return { title: `${said.title}: ${said.question(nth, questions.length)}`, body };
}

const progress = (done: number): Html =>
  html`<svg class="progress" aria-hidden="true" focusable="false">
    <rect class="track" width="100%" height="8" rx="4" />
    <rect class="full" width="${(done / questions.length) * 100}%" height="8" rx="4" />
  </svg>`;

/** Help at once, on the very page that the answer opened. */
function crisisPage(site: Site, lang: Language): Shown {
  const said = selfCheckWords[lang];
  const body = html`<div class="urgent" role="alert">
      <h1>${said.crisisTitle}</h1>
      <p>${said.crisisSays}</p>
      <a class="btn dark" href="tel:988">${said.call988}</a><a class="btn dark" href="sms:988">${said.text988}</a
      ><a class="btn ghost" href="tel:911">${said.call911}</a>
      <p class="quiet">${said.crisisMore}</p>
    </div>
    <p>${said.crisisStops}</p>
    <p class="acts">${callButton(site, lang)}<a class="btn ghost" href="${pathIn(lang, PATH)}">${said.again}</a></p>`;
  return { title: said.crisisTitle, body };
}

function endPage(
  site: Site,
  lang: Language,
  answers: Answers,
  { outcome, findings }: Extract<Standing, { at: "end" }>,
): Shown {
  const said = selfCheckWords[lang];
  const list = findings.map((question) => html`<li>${findingOf(question, lang, outcome)}</li>`);
  const ruledOut = outcome === "ruled-out";
  const book = `${pathIn(lang, "/book")}?check=${outcome}`;
  const body = html`<h1>${said.endTitle[outcome]}</h1>
    <p>${said.endSays[outcome]}</p>
    ${
      list.length === 0
        ? ""
        : html`<ul class="findings">
            ${list}
          </ul>`
    }
    <p class="acts">
      ${ruledOut ? "" : html`<a class="btn solid" href="${book}">${said.book}</a>`}${callButton(site, lang)}
    </p>
    <div class="notice">
      <p><b>${said.keptTitle}</b></p>
      <p>${said.kept}</p>
      ${ruledOut ? "" : html`<p>${said.keptBook} <a href="${pathIn(lang, "/book")}">${said.bookBare}</a></p>`}
    </div>
    <p class="quiet">${said.safe}</p>
    ${backward(lang, answers)}`;
  return { title: said.endTitle[outcome], body };
}

/** A reason against is told as one only where it was surely answered; a doubt is told as a doubt. */
const findingOf = ({ bears, ask, finding }: Question, lang: Language, outcome: string): Html =>
  bears === "rules-out" && outcome === "to-discuss"
    ? html`${selfCheckWords[lang].unsure} ${ask[lang]}`
    : html`${finding[lang]}`;
