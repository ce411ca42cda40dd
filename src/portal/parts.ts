import { html, raw } from "hono/html";
import { uuidv7 } from "uuidv7";
import { type Entered, hidden, type Html } from "#site/desk.ts";
import { type Own, to, whoseForm } from "./own.ts";
import { portalWords } from "./words.ts";

/**
 * A form of one patient. It knows whose it is, and one press of one button of it is one act: pressed twice, it is done once.
 */
export const ownForm = (own: Own, action: string, body: Html | readonly Html[], more: Entered = {}): Html =>
  html`<form method="post" action="${to(own, action)}" novalidate>
    ${hidden({ whose: whoseForm(own.patientId), form: uuidv7(), ...more })}${body}
  </form>`;

export type Choice = { readonly value: string; readonly says: string };

/** One press answers and goes on. What was answered before is marked. */
export const choices = (lang: "en" | "es", name: string, all: readonly Choice[], chosen: string | null): Html =>
  html`<div class="answers">
    ${all.map(
      ({ value, says }) =>
        html`<button class="btn ghost${value === chosen ? " is-yours" : ""}" name="${name}" value="${value}">
          <span>${says}${value === chosen ? html`<span class="hidden"> (${portalWords[lang].yours})</span>` : ""}</span>
        </button>`,
    )}
  </div>`;

/** Yes, no, and not sure, which is an answer too. */
export const triChoices = (lang: "en" | "es", name: string, chosen: string | null): Html => {
  const said = portalWords[lang];
  const all = [
    { value: "yes", says: said.yes },
    { value: "no", says: said.no },
    { value: "unknown", says: said.unsure },
  ];
  return choices(lang, name, all, chosen);
};

/** Back to the question before, and away for now. */
export const under = (own: Own, back: string | null, away = "/my/forms"): Html => {
  const said = portalWords[own.lang];
  return html`<div class="under">
    ${back === null ? html`<span></span>` : html`<a class="plain" href="${to(own, back)}">${said.back}</a>`}
    <a class="plain" href="${to(own, away)}">${said.leaveForNow}</a>
  </div>`;
};

/** Back, where nothing was begun that could be gone on with later. */
export const backTo = (own: Own, path: string): Html =>
  html`<p class="under"><a class="plain" href="${to(own, path)}">${portalWords[own.lang].back}</a></p>`;

/** Who reads it, when, and that nobody waits for it day and night. */
export const readers = ({ lang }: Own, isDistressing = false): Html => {
  const said = portalWords[lang];
  return html`${isDistressing ? html`<p class="notice">${said.emergency}</p>` : ""}
    <p class="quiet small">${said.reads}</p>`;
};

type Area = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly most: number;
};

/** Several lines to write. */
export const area = ({ name, label, value, hint, fault, most }: Area): Html =>
  html`<div class="field">
    <label for="${name}">${label}</label>
    ${hint === undefined ? "" : html`<span class="hint" id="${name}-hint">${hint}</span>`}
    <textarea
      id="${name}"
      name="${name}"
      maxlength="${most}"
      ${hint === undefined ? "" : html`aria-describedby="${name}-hint"`}
      ${fault === undefined ? "" : raw('aria-invalid="true"')}
    >
${value}</textarea>
    ${fault === undefined ? "" : html`<span class="fault">${fault}</span>`}
  </div>`;

const tickMark = raw(
  '<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11" fill="#dff0e5" stroke="#4f9a6b"/><path d="m7 12.5 3.4 3.4L17 9" fill="none" stroke="#1f5c38" stroke-width="2"/></svg>',
);
const emptyMark = raw(
  '<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11" fill="#fff" stroke="#8f7f74" stroke-width="1.5"/></svg>',
);
const halfMark = raw(
  '<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11" fill="#fff" stroke="#8f7f74" stroke-width="1.5"/><path d="M12 1a11 11 0 0 1 0 22z" fill="#e8b98f"/></svg>',
);

export const mark = (state: "open" | "begun" | "done"): Html => {
  if (state === "done") return html`${tickMark}`;
  return html`${state === "begun" ? halfMark : emptyMark}`;
};
