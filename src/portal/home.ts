import { html } from "hono/html";
import { greetedName } from "#booking/read.ts";
import { detailsOf } from "#people/read.ts";
import { callButton, clockTime, dayName, type Html, isAhead, pathIn } from "#site/desk.ts";
import { dueNow } from "./check-in.ts";
import { curveCard } from "./curve.ts";
import { decisionLink } from "./decision.ts";
import { answer } from "./frame.ts";
import { newMessage } from "./message-pages.ts";
import type { Own } from "./own.ts";
import { moodTap } from "./mood.ts";
import { mark } from "./parts.ts";
import { theirVisits } from "./past-visits.ts";
import { safetyPlanLink } from "./safety-plan.ts";
import { type ToDo, todosOf } from "./todo.ts";
import { afterCard, beforeCard, isJustOver, visitActs, visitName } from "./visit-card.ts";
import { visitWords } from "./visit-words.ts";

const words = {
  en: {
    hello: (name: string) => (name === "" ? "Hello" : `Hello, ${name}`),
    noVisit: "You have no visit booked.",
    todo: "For you to fill in",
    todoAbout: "You can stop at any time and go on later, on any device.",
    allDone: "All your forms are filled in. Thank you.",
    minutes: (n: number) => `about ${n} min`,
    more: (n: number) => `All forms (${n} open)`,
    saidSaved: "Saved. Thank you.",
  },
  es: {
    hello: (name: string) => (name === "" ? "Hola" : `Hola, ${name}`),
    noVisit: "No tiene ninguna cita reservada.",
    todo: "Para que usted llene",
    todoAbout: "Puede parar cuando quiera y seguir después, en cualquier dispositivo.",
    allDone: "Todos sus formularios están llenos. Gracias.",
    minutes: (n: number) => `unos ${n} min`,
    more: (n: number) => `Todos los formularios (${n} por llenar)`,
    saidSaved: "Guardado. Gracias.",
  },
} as const;

/** What comes next and what is left to do: the first page a patient sees. After a treatment, what to heed stands first. */
export async function homePage(own: Own): Promise<Response> {
  const { lang, tx, now } = own;
  const said = words[lang];
  const mine = await theirVisits(own);
  const over = mine.visits.findLast((visit) => isJustOver(visit, now));
  const next = mine.visits.find((visit) => isAhead(visit, now) && visit !== over);
  const { calledName } = await detailsOf(tx, own.patientId);
  const hello = said.hello(calledName === "" ? greetedName(own.patient.name) : calledName);
  const news = [await newMessage(own), await decisionLink(own, "home"), await safetyPlanLink(own)].filter(
    (one) => one !== "",
  );
  const body = html`${own.c.req.query("said") === "saved" ? html`<p class="notice" role="status">${said.saidSaved}</p>` : ""}
  ${over === undefined ? "" : afterCard(own)} ${await dueNow(own)} ${await moodTap(own)}
  ${next === undefined ? html`<p>${said.noVisit}</p>` : await beforeCard(own, next)} ${await curveCard(own)}
  ${next === undefined ? "" : visitActs(own, next)}
  ${
    news.length === 0
      ? ""
      : html`<ul class="todos">
          ${news}
        </ul>`
  }
  ${todoPart(own, await todosOf(own))}
  ${over === undefined ? html`<p class="acts">${callButton(own.site, lang)}</p>` : ""}`;
  if (over !== undefined) return answer(own, { title: visitWords[lang].done, above: hello, body, tab: "home" });
  if (next === undefined) return answer(own, { title: hello, body, tab: "home" });
  const { zone, startAt } = next;
  const title = `${visitName(own, next, mine)}, ${clockTime(lang, zone, startAt)}`;
  return answer(own, { title, above: `${hello} · ${dayName(lang, zone, startAt)}`, body, tab: "home" });
}

const MOST_AT_HOME = 4;

function todoPart(own: Own, todos: readonly ToDo[]): Html {
  const said = words[own.lang];
  const open = todos.filter(({ state }) => state !== "done");
  if (open.length === 0) return html`<p>${said.allDone}</p>`;
  return html`<h2>${said.todo}</h2>
    <p class="quiet small">${said.todoAbout}</p>
    ${todoList(own, open.slice(0, MOST_AT_HOME))}
    ${
      open.length > MOST_AT_HOME
        ? html`<p><a class="plain" href="${pathIn(own.lang, "/my/forms")}">${said.more(open.length)}</a></p>`
        : ""
    }`;
}

export const todoList = ({ lang }: Own, todos: readonly ToDo[]): Html =>
  html`<ul class="todos">
    ${todos.map(
      ({ path, name, minutes, state }) =>
        html`<li>
          <a href="${pathIn(lang, path)}"
            >${mark(state)}<span
              >${name[lang]}<small>${stateSays(lang, state)} · ${words[lang].minutes(minutes)}</small></span
            ></a
          >
        </li>`,
    )}
  </ul>`;

const states = {
  en: { open: "Not begun", begun: "Begun", done: "Done" },
  es: { open: "Sin empezar", begun: "Empezado", done: "Listo" },
} as const;
const stateSays = (lang: "en" | "es", state: ToDo["state"]): string => states[lang][state];
