import { html } from "hono/html";
import { uuidv7 } from "uuidv7";
import type { BookingRules } from "#booking/events.ts";
import { greetedName, remindersOf } from "#booking/read.ts";
import type { Language } from "#clinic/events.ts";
import type { Instant } from "#science/units.ts";
import type { Site } from "./about.ts";
import { placeNamed } from "./chosen-time.ts";
import { hidden } from "./form-parts.ts";
import { callButton, type Page } from "./layout.ts";
import { dayKey, oneStop, zoneName } from "./show-time.ts";
import { pathIn } from "./tongues.ts";
import { saidLine, wholeTime } from "./visits-list.ts";
import type { Visit } from "./visits-mine.ts";
import { visitsWords } from "./visits-words.ts";
import type { Html } from "./ways.ts";

type Shown = {
  readonly visit: Visit;
  readonly now: Instant;
  readonly rules: Pick<BookingRules, "cutoffHours" | "quiet">;
  readonly said: string | undefined;
};

export const visitPath = ({ id }: Pick<Visit, "id">, more = ""): string => `/visits/${id}${more}`;

/** What, when and where; the head of every page about one visit. */
export function visitBox(site: Site, lang: Language, { type, zone, startAt, name, siteId }: Visit): Html {
  const said = visitsWords[lang];
  const place = type.video ? joining(lang, type.videoLink ?? "") : placeNamed(site, siteId);
  return html`<section class="card kept" aria-label="${type.name[lang]}">
    <p class="eyebrow">${type.name[lang]}</p>
    <p class="big">
      <b>${wholeTime(lang, zone, startAt)}</b> <span class="quiet">${zoneName(lang, zone, startAt)}</span>
    </p>
    ${place === "" ? "" : html`<p>${place}</p>`}
    <p class="quiet">${said.person(greetedName(name))}</p>
  </section>`;
}

const joining = (lang: Language, link: string): Html | string =>
  link === ""
    ? visitsWords[lang].videoCall
    : html`${visitsWords[lang].video} <a href="${link}" rel="noreferrer">${link}</a>`;

/** One visit: what there is to do before it, and how to move or cancel it. Just booked, it says so and what comes next. */
export function visitPage(site: Site, lang: Language, { visit, now, rules, said: key }: Shown): Page {
  const said = visitsWords[lang];
  const isNew = key === "booked" && visit.state === "booked";
  const title = isNew ? said.booked : said.one;
  const body = html`<div class="narrow">
    <h1>${title}</h1>
    ${isNew ? html`<p role="status">${said.bookedAbout}</p>` : saidLine(site, lang, key)} ${visitBox(site, lang, visit)}
    ${visit.state === "booked" ? html`${todo(lang, visit, now)} ${ways(site, lang, visit, rules.cutoffHours)}` : ""}
    ${isNew ? nextSteps(lang, visit, now, rules) : ""}
    <p class="backward"><a class="plain" href="${pathIn(lang, "/visits")}">${said.back}</a></p>
  </div>`;
  return { lang, title, description: said.about, path: visitPath(visit), body, personal: true };
}

/** Only what is true of this visit: the reminders still to come, and moving it where that is still possible. */
const nextSteps = (lang: Language, visit: Visit, now: Instant, rules: Pick<BookingRules, "quiet">): Html => {
  const said = visitsWords[lang];
  const { startAt, zone } = visit;
  const days = remindersOf({ startAt, agreedAt: now, evening: false }, { zone }, rules).map(({ kind }) =>
    kind === "evening-questions" ? "" : said.daysBefore[kind],
  );
  const remind = days.length === 0 ? [] : [said.remind(new Intl.ListFormat(lang).format(days))];
  const steps = [...remind, ...said.nextSteps, ...(visit.canMove ? [said.nextMove] : [])];
  return html`<h2>${said.next}</h2>
    <ol class="next">
      ${steps.map((step) => html`<li>${step}</li>`)}
    </ol>`;
};

