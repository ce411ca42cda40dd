import { html } from "hono/html";
import { clockTime, dayName, type Html, isAhead, type Mine, nothingHere } from "#site/desk.ts";
import { answer } from "./frame.ts";
import { myVisitsWords } from "./my-visits-words.ts";
import { type Own, to } from "./own.ts";
import { howItWent, type PastVisit, pastVisits, type TheirVisits, theirVisits } from "./past-visits.ts";
import { heedCards, isSameEvening, visitName } from "./visit-card.ts";

const nameOf = ({ lang }: Own, { what }: PastVisit): string =>
  "visit" in what ? what.visit.type.name[lang] : myVisitsWords[lang].infusion(what.infusion, what.of);

const link = (own: Own, path: string, name: string, when: string): Html =>
  html`<li>
    <a class="bare" href="${to(own, path)}"
      ><span>${name}<small>${when}</small></span></a
    >
  </li>`;

/** Every visit of theirs: those to come, to look at, move or cancel; those past, with what to remember. */
export async function myVisitsPage(own: Own): Promise<Response> {
  const { lang, now } = own;
  const said = myVisitsWords[lang];
  const mine = await theirVisits(own);
  const past = await pastVisits(own, mine);
  const body = html`<h2>${said.coming}</h2>
    ${comingList(own, mine)}
    ${mine.waiting.length > 0 ? html`<p><a class="plain" href="${to(own, "/visits")}">${said.others}</a></p>` : ""}
    <h2>${said.past}</h2>
    ${
      past.length === 0
        ? html`<p class="quiet">${said.nonePast}</p>`
        : html`<ul class="todos">
            ${past.map((one) => link(own, `/my/visits/${one.id}`, nameOf(own, one), dayName(lang, one.zone, one.at)))}
          </ul>`
    }`;
  return answer(own, { title: said.title, above: dayName(lang, own.site.zone, now), body, tab: "visits" });
}

function comingList(own: Own, mine: TheirVisits): Html {
  const { lang, now } = own;
  const said = myVisitsWords[lang];
  const ahead = mine.visits.filter((visit) => isAhead(visit, now));
  if (ahead.length === 0)
    return html`<p>${said.none}</p>
      <p class="acts"><a class="btn solid" href="${to(own, "/book")}">${said.book}</a></p>`;
  return html`<ul class="todos">
    ${ahead.map((visit) => link(own, `/visits/${visit.id}`, visitName(own, visit, mine), whenOf(own, visit)))}
  </ul>`;
}

const whenOf = ({ lang }: Own, { zone, startAt }: Mine["visits"][number]): string =>
  `${dayName(lang, zone, startAt)}, ${clockTime(lang, zone, startAt)}`;

/** One past visit: how it went in words, what to heed since, and what comes next. What was given is not told in numbers here. */
export async function pastVisitPage(own: Own): Promise<Response> {
  const { lang, now } = own;
  const said = myVisitsWords[lang];
  const mine = await theirVisits(own);
  const one = (await pastVisits(own, mine)).find(({ id }) => id === own.c.req.param("visitId"));
  if (one === undefined) return nothingHere(own);
  const how = await howItWent(own, one);
  const next = mine.visits.find((visit) => isAhead(visit, now));
  const body = html`<section class="card" aria-labelledby="how">
      <h2 id="how">${said.howTitle}</h2>
      <p>${said.how[how]}</p>
    </section>
    ${how === "completed" || how === "stopped" ? heedCards(own, isSameEvening(one.at, now)) : ""}
    <section class="card" aria-labelledby="next">
      <h2 id="next">${said.next}</h2>
      <p>${next === undefined ? said.none : said.nextVisit(visitName(own, next, mine), whenOf(own, next))}</p>
    </section>
    <p class="acts"><a class="btn ghost" href="${to(own, "/my/messages")}">${said.askUs}</a></p>`;
  return answer(own, { title: nameOf(own, one), above: dayName(lang, one.zone, one.at), body, tab: "visits" });
}
