import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { scaleOf } from "#assessment/events.ts";
import { dueOf } from "#assessment/read.ts";
import { answerCheckIn, askedWhom, type CheckInTaken, finishCheckIn } from "#followup/desk.ts";
import { type CheckInQuestion, type CheckInValue, nextOf, questionsFor } from "#followup/events.ts";
import { type CheckInRow, checkInOf, checkInsOf, dueCheckIns, whoReads } from "#followup/read.ts";
import type { Signed } from "#plumbing/http.ts";
import { type Html, nothingHere, pathIn } from "#site/desk.ts";
import {
  checkInClosed,
  checkInEnd,
  checkInQuestion,
  NOT_MEASURED,
  pathOfCheckIn,
  RATHER_NOT,
} from "./check-in-pages.ts";
import { call911, callToday, helpNow } from "./check-in-urgent.ts";
import { checkInNames, checkInWords } from "./check-in-words.ts";
import { answer } from "./frame.ts";
import { moodTap, wishesPart } from "./mood.ts";
import { on, type Own, takeOwn } from "./own.ts";
import { mark } from "./parts.ts";
import { actOf, lines } from "./reading.ts";
import { scaleName } from "./scale-names.ts";
import { portalWords } from "./words.ts";

type Theirs = { readonly row: CheckInRow; readonly questions: readonly CheckInQuestion[] };

/** One of this patient's own check-ins that is due; null for any other, as for one that does not exist. */
async function theirs({ c, tx, patientId, now }: Own): Promise<Theirs | null> {
  const id = z.uuid().safeParse(c.req.param("checkInId"));
  const row = id.success ? await checkInOf(tx, id.data) : undefined;
  if (row === undefined || row.patientId !== patientId || row.dueAt > now) return null;
  return { row, questions: questionsFor(row, await askedWhom(tx, patientId)) };
}

const isOver = ({ state }: CheckInRow): boolean => state !== "asked" && state !== "begun";

/** Everything that is asked now, on one page: how they are, questionnaires, the day's tap, and what they want of us. */
export async function checkInList(own: Own): Promise<Response> {
  const { lang, tx, patientId } = own;
  const said = checkInWords[lang];
  const due = dueList(own, [...(await checkInsDue(own)), ...(await questionnairesDue(own))]);
  const isTreated = (await checkInsOf(tx, patientId)).length > 0;
  const body = html`${due === "" ? html`<p>${said.none}</p>` : due} ${await moodTap(own)}
    ${isTreated ? await wishesPart(own) : ""}
    <p><a class="plain" href="${pathIn(lang, "/my/forms")}">${said.forms}</a></p>
    <p class="notice">${portalWords[lang].emergency}</p>`;
  return answer(own, { title: said.title, body, tab: "check-in" });
}

type Due = { readonly path: string; readonly name: string; readonly state: "begun" | "open" };

/** Check-ins that wait for an answer, a line each; nothing where none does. */
export const dueNow = async (own: Own): Promise<Html | ""> => dueList(own, await checkInsDue(own));

const checkInsDue = async ({ lang, tx, patientId, now }: Own): Promise<readonly Due[]> =>
  (await dueCheckIns(tx, patientId, now)).map(({ id, kind, state }) => ({
    path: pathOfCheckIn(id),
    name: checkInNames[kind][lang],
    state: state === "begun" ? "begun" : "open",
  }));

/** Those of the treatment. What is asked before an evaluation stands among the forms. */
const questionnairesDue = async ({ lang, tx, patientId }: Own): Promise<readonly Due[]> =>
  (await dueOf(tx, patientId)).flatMap(({ id, how, state, point, scaleId, scaleVersion }) => {
    const scale = scaleOf(scaleId, scaleVersion);
    if (scale === undefined || how !== "patient" || point === "baseline") return [];
    return [{ path: `/my/q/${id}`, name: scaleName(scale)[lang], state: state === "begun" ? "begun" : "open" }];
  });

function dueList({ lang }: Own, due: readonly Due[]): Html | "" {
  const said = checkInWords[lang];
  if (due.length === 0) return "";
  return html`<h2>${said.due}</h2>
    <ul class="todos">
      ${due.map(
        ({ path, name, state }) =>
          html`<li>
            <a href="${pathIn(lang, path)}"
              >${mark(state)}<span>${name}<small>${said.minutes}</small></span></a
            >
          </li>`,
      )}
    </ul>
    <p class="quiet small">${said.dueAbout}</p>`;
}

