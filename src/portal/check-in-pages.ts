import { html, raw } from "hono/html";
import { type CheckInQuestion, LONGEST_NOTE, pressureIn } from "#followup/events.ts";
import type { CheckInRow } from "#followup/read.ts";
import type { Html } from "#site/desk.ts";
import { checkInNames, checkInWords } from "./check-in-words.ts";
import type { Sheet } from "./frame.ts";
import { type Own, to } from "./own.ts";
import { area, choices, ownForm, triChoices, under } from "./parts.ts";
import { portalWords } from "./words.ts";

/** "not said" is an answer of its own. */
export const RATHER_NOT = "none";
export const NOT_MEASURED = "not-measured";

export const pathOfCheckIn = (id: string, more?: string): string =>
  more === undefined ? `/my/check-in/${id}` : `/my/check-in/${id}/${more}`;

type One = { readonly row: CheckInRow; readonly questions: readonly CheckInQuestion[] };

/** One question. `fault`: what was typed is no answer to it. */
export function checkInQuestion(own: Own, { row, questions }: One, asked: CheckInQuestion, fault?: string): Sheet {
  const said = checkInWords[own.lang];
  const at = questions.findIndex(({ id }) => id === asked.id);
  const before = questions[at - 1];
  const hint = asked.hint?.[own.lang];
  const body = html`${hint === undefined || asked.asks === "note" ? "" : html`<p class="lead">${hint}</p>`}
    ${ownForm(own, pathOfCheckIn(row.id, asked.id), answersTo(own, row, asked, fault))}
    ${
      asked.asks === "note" || asked.flag === "help"
        ? html`<p class="notice">${portalWords[own.lang].emergency}</p>`
        : ""
    }
    <p class="quiet small">${said.saved} ${said.thanksAbout}</p>
    ${under(own, before === undefined ? null : pathOfCheckIn(row.id, before.id), "/my/check-in")}`;
  return {
    title: asked.text[own.lang],
    above: `${checkInNames[row.kind][own.lang]} · ${portalWords[own.lang].step(at + 1, questions.length)}`,
    progress: [at, questions.length],
    body,
  };
}

const ratherNot = ({ lang }: Own, chosen: string | null): Html =>
  choices(lang, "value", [{ value: RATHER_NOT, says: checkInWords[lang].ratherNot }], chosen);

function answersTo(own: Own, row: CheckInRow, asked: CheckInQuestion, fault: string | undefined): Html {
  const { lang } = own;
  const chosen = chosenIn(row, asked);
  switch (asked.asks) {
    case "tri":
      return html`${triChoices(lang, "value", chosen === "unsure" ? "unknown" : chosen)} ${ratherNot(own, chosen)}`;
    case "choice": {
      const all = (asked.choices ?? []).map(({ value, says }) => ({ value, says: says[lang] }));
      return html`${choices(lang, "value", all, chosen)} ${ratherNot(own, chosen)}`;
    }
    case "scale":
      return html`${zeroToTen(lang, "value", chosen)} ${ratherNot(own, chosen)}`;
    case "pressure":
      return pressureFields(own, row, fault);
    case "note":
      return noteField(own, row);
  }
}

function chosenIn({ answers }: CheckInRow, { id }: CheckInQuestion): string | null {
  const value = answers[id];
  if (value === undefined) return null;
  return value === null ? RATHER_NOT : String(value);
}

/** One tap. The ends are said, the numbers between speak for themselves. */
export function zeroToTen(lang: "en" | "es", name: string, chosen: string | null): Html {
  const said = checkInWords[lang];
  return html`<p class="ends"><span>0: ${said.scaleLow}</span><span>10: ${said.scaleHigh}</span></p>
    <div class="numbers">
      ${Array.from({ length: 11 }, (_, n) => String(n)).map(
        (value) =>
          html`<button class="btn ghost${value === chosen ? " is-yours" : ""}" name="${name}" value="${value}">
            ${value}
          </button>`,
      )}
    </div>`;
}

function pressureFields(own: Own, { answers }: CheckInRow, fault: string | undefined): Html {
  const said = checkInWords[own.lang];
  const known = pressureIn(answers["pressure"] ?? null);
  const one = (name: "sys" | "dia", label: string, value: number | undefined): Html =>
    html`<div class="field">
      <label for="${name}">${label}</label>
      <input
        id="${name}"
        name="${name}"
        inputmode="numeric"
        autocomplete="off"
        maxlength="3"
        value="${value ?? ""}"
        ${fault === undefined ? "" : raw('aria-invalid="true" aria-describedby="pressure-fault"')}
      />
    </div>`;
  return html`<p class="quiet small">${said.mmHg}</p>
    <div class="pair">${one("sys", said.upper, known?.sys)} ${one("dia", said.lower, known?.dia)}</div>
    ${fault === undefined ? "" : html`<p class="fault" id="pressure-fault">${fault}</p>`}
    <p class="acts"><button class="btn solid">${portalWords[own.lang].next}</button></p>
    ${choices(
      own.lang,
      "value",
      [
        { value: NOT_MEASURED, says: said.notMeasured },
        { value: RATHER_NOT, says: said.ratherNot },
      ],
      chosenPressure(answers["pressure"]),
    )}`;
}

function chosenPressure(value: CheckInRow["answers"][string] | undefined): string | null {
  if (value === null) return RATHER_NOT;
  return value === NOT_MEASURED ? NOT_MEASURED : null;
}

function noteField(own: Own, { answers }: CheckInRow): Html {
  const said = checkInWords[own.lang];
  const { note } = answers;
  return html`${area({ name: "note", label: said.note, value: typeof note === "string" ? note : "", most: LONGEST_NOTE })}
    <p class="acts"><button class="btn solid">${portalWords[own.lang].next}</button></p>
    ${choices(own.lang, "value", [{ value: RATHER_NOT, says: said.noteNone }], note === null ? RATHER_NOT : null)}`;
}

/** Every question was seen: to be sent by their own press, and until then to be changed. */
export function checkInEnd(own: Own, { row, questions }: One): Sheet {
  const said = checkInWords[own.lang];
  const open = questions.filter(({ id, asks }) => asks !== "note" && row.answers[id] === null).length;
  const body = html`<p>${said.endAbout}</p>
    ${open === 0 ? "" : html`<p class="notice">${said.open(open)}</p>`}
    ${ownForm(own, pathOfCheckIn(row.id, "send"), html`<p class="acts"><button class="btn solid">${said.send}</button></p>`)}
    <p><a class="plain" href="${to(own, pathOfCheckIn(row.id, questions[0]?.id))}">${said.look}</a></p>
    ${under(own, pathOfCheckIn(row.id, questions.at(-1)?.id), "/my/check-in")}`;
  return {
    title: said.end,
    above: checkInNames[row.kind][own.lang],
    progress: [questions.length, questions.length],
    body,
  };
}

/** Sent, or closed by the clinic. `reads`: who reads it and when, as things are at this hour. */
export function checkInClosed(own: Own, row: CheckInRow, reads: string): Sheet {
  const said = checkInWords[own.lang];
  const isSent = row.state === "finished";
  const body = html`<p role="status">${isSent ? said.thanksAbout : said.closedAbout}</p>
    <p>${reads}</p>
    <p class="notice">${portalWords[own.lang].emergency}</p>
    <p class="acts"><a class="btn solid" href="${to(own, "/my")}">${portalWords[own.lang].done}</a></p>`;
  return { title: isSent ? said.thanks : said.closed, body, tab: "check-in" };
}
