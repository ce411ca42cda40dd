import { html } from "hono/html";
import type { Language, Weekly } from "#clinic/events.ts";
import type { Site } from "./about.ts";
import { openingHours } from "./opening-hours.ts";
import { pathIn } from "./tongues.ts";
import { callTo, shownPhone } from "#ui/telephone.ts";
import { type Html, mainPages, morePages } from "./ways.ts";
import { words } from "./words.ts";

/** Where to find us, when we are there, every page again, and help in a crisis. */
export function footer(site: Site, lang: Language): Html {
  const said = words[lang];
  const more = [...mainPages(lang), ...morePages(lang)];
  return html`<footer class="foot">
    <div class="wrap">
      <div class="cols">
        <div>
          <p class="logo"><i class="sun" aria-hidden="true"></i><span>${site.name}</span></p>
          ${address(site, lang)}
        </div>
        ${
          site.hours.length === 0
            ? ""
            : html`<div>
                <h2>${said.hours}</h2>
                ${hoursTable(site.hours, lang)}
              </div>`
        }
        <div>
          <h2>${said.more}</h2>
          <ul class="links">
            ${more.map(({ path, name }) => html`<li><a href="${pathIn(lang, path)}">${name}</a></li>`)}
            <li><a href="/staff">${said.staff}</a></li>
          </ul>
        </div>
        <div class="helpbox">
          <h2>${said.help}</h2>
          <p>${said.help988}</p>
          <p>${said.help911}</p>
          <p>${said.helpNot}</p>
        </div>
      </div>
      ${site.demonstration ? html`<p class="fine fictitious">${said.fictitious}</p>` : ""}
      <p class="fine">${said.madeWith}</p>
    </div>
  </footer>`;
}

function address({ profile }: Site, lang: Language): Html {
  const { street, town, phone, email } = profile;
  const lines = [street, town].filter((line) => line !== "");
  return html`<address>
    ${lines.map((line) => html`<span>${line}</span>`)}${phone === "" ? "" : html`<a href="${callTo(phone)}" aria-label="${words[lang].callClinic(shownPhone(phone))}">${shownPhone(phone)}</a>`}${email === "" ? "" : html`<a href="mailto:${email}">${email}</a>`}
  </address>`;
}

const hoursTable = (weekly: Weekly, lang: Language): Html =>
  html`<table class="hours">
    ${openingHours(weekly, lang).map(
      ({ days, times }) =>
        html`<tr>
          <th scope="row">${days}</th>
          <td>${times}</td>
        </tr>`,
    )}
  </table>`;
