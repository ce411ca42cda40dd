import { html } from "hono/html";
import type { ConsentView } from "#evaluation/desk.ts";
import {
  clockTime,
  dayName,
  type Entered,
  type Faults,
  faultsBox,
  field,
  type Html,
  shownAs,
  textIn,
  tick,
} from "#site/desk.ts";
import { consentNames, consentWords } from "./consent-words.ts";
import type { Sheet } from "./frame.ts";
import { type Own, to } from "./own.ts";
import { ownForm, under } from "./parts.ts";
import { portalWords } from "./words.ts";

export const pathOfConsent = (id: string, more = ""): string => `/my/consent/${id}${more}`;

type Part = ConsentView["text"]["sections"][number];
type Question = ConsentView["text"]["questions"][number];

const nameOf = (own: Own, { consent: { kind } }: ConsentView): string => consentNames[kind][own.lang];

/** One part of the text, in the language it was offered in; read and said so, it is kept. */
export function partPage(own: Own, view: ConsentView, part: Part): Sheet {
  const { consent, text } = view;
  const said = consentWords[own.lang];
  const at = text.sections.indexOf(part);
  const before = text.sections[at - 1];
  const body = html`<div class="prose" lang="${consent.language}">${shownAs(part.markdown)}</div>
    ${ownForm(
      own,
      pathOfConsent(consent.consentId, `/part/${part.id}`),
      html`<p class="acts"><button class="btn solid">${said.read}</button></p>`,
    )}
    <p><a class="plain" href="${to(own, "/my/messages/new/health")}">${said.ask}</a></p>
    <p class="quiet small">${said.takeTime}</p>
    ${under(own, before === undefined ? null : pathOfConsent(consent.consentId, `/part/${before.id}`))}`;
  return {
    title: part.title,
    above: `${nameOf(own, view)} · ${said.part(at + 1, text.sections.length)}`,
    progress: [at, text.sections.length + text.questions.length],
    body,
  };
}

/** One question that shows the text was clear. After a wrong answer it says why, and asks again. */
export function checkPage(own: Own, view: ConsentView, question: Question): Sheet {
  const { consent, text } = view;
  const said = consentWords[own.lang];
  const at = text.questions.indexOf(question);
  const isWrong = consent.understood[question.id]?.isRight === false;
  const body = html`${
      isWrong
        ? html`<div class="notice" role="alert">
            <p><b>${said.notRight}</b></p>
            <p lang="${consent.language}">${question.because}</p>
          </div>`
        : html`<p>${said.checkAbout}</p>`
    }
    ${ownForm(
      own,
      pathOfConsent(consent.consentId, `/check/${question.id}`),
      html`<div class="answers" lang="${consent.language}">
        ${question.choices.map(
          ({ id, says }) => html`<button class="btn ghost" name="choice" value="${id}"><span>${says}</span></button>`,
        )}
      </div>`,
    )}
    <p><a class="plain" href="${to(own, "/my/messages/new/health")}">${said.ask}</a></p>
    ${under(own, pathOfConsent(consent.consentId, `/part/${text.sections.at(-1)?.id ?? ""}`))}`;
  const all = text.sections.length + text.questions.length;
  return {
    title: question.asks,
    above: `${nameOf(own, view)} · ${said.question(at + 1, text.questions.length)}`,
    progress: [text.sections.length + at, all],
    body,
  };
}

