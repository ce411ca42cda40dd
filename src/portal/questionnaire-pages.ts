import { html } from "hono/html";
import { type Answers, helpFor, type Item, questionsOf, type Scale } from "#assessment/events.ts";
import type { AssessmentRow } from "#assessment/read.ts";
import { helpBox, type Html } from "#site/desk.ts";
import type { Sheet } from "./frame.ts";
import { type Own, to } from "./own.ts";
import { choices, ownForm, under } from "./parts.ts";
import { questionnaireWords } from "./questionnaire-words.ts";
import { scaleName } from "./scale-names.ts";
import { portalWords } from "./words.ts";

/** "not said" is an answer of its own, and no number. */
export const RATHER_NOT = "none";

export const pathOfOne = (id: string, item?: string): string =>
  item === undefined ? `/my/q/${id}` : `/my/q/${id}/${item}`;

const keyOf = (answers: Answers, item: string): string | null => {
  const value = answers[item];
  if (value === undefined) return null;
  return value === null ? RATHER_NOT : String(value);
};

/** One question of an instrument, in its own words. */
export function questionPage(own: Own, row: AssessmentRow, scale: Scale, item: Item): Sheet {
  const { lang } = own;
  const [said, ours] = [questionnaireWords[lang], portalWords[lang]];
  const asked = questionsOf(scale, row.answers);
  const at = asked.findIndex(({ id }) => id === item.id);
  const before = asked[at - 1];
  const lead = scale.preamble?.[lang] ?? scale.recall?.[lang];
  const body = html`${helpBox(own, helpFor(row.level))} ${lead === undefined ? "" : html`<p class="lead">${lead}</p>`}
    ${ownForm(own, pathOfOne(row.id, item.id), answersTo(own, item, keyOf(row.answers, item.id)))}
    <p class="quiet small">${said.answersSaved} ${said.watched}</p>
    ${lang === "es" && scale.spanish === "ours" ? html`<p class="quiet small">${said.ours}</p>` : ""}
    ${under(own, before === undefined ? null : pathOfOne(row.id, before.id))}
    ${scale.notice === "" ? "" : html`<p class="fine">${scale.notice}</p>`}`;
  return {
    title: item.text[lang],
    above: `${scaleName(scale)[lang]} · ${ours.step(at + 1, asked.length)}`,
    progress: [at, asked.length],
    body,
  };
}

function answersTo(own: Own, { choices: given, rating }: Item, chosen: string | null): Html {
  const { lang } = own;
  const last = { value: RATHER_NOT, says: questionnaireWords[lang].ratherNot };
  if (given !== undefined) {
    const all = given.map(({ value, text }) => ({ value: String(value), says: text[lang] }));
    return choices(lang, "value", [...all, last], chosen);
  }
  if (rating === undefined) return choices(lang, "value", [last], chosen);
  const numbers = Array.from({ length: rating.to - rating.from + 1 }, (_, n) => String(rating.from + n));
  return html`<p class="ends">
      <span>${rating.from}: ${rating.low[lang]}</span><span>${rating.to}: ${rating.high[lang]}</span>
    </p>
    <div class="numbers">
      ${numbers.map((value) => html`<button class="btn ghost${value === chosen ? " is-yours" : ""}" name="value" value="${value}">${value}</button>`)}
    </div>
    ${choices(lang, "value", [last], chosen)}`;
}

/** Every question was seen: to be sent by their own press, and until then to be changed. */
export function endPage(own: Own, row: AssessmentRow, scale: Scale): Sheet {
  const said = questionnaireWords[own.lang];
  const asked = questionsOf(scale, row.answers);
  const open = asked.filter(({ id }) => row.answers[id] === null).length;
  const body = html`${helpBox(own, helpFor(row.level))}
    <p>${said.endAbout}</p>
    ${open === 0 ? "" : html`<p class="notice">${said.open(open)}</p>`}
    ${ownForm(own, `/my/q/${row.id}/send`, html`<p class="acts"><button class="btn solid">${said.send}</button></p>`)}
    <p><a class="plain" href="${to(own, pathOfOne(row.id, asked[0]?.id))}">${said.look}</a></p>
    ${under(own, asked.at(-1) === undefined ? null : pathOfOne(row.id, asked.at(-1)?.id))}`;
  return { title: said.end, above: scaleName(scale)[own.lang], progress: [asked.length, asked.length], body };
}

/** Sent, or closed by the clinic. No score, and no word on whether it is good: a person says that. */
export function closedPage(own: Own, row: AssessmentRow): Sheet {
  const said = questionnaireWords[own.lang];
  const isSent = row.state === "finished";
  const body = html`${helpBox(own, helpFor(row.level))}
    <p role="status">${isSent ? said.thanksAbout : said.closedAbout}</p>
    <p class="acts"><a class="btn solid" href="${to(own, "/my/forms")}">${portalWords[own.lang].all}</a></p>`;
  return { title: isSent ? said.thanks : said.closed, body, tab: "check-in" };
}
