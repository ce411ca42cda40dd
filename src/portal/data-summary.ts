import { html } from "hono/html";
import { scaleOf } from "#assessment/events.ts";
import { assessmentsOf } from "#assessment/read.ts";
import { consentsOf, historyOf } from "#evaluation/read.ts";
import { circleOf } from "#people/read.ts";
import { clockTime, dayName, type Html } from "#site/desk.ts";
import { consentNames } from "./consent-words.ts";
import { dataWords } from "./data-words.ts";
import { myVisitsWords } from "./my-visits-words.ts";
import type { Own } from "./own.ts";
import { howItWent, pastVisits, theirVisits } from "./past-visits.ts";
import { scaleName } from "./scale-names.ts";

type Lines = readonly (string | Html)[];

const part = (title: string, lines: Lines, none: string): Html =>
  html`<h2>${title}</h2>
    ${
      lines.length === 0
        ? html`<p>${none}</p>`
        : html`<ul>
            ${lines.map((line) => html`<li>${line}</li>`)}
          </ul>`
    }`;

/** A page by itself, to read and to print. */
export async function dataSummary(own: Own): Promise<string> {
  const { lang, site, now, patient } = own;
  const said = dataWords[lang];
  const name = patient.name.split(", ").toReversed().join(" ");
  const when = `${dayName(lang, site.zone, now)}, ${clockTime(lang, site.zone, now)}`;
  const page = html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${said.of(name)}</title>
        <style>
          body {
            font:
              1rem/1.5 system-ui,
              sans-serif;
            max-width: 42rem;
            margin: 2rem auto;
            padding: 0 1rem;
          }
        </style>
      </head>
      <body>
        <h1>${said.of(name)}</h1>
        <p>${said.made(when, site.name)} ${said.whole}</p>
        ${part(said.who, [name, `${said.born}: ${patient.birthDate}`, `${said.number}: ${patient.mrn}`], "")}
        ${await healthParts(own)} ${part(said.visits, await visitLines(own), said.none)}
        ${part(said.scores, await scoreLines(own), said.none)}
        ${part(said.consents, await consentLines(own), said.none)}
        ${part(said.people, await peopleLines(own), said.none)}
        <p><strong>${said.help}</strong></p>
      </body>
    </html>`;
  return String(await page);
}

/** Nothing asked is not "none", and a list nobody called whole is not whole. */
async function healthParts({ tx, lang, patientId, patient }: Own): Promise<Html> {
  const said = dataWords[lang];
  const { medicines, medicinesKnown } = await historyOf(tx, patientId);
  const known = medicinesKnown === null ? [said.notWhole] : [];
  const taken = medicines.map(({ ingredient, dose, perDay }) =>
    [ingredient.name, dose === null ? "" : `${dose.amount} ${dose.unit}`, perDay === null ? "" : `× ${perDay}`]
      .filter((word) => word !== "")
      .join(" "),
  );
  return html`${part(said.allergies, patient.allergies, patient.allergiesKnown ? said.none : said.notAsked)}
  ${part(said.medicines, [...taken, ...known], said.none)}`;
}

async function visitLines(own: Own): Promise<Lines> {
  const said = myVisitsWords[own.lang];
  const lines: string[] = [];
  for (const one of await pastVisits(own, await theirVisits(own))) {
    const name =
      "visit" in one.what ? one.what.visit.type.name[own.lang] : said.infusion(one.what.infusion, one.what.of);
    lines.push(`${dayName(own.lang, one.zone, one.at)}: ${name}. ${said.how[await howItWent(own, one)]}`);
  }
  return lines;
}

async function scoreLines({ tx, lang, patientId, site }: Own): Promise<Lines> {
  const said = dataWords[lang];
  return (await assessmentsOf(tx, patientId)).flatMap(({ scaleId, scaleVersion, finishedAt, voided, score }) => {
    const scale = scaleOf(scaleId, scaleVersion);
    if (finishedAt === null || voided !== null || scale === undefined) return [];
    const total = score?.total ?? null;
    const told = total === null ? said.noTotal : said.score(total, scale.range[1]);
    return [`${dayName(lang, site.zone, finishedAt)}: ${scaleName(scale)[lang]}, ${told}`];
  });
}

async function consentLines({ tx, lang, patientId, site }: Own): Promise<Lines> {
  const said = dataWords[lang];
  return (await consentsOf(tx, patientId)).map(({ kind, signed, withdrawn }) => {
    const day = ({ at }: { readonly at: Own["now"] }) => dayName(lang, site.zone, at);
    const state = signed === null ? said.notSigned : said.signedOn(day(signed));
    return [consentNames[kind][lang], state, withdrawn === null ? "" : said.backOn(day(withdrawn))]
      .filter((word) => word !== "")
      .join(", ");
  });
}

const peopleLines = async ({ tx, patientId }: Own): Promise<Lines> =>
  (await circleOf(tx, patientId)).map(({ name, practice, mobile, email }) =>
    [name, practice, mobile, email].filter((word) => word !== "").join(", "),
  );