/** The signature: a full name and a tick, on the very text whose hash travels with it. */
export function signPage(own: Own, view: ConsentView, typed: Entered, faults: Faults): Sheet {
  const { consent, text } = view;
  const [said, ours] = [consentWords[own.lang], portalWords[own.lang]];
  const body = html`${faultsBox(ours.faults, faults)}
    <p>${said.signAbout}</p>
    ${consent.scope === null ? "" : html`<p>${said.upTo(consent.scope.maxMgPerKg)}</p>`}
    ${ownForm(
      own,
      pathOfConsent(consent.consentId, "/sign"),
      html`${field({
          name: "printedName",
          label: said.name,
          value: textIn(typed, "printedName"),
          most: 120,
          autocomplete: "name",
          fault: faults["printedName"],
        })}
        ${field({ name: "interpreter", label: said.interpreter, hint: ours.optional, value: textIn(typed, "interpreter"), most: 120 })}
        ${tick("agree", said.agree, textIn(typed, "agree") === "yes")}
        ${faults["agree"] === undefined ? "" : html`<p class="fault">${faults["agree"]}</p>`}
        <p class="acts">
          <button class="btn solid">${said.sign}</button>
          <a class="btn ghost" href="${to(own, "/my")}">${said.notNow}</a>
        </p>`,
      { hash: text.contentHash },
    )}
    ${partsList(own, view)}`;
  return { title: said.signTitle, above: nameOf(own, view), progress: [1, 1], body };
}

const partsList = (own: Own, { consent, text }: ConsentView): Html =>
  html`<details class="again">
    <summary>${consentWords[own.lang].again}</summary>
    <ul class="parts" lang="${consent.language}">
      ${text.sections.map(
        ({ id, title }) =>
          html`<li><a href="${to(own, pathOfConsent(consent.consentId, `/part/${id}`))}">${title}</a></li>`,
      )}
    </ul>
  </details>`;

/** Signed: since when, a copy to keep, and the way to take it back. */
export function signedPage(own: Own, view: ConsentView): Sheet {
  const { consent, zone } = view;
  const said = consentWords[own.lang];
  const at = consent.signed?.at ?? own.now;
  const when = `${dayName(own.lang, zone, at)}, ${clockTime(own.lang, zone, at)}`;
  const body = html`<p role="status">${consent.attested === null ? said.signed(when) : said.both(when)}</p>
    <p class="acts">
      <a class="btn solid" href="${to(own, pathOfConsent(consent.consentId, "/paper"))}">${said.paper}</a>
      <a class="btn ghost" href="${to(own, "/my")}">${portalWords[own.lang].done}</a>
    </p>
    ${partsList(own, view)}
    <p><a class="plain" href="${to(own, pathOfConsent(consent.consentId, "/take-back"))}">${said.takeBack}</a></p>`;
  return { title: said.signedTitle, above: nameOf(own, view), body, tab: "me" };
}

export function takeBackPage(own: Own, view: ConsentView, typed: string, fault: string | null): Sheet {
  const said = consentWords[own.lang];
  const ours = portalWords[own.lang];
  const body = html`<p>${said.takeBackAbout}</p>
    ${ownForm(
      own,
      pathOfConsent(view.consent.consentId, "/take-back"),
      html`${field({ name: "why", label: said.why, hint: ours.optional, value: typed, most: 200, fault: fault ?? undefined })}
        <p class="acts">
          <button class="btn solid">${said.takeBackYes}</button>
          <a class="btn ghost" href="${to(own, pathOfConsent(view.consent.consentId))}">${said.takeBackNo}</a>
        </p>`,
    )}`;
  return { title: said.takeBack, above: nameOf(own, view), body };
}

/** Over, or not now: said in words, with the way back. */
export function saysPage(own: Own, view: ConsentView, what: "blocked" | "withdrawn" | "replaced"): Sheet {
  const said = consentWords[own.lang];
  const [title, says] = (
    {
      blocked: [said.blockedTitle, said.blocked],
      withdrawn: [said.withdrawn, said.withdrawnAbout],
      replaced: [said.replacedTitle, said.replaced],
    } as const
  )[what];
  const paper =
    what === "withdrawn"
      ? html`<a class="btn ghost" href="${to(own, pathOfConsent(view.consent.consentId, "/paper"))}">${said.paper}</a>`
      : "";
  const body = html`<p role="status">${says}</p>
    <p class="acts">
      <a class="btn solid" href="${to(own, "/my")}">${portalWords[own.lang].tabs.home}</a>
      <a class="btn ghost" href="${to(own, "/my/messages/new/health")}">${said.ask}</a>${paper}
    </p>`;
  return { title, above: nameOf(own, view), body, tab: "me" };
}
