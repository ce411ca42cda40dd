import { html } from "hono/html";
import { answer } from "./frame.ts";
import { todoList } from "./home.ts";
import type { Own } from "./own.ts";
import { readers } from "./parts.ts";
import { todosOf } from "./todo.ts";

const words = {
  en: {
    title: "Your forms",
    about:
      "One question at a time. Stop whenever you want: what you answered is kept, and you go on where you stopped, on any device.",
    open: "To fill in",
    done: "Filled in: open to look or to change",
    none: "Nothing is left to fill in. Thank you.",
  },
  es: {
    title: "Sus formularios",
    about:
      "Una pregunta a la vez. Pare cuando quiera: lo que respondió queda guardado y sigue donde paró, en cualquier dispositivo.",
    open: "Por llenar",
    done: "Llenos: ábralos para ver o cambiar",
    none: "No queda nada por llenar. Gracias.",
  },
} as const;

/** Everything that is asked of them: what is open first. */
export async function formsPage(own: Own): Promise<Response> {
  const said = words[own.lang];
  const todos = await todosOf(own);
  const [open, done] = [todos.filter(({ state }) => state !== "done"), todos.filter(({ state }) => state === "done")];
  const body = html`<p>${said.about}</p>
    ${
      open.length === 0
        ? html`<p role="status">${said.none}</p>`
        : html`<h2>${said.open}</h2>
            ${todoList(own, open)}`
    }
    ${
      done.length === 0
        ? ""
        : html`<h2>${said.done}</h2>
            ${todoList(own, done)}`
    }
    ${readers(own)}`;
  return answer(own, { title: said.title, body, tab: "me" });
}
