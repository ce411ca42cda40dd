import type { Context } from "hono";
import { html } from "hono/html";
import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { answerEvening } from "#booking/desk.ts";
import { type EveningAnswer, type EveningQuestion, eveningQuestions, wrongAnswers } from "#booking/read.ts";
import type { Language } from "#clinic/events.ts";
import type { Signed } from "#plumbing/http.ts";
import type { Instant } from "#science/units.ts";
import { type Entered, readForm } from "./ask.ts";
import { type Asking, onTo } from "./asking.ts";
import { hidden } from "./form-parts.ts";
import { answer, type Page } from "./layout.ts";
import { pathIn } from "./tongues.ts";
import type { Visit } from "./visits-mine.ts";
import { eveningIsNear, visitPath } from "./visits-one.ts";
import { actingFor, settled } from "./visits-orders.ts";
import { withVisit } from "./visits-own.ts";
import { visitsWords } from "./visits-words.ts";

type Answers = Readonly<Partial<Record<string, EveningAnswer>>>;

/** Asked and taken only from the day before on: an answer of last week says nothing about that evening. */
const isAsked = (visit: Visit, now: Instant): boolean =>
  visit.state === "booked" && visit.type.escort && eveningIsNear(visit, now);

/** The first of the evening's questions; one a screen, and each answer travels on with the form. */
export const evening = (asking: Asking, visit: Visit): Response | Promise<Response> =>
  isAsked(visit, asking.now) ? ask(asking, visit, { id: uuidv7() }, {}) : onTo(asking, visitPath(visit));

const Answering = z.looseObject({
  id: z.uuid(),
  ask: z.string().optional(),
  answer: z.enum(["yes", "no", "unknown"]).optional(),
  back: z.string().optional(),
});

/** An answer comes in: the next question, or, after the last, all of them go to the nurses. */
export async function takeEvening(c: Context<Signed>): Promise<Response> {
  const form = await readForm(c, Answering);
  if ("response" in form) return form.response;
  return withVisit(c, async (asking, visit) => {
    if ("faults" in form || !isAsked(visit, asking.now)) return onTo(asking, visitPath(visit));
    const { id, ask: asked, answer: given, back } = form.value;
    const before = answersIn(form.value);
    const answers =
      back === undefined
        ? { ...before, ...(asked !== undefined && given !== undefined && { [asked]: given }) }
        : withoutLast(before);
    if (eveningQuestions.some((question) => answers[question.id] === undefined))
      return ask(asking, visit, { id }, answers);
    const whole = Object.fromEntries(
      eveningQuestions.map((question) => [question.id, answers[question.id] ?? "unknown"]),
    );
    const outcome = await answerEvening(actingFor(asking, visit), { id, appointmentId: visit.id, answers: whole });
    const worry = wrongAnswers(whole).length > 0;
    return settled(asking, visit, outcome, visitPath(visit, worry ? "?said=evening-call" : "?said=evening"));
  });
}

const answersIn = (sent: Readonly<Record<string, unknown>>): Answers =>
  Object.fromEntries(
    eveningQuestions.flatMap(({ id }) => {
      const given = sent[id];
      return given === "yes" || given === "no" || given === "unknown" ? [[id, given] as const] : [];
    }),
  );

function withoutLast(answers: Answers): Answers {
  const last = eveningQuestions.findLast(({ id }) => answers[id] !== undefined);
  return Object.fromEntries(Object.entries(answers).filter(([id]) => id !== last?.id));
}

function ask(
  { c, site, lang }: Asking,
  visit: Visit,
  act: { readonly id: string },
  answers: Answers,
): Promise<Response> {
  const nth = eveningQuestions.findIndex(({ id }) => answers[id] === undefined);
  const question = eveningQuestions[nth];
  if (question === undefined) throw new Error("there is no question left to ask");
  const fields = { ...act, ...answers } as Entered;
  return answer(c, site, questionPage(lang, visit, { question, nth, fields }));
}

type Asked = { readonly question: EveningQuestion; readonly nth: number; readonly fields: Entered };

function questionPage(lang: Language, visit: Visit, { question, nth, fields }: Asked): Page {
  const said = visitsWords[lang];
  const of = eveningQuestions.length;
  const width = Math.round((nth / of) * 100);
  const choices = [
    ["yes", said.yes],
    ["no", said.no],
    ["unknown", said.unsure],
  ] as const;
  const body = html`<div class="narrow">
    <p class="eyebrow">${said.question(nth + 1, of)}</p>
    <svg class="progress" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="100" height="2" />
      <rect class="full" width="${width}" height="2" />
    </svg>
    <h1>${question.asks[lang]}</h1>
    <form method="post" action="${pathIn(lang, visitPath(visit, "/evening"))}">
      ${hidden({ ...fields, ask: question.id })}
      <div class="answers">
        ${choices.map(([value, label]) => html`<button class="btn ghost" name="answer" value="${value}">${label}</button>`)}
      </div>
      ${nth === 0 ? "" : html`<p class="backward"><button class="plain" name="back" value="yes">${said.previous}</button></p>`}
    </form>
    <p class="quiet small">${said.reads}</p>
  </div>`;
  const path = visitPath(visit, "/evening");
  return { lang, title: said.eveningTitle, description: said.reads, path, body, personal: true };
}
