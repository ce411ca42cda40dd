import { html } from "hono/html";
import { greetedName } from "#booking/read.ts";
import { detailsOf } from "#people/read.ts";
import { callButton, clockTime, dayName, type Html, isAhead, mineAt, pathIn, type Visit } from "#site/desk.ts";
import { curveCard } from "./curve.ts";
import { answer } from "./frame.ts";
import type { Own } from "./own.ts";
import { mark } from "./parts.ts";
import { type ToDo, todosOf } from "./todo.ts";

const words = {
  en: {
    hello: (name: string) => (name === "" ? "Hello" : `Hello, ${name}`),
    noVisit: "You have no visit booked.",
    before: "Before you come",
    ride: (driver: string) => `Ride home: ${driver}, who has said yes`,
    rideWaits: (driver: string) => `Ride home: ${driver}, who has not said yes yet`,
    rideNone: "Tell us who takes you home. You cannot drive until the day after.",
    evening: "The short questions for the evening before are answered",
    eveningOpen: "On the day before, we ask you a few short questions",
    eat: "Keep to what we told you about food, drink and your medicines. If you are not sure, call us.",
    bring: "Bring your ID and a list of what you take. Wear something comfortable.",
    drink: "No alcohol and no cannabis in the three days before.",
    video: "Join by video from a quiet place where nobody listens.",
    toVisit: "This visit: move it, cancel it, or say you are on your way",
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
    before: "Antes de venir",
    ride: (driver: string) => `Le lleva a casa: ${driver}, que ha dicho que sí`,
    rideWaits: (driver: string) => `Le lleva a casa: ${driver}, que aún no ha dicho que sí`,
    rideNone: "Díganos quién le lleva a casa. No puede manejar hasta el día siguiente.",
    evening: "Las preguntas breves de la noche anterior están respondidas",
    eveningOpen: "El día anterior le haremos unas preguntas breves",
    eat: "Siga lo que le dijimos sobre comer, beber y sus medicinas. Si tiene dudas, llámenos.",
    bring: "Traiga su identificación y una lista de lo que toma. Venga con ropa cómoda.",
    drink: "Nada de alcohol ni cannabis en los tres días anteriores.",
    video: "Conéctese por video desde un lugar tranquilo donde nadie le oiga.",
    toVisit: "Esta cita: cambiarla, cancelarla o decir que viene en camino",
    todo: "Para que usted llene",
    todoAbout: "Puede parar cuando quiera y seguir después, en cualquier dispositivo.",
    allDone: "Todos sus formularios están llenos. Gracias.",
    minutes: (n: number) => `unos ${n} min`,
    more: (n: number) => `Todos los formularios (${n} por llenar)`,
    saidSaved: "Guardado. Gracias.",
  },
} as const;

/** What comes next and what is left to do: the first page a patient sees. */
export async function homePage(own: Own): Promise<Response> {
  const { lang, tx, email, now } = own;
  const said = words[lang];
  const mine = await mineAt(tx, email, now);
  const next = mine.visits.find((visit) => visit.patientId === own.patientId && isAhead(visit, now));
  const { calledName } = await detailsOf(tx, own.patientId);
  const name = calledName === "" ? greetedName(own.patient.name) : calledName;
  const body = html`${own.c.req.query("said") === "saved" ? html`<p class="notice" role="status">${said.saidSaved}</p>` : ""}
    ${next === undefined ? html`<p>${said.noVisit}</p>` : beforeCard(own, next)} ${todoPart(own, await todosOf(own))}
    ${await curveCard(own)}
    <p class="acts">${callButton(own.site, lang)}</p>`;
  const title =
    next === undefined ? said.hello(name) : `${next.type.name[lang]}, ${clockTime(lang, next.zone, next.startAt)}`;
  const above = next === undefined ? undefined : `${said.hello(name)} · ${dayName(lang, next.zone, next.startAt)}`;
  return answer(own, { title, ...(above !== undefined && { above }), body, tab: "home" });
}

function beforeCard(own: Own, visit: Visit): Html {
  const said = words[own.lang];
  const check = (isDone: boolean, says: string) =>
    html`<li class="${isDone ? "is-done" : ""}">${mark(isDone ? "done" : "open")}<span>${says}</span></li>`;
  const lines = visit.type.escort
    ? [
        check(visit.ride?.confirmed === true, rideSays(own, visit)),
        check(visit.evening !== null, visit.evening === null ? said.eveningOpen : said.evening),
        check(false, said.eat),
        check(false, said.drink),
        check(false, said.bring),
      ]
    : [check(false, visit.type.video ? said.video : said.bring)];
  return html`<section class="card" aria-labelledby="before">
    <h2 id="before">${said.before}</h2>
    <ul class="checks">
      ${lines}
    </ul>
    <p class="acts">
      <a class="btn ghost" href="${pathIn(own.lang, `/visits/${visit.id}`)}">${said.toVisit}</a>
    </p>
  </section>`;
}

function rideSays({ lang }: Own, { ride }: Visit): string {
  const said = words[lang];
  if (ride === null) return said.rideNone;
  return ride.confirmed ? said.ride(ride.driver) : said.rideWaits(ride.driver);
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
