import { html } from "hono/html";
import type { EvaluationDecision } from "#evaluation/events.ts";
import { asRead, evaluationsOf, whatCounts } from "#evaluation/read.ts";
import { callButton, dayName, type Html, nothingHere } from "#site/desk.ts";
import { answer } from "./frame.ts";
import { type Own, to } from "./own.ts";
import { portalWords } from "./words.ts";

const words = {
  en: {
    name: "What the clinic decided",
    decided: (who: string, day: string) => `${who} decided this on ${day}.`,
    title: {
      eligible: "Ketamine may be worth trying",
      "specialist-review": "We ask another specialist first",
      "needs-information": "Something is still missing",
      declined: "Not ketamine for now",
    } satisfies Record<EvaluationDecision, string>,
    missing: "What is still missing",
    instead: "What may help instead",
    ask: "Ask us about this",
    talk: "You do not have to take this in alone. Call us, or write to us: we talk about it with you.",
  },
  es: {
    name: "Lo que decidió la clínica",
    decided: (who: string, day: string) => `Lo decidió ${who} el ${day}.`,
    title: {
      eligible: "Puede valer la pena probar la ketamina",
      "specialist-review": "Antes preguntamos a otro especialista",
      "needs-information": "Todavía falta algo",
      declined: "Por ahora no la ketamina",
    } satisfies Record<EvaluationDecision, string>,
    missing: "Lo que todavía falta",
    instead: "Lo que puede ayudar en su lugar",
    ask: "Preguntar sobre esto",
    talk: "No tiene que llevar esto a solas. Llámenos o escríbanos: lo hablamos con usted.",
  },
} as const;

/** The decision that stands, where the clinician wrote words for the patient with it; nothing older takes its place. */
export async function decisionFor({ tx, patientId }: Pick<Own, "tx" | "patientId">) {
  const decided = whatCounts(await evaluationsOf(tx, patientId)).stands?.decisions.at(-1);
  return decided === undefined || decided.toPatient === "" ? null : decided;
}

const NEWS_MS = 30 * 86_400_000;

/** The way to it: on the first page while it is news, under "Me" for good. */
export async function decisionLink(own: Own, where: "home" | "me"): Promise<Html | ""> {
  const decided = await decisionFor(own);
  if (decided === null || (where === "home" && own.now - decided.at > NEWS_MS)) return "";
  const { name } = words[own.lang];
  return html`<li>
    <a class="bare" href="${to(own, "/my/decision")}"
      ><span>${name}<small>${dayName(own.lang, own.site.zone, decided.at)}</small></span></a
    >
  </li>`;
}

/** The clinician's words, what is missing or may help instead, and somebody to talk to. The reasons stay in the record. */
export async function decisionPage(own: Own): Promise<Response> {
  const { lang, site } = own;
  const decided = await decisionFor(own);
  if (decided === null) return nothingHere(own);
  const said = words[lang];
  const { decision, toPatient, missing, alternatives, printedName, at } = decided;
  const isHard = decision !== "eligible";
  const body = html`<p class="words">${asRead(toPatient, lang)}</p>
    ${list(said.missing, missing, lang)} ${list(said.instead, alternatives, lang)}
    <p class="quiet small">${said.decided(printedName, dayName(lang, site.zone, at))}</p>
    ${
      isHard
        ? html`<p>${said.talk}</p>
            <p class="notice">${portalWords[lang].emergency}</p>`
        : ""
    }
    <div class="acts">
      <a class="btn solid" href="${to(own, "/my/messages/new/health")}">${said.ask}</a>
      ${callButton(site, lang)}
    </div>`;
  return answer(own, { title: said.title[decision], above: said.name, body, tab: "me" });
}

const list = (title: string, items: readonly string[], lang: "en" | "es"): Html | "" =>
  items.length === 0
    ? ""
    : html`<section class="card" aria-labelledby="list">
        <h2 id="list">${title}</h2>
        <ul>
          ${items.map((item) => html`<li>${asRead(item, lang)}</li>`)}
        </ul>
      </section>`;
