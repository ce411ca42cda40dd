import { html } from "hono/html";
import type { Language, Prices } from "#clinic/events.ts";
import type { Html } from "./ways.ts";

const en = {
  title: "Our prices for people who pay themselves",
  what: "What",
  price: "Price",
  rules: "Moving, missing and canceling",
  none: "The clinic has not entered its prices here yet. Call us, and we tell you. You get a written estimate before you decide.",
  note: "Prices are in US dollars, for people who pay themselves. Your good-faith estimate is what counts for you.",
};
const es: typeof en = {
  title: "Nuestros precios para quien paga por su cuenta",
  what: "Qué",
  price: "Precio",
  rules: "Cambiar, faltar y cancelar",
  none: "La clínica todavía no ha puesto aquí sus precios. Llámenos y se los decimos. Usted recibe un estimado por escrito antes de decidir.",
  note: "Los precios están en dólares de Estados Unidos, para quien paga por su cuenta. Para usted vale su estimado de buena fe.",
};
const words: Readonly<Record<Language, typeof en>> = { en, es };

const dollars = new Intl.NumberFormat("en-US", {
  style: "currency",
  currency: "USD",
  maximumFractionDigits: 2,
  trailingZeroDisplay: "stripIfInteger",
});

/** What the clinic charges, or that it has not said so yet. */
export function pricesTable({ items, rules }: Prices, lang: Language): Html {
  const said = words[lang];
  const rows = items.map(
    ({ name, usd, note }) =>
      html`<tr>
        <th scope="row">${name[lang]}${note[lang] === "" ? "" : html`<small>${note[lang]}</small>`}</th>
        <td>${dollars.format(usd)}</td>
      </tr>`,
  );
  const table = html`<div class="table" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${said.what}</th>
            <th scope="col">${said.price}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    <p class="marks">${said.note}</p>`;
  return html`<section class="block" id="prices" aria-labelledby="prices-title">
    <h2 id="prices-title">${said.title}</h2>
    ${items.length === 0 ? html`<p>${said.none}</p>` : table}${
      rules[lang] === ""
        ? ""
        : html`<h3>${said.rules}</h3>
            <p>${rules[lang]}</p>`
    }
  </section>`;
}