/** What is left to do before the visit: the ride, the evening's questions, setting out. */
function todo(lang: Language, visit: Visit, now: Instant): Html | "" {
  const said = visitsWords[lang];
  const lines: Html[] = [];
  if (visit.type.escort) {
    lines.push(
      toDo(
        said.rideTitle,
        rideNow(lang, visit),
        link(lang, visit, "/ride", visit.ride === null ? said.rideName : said.rideChange),
      ),
    );
    if (eveningIsNear(visit, now)) {
      const [state, go] =
        visit.evening === null
          ? [said.eveningOpen, said.eveningGo]
          : [visit.evening.wrong.length > 0 ? said.eveningCall : said.eveningDone, said.eveningAgain];
      lines.push(toDo(said.eveningTitle, state, link(lang, visit, "/evening", go)));
    }
  }
  if (wayIsNear(visit, now))
    lines.push(visit.onTheWay ? toDo(said.wayDone, "", "") : toDo(said.wayGo, "", wayButton(lang, visit)));
  return lines.length === 0
    ? ""
    : html`<ul class="todo">
        ${lines}
      </ul>`;
}

const toDo = (what: string, state: string, act: Html | ""): Html =>
  html`<li>
    <span><b>${what}</b>${state === "" ? "" : html`<br /><span class="quiet">${state}</span>`}</span>${act}
  </li>`;

const link = (lang: Language, visit: Visit, to: string, text: string): Html =>
  html`<a class="btn ghost" href="${pathIn(lang, visitPath(visit, to))}">${text}</a>`;

const wayButton = (lang: Language, visit: Visit): Html =>
  html`<form method="post" action="${pathIn(lang, visitPath(visit, "/on-my-way"))}">
    ${hidden({ id: uuidv7() })}<button class="btn solid">${visitsWords[lang].wayGo}</button>
  </form>`;

function rideNow(lang: Language, { ride }: Visit): string {
  const said = visitsWords[lang];
  if (ride === null) return said.rideNone;
  return ride.confirmed ? said.rideSure(ride.driver) : said.rideWaits(ride.driver);
}

/** From the day before on: earlier answers would say nothing about that evening. */
const NEAR_MS = 24 * 3_600_000;
export const eveningIsNear = ({ startAt }: Visit, now: Instant): boolean => startAt > now && startAt - now <= NEAR_MS;

/** Nobody sets out sooner: what the front desk reads as "on the way" must be true. */
const WAY_MS = 4 * 3_600_000;
export const wayIsNear = ({ type, zone, startAt }: Visit, now: Instant): boolean =>
  !type.video && dayKey(zone, now) === dayKey(zone, startAt) && startAt - now <= WAY_MS;

function ways(site: Site, lang: Language, visit: Visit, cutoffHours: number): Html {
  const said = visitsWords[lang];
  const until = wholeTime(lang, visit.zone, visit.changeUntil);
  const byThemselves = oneStop(visit.canMove ? said.until(until) : said.untilCancel(until));
  const limit = visit.canCancel ? byThemselves : said.tooLate(cutoffHours);
  return html`<div class="acts">
      <a class="btn ghost" href="${pathIn(lang, visitPath(visit, "/calendar.ics"))}">${said.calendar}</a>
      ${visit.canMove ? link(lang, visit, "/move", said.move) : ""}
      ${visit.canCancel ? link(lang, visit, "/cancel", said.cancel) : ""}
    </div>
    <p class="quiet">${limit}</p>
    ${visit.canCancel && !visit.canMove ? html`<p class="quiet">${said.planned}</p>` : ""}
    ${visit.canMove ? "" : html`<p class="acts">${callButton(site, lang)}</p>`}
    ${visit.canMove ? html`<p><a class="plain" href="${pathIn(lang, visitPath(visit, "/sooner"))}">${said.sooner}</a></p>` : ""}`;
}
