import { html } from "hono/html";
import type { AppointmentType, Placing } from "#booking/events.ts";
import type { Language } from "#clinic/events.ts";
import type { Site } from "./about.ts";
import type { Entered } from "./ask.ts";
import { bookingWords } from "./booking-words.ts";
import { type FreeTimes, timesForm } from "./free-times.ts";
import { placeNamed } from "./chosen-time.ts";
import { callButton, type Page } from "./layout.ts";
import { dayKey, dayName, zoneName } from "./show-time.ts";
import { pathIn } from "./tongues.ts";
import type { Html } from "./ways.ts";

/** "/book?type=evaluation&selfCheck=to-discuss": what was chosen or found before stays in the address. */
export const bookAt = (query: Readonly<Record<string, string>>): string => {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== "" && value !== "none"));
  return asked.size === 0 ? "/book" : `/book?${asked.toString()}`;
};

/** Where one would come: the sites by name where there are several, to be chosen with the time. */
const address = (site: Site, lang: Language): string =>
  site.siteNames.size === 0
    ? placeNamed(site, site.siteId)
    : new Intl.ListFormat(lang, { type: "disjunction" }).format(site.siteNames.values());

/** The first question: in person or by video. */
export function choosePage(site: Site, lang: Language, types: readonly AppointmentType[], selfCheck: string): Page {
  const said = bookingWords[lang];
  const choice = ({ id, name, minutes, video }: AppointmentType) =>
    html`<li>
      <a class="btn ghost choice" href="${pathIn(lang, bookAt({ type: id, selfCheck }))}"
        ><b>${name[lang]}</b> <span>${video ? said.byVideo : said.inPerson(address(site, lang))}</span>
        <span>${said.minutes(minutes)}</span></a
      >
    </li>`;
  const body = html`<div class="narrow">
    <p class="eyebrow">${said.title}</p>
    <h1>${types.length === 0 ? said.title : said.how}</h1>
    <p>${types.length === 0 ? said.noTypes : said.about}</p>
    ${
      types.length === 0
        ? html`<p class="acts">${callButton(site, lang)}</p>`
        : html`<ul class="choices">
            ${types.map(choice)}
          </ul>`
    }
  </div>`;
  return { lang, title: said.title, description: said.about, path: "/book", body };
}

export type Times = {
  readonly type: AppointmentType;
  readonly found: FreeTimes;
  readonly day: string;
  readonly selfCheck: string;
  /** What travels with the choice. */
  readonly fields: Entered;
  readonly holdMinutes: number;
};

/** The second question: when. */
export function timesPage(
  site: Site,
  lang: Language,
  { type, found, day, selfCheck, fields, holdMinutes }: Times,
): Page {
  const said = bookingWords[lang];
  const query = { type: type.id, selfCheck };
  const [first] = found.times;
  const body = html`<div class="narrow">
    <p class="eyebrow">${type.name[lang]}</p>
    <h1>${said.when}</h1>
    ${first === undefined ? "" : html`<p>${said.held(holdMinutes)}</p>`}
    ${zoneLine(lang, first?.zone ?? site.zone, first?.startAt ?? null)}
    ${first === undefined ? nothingFree(site, lang, query, found) : timesForm(site, lang, said, found.times, { action: pathIn(lang, "/book/hold"), fields })}
    ${turning(lang, query, found)}
    <section class="card aside" aria-labelledby="none-suits">
      <h2 id="none-suits">${said.noneSuits}</h2>
      <p class="acts">
        <a class="btn ghost" href="${pathIn(lang, bookAt({ ...query, wait: "yes" }))}">${said.tellMe}</a
        ><a class="btn ghost" href="${pathIn(lang, bookAt({ selfCheck }))}">${said.other}</a>
      </p>
    </section>
  </div>`;
  const path = bookAt({ ...query, day });
  return { lang, title: `${said.when} ${type.name[lang]}`, description: said.about, path, body, personal: true };
}

export const zoneLine = (lang: Language, zone: string, at: Placing["startAt"] | null): Html =>
  html`<p class="quiet">${bookingWords[lang].zone(zoneName(lang, zone, at ?? (0 as Placing["startAt"])))}</p>`;

function nothingFree(
  site: Site,
  lang: Language,
  query: Readonly<Record<string, string>>,
  { next, later }: FreeTimes,
): Html {
  const said = bookingWords[lang];
  if (next === null)
    return html`<p class="notice">${later === null ? said.noneAtAll : said.none}</p>
      <p class="acts">${callButton(site, lang)}</p>`;
  const day = dayName(lang, next.zone, next.startAt);
  const from = dayKey(next.zone, next.startAt);
  return html`<p class="notice">
    ${said.none} <a href="${pathIn(lang, bookAt({ ...query, day: from }))}">${said.next(day)}</a>
  </p>`;
}

function turning(lang: Language, query: Readonly<Record<string, string>>, { earlier, later }: FreeTimes): Html {
  const said = bookingWords[lang];
  const to = (from: string | null, text: string, rel: string) =>
    from === null
      ? ""
      : html`<a class="btn ghost" rel="${rel}" href="${pathIn(lang, bookAt({ ...query, day: from }))}">${text}</a>`;
  return html`<p class="acts">${to(earlier, said.earlier, "prev")}${to(later, said.later, "next")}</p>`;
}

/** Somebody was faster: plain words, the next free times, and everything entered on its way along. */
export function lostPage(
  site: Site,
  lang: Language,
  { action, fields, next, path }: { action: string; fields: Entered; next: readonly Placing[]; path: string },
): Page {
  const said = bookingWords[lang];
  const [first] = next;
  const body = html`<div class="narrow">
    <h1>${said.taken}</h1>
    <p role="status">${first === undefined ? said.takenNone : said.takenAbout}</p>
    ${
      first === undefined
        ? html`<p class="acts">${callButton(site, lang)}</p>`
        : html`${zoneLine(lang, first.zone, first.startAt)}
          ${timesForm(site, lang, said, next, { action, fields, isFew: true })}`
    }
  </div>`;
  return { lang, title: said.taken, description: said.takenAbout, path, body, personal: true };
}
