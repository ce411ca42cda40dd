import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { recordHistory } from "#evaluation/desk.ts";
import type { ConditionAnswer } from "#evaluation/events.ts";
import { type ConditionQuestion, historyOf, patientQuestions } from "#evaluation/read.ts";
import { detailsOf } from "#people/read.ts";
import type { Tri } from "#plumbing/facts.ts";
import type { Signed } from "#plumbing/http.ts";
import { type Faults, faultsBox, field, nothingHere, textIn } from "#site/desk.ts";
import { answer } from "./frame.ts";
import { on, type Own, takeOwn, to } from "./own.ts";
import { ownForm, readers, triChoices, under } from "./parts.ts";
import { actOf, line, tri } from "./reading.ts";
import { portalWords } from "./words.ts";

const words = {
  en: {
    above: "Your health",
    end: "Thank you. You have answered all questions about your health.",
    look: "Look at my answers again",
    unsure: "If you are not sure, say so. Then somebody here asks you about it: it is not taken as a no.",
    moreTitle: "Tell us a little more",
    when: "When was it last so?",
    whenHint: "A year, such as 2024; or a year and month, such as 2024-03. Leave it empty if you do not know.",
    note: "What should we know about it?",
    faultWhen: "A year, such as 2024; or a year and month, such as 2024-03.",
  },
  es: {
    above: "Su salud",
    end: "Gracias. Respondió todas las preguntas sobre su salud.",
    look: "Ver otra vez mis respuestas",
    unsure: "Si no sabe con seguridad, dígalo. Alguien de aquí se lo preguntará: no se toma como un no.",
    moreTitle: "Cuéntenos un poco más",
    when: "¿Cuándo fue la última vez?",
    whenHint: "Un año, como 2024; o año y mes, como 2024-03. Déjelo vacío si no lo sabe.",
    note: "¿Qué debemos saber?",
    faultWhen: "Un año, como 2024; o año y mes, como 2024-03.",
  },
} as const;

/** A man is not asked about pregnancy; of everybody else it counts as they said. */
export async function questionsFor({
  tx,
  patientId,
  patient,
}: Pick<Own, "tx" | "patientId" | "patient">): Promise<readonly ConditionQuestion[]> {
  const { canBecomePregnant } = await detailsOf(tx, patientId);
  return patientQuestions(patient.sex === "male" ? "no" : canBecomePregnant);
}

/** The next one that has no answer; the end where there is none. */
export async function healthPage(own: Own): Promise<Response> {
  const said = words[own.lang];
  const [all, { conditions }] = [await questionsFor(own), await historyOf(own.tx, own.patientId)];
  const next = all.find(({ id }) => conditions[id] === undefined);
  if (next !== undefined) return on(own, `/my/health/${next.id}`);
  const body = html`<p class="acts">
      <a class="btn solid" href="${to(own, "/my/forms")}">${portalWords[own.lang].all}</a>
      <a class="btn ghost" href="${to(own, `/my/health/${all[0]?.id ?? ""}`)}">${said.look}</a>
    </p>
    ${readers(own)}`;
  return answer(own, { title: said.end, above: said.above, body, tab: "check-in" });
}

type Found = { readonly question: ConditionQuestion; readonly at: number; readonly all: readonly ConditionQuestion[] };

async function foundIn(own: Own): Promise<Found | null> {
  const all = await questionsFor(own);
  const at = all.findIndex(({ id }) => id === own.c.req.param("condition"));
  const question = all[at];
  return question === undefined ? null : { question, at, all };
}

const pathOfOne = (question: ConditionQuestion | undefined) =>
  question === undefined ? "/my/health" : `/my/health/${question.id}`;

export async function conditionPage(own: Own): Promise<Response> {
  const found = await foundIn(own);
  if (found === null) return nothingHere(own);
  const { question, at, all } = found;
  const said = words[own.lang];
  const { conditions } = await historyOf(own.tx, own.patientId);
  const body = html`${ownForm(own, pathOfOne(question), triChoices(own.lang, "answer", conditions[question.id]?.answer ?? null))}
    <p class="quiet small">${said.unsure}</p>
    ${readers(own, question.group === "mind")} ${under(own, at === 0 ? null : pathOfOne(all[at - 1]))}`;
  const title = question.asks?.[own.lang] ?? question.name;
  const above = `${said.above} · ${portalWords[own.lang].step(at + 1, all.length)}`;
  return answer(own, { title, above, progress: [at, all.length], body });
}

