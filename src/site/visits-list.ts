import { html } from "hono/html";
import { uuidv7 } from "uuidv7";
import { greetedName, type WaitingRow } from "#booking/read.ts";
import type { Language } from "#clinic/events.ts";
import type { Instant } from "#science/units.ts";
import type { Site } from "./about.ts";
import { hidden } from "./form-parts.ts";
import { callButton, type Page } from "./layout.ts";
import { clockTime, dayName, oneStop, theTime, weekdayName } from "./show-time.ts";
import { pathIn } from "./tongues.ts";
import { isAhead, type Mine, type Visit } from "./visits-mine.ts";
import { visitsWords } from "./visits-words.ts";
import type { Html } from "./ways.ts";

/** What was just done, to be said once on the page that follows. */
export function saidLine({ profile }: Site, lang: Language, key: string | undefined): Html | "" {
  const said = visitsWords[lang];
  const lines: Readonly<Record<string, string>> = {
    moved: said.saidMoved,
    cancelled: said.saidCancelled,
    waiting: said.saidWaiting,
    left: said.saidLeft,
    taken: said.saidTaken,
    declined: said.saidDeclined,
    ride: said.saidRide,
    evening: said.saidEvening,
    "evening-call": said.saidEveningCall(profile.phone),
    way: said.saidWay,
  };
  const line = Object.hasOwn(lines, key ?? "") ? lines[key ?? ""] : undefined;
  return line === undefined ? "" : html`<p class="notice" role="status">${line}</p>`;
}

/** "Thursday, December 3, 10:30 AM" */
export const wholeTime = (lang: Language, zone: string, at: Instant): string =>
  `${dayName(lang, zone, at)}, ${clockTime(lang, zone, at)}`;

type Listed = { readonly email: string; readonly mine: Mine; readonly now: Instant; readonly said: string | undefined };

/** Everything of theirs: what was offered first, for it has an end. */
export function listPage(site: Site, lang: Language, { email, mine, now, said: key }: Listed): Page {
  const said = visitsWords[lang];
  const ahead = mine.visits.filter((visit) => isAhead(visit, now));
  const offers = mine.waiting.filter(({ state, offer }) => state === "offered" && offer !== null);
  const body = html`<div class="narrow">
    <h1>${said.title}</h1>
    ${saidLine(site, lang, key)} ${offers.map((one) => offerCard(site, lang, one, mine.visits))}
    ${
      ahead.length === 0
        ? html`<p>${said.none}</p>
            <p class="acts">
              <a class="btn solid" href="${pathIn(lang, "/book")}">${said.book}</a>${callButton(site, lang)}
            </p>`
        : html`<h2>${said.coming}</h2>
            <ul class="visits">
              ${ahead.map((visit) => visitCard(site, lang, visit))}
            </ul>`
    }
    ${waitingPart(lang, mine)}
    <p><a class="plain" href="${pathIn(lang, "/my")}">${said.ownPages}</a></p>
    <p class="quiet small">${said.shownFor(email)}</p>
    <form method="post" action="${pathIn(lang, "/visits/leave")}"><button class="plain">${said.leave}</button></form>
  </div>`;
  return { lang, title: said.title, description: said.about, path: "/visits", body, personal: true };
}

const visitCard = (site: Site, lang: Language, { id, type, zone, startAt, name, siteId }: Visit): Html => {
  const said = visitsWords[lang];
  return html`<li class="card visit">
    <p class="eyebrow">${type.name[lang]}</p>
    <p class="big"><b>${wholeTime(lang, zone, startAt)}</b></p>
    ${type.video ? "" : siteLine(site, siteId)}
    <p class="quiet">${said.person(greetedName(name))}</p>
    <p class="acts">
      <a class="btn ghost" href="${pathIn(lang, `/visits/${id}`)}"
        >${said.details}<span class="hidden">: ${wholeTime(lang, zone, startAt)}</span></a
      >
    </p>
  </li>`;
};

/** Where a clinic has several sites, at which one. */
const siteLine = ({ siteNames }: Site, siteId: string): Html | "" =>
  siteNames.has(siteId) ? html`<p>${siteNames.get(siteId) ?? ""}</p>` : "";

/** A time that came free, until when it is theirs to take, and what they would give up for it. */
export function offerCard(
  site: Site,
  lang: Language,
  { id, offer, insteadOf, name }: WaitingRow,
  visits: readonly Visit[],
): Html {
  const said = visitsWords[lang];
  if (offer === null) return html``;
  const { placing, offeredUntil } = offer;
  const given = visits.find((visit) => visit.id === insteadOf && visit.state === "booked");
  return html`<section class="card visit offer" aria-labelledby="offer-${id}">
    <h2 id="offer-${id}">${said.offerTitle}</h2>
    <p class="big"><b>${wholeTime(lang, placing.zone, placing.startAt)}</b></p>
    ${siteLine(site, placing.siteId)}
    <p class="quiet">${said.person(greetedName(name))}</p>
    <p>${oneStop(said.offerUntil(theTime(lang, placing.zone, offeredUntil)))}</p>
    ${given === undefined ? "" : html`<p>${said.offerInstead(wholeTime(lang, given.zone, given.startAt))}</p>`}
    <form class="acts" method="post" action="${pathIn(lang, `/visits/offers/${id}`)}">
      ${hidden({ id: uuidv7() })}
      <button class="btn solid" name="answer" value="take">${said.take}</button>
      <button class="btn ghost" name="answer" value="decline">${said.decline}</button>
    </form>
  </section>`;
}

function waitingPart(lang: Language, { waiting }: Mine): Html | "" {
  const said = visitsWords[lang];
  if (waiting.length === 0) return "";
  return html`<h2>${said.waitingTitle}</h2>
    <ul class="visits">
      ${waiting.map(
        ({ id, preference, name }) =>
          html`<li class="card visit">
            <p>
              ${oneStop(said.waitingFor(daysOf(lang, preference.weekdays), hoursOf(lang, preference.from, preference.to)))}
            </p>
            <p class="quiet">${said.person(greetedName(name))}</p>
            <form method="post" action="${pathIn(lang, `/visits/waiting/${id}`)}">
              ${hidden({ id: uuidv7() })}<button class="plain">${said.noLonger}</button>
            </form>
          </li>`,
      )}
    </ul>`;
}

const daysOf = (lang: Language, weekdays: readonly number[]): string =>
  weekdays.length === 0 || weekdays.length === 7
    ? visitsWords[lang].anyDay
    : weekdays.map((day) => weekdayName(lang, day)).join(", ");

const wallTime = (lang: Language, time: string): string => {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return theTime(lang, "UTC", ((hour * 60 + minute) * 60_000) as Instant);
};

function hoursOf(lang: Language, from: string, to: string): string {
  const said = visitsWords[lang];
  const parts = [
    from > "00:00" ? said.fromHour(wallTime(lang, from)) : "",
    to < "23:59" ? said.toHour(wallTime(lang, to)) : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? said.anyHour : parts.join(" ");
}
