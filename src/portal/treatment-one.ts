import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { recordHistory } from "#evaluation/desk.ts";
import type { PastTrial } from "#evaluation/events.ts";
import { historyOf } from "#evaluation/read.ts";
import type { Signed } from "#plumbing/http.ts";
import { field, type Html, nothingHere } from "#site/desk.ts";
import { answer } from "./frame.ts";
import { on, type Own, takeOwn } from "./own.ts";
import { choices, ownForm, readers, triChoices, under } from "./parts.ts";
import { actOf } from "./reading.ts";
import { answerIn, isNumber, type Step, stepsOf, trialAfter } from "./treatment-steps.ts";
import { outcomes, reasons, treatmentWords } from "./treatment-words.ts";
import { nameOf } from "./treatments.ts";
import { portalWords } from "./words.ts";

type Found = { readonly trial: PastTrial; readonly step: Step; readonly steps: readonly Step[] };

async function foundIn({ c, tx, patientId }: Own): Promise<Found | null> {
  const { trials } = await historyOf(tx, patientId);
  const trial = trials.find(({ trialId }) => trialId === c.req.param("trialId"));
  if (trial === undefined) return null;
  const steps = stepsOf(trial.kind);
  const step = steps.find((one) => one === c.req.param("step"));
  return step === undefined ? null : { trial, step, steps };
}

export async function treatmentPage(own: Own): Promise<Response> {
  const found = await foundIn(own);
  return found === null ? nothingHere(own) : show(own, found, "", null);
}

const pathOfStep = ({ trialId }: PastTrial, step: Step) => `/my/treatments/${trialId}/${step}`;

function show(own: Own, { trial, step, steps }: Found, typed: string, fault: string | null): Promise<Response> {
  const [said, ours] = [treatmentWords[own.lang], portalWords[own.lang]];
  const at = steps.indexOf(step);
  const before = steps[at - 1];
  const body = html`${step === "dose" ? html`<p>${said.doseAbout}</p>` : ""}
  ${ownForm(own, pathOfStep(trial, step), asking(own, trial, step, typed, fault))} ${readers(own)}
  ${
    at === 0
      ? ownForm(own, `/my/treatments/${trial.trialId}/off`, html`<button class="plain">${said.off}</button>`)
      : ""
  }
  ${under(own, before === undefined ? "/my/treatments" : pathOfStep(trial, before))}`;
  const isTherapy = trial.kind === "psychotherapy" && step === "weeks";
  const title = isTherapy ? said.weeksTherapy : said[step];
  const above = `${nameOf(own, trial)} · ${ours.step(at + 1, steps.length)}`;
  return answer(own, { title, above, progress: [at, steps.length], body }, fault === null ? 200 : 422);
}

function asking(own: Own, trial: PastTrial, step: Step, typed: string, fault: string | null): Html {
  const { lang } = own;
  const said = treatmentWords[lang];
  const known = answerIn(trial, step);
  const unsure = { value: "unknown", says: said.unsure };
  if (isNumber(step)) {
    const label = { dose: said.doseLabel, weeks: said.weeksLabel, sessions: said.sessionsLabel }[step];
    return html`${field({ name: "number", label, value: typed || (known ?? ""), inputmode: "numeric", most: 6, fault: fault ?? undefined })}
      <p class="acts">
        <button class="btn solid">${portalWords[lang].next}</button>
        <button class="btn ghost" name="answer" value="unknown">${said.unsure}</button>
      </p>`;
  }
  if (step === "days") {
    const days = Array.from({ length: 11 }, (_, n) => String(n));
    return html`<div class="numbers">
        ${days.map((value) => html`<button class="btn ghost${value === known ? " is-yours" : ""}" name="answer" value="${value}">${value}</button>`)}
      </div>
      ${choices(lang, "answer", [unsure], known)}`;
  }
  if (step === "episode") return triChoices(lang, "answer", known);
  const all = (step === "helped" ? outcomes : reasons).map(({ value, says }) => ({ value, says: says[lang] }));
  return choices(lang, "answer", all, known);
}

const Answer = z.object({ answer: z.string().default(""), number: z.string().default("") });

/** One answer about one past treatment. Not sure is stored as not known, and never as nothing. */
export const tellTreatment = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, Answer, async (own, taken) => {
    const found = await foundIn(own);
    if (found === null) return nothingHere(own);
    if ("faults" in taken) return on(own, pathOfStep(found.trial, found.step));
    const { trial, step, steps } = found;
    const given = taken.value.answer === "" ? taken.value.number.trim().replace(",", ".") : taken.value.answer;
    const { at: _, by: __, ...stands } = { at: 0, by: "", ...trial };
    const told = trialAfter(stands, step, given);
    if (told === null) return show(own, found, taken.value.number, treatmentWords[own.lang].fault);
    const data: PastTrial = { ...told, saidBy: "patient" };
    await recordHistory(own.doing, own.patientId, { id: actOf(taken.entered, trial), type: "TrialChanged", data });
    const next = steps[steps.indexOf(step) + 1];
    return on(own, next === undefined ? "/my/treatments" : pathOfStep(trial, next));
  });

export const takeOff = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({}), async (own, taken) => {
    const trialId = c.req.param("trialId") ?? "";
    const { trials } = await historyOf(own.tx, own.patientId);
    if (!trials.some((one) => one.trialId === trialId)) return nothingHere(own);
    const data = { trialId, why: "the patient took it off" };
    await recordHistory(own.doing, own.patientId, { id: actOf(taken.entered), type: "TrialListedInError", data });
    return on(own, "/my/treatments");
  });
