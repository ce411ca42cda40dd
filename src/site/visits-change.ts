import { html } from "hono/html";
import { randomUUID } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Placing } from "#booking/events.ts";
import type { Language } from "#clinic/events.ts";
import type { Site } from "./about.ts";
import type { Entered } from "./ask.ts";
import { zoneLine } from "./booking-choose.ts";
import { wishFields } from "./booking-forms.ts";
import { bookingWords } from "./booking-words.ts";
import { type Faults, faultsBox, field, hidden, textIn } from "./form-parts.ts";
import { type FreeTimes, timesForm } from "./free-times.ts";
import { callButton, type Page } from "./layout.ts";
import { pathIn } from "./tongues.ts";
import type { Visit } from "./visits-mine.ts";
import { visitBox, visitPath } from "./visits-one.ts";
import { visitsWords } from "./visits-words.ts";
import type { Html } from "./ways.ts";

const about = (lang: Language, title: string, visit: Visit, way: string, body: Html): Page => ({
  lang,
  title,
  description: visitsWords[lang].about,
  path: visitPath(visit, way),
  body,
  personal: true,
});

const keep = (lang: Language, visit: Visit): Html =>
  html`<p class="backward">
    <a class="plain" href="${pathIn(lang, visitPath(visit))}">${visitsWords[lang].cancelNo}</a>
  </p>`;

/** A new time; the old one is theirs until the new one is taken. */
export function movePage(site: Site, lang: Language, visit: Visit, found: FreeTimes): Page {
  const said = visitsWords[lang];
  const times = found.times.filter(({ startAt, siteId }) => startAt !== visit.startAt || siteId !== visit.siteId);
  const turn = (from: string | null, text: string) =>
    from === null
      ? ""
      : html`<a class="btn ghost" href="${pathIn(lang, visitPath(visit, `/move?from=${from}`))}">${text}</a>`;
  const form = { action: pathIn(lang, visitPath(visit, "/move")), fields: { form: randomUUID() } };
  const body = html`<div class="narrow">
    <h1>${said.moveTitle}</h1>
    <p>${said.moveAbout}</p>
    ${visitBox(site, lang, visit)} ${zoneLine(lang, visit.zone, visit.startAt)}
    ${times.length === 0 ? html`<p class="notice">${said.moveNone}</p>` : timesForm(site, lang, bookingWords[lang], times, form)}
    <p class="acts">${turn(found.earlier, bookingWords[lang].earlier)}${turn(found.later, bookingWords[lang].later)}</p>
    ${keep(lang, visit)}
  </div>`;
  return about(lang, said.moveTitle, visit, "/move", body);
}

/** The time they wanted went to somebody else; theirs is still theirs. */
export function moveLostPage(site: Site, lang: Language, visit: Visit, next: readonly Placing[]): Page {
  const said = bookingWords[lang];
  const form = { action: pathIn(lang, visitPath(visit, "/move")), fields: { form: randomUUID() }, isFew: true };
  const body = html`<div class="narrow">
    <h1>${said.taken}</h1>
    <p role="status">${visitsWords[lang].moveAbout}</p>
    ${visitBox(site, lang, visit)}
    ${next.length === 0 ? html`<p class="acts">${callButton(site, lang)}</p>` : timesForm(site, lang, said, next, form)}
    ${keep(lang, visit)}
  </div>`;
  return about(lang, said.taken, visit, "/move", body);
}

export function cancelPage(site: Site, lang: Language, visit: Visit): Page {
  const said = visitsWords[lang];
  const body = html`<div class="narrow">
    <h1>${said.cancelTitle}</h1>
    ${visitBox(site, lang, visit)}
    <p>${said.cancelAbout}</p>
    <form method="post" action="${pathIn(lang, visitPath(visit, "/cancel"))}">
      ${hidden({ id: uuidv7() })} ${field({ name: "why", label: said.cancelWhy, value: "", most: 200 })}
      <p class="acts">
        <button class="btn solid">${said.cancelYes}</button
        >${visit.canMove ? html`<a class="btn ghost" href="${pathIn(lang, visitPath(visit, "/move"))}">${said.move}</a>` : ""}
      </p>
    </form>
    ${keep(lang, visit)}
  </div>`;
  return about(lang, said.cancelTitle, visit, "/cancel", body);
}

/** When they could come sooner. */
export function soonerPage(site: Site, lang: Language, visit: Visit, entered: Entered, faults: Faults): Page {
  const said = visitsWords[lang];
  const body = html`<div class="narrow">
    <h1>${said.soonerTitle}</h1>
    <p>${said.soonerAbout}</p>
    ${visitBox(site, lang, visit)} ${faultsBox(bookingWords[lang].faults, faults)}
    <form method="post" action="${pathIn(lang, visitPath(visit, "/sooner"))}">
      ${hidden({ id: textIn(entered, "id") || uuidv7() })} ${wishFields(lang, entered, faults)}
      <p class="acts"><button class="btn solid">${said.soonerGo}</button></p>
    </form>
    ${keep(lang, visit)}
  </div>`;
  return about(lang, said.soonerTitle, visit, "/sooner", body);
}

/** Who takes them home. */
export function ridePage(site: Site, lang: Language, visit: Visit, entered: Entered, faults: Faults): Page {
  const said = visitsWords[lang];
  const value = (name: string) => ({ name, value: textIn(entered, name), fault: faults[name], needed: true });
  const body = html`<div class="narrow">
    <h1>${said.rideTitle}</h1>
    <p>${said.rideAbout}</p>
    ${visitBox(site, lang, visit)} ${faultsBox(bookingWords[lang].faults, faults)}
    <form method="post" action="${pathIn(lang, visitPath(visit, "/ride"))}" novalidate>
      ${hidden({ id: uuidv7() })} ${field({ ...value("driver"), label: said.rideDriver, most: 80 })}
      ${field({ ...value("mobile"), label: said.rideMobile, hint: said.rideHint, type: "tel", most: 30 })}
      <p class="acts"><button class="btn solid">${said.rideGo}</button></p>
    </form>
    <p class="backward"><a class="plain" href="${pathIn(lang, visitPath(visit))}">${said.back}</a></p>
  </div>`;
  return about(lang, said.rideTitle, visit, "/ride", body);
}

/** What was refused, whom to call, and the way back. */
export function refusedPage(site: Site, lang: Language, visit: Visit, says: string): Page {
  const said = visitsWords[lang];
  const body = html`<div class="narrow">
    <h1>${said.refused}</h1>
    <p role="status">${says}</p>
    ${visitBox(site, lang, visit)}
    <p class="acts">${callButton(site, lang)}<a class="btn ghost" href="${pathIn(lang, "/visits")}">${said.back}</a></p>
  </div>`;
  return about(lang, said.refused, visit, "", body);
}
