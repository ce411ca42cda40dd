import { html } from "hono/html";
import type { Ingredient } from "#evaluation/events.ts";
import { searchMedicines } from "#evaluation/read.ts";
import { field, type Html } from "#site/desk.ts";
import { answer } from "./frame.ts";
import { medicineWords } from "./medicine-words.ts";
import type { Own } from "./own.ts";
import { ownForm, under } from "./parts.ts";

/** What was typed, to be looked for. Sent by POST: what somebody takes stands in no address and no history of a browser. */
export function searchForm(own: Own, action: string, typed: string, fault?: string): Html {
  const said = medicineWords[own.lang];
  return ownForm(
    own,
    action,
    html`${field({ name: "what", label: said.search, hint: said.hint, value: typed, most: 80, fault })}
      <p class="acts"><button class="btn solid">${said.find}</button></p>`,
  );
}

/** The names that begin so, to choose one; and what was typed itself, for what nobody listed. */
export function foundPage(
  own: Own,
  typed: string,
  { search, choose, back }: { readonly search: string; readonly choose: string; readonly back: string },
): Promise<Response> {
  const said = medicineWords[own.lang];
  const found = searchMedicines(typed, 8);
  const isGuess = found.length > 0 && found.every((one) => one.isGuess);
  const title = { none: said.nothing, guess: said.guess, found: said.found }[
    found.length === 0 ? "none" : isGuess ? "guess" : "found"
  ];
  const body = html`${ownForm(
      own,
      choose,
      html`<div class="answers">
        ${found.map(
          ({ name, ingredients }) =>
            html`<button class="btn ghost" name="name" value="${name}">
              <span>${name}${contents(name, ingredients)}</span>
            </button>`,
        )}
        <button class="btn ghost" name="name" value="${AS_TYPED}"><span>${said.asTyped(typed)}</span></button>
      </div>`,
      { typed },
    )}
    <details class="again">
      <summary>${said.again}</summary>
      ${searchForm(own, search, typed)}
    </details>
    ${under(own, back)}`;
  return answer(own, { title, body, path: back });
}

const AS_TYPED = "=";

/** What a brand holds, where its name does not say it. */
const contents = (name: string, ingredients: readonly Ingredient[]): Html | "" =>
  ingredients.length === 1 && ingredients[0]?.name === name
    ? ""
    : html`<small>${ingredients.map((one) => one.name).join(" + ")}</small>`;

/** What was chosen: each of its ingredients, so that none is lost; or what was typed, under no code. */
export function chosenIn(name: string, typed: string): readonly Ingredient[] {
  const found = name === AS_TYPED ? undefined : searchMedicines(name, 8).find((one) => one.name === name);
  return found?.ingredients ?? [{ rxcui: null, name: typed }];
}
