import { html, raw } from "hono/html";
import { uuidv7 } from "uuidv7";
import { currentProtocol } from "#clinic/read.ts";
import { historyOf, interactionsOf, markedFor } from "#evaluation/read.ts";
import { after, type Instant, minutes } from "#science/units.ts";
import {
  callButton,
  eveningIsNear,
  hidden,
  type Html,
  oneStop,
  pathIn,
  theTime,
  type Visit,
  wayIsNear,
} from "#site/desk.ts";
import type { Own } from "./own.ts";
import { medicineLines } from "./medicine-lines.ts";
import { mark } from "./parts.ts";
import type { TheirVisits } from "./past-visits.ts";
import { visitWords } from "./visit-words.ts";

/** "Infusion 3 of 6", where it is one of several with an end; else what kind of visit it is. */
export function visitName({ lang }: Own, visit: Visit, { visits, next }: TheirVisits): string {
  const name = visit.type.name[lang];
  if (visit.series === null || visit.nth === null || visit.type.id === "maintenance") return name;
  // Dates that were moved or booked anew begin a new row; the course goes on counting.
  const ahead = visits.filter(({ state, series, type }) => state === "booked" && series !== null && type.escort);
  const n = next.nth + ahead.indexOf(visit);
  if (next.courseId !== null && ahead.includes(visit) && next.of !== null && n <= next.of)
    return visitWords[lang].nth(name, n, next.of);
  const of = Math.max(...visits.filter(({ series }) => series === visit.series).map(({ nth }) => nth ?? 0));
  return visitWords[lang].nth(name, visit.nth, of);
}

const check = (isDone: boolean, says: string | Html): Html =>
  html`<li class="${isDone ? "is-done" : ""}">${mark(isDone ? "done" : "open")}<span>${says}</span></li>`;

/** What there is to do before the next visit. */
export async function beforeCard(own: Own, visit: Visit): Promise<Html> {
  const said = visitWords[own.lang];
  const lines = visit.type.escort
    ? [
        check(visit.ride?.confirmed === true, rideLine(own, visit)),
        check(visit.evening !== null, eveningLine(own, visit)),
        ...(await foodAndMedicines(own, visit)),
        check(false, said.drink),
        check(false, said.bring),
      ]
    : [check(false, visit.type.video ? said.video : said.bring)];
  return html`<section class="card" aria-labelledby="before">
    <h2 id="before">${said.before}</h2>
    <ul class="checks">
      ${lines}
    </ul>
  </section>`;
}

/** Setting out, and moving or cancelling it. */
export function visitActs(own: Own, visit: Visit): Html {
  const said = visitWords[own.lang];
  return html`<div class="acts">
    ${wayPart(own, visit)}
    <a class="btn ghost" href="${pathIn(own.lang, `/visits/${visit.id}`)}"
      >${visit.canCancel ? said.moveOrCancel : said.toVisit}</a
    >
  </div>`;
}

/** The same for somebody who comes along: without medicines, and with nothing to press. */
export async function plainCard(own: Own, visit: Visit): Promise<Html> {
  const said = visitWords[own.lang];
  const { protocol, signed } = await currentProtocol(own.tx);
  const food = signed === null ? said.eat : foodSays(own, visit, protocol.fastingHours);
  const lines = visit.type.escort
    ? [
        check(visit.ride?.confirmed === true, visit.ride === null ? said.rideNoneYet : rideSays(own, visit)),
        check(false, food),
        check(false, said.drink),
      ]
    : [];
  return html`<ul class="checks">
    ${lines} ${check(false, visit.type.video ? said.video : said.bring)}
  </ul>`;
}

function wayPart(own: Own, visit: Visit): Html | "" {
  const said = visitWords[own.lang];
  if (visit.state !== "booked" || !wayIsNear(visit, own.now)) return "";
  if (visit.onTheWay) return html`<p class="notice" role="status">${said.onTheWay}</p>`;
  return html`<form method="post" action="${pathIn(own.lang, `/visits/${visit.id}/on-my-way`)}">
    ${hidden({ id: uuidv7() })}<button class="btn solid">${said.onMyWay}</button>
  </form>`;
}

