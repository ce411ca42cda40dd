import { html } from "hono/html";
import type { Help } from "#assessment/events.ts";
import { closingAfter, firstOpen } from "#followup/read.ts";
import type { CheckInRow } from "#followup/read.ts";
import { callButton, clockTime, dayName, helpBox, type Html } from "#site/desk.ts";
import { pathOfCheckIn } from "./check-in-pages.ts";
import { checkInWords } from "./check-in-words.ts";
import type { Sheet } from "./frame.ts";
import { type Own, to } from "./own.ts";

const goOn = (own: Own, row: CheckInRow): Html =>
  html`<p class="acts">
    <a class="btn ghost" href="${to(own, pathOfCheckIn(row.id))}">${checkInWords[own.lang].goOn}</a>
  </p>`;

/** At once after a word of danger, and nothing else on the page but the way on. `told`: who of us is told, no more than is true. */
export function helpNow(own: Own, row: CheckInRow, help: Help, told: string): Sheet {
  const body = html`${helpBox(own, help)} ${told === "" ? "" : html`<p role="status">${told}</p>`} ${goOn(own, row)}`;
  return { title: help.title[own.lang], body, crisis: true };
}

/** A sign that is never waited with (clinical reference 14.2). */
export function call911(own: Own, row: CheckInRow): Sheet {
  const said = checkInWords[own.lang];
  const body = html`<section class="urgent" aria-label="${said.call911}">
      <p><b>${said.call911About}</b></p>
      <a class="btn dark" href="tel:911">${said.call911}</a>
      <p>${said.call911Sure}</p>
    </section>
    <p class="quiet">${said.call911Told}</p>
    ${goOn(own, row)}`;
  return { title: said.call911, body, crisis: true };
}

/** A sign to call about on the same day; while the clinic is shut, honestly when somebody reads it, and what not to wait with. */
export async function callToday(own: Own, row: CheckInRow, isPressure: boolean): Promise<Sheet> {
  const { lang, site, now, tx } = own;
  const said = checkInWords[lang];
  const opens = await firstOpen(tx, now);
  const closes = opens === now ? await closingAfter(tx, now) : null;
  const shown = (at: typeof now) => `${dayName(lang, site.zone, at)}, ${clockTime(lang, site.zone, at)}`;
  const body = html`${isPressure ? html`<p><b>${said.todayPressure}</b></p>` : ""}
    <p>${said.todayAbout}</p>
    ${
      opens === now
        ? html`<p role="status">
            ${closes === null ? "" : said.todayOpen(clockTime(lang, site.zone, closes))} ${said.todayNurse}
          </p>`
        : html`<p role="status">${said.todayShut(shown(opens))}</p>`
    }
    <p class="acts">${callButton(site, lang)}</p>
    <p class="notice">${said.todayNight}</p>
    ${goOn(own, row)}`;
  return { title: said.today, body, crisis: true };
}
