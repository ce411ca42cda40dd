import { html } from "hono/html";
import type { Language } from "#clinic/events.ts";
import { FEWEST, studies, type Study } from "#outcomes/events.ts";
import type { PublicFigures } from "#outcomes/read.ts";
import type { Html } from "./ways.ts";

const en = {
  title: "How well does it work? The numbers",
  lead: "“Responded” means that the depression got better by half or more. “Recovered” means that almost no symptoms were left. The studies where treatment was drawn by lot stand first, because they are the fairest.",
  study: "Study",
  responded: "Responded",
  recovered: "Recovered",
  people: (n: number) => `${n} people`,
  unknown: "not told",
  own: "This clinic",
  ownNone: `Not shown yet. Our own results will stand here, counted the same way, once ${FEWEST} patients were asked again after their treatment.`,
  ownHow: (measured: number, due: number) =>
    `${measured} of ${due} people who had 4 to 8 infusions answered again 14 to 31 days after the last one. Counted as McInnes 2022 did.`,
  doubt: "The others may have done worse.",
  between: (low: number, high: number) => `likely between ${low} and ${high} %`,
  marks:
    "We read the paper, its abstract or its opening for every figure here. In studies without comparison, everyone knew they got ketamine: part of the change may come from hope, care and time. A clinic that promises more than this should show you its numbers.",
};
const es: typeof en = {
  title: "¿Qué tan bien funciona? Las cifras",
  lead: "«Respondió» significa que los síntomas bajaron a la mitad o menos. «Se recuperó» significa que casi no quedaron síntomas. Primero están los estudios en que el tratamiento se decidió por sorteo, porque son los más justos.",
  study: "Estudio",
  responded: "Respondió",
  recovered: "Se recuperó",
  people: (n: number) => `${n} personas`,
  unknown: "no se dice",
  own: "Esta clínica",
  ownNone: `Todavía no se muestran. Nuestros propios resultados aparecerán aquí, contados de la misma manera, cuando hayamos vuelto a preguntar a ${FEWEST} pacientes después de su tratamiento.`,
  ownHow: (measured: number, due: number) =>
    `${measured} de ${due} personas que recibieron de 4 a 8 infusiones respondieron de nuevo de 14 a 31 días después de la última. Contado como en McInnes 2022.`,
  doubt: "A las demás pudo haberles ido peor.",
  between: (low: number, high: number) => `probablemente entre ${low} y ${high} %`,
  marks:
    "Para cada cifra leímos el artículo, su resumen o su comienzo. En los estudios sin comparación, todas las personas sabían que recibían ketamina: parte del cambio puede venir de la esperanza, de la atención y del tiempo. Una clínica que promete más que esto debería mostrarle sus cifras.",
};
const words: Readonly<Record<Language, typeof en>> = { en, es };

/**
 * Published figures beside the clinic's own. Stands below the clinic's text whatever that says. Its roles are spelt out:
 * laid out as blocks on a phone it would not be read aloud as a table any more.
 */
export function oddsTable(lang: Language, own: PublicFigures | null): Html {
  const said = words[lang];
  return html`<section class="block" id="odds" aria-labelledby="odds-title">
    <h2 id="odds-title">${said.title}</h2>
    <p>${said.lead}</p>
    <div class="table odds" tabindex="0" role="group" aria-labelledby="odds-title">
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">${said.study}</th>
            <th scope="col" role="columnheader">${said.responded}</th>
            <th scope="col" role="columnheader">${said.recovered}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${studies.map((study) => row(study, lang))} ${ownRow(own, lang)}
        </tbody>
      </table>
    </div>
    <p class="marks">${said.marks}</p>
  </section>`;
}

function ownRow(own: PublicFigures | null, lang: Language): Html {
  const said = words[lang];
  if (own === null)
    return html`<tr role="row">
      <th scope="row" role="rowheader">${said.own}</th>
      <td colspan="2" role="cell">${said.ownNone}</td>
    </tr>`;
  const { responded, recovered, due, measured, isDoubtful } = own;
  const how = `${said.ownHow(measured, due)}${isDoubtful ? ` ${said.doubt}` : ""}`;
  return html`<tr role="row">
    <th scope="row" role="rowheader">${said.own}<small>${how}</small></th>
    <td class="rate" role="cell">${under(said.responded)}${ownBar(responded, "full", lang)}</td>
    <td class="rate" role="cell">${under(said.recovered)}${ownBar(recovered, "full deep", lang)}</td>
  </tr>`;
}

const whole = (share: number): number => Math.round(share * 100);

const ownBar = ({ count, of, low, high }: PublicFigures["responded"], colour: string, lang: Language): Html =>
  html`${bar(whole(count / of), colour, "")}<small>${words[lang].between(whole(low), whole(high))}</small>`;

function row({ who, people, responded, recovered, also, source }: Study, lang: Language): Html {
  const said = words[lang];
  const more = also[lang] === "" ? "" : ` · ${also[lang]}`;
  return html`<tr role="row">
    <th scope="row" role="rowheader">${source.from}<small>${said.people(people)} · ${who[lang]}${more}</small></th>
    <td class="rate" role="cell">${under(said.responded)}${bar(responded, "full", said.unknown)}</td>
    <td class="rate" role="cell">${under(said.recovered)}${bar(recovered, "full deep", said.unknown)}</td>
  </tr>`;
}

/** What a figure is, said again beside it on a phone, where the head of the table does not stand above. Read aloud, the head says it. */
const under = (column: string): Html => html`<span class="under" aria-hidden="true">${column}</span>`;

const bar = (percent: number | null, colour: string, unknown: string): Html =>
  percent === null
    ? html`<span class="quiet">${unknown}</span>`
    : html`${percent} %<svg aria-hidden="true" focusable="false">
          <rect class="track" width="100%" height="8" rx="4" />
          <rect class="${colour}" width="${percent}%" height="8" rx="4" />
        </svg>`;