/** Each answer by itself, at once. After a yes, when and what: what is not known stays open and is asked by a person. */
export const answerCondition = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({ answer: tri }), async (own, taken) => {
    const found = await foundIn(own);
    if (found === null) return nothingHere(own);
    const { question, at, all } = found;
    if ("faults" in taken) return on(own, pathOfOne(question));
    const { answer: given } = taken.value;
    const before = (await historyOf(own.tx, own.patientId)).conditions[question.id];
    await keepAnswer(own, question.id, given, before, actOf(taken.entered, before));
    if (given === "yes") return on(own, `${pathOfOne(question)}/more`);
    const after = all[at + 1];
    return on(own, before === undefined || after === undefined ? "/my/health" : pathOfOne(after));
  });

async function keepAnswer(own: Own, condition: string, given: Tri, before: ConditionAnswer | undefined, id: string) {
  if (before?.saidBy === "patient" && before.answer === given) return;
  // A yes that is said again keeps the day and the words that stood with it.
  const { since, note } = before?.answer === "yes" && given === "yes" ? before : { since: "", note: "" };
  const data = { condition, answer: given, since, note, saidBy: "patient" as const };
  await recordHistory(own.doing, own.patientId, { id, type: "ConditionAnswered", data });
}

export async function morePage(own: Own): Promise<Response> {
  const found = await foundIn(own);
  if (found === null) return nothingHere(own);
  const { conditions } = await historyOf(own.tx, own.patientId);
  const { since = "", note = "" } = conditions[found.question.id] ?? {};
  return showMore(own, found, { since, note }, {});
}

function showMore(
  own: Own,
  { question }: Found,
  typed: { since: string; note: string },
  faults: Faults,
): Promise<Response> {
  const [said, ours] = [words[own.lang], portalWords[own.lang]];
  const form = html`${
      question.when
        ? field({
            name: "since",
            label: said.when,
            hint: said.whenHint,
            value: typed.since,
            most: 7,
            fault: faults["since"],
          })
        : ""
    }
    ${field({ name: "note", label: said.note, hint: ours.optional, value: typed.note, most: 300, fault: faults["note"] })}
    <p class="acts"><button class="btn solid">${ours.next}</button></p>`;
  const body = html`${faultsBox(ours.faults, faults)}
    <p>${question.asks?.[own.lang] ?? question.name}</p>
    ${ownForm(own, `${pathOfOne(question)}/more`, form)} ${readers(own, question.group === "mind")}
    ${under(own, pathOfOne(question))}`;
  return answer(own, { title: said.moreTitle, above: said.above, body }, Object.keys(faults).length > 0 ? 422 : 200);
}

const More = z.object({
  since: z
    .string()
    .default("")
    .transform((typed) => typed.trim())
    .pipe(z.string().regex(/^(\d{4}(-(0[1-9]|1[0-2]))?)?$/)),
  note: line(300),
});

export const tellMore = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, More, async (own, taken) => {
    const found = await foundIn(own);
    if (found === null) return nothingHere(own);
    const said = words[own.lang];
    const typed = { since: textIn(taken.entered, "since"), note: textIn(taken.entered, "note") };
    if ("faults" in taken) {
      const faults = {
        ...("since" in taken.faults && { since: said.faultWhen }),
        ...("note" in taken.faults && { note: portalWords[own.lang].oneLine }),
      };
      return showMore(own, found, typed, faults);
    }
    const data = { condition: found.question.id, answer: "yes" as const, ...taken.value, saidBy: "patient" as const };
    const { conditions } = await historyOf(own.tx, own.patientId);
    const id = actOf(taken.entered, conditions[found.question.id]);
    const order = { id, type: "ConditionAnswered" as const, data };
    const outcome = await recordHistory(own.doing, own.patientId, order);
    return "ok" in outcome ? on(own, "/my/health") : showMore(own, found, typed, { since: said.faultWhen });
  });
