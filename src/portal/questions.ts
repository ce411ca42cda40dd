import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { askQuestion } from "#evaluation/desk.ts";
import { questionsOf, type Said } from "#evaluation/read.ts";
import { heardCrisis } from "#followup/read.ts";
import type { Signed } from "#plumbing/http.ts";
import { mayTry } from "#plumbing/visitors.ts";
import { clockTime, dayName, faultsBox, type Html, textIn } from "#site/desk.ts";
import { answer } from "./frame.ts";
import { on, type Own, takeOwn } from "./own.ts";
import { area, ownForm } from "./parts.ts";
import { actOf, lines } from "./reading.ts";
import { portalWords } from "./words.ts";

const words = {
  en: {
    title: "Ask us a question",
    about:
      "A nurse or prescriber reads your question and answers here, in opening hours. It can take a working day or more. Nobody reads it at night or on days we are closed.",
    label: "Your question",
    hint: "Do not write here if it cannot wait: call us, or call 911.",
    send: "Send my question",
    sent: "Your question is with your care team.",
    none: "You have not asked anything yet.",
    you: "You",
    us: "Your care team",
    empty: "Write your question first.",
    many: "You have sent many questions within the hour. Please call us.",
  },
  es: {
    title: "Háganos una pregunta",
    about:
      "Enfermería o quien receta lee su pregunta y responde aquí, en horas de oficina. Puede tardar un día hábil o más. Nadie la lee de noche ni cuando estamos cerrados.",
    label: "Su pregunta",
    hint: "No escriba aquí si no puede esperar: llámenos o llame al 911.",
    send: "Enviar mi pregunta",
    sent: "Su equipo ya tiene su pregunta.",
    none: "Todavía no ha preguntado nada.",
    you: "Usted",
    us: "Su equipo",
    empty: "Primero escriba su pregunta.",
    many: "Envió muchas preguntas en una hora. Por favor, llámenos.",
  },
} as const;

const LONGEST = 2_000;
const AN_HOUR = 10;

export const questionsPage = (own: Own): Promise<Response> => show(own, "", null, 200);

async function show(own: Own, typed: string, fault: string | null, status: 200 | 422 | 429): Promise<Response> {
  const [said, ours] = [words[own.lang], portalWords[own.lang]];
  const thread = await questionsOf(own.tx, own.patientId);
  const body = html`${own.c.req.query("said") === "sent" ? html`<p class="notice" role="status">${said.sent}</p>` : ""}
    ${fault === null ? "" : faultsBox(ours.faults, { text: fault })}
    ${
      thread.length === 0
        ? html`<p class="quiet">${said.none}</p>`
        : html`<ol class="thread">
            ${thread.map((one) => line(own, one))}
          </ol>`
    }
    <p>${said.about}</p>
    <p class="notice">${ours.emergency}</p>
    ${ownForm(
      own,
      "/my/questions",
      html`${area({ name: "text", label: said.label, hint: said.hint, value: typed, most: LONGEST, fault: fault ?? undefined })}
        <p class="acts"><button class="btn solid">${said.send}</button></p>`,
    )}`;
  return answer(own, { title: said.title, body, tab: "questions" }, status);
}

const line = ({ lang, site }: Own, { from, text, at }: Said): Html =>
  html`<li class="${from === "clinic" ? "from-us" : ""}">
    <small
      >${from === "clinic" ? words[lang].us : words[lang].you} · ${dayName(lang, site.zone, at)},
      ${clockTime(lang, site.zone, at)}</small
    >
    <p class="words">${text}</p>
  </li>`;

export const ask = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({ text: lines(LONGEST) }), async (own, taken) => {
    const said = words[own.lang];
    const text = "value" in taken ? taken.value.text : "";
    if (text === "") return show(own, textIn(taken.entered, "text"), said.empty, 422);
    // A word of danger is never one too many.
    if (
      !heardCrisis(text) &&
      !(await mayTry(own.tx, [{ key: `questions of ${own.patientId}`, most: AN_HOUR }], own.now))
    )
      return show(own, text, said.many, 429);
    const outcome = await askQuestion(own.doing, own.patientId, { id: actOf(taken.entered), text });
    return "ok" in outcome ? on(own, "/my/questions?said=sent") : show(own, text, said.empty, 422);
  });