/** Where they stopped: the next question, or the end. With the name of a question, that one again. */
export async function checkInPage(own: Own): Promise<Response> {
  const found = await theirs(own);
  if (found === null) return nothingHere(own);
  const { row, questions } = found;
  if (isOver(row)) return closed(own, row);
  const named = own.c.req.param("item");
  const asked = named === undefined ? nextOf(questions, row.answers) : questions.find(({ id }) => id === named);
  if (asked === undefined) return on(own, pathOfCheckIn(row.id));
  return answer(own, asked === null ? checkInEnd(own, found) : checkInQuestion(own, found, asked));
}

const closed = async (own: Own, row: CheckInRow, status: 200 | 409 = 200): Promise<Response> =>
  answer(own, checkInClosed(own, row, (await whoReads(own.tx, own.now)).ordinary[own.lang]), status);

const Answer = z.object({
  value: z.string().max(40).optional(),
  sys: z.string().max(10).optional(),
  dia: z.string().max(10).optional(),
  note: lines(2_000).optional(),
});

/** Kept at once, with what it asks of the clinic. What cannot wait is the very answer to the press, before any other question. */
export const takeCheckInAnswer = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, Answer, async (own, taken) => {
    const found = await theirs(own);
    if (found === null) return nothingHere(own);
    const { row, questions } = found;
    if (isOver(row)) return closed(own, row, 409);
    const asked = questions.find(({ id }) => id === c.req.param("item"));
    if (asked === undefined || "faults" in taken) return on(own, pathOfCheckIn(row.id));
    const value = valueOf(asked, taken.value);
    const id = actOf(taken.entered, row.answers[asked.id]);
    const order = { id, patientId: own.patientId, checkInId: row.id, item: asked.id, value, language: own.lang };
    const outcome = await answerCheckIn(own.doing, order);
    if (outcome === "no-such-check-in") return nothingHere(own);
    if ("refusals" in outcome) return answer(own, checkInQuestion(own, found, asked, faultOf(own, asked)), 422);
    return (await urgent(own, row, asked, outcome)) ?? on(own, nextPath(found, asked));
  });

const faultOf = ({ lang }: Own, { asks }: CheckInQuestion): string | undefined =>
  asks === "pressure" ? checkInWords[lang].pressureFault : undefined;

const TRI: Readonly<Record<string, string>> = { yes: "yes", no: "no", unknown: "unsure" };

type Sent = z.infer<typeof Answer>;

/** What was sent, as the question takes it. What is no answer to it is said to be none by the desk. */
const VALUES: Readonly<Record<CheckInQuestion["asks"], (sent: Sent) => CheckInValue>> = {
  tri: ({ value = "" }) => TRI[value] ?? "",
  choice: ({ value = "" }) => value,
  scale: ({ value = "" }) => (/^\d{1,2}$/.test(value) ? Number(value) : ""),
  pressure: ({ value, sys = "", dia = "" }) => (value === NOT_MEASURED ? NOT_MEASURED : `${sys.trim()}/${dia.trim()}`),
  note: ({ note = "" }) => (note === "" ? null : note),
};

const valueOf = ({ asks }: CheckInQuestion, sent: Sent): CheckInValue =>
  sent.value === RATHER_NOT ? null : VALUES[asks](sent);

async function urgent(
  own: Own,
  row: CheckInRow,
  asked: CheckInQuestion,
  { flag, help, told }: CheckInTaken,
): Promise<Response | null> {
  if (help !== null) return answer(own, helpNow(own, row, help, told));
  if (flag === "911") return answer(own, call911(own, row));
  return flag === "today" ? answer(own, await callToday(own, row, asked.asks === "pressure")) : null;
}

/** Somebody who went back to look at an answer goes on to the one behind it, not to the end. */
function nextPath({ row, questions }: Theirs, asked: CheckInQuestion): string {
  const after = questions[questions.indexOf(asked) + 1];
  const goesOn = row.answers[asked.id] !== undefined && after !== undefined && row.answers[after.id] !== undefined;
  return goesOn ? pathOfCheckIn(row.id, after.id) : pathOfCheckIn(row.id);
}

export const sendCheckIn = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({}), async (own, taken) => {
    const found = await theirs(own);
    if (found === null) return nothingHere(own);
    const { patientId } = own;
    await finishCheckIn(own.doing, { id: actOf(taken.entered), patientId, checkInId: found.row.id });
    return on(own, pathOfCheckIn(found.row.id));
  });