/** By the clinic's own hours, once its director has signed them; before that, as it was told by a person. */
async function foodAndMedicines(own: Own, visit: Visit): Promise<readonly Html[]> {
  const said = visitWords[own.lang];
  const { protocol, signed } = await currentProtocol(own.tx);
  const food = signed === null ? said.eat : foodSays(own, visit, protocol.fastingHours);
  const medicines = await medicineLines(own, visit, signed !== null);
  return [food, ...(await slowStomach(own)), ...medicines].map((says) => check(false, says));
}

function foodSays(
  { lang }: Own,
  { zone, startAt }: Visit,
  { fatty, clear }: Readonly<Record<"fatty" | "clear", number>>,
): string {
  const said = visitWords[lang];
  const before = (hours: number) => theTime(lang, zone, after(startAt, minutes(-60 * hours)));
  return `${oneStop(said.solid(before(fatty)))} ${oneStop(said.drinks(before(clear)))}`;
}

/** A GLP-1 medicine empties the stomach slowly. How much longer the fast must be no source says (reference X22), so this asks. */
async function slowStomach({ tx, lang, patientId }: Own): Promise<readonly string[]> {
  const { answer } = markedFor(interactionsOf(await historyOf(tx, patientId)), "longer-fast");
  const said = visitWords[lang];
  if (answer === "no") return [];
  return [answer === "yes" ? said.slowStomach : said.slowStomachAsked];
}

/** What is still theirs to do leads to where it is done. */
function rideLine(own: Own, visit: Visit): string | Html {
  const says = rideSays(own, visit);
  const path = pathIn(own.lang, `/visits/${visit.id}/ride`);
  return visit.ride === null && visit.state === "booked" ? html`<a href="${path}">${says}</a>` : says;
}

function eveningLine({ lang, now }: Own, visit: Visit): string | Html {
  const said = visitWords[lang];
  if (visit.evening !== null) return said.evening;
  const path = pathIn(lang, `/visits/${visit.id}/evening`);
  return eveningIsNear(visit, now) ? html`<a href="${path}">${said.eveningNow}</a>` : said.eveningOpen;
}

function rideSays({ lang }: Own, { ride }: Visit): string {
  const said = visitWords[lang];
  if (ride === null) return said.rideNone;
  return ride.confirmed ? said.ride(ride.driver) : said.rideWaits(ride.driver);
}

const NIGHT_MS = 18 * 3_600_000;

/** Not yet slept a night since. */
export const isSameEvening = (at: Instant, now: Instant): boolean => now - at < NIGHT_MS;

/** A visit after which nobody drives, over since less than a night. */
export const isJustOver = ({ type, state, endAt, startAt }: Visit, now: Instant): boolean =>
  type.escort &&
  (state === "done" || (state === "arrived" && endAt <= now)) &&
  startAt <= now &&
  isSameEvening(endAt, now);

const dont = raw(
  '<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d="m7 7 10 10M17 7 7 17" fill="none" stroke="#6f6478" stroke-width="2.4"/></svg>',
);
const heed = raw(
  '<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4v10" stroke="#9a1f2b" stroke-width="2.8"/><circle cx="12" cy="18.5" r="1.8" fill="#9a1f2b"/></svg>',
);

const list = (sign: Html, lines: readonly string[]): Html =>
  html`<ul class="checks">
    ${lines.map((says) => html`<li>${sign}<span>${says}</span></li>`)}
  </ul>`;

/** What to do after a treatment, and what is never waited with (clinical reference 14.2 and 14.4). */
export const afterCard = (own: Own): Html =>
  html`${heedCards(own, true)}
    <p class="acts">${callButton(own.site, own.lang)}</p>`;

/** What is never waited with after one; until they have slept, what to leave and what does well too. */
export function heedCards({ lang }: Own, untilTomorrow: boolean): Html {
  const said = visitWords[lang];
  return html`${
      untilTomorrow
        ? html`<section class="card" aria-labelledby="until">
            <h2 id="until">${said.until}</h2>
            ${list(html`${dont}`, said.not)} ${list(mark("done"), said.well)}
          </section>`
        : ""
    }
    <section class="card" aria-labelledby="heed">
      <h2 id="heed">${said.atOnce}</h2>
      ${list(html`${heed}`, said.red)}
      <h2>${said.sameDay}</h2>
      ${list(html`${heed}`, said.call)}
      <p><b>${said.harm}</b></p>
    </section>`;
}
