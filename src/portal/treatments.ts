import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { recordHistory } from "#evaluation/desk.ts";
import type { Ingredient, PastTrial } from "#evaluation/events.ts";
import { type History, historyOf } from "#evaluation/read.ts";
import type { Signed } from "#plumbing/http.ts";
import { type Html, nothingHere } from "#site/desk.ts";
import { chosenIn, foundPage, searchForm } from "./finder.ts";
import { answer } from "./frame.ts";
import { on, type Own, takeOwn, to } from "./own.ts";
import { choices, ownForm, readers, under } from "./parts.ts";
import { actOf, line } from "./reading.ts";
import { answerIn, stepsOf } from "./treatment-steps.ts";
import { kinds, treatmentWords } from "./treatment-words.ts";

export async function treatmentsPage(own: Own): Promise<Response> {
  const said = treatmentWords[own.lang];
  const history = await historyOf(own.tx, own.patientId);
  const count = history.trials.length;
  const body = html`${reviewed(own, history)}
    <p>${said.about}</p>
    ${list(own, history)}
    <p class="acts"><a class="btn solid" href="${to(own, "/my/treatments/add")}">${said.addOne}</a></p>
    ${ownForm(
      own,
      "/my/treatments/all",
      html`<p class="acts"><button class="btn ghost">${count === 0 ? said.none : said.all}</button></p>`,
      { count: String(count) },
    )}
    ${readers(own)} ${under(own, null)}`;
  return answer(own, { title: said.title, body });
}

function reviewed({ lang }: Own, { trials, trialsKnown }: History): Html | "" {
  const said = treatmentWords[lang];
  if (trialsKnown === null) return "";
  return html`<p class="notice" role="status">${trials.length === 0 ? said.reviewedNone : said.reviewed}</p>`;
}

/** What a past treatment is called on the patient's own pages. */
export const nameOf = ({ lang }: Pick<Own, "lang">, { kind, ingredient }: PastTrial): string =>
  ingredient?.name ?? kinds.find((one) => one.kind === kind)?.says[lang] ?? kind;

function list(own: Own, { trials }: History): Html | "" {
  const said = treatmentWords[own.lang];
  if (trials.length === 0) return "";
  return html`<h2>${said.your}</h2>
    <ul class="listed">
      ${trials.map((trial) => {
        const isOpen = stepsOf(trial.kind).some((step) => answerIn(trial, step) === null);
        return html`<li>
          <span>${nameOf(own, trial)}${isOpen ? html`<small>${said.open}</small>` : ""}</span>
          <a class="plain" href="${to(own, `/my/treatments/${trial.trialId}/${stepsOf(trial.kind)[0] ?? "helped"}`)}"
            >${said.change}<span class="hidden">: ${nameOf(own, trial)}</span></a
          >
        </li>`;
      })}
    </ul>`;
}

export function addPage(own: Own): Promise<Response> {
  const said = treatmentWords[own.lang];
  const all = kinds.map(({ kind, says }) => ({ value: kind, says: says[own.lang] }));
  const body = html`${ownForm(own, "/my/treatments/kind", choices(own.lang, "kind", all, null))}
  ${under(own, "/my/treatments")}`;
  return answer(own, { title: said.kindTitle, above: said.title, body });
}

const kindIn = (name: string | undefined) => kinds.find(({ kind }) => kind === name);

/** A medicine is looked for by its name; anything else is listed at once. */
export const chooseKind = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({ kind: z.string() }), (own, taken) => {
    const kind = "value" in taken ? kindIn(taken.value.kind) : undefined;
    if (kind === undefined) return on(own, "/my/treatments/add");
    if (kind.isMedicine) return on(own, `/my/treatments/add/${kind.kind}`);
    return begin(own, kind.kind, null, actOf(taken.entered));
  });

export const whatPage = (own: Own): Promise<Response> => showWhat(own, "", undefined);

function showWhat(own: Own, typed: string, fault: string | undefined): Promise<Response> {
  const kind = kindIn(own.c.req.param("kind"));
  if (kind?.isMedicine !== true) return nothingHere(own);
  const body = html`${searchForm(own, `/my/treatments/add/${kind.kind}`, typed, fault)}
  ${under(own, "/my/treatments/add")}`;
  const sheet = { title: treatmentWords[own.lang].whatTitle, above: kind.says[own.lang], body };
  return answer(own, sheet, fault === undefined ? 200 : 422);
}

export const searchWhat = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({ what: line(80) }), (own, taken) => {
    const what = "value" in taken ? taken.value.what : "";
    const here = `/my/treatments/add/${c.req.param("kind") ?? ""}`;
    if (kindIn(c.req.param("kind"))?.isMedicine !== true) return nothingHere(own);
    if (what === "") return showWhat(own, "", treatmentWords[own.lang].faultEmpty);
    return foundPage(own, what, { search: here, choose: `${here}/begin`, back: here });
  });

const Chosen = z.object({ name: line(200), typed: line(80) });

export const chooseWhat = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, Chosen, (own, taken) => {
    const kind = kindIn(c.req.param("kind"));
    if (kind?.isMedicine !== true) return nothingHere(own);
    if ("faults" in taken || taken.value.typed === "") return on(own, `/my/treatments/add/${kind.kind}`);
    const [first, ...more] = chosenIn(taken.value.name, taken.value.typed);
    // One trial is of one medicine; the others of a fixed combination stay readable in its note.
    const note = more.map(({ name }) => `with ${name}`).join(", ");
    return begin(own, kind.kind, first ?? null, actOf(taken.entered), note);
  });

async function begin(own: Own, kind: PastTrial["kind"], ingredient: Ingredient | null, act: string, note = "") {
  const data: PastTrial = { ...NEW, trialId: act, kind, ingredient, note };
  const outcome = await recordHistory(own.doing, own.patientId, { id: act, type: "TrialListed", data });
  return on(own, "ok" in outcome ? `/my/treatments/${act}/${stepsOf(kind)[0] ?? "helped"}` : "/my/treatments");
}

const NEW = {
  augments: null,
  maxSustainedDailyMg: null,
  weeksAtOrAboveMin: null,
  sessions: null,
  adherencePct: null,
  improvementPct: null,
  outcome: "unknown",
  stopReason: "unknown",
  currentEpisode: "unknown",
  from: "",
  to: "",
  saidBy: "patient",
} as const;

/** The list is complete as they see it. */
export const sayAllTreatments = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({ count: z.string() }), async (own, taken) => {
    const { trials } = await historyOf(own.tx, own.patientId);
    if ("faults" in taken || taken.value.count !== String(trials.length)) return on(own, "/my/treatments");
    const order = { id: actOf(taken.entered), type: "TrialsReviewed" as const, data: { saidBy: "patient" as const } };
    await recordHistory(own.doing, own.patientId, order);
    return on(own, "/my/forms");
  });
