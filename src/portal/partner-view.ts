import { html } from "hono/html";
import type { GrantedPart } from "#people/events.ts";
import { greetedName } from "#booking/read.ts";
import { dueCheckIns } from "#followup/read.ts";
import { contactOf, detailsOf, type Partner, patientOf } from "#people/read.ts";
import { type Asking, clockTime, dayName, type Html, isAhead, pathIn } from "#site/desk.ts";
import { checkInNames } from "./check-in-words.ts";
import { curveCard } from "./curve.ts";
import type { Sheet } from "./frame.ts";
import type { Own } from "./own.ts";
import { partnerWords } from "./partner-words.ts";
import { theirVisits } from "./past-visits.ts";
import { plainCard, visitName } from "./visit-card.ts";

const leaveForm = ({ lang }: Asking): Html =>
  html`<form method="post" action="${pathIn(lang, "/with/leave")}">
    <p class="acts"><button class="btn ghost">${partnerWords[lang].leave}</button></p>
  </form>`;

/** Whose pages? Or none, where nothing is granted any more. */
export async function choicePage(asking: Asking, granted: readonly Partner[]): Promise<Sheet> {
  const { lang, tx } = asking;
  const said = partnerWords[lang];
  const names = await Promise.all(granted.map(async (one) => ({ one, name: await nameFor(tx, one.patientId) })));
  const body = html`${
    names.length === 0
      ? html`<p>${said.noneAbout}</p>`
      : html`<ul class="todos">
          ${names.map(
            ({ one, name }) =>
              html`<li>
                <a class="bare" href="${pathIn(lang, `/with/${one.personId}`)}"><span>${name}</span></a>
              </li>`,
          )}
        </ul>`
  }
  ${leaveForm(asking)}`;
  return { title: names.length === 0 ? said.none : said.door, body, path: "/with", home: "/with" };
}

/** The name they go by, else their first name: never more of it than who was granted something knows. */
async function nameFor(tx: Asking["tx"], patientId: string): Promise<string> {
  const { calledName } = await detailsOf(tx, patientId);
  return calledName === "" ? greetedName((await patientOf(tx, patientId))?.name ?? "") : calledName;
}

/** What one patient granted, and nothing that can be pressed. Null for a patient who is not there any more. */
export async function partnerView(asking: Asking, { patientId, parts }: Partner): Promise<Sheet | null> {
  const { lang, tx, store, now } = asking;
  const said = partnerWords[lang];
  const [patient, contact] = [await patientOf(tx, patientId), await contactOf(tx, patientId)];
  if (patient === undefined) return null;
  const name = await nameFor(tx, patientId);
  const doing = { tx, store, now, by: "system" };
  // What the patient's own page is drawn from, looked at in their place; nothing is ever done with it.
  const own: Own = { ...asking, email: contact?.email ?? "", patientId, patient, doing };
  const shown: Html[] = [];
  for (const part of parts) shown.push(await VIEWS[part](own));
  const body = html`<p>${said.granted(name)}</p>
    ${shown}
    <p class="notice">${said.worried}</p>
    ${leaveForm(asking)}`;
  return { title: said.of(name), body, path: asking.c.req.path.replace(/^\/es(?=\/)/, ""), home: "/with" };
}

const VIEWS: Readonly<Record<GrantedPart, (own: Own) => Promise<Html>>> = {
  "next-visit": nextVisit,
  reminders: dueNames,
  "how-it-goes": async (own) => {
    const curve = await curveCard(own, "partner");
    return curve === "" ? html`<p class="quiet">${partnerWords[own.lang].noScores}</p>` : curve;
  },
};

async function nextVisit(own: Own): Promise<Html> {
  const { lang, now } = own;
  const mine = await theirVisits(own);
  const next = mine.visits.find((visit) => isAhead(visit, now));
  if (next === undefined) return html`<p>${partnerWords[lang].noVisit}</p>`;
  const { zone, startAt } = next;
  return html`<h2>${visitName(own, next, mine)}: ${dayName(lang, zone, startAt)}, ${clockTime(lang, zone, startAt)}</h2>
    ${await plainCard(own, next)}`;
}

async function dueNames({ lang, tx, patientId, now }: Own): Promise<Html> {
  const said = partnerWords[lang];
  const due = await dueCheckIns(tx, patientId, now);
  return html`<section class="card" aria-labelledby="due">
    <h2 id="due">${said.due}</h2>
    ${
      due.length === 0
        ? html`<p>${said.noDue}</p>`
        : html`<ul>
            ${due.map(({ kind }) => html`<li>${checkInNames[kind][lang]}</li>`)}
          </ul>`
    }
  </section>`;
}
