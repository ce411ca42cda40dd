import { html } from "hono/html";
import type { Language } from "#clinic/events.ts";
import { numberIn, planSteps } from "#followup/events.ts";
import { planOf } from "#followup/read.ts";
import { type Html, nothingHere } from "#site/desk.ts";
import { callTo } from "#ui/telephone.ts";
import { answer } from "./frame.ts";
import { type Own, to } from "./own.ts";

const words = {
  en: {
    title: "My safety plan",
    link: "For a crisis: what to do, step by step",
    about: (day: string, who: string) => `You and ${who} wrote this together on ${day}.`,
    order:
      "Begin with step 1. If it does not help enough, go on to the next. In danger of your life, call 911 at once.",
    none: "Nothing is written here yet. Talk about it at your next visit.",
    lifeline: "988 Suicide & Crisis Lifeline: call or text 988, at any hour",
    emergency: "911, or the nearest emergency room",
    print: "Print",
    change: "Is something not right any more? Tell us: we change it together.",
    ask: "Write to us about it",
  },
  es: {
    title: "Mi plan de seguridad",
    link: "Para una crisis: qué hacer, paso a paso",
    about: (day: string, who: string) => `Usted y ${who} lo escribieron juntos el ${day}.`,
    order:
      "Empiece por el paso 1. Si no ayuda lo suficiente, siga con el próximo. Si su vida está en peligro, llame al 911 enseguida.",
    none: "Aquí todavía no hay nada escrito. Hablen de ello en su próxima cita.",
    lifeline:
      "988, Línea de Prevención del Suicidio y Crisis: llame o envíe un mensaje al 988, a cualquier hora (oprima 2 para español)",
    emergency: "911, o la sala de emergencias más cercana",
    print: "Imprimir",
    change: "¿Algo ya no es así? Díganoslo: lo cambiamos juntos.",
    ask: "Escribirnos sobre esto",
  },
} as const;

/** What they wrote down with us for a crisis, to read at any hour, to call from and to print. */
export async function safetyPlanPage(own: Own): Promise<Response> {
  const { lang, site } = own;
  const plan = await planOf(own.tx, own.patientId);
  if (plan === null) return nothingHere(own);
  const said = words[lang];
  const body = html`<p>${said.about(dayOf(lang, site.zone, plan.at), plan.printedName)}</p>
    <p>${said.order}</p>
    <ol class="plan">
      ${planSteps.map(
        ({ id, title }) =>
          html`<li class="card">
            <h2>${title[lang]}</h2>
            ${entries(lang, plan.steps[id], id === "professionals")}
          </li>`,
      )}
    </ol>
    <p class="quiet small">${said.change}</p>
    <div class="acts">
      <button type="button" class="btn solid" data-print hidden>${said.print}</button>
      <a class="btn ghost" href="${to(own, "/my/messages/new/health")}">${said.ask}</a>
    </div>`;
  return answer(own, { title: said.title, body, path: "/my/safety-plan", tab: "me" });
}

/** With its year: it is printed, and lies in a drawer. */
const dayOf = (lang: Language, timeZone: string, at: number): string =>
  new Intl.DateTimeFormat(lang === "es" ? "es-US" : "en-US", { dateStyle: "long", timeZone }).format(at);

function entries(lang: Language, written: readonly string[], isProfessionals: boolean): Html {
  const said = words[lang];
  if (written.length === 0 && !isProfessionals) return html`<p class="quiet">${said.none}</p>`;
  return html`<ul>
    ${written.map((entry) => html`<li>${called(entry)}</li>`)}
    ${
      isProfessionals
        ? html`<li><a href="tel:988">${said.lifeline}</a></li>
            <li><a href="tel:911">${said.emergency}</a></li>`
        : ""
    }
  </ul>`;
}

function called(entry: string): Html | string {
  const number = numberIn(entry);
  return number === null ? entry : html`<a href="${callTo(number)}">${entry}</a>`;
}

/** The way there, where there is one. */
export async function safetyPlanLink(own: Own): Promise<Html | ""> {
  if ((await planOf(own.tx, own.patientId)) === null) return "";
  const said = words[own.lang];
  return html`<li>
    <a class="bare" href="${to(own, "/my/safety-plan")}"
      ><span>${said.title}<small>${said.link}</small></span></a
    >
  </li>`;
}
