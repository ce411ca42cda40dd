import { html, raw } from "hono/html";
import type { Entered } from "./ask.ts";
import type { Html } from "./ways.ts";

/** What is wrong with a form, by the names of its fields, in the visitor's language. */
export type Faults = Readonly<Record<string, string>>;

export const textIn = (entered: Entered, name: string): string => {
  const value = entered[name];
  return typeof value === "string" ? value : (value?.[0] ?? "");
};

export const listIn = (entered: Entered, name: string): readonly string[] => {
  const value = entered[name];
  return typeof value === "string" ? [value] : (value ?? []);
};

/** What travels unseen with a form. */
export const hidden = (fields: Entered): readonly Html[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    (typeof value === "string" ? [value] : value).map(
      (one) => html`<input type="hidden" name="${name}" value="${one}" />`,
    ),
  );

/** Everything that is wrong, first on the page, each leading to its field. */
export function faultsBox(title: string, faults: Faults): Html | "" {
  const entries = Object.entries(faults);
  if (entries.length === 0) return "";
  return html`<div class="faults" role="alert">
    <h2>${title}</h2>
    <ul>
      ${entries.map(([name, says]) => html`<li><a href="#${name}">${says}</a></li>`)}
    </ul>
  </div>`;
}

type Field = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly type?: "text" | "email" | "tel" | "time";
  readonly autocomplete?: string;
  readonly needed?: boolean;
  readonly most?: number;
  readonly inputmode?: "numeric";
};

const attributes = (given: Readonly<Record<string, string | number | boolean | undefined>>) =>
  raw(
    Object.entries(given)
      .filter(([, value]) => value !== undefined && value !== false && value !== "")
      .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${value}"`))
      .join(""),
  );

/** One line to fill in, with its label, hint and fault read out together. */
export function field({ name, label, value, hint, fault, type = "text", needed, most, ...more }: Field): Html {
  const told = [hint === undefined ? "" : `${name}-hint`, fault === undefined ? "" : `${name}-fault`];
  const about = told.filter((id) => id !== "").join(" ");
  const isWrong = fault === undefined ? undefined : "true";
  const rest = { ...more, required: needed, maxlength: most, "aria-invalid": isWrong, "aria-describedby": about };
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${hint === undefined ? "" : html`<span class="hint" id="${name}-hint">${hint}</span>`}
    <input id="${name}" name="${name}" type="${type}" value="${value}" ${attributes(rest)} />
    ${fault === undefined ? "" : html`<span class="fault" id="${name}-fault">${fault}</span>`}
  </div>`;
}

type Choice = { readonly value: string; readonly label: string };

/** One of a few. */
export const radios = (name: string, legend: string, choices: readonly Choice[], chosen: string): Html =>
  html`<fieldset>
    <legend>${legend}</legend>
    ${choices.map(
      ({ value, label }) =>
        html`<label class="tick"
          ><input type="radio" name="${name}" value="${value}" ${value === chosen ? raw("checked") : ""} /><span
            >${label}</span
          ></label
        >`,
    )}
  </fieldset>`;

/** Yes, where ticked. */
export const tick = (name: string, label: string, isTicked: boolean, value = "yes"): Html =>
  html`<label class="tick"
    ><input id="${name}" type="checkbox" name="${name}" value="${value}" ${isTicked ? raw("checked") : ""} /><span
      >${label}</span
    ></label
  >`;

/** Any of several. */
export const ticks = (name: string, legend: string, choices: readonly Choice[], chosen: readonly string[]): Html =>
  html`<fieldset>
    <legend>${legend}</legend>
    <div class="several">
      ${choices.map(
        ({ value, label }) =>
          html`<label class="tick"
            ><input
              type="checkbox"
              name="${name}"
              value="${value}"
              ${chosen.includes(value) ? raw("checked") : ""}
            /><span>${label}</span></label
          >`,
      )}
    </div>
  </fieldset>`;

export const select = (name: string, label: string, choices: readonly Choice[], chosen: string): Html =>
  html`<div class="field">
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      ${choices.map(
        ({ value, label: says }) =>
          html`<option value="${value}" ${value === chosen ? raw("selected") : ""}>${says}</option>`,
      )}
    </select>
  </div>`;
