import { unsentHelp } from "./help-box.ts";
import { html } from "hono/html";
import type { Language, Said } from "#clinic/events.ts";
import type { Instant } from "#science/units.ts";
import type { Site } from "./about.ts";
import type { Entered } from "./ask.ts";
import { bookAt } from "./booking-choose.ts";
import { carried } from "./booking-details.ts";
import { type BookingWords, bookingWords } from "./booking-words.ts";
import { type Faults, faultsBox, field, hidden, listIn, radios, select, textIn, tick, ticks } from "./form-parts.ts";
import type { Page } from "./layout.ts";
import { clockTime, dayName, oneStop, theTime, weekdayName, zoneName } from "./show-time.ts";
import { pathIn, spokenBy } from "./tongues.ts";
import type { Html } from "./ways.ts";

/** The time somebody chose, and until when it is theirs. */
export type Kept = {
  readonly zone: string;
  readonly startAt: Instant;
  readonly name: Said;
  readonly heldUntil: Instant;
  /** Where, for whoever comes in person; empty by video. */
  readonly place: string;
};

/** "First consultation: Thursday, December 3, 10:30 AM (Eastern Time)" and how long it is held. */
export function keptBox(lang: Language, { zone, startAt, name, heldUntil, place }: Kept, now: Instant): Html {
  const said = bookingWords[lang];
  const until = theTime(lang, zone, heldUntil);
  return html`<section class="card kept" aria-label="${said.yourTime}">
    <p class="eyebrow">${name[lang]}</p>
    <p class="big">
      <b>${dayName(lang, zone, startAt)}, ${clockTime(lang, zone, startAt)}</b>
      <span class="quiet">${zoneName(lang, zone, startAt)}</span>
    </p>
    ${place === "" ? "" : html`<p>${place}</p>`}
    <p>
      <span data-held-for="${Math.max(0, heldUntil - now)}" data-left="${said.left}" data-over="${said.ranOut}"
        >${oneStop(said.until(until))}</span
      >
    </p>
  </section>`;
}

const hours = (lang: Language, said: BookingWords) => [
  { value: "", label: said.anyTime },
  ...Array.from({ length: 13 }, (_, n) => n + 7).map((at) => ({
    value: `${String(at).padStart(2, "0")}:00`,
    label: clockTime(lang, "UTC", (at * 3_600_000) as Instant),
  })),
];

/** Weekdays and hours at which somebody could come. */
export function wishFields(lang: Language, entered: Entered, faults: Faults): Html {
  const said = bookingWords[lang];
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayName(lang, day) }));
  const fault = faults["to"];
  return html`${ticks("day", said.days, weekdays, listIn(entered, "day"))}
    <div class="pair">
      ${select("from", said.from, hours(lang, said), textIn(entered, "from"))}
      ${select("to", said.to, hours(lang, said), textIn(entered, "to"))}
    </div>
    ${fault === undefined ? "" : html`<p class="fault">${fault}</p>`}`;
}

export type DetailsForm = {
  readonly entered: Entered;
  readonly faults: Faults;
  /** Null for somebody who waits for a time. */
  readonly kept: Kept | null;
  /** The address this visitor has proven already; the code is then not asked for again. */
  readonly proven: string | null;
  readonly now: Instant;
};

/** The third question: who is coming. */
export function detailsPage(site: Site, lang: Language, { entered, faults, kept, proven, now }: DetailsForm): Page {
  const said = bookingWords[lang];
  const title = kept === null ? said.waitTitle : said.hello;
  const unseen = { ...carried(entered) };
  for (const shown of ["name", "email", "mobile", "language", "texts", "wish", "day", "from", "to"])
    Reflect.deleteProperty(unseen, shown);
  const body = html`<div class="narrow">
    <p class="eyebrow">${said.title}</p>
    <h1>${title}</h1>
    ${kept === null ? html`<p>${said.waitAbout}</p>` : keptBox(lang, kept, now)} ${faultsBox(said.faults, faults)}
    <form method="post" action="${pathIn(lang, "/book/details")}" novalidate>
      ${hidden(unseen)} ${kept === null ? wishFields(lang, entered, faults) : ""}
      ${personFields(site, lang, entered, faults)}
      <p class="acts">
        <button class="btn solid">
          ${proven === null ? said.sendCode : kept === null ? said.confirmWaiting : said.bookNow}
        </button>
      </p>
      <p class="quiet small">${said.privacy}</p>
    </form>
    ${kept === null ? "" : anotherTime(lang, entered)}
    <script src="/site/booking.js" defer></script>
  </div>`;
  const path = bookAt({ type: textIn(entered, "type"), selfCheck: textIn(entered, "selfCheck") });
  return { lang, title, description: said.about, path, body, personal: true };
}

function personFields(site: Site, lang: Language, entered: Entered, faults: Faults): Html {
  const said = bookingWords[lang];
  const value = (name: string) => ({ name, value: textIn(entered, name), fault: faults[name] });
  const tongues = spokenBy(site.profile).map((one) => ({
    value: one,
    label: one === "en" ? said.english : said.spanish,
  }));
  return html`${field({ ...value("name"), label: said.name, autocomplete: "name", needed: true, most: 120 })}
  ${field({ ...value("email"), label: said.email, hint: said.emailHint, type: "email", autocomplete: "email", needed: true, most: 254 })}
  ${field({ ...value("mobile"), label: said.mobile, type: "tel", autocomplete: "tel", most: 30 })}
  ${tick("texts", said.texts, textIn(entered, "texts") === "yes")}
  ${tongues.length < 2 ? "" : radios("language", said.language, tongues, textIn(entered, "language") || lang)}
  ${field({ ...value("wish"), label: said.wish, hint: said.wishHint, most: 300 })}`;
}

/** Gives the time back, so that somebody else may have it. */
const anotherTime = (lang: Language, entered: Entered): Html =>
  html`<form method="post" action="${pathIn(lang, "/book/another")}" class="backward">
    ${hidden({ hold: textIn(entered, "hold"), type: textIn(entered, "type"), selfCheck: textIn(entered, "selfCheck") })}
    <button class="plain">${bookingWords[lang].another}</button>
  </form>`;

export type CodeForm = {
  readonly entered: Entered;
  readonly email: string;
  readonly kept: Kept | null;
  readonly fault: string | null;
  readonly now: Instant;
};

/** The last question: the code, which shows that the address is theirs. */
export function codePage(lang: Language, { entered, email, kept, fault, now }: CodeForm): Page {
  const said = bookingWords[lang];
  const going = carried(entered);
  const body = html`<div class="narrow">
    <p class="eyebrow">${kept === null ? said.waitTitle : said.title}</p>
    <h1>${said.codeTitle}</h1>
    ${unsentHelp(lang, textIn(entered, "wish"))}
    <p role="status">${said.codeSent(email)}</p>
    <form method="post" action="${pathIn(lang, "/book/confirm")}" novalidate>
      ${hidden(going)} ${codeField(lang, fault)}
      <p class="acts">
        <button class="btn solid">${kept === null ? said.confirmWaiting : said.confirmBooking}</button>
      </p>
    </form>
    ${kept === null ? "" : keptBox(lang, kept, now)}
    <div class="backward">
      <form method="post" action="${pathIn(lang, "/book/details")}">
        ${hidden(going)}<button class="plain">${said.again}</button>
      </form>
      <form method="post" action="${pathIn(lang, "/book/change")}">
        ${hidden(going)}<button class="plain">${said.change}</button>
      </form>
    </div>
    <script src="/site/booking.js" defer></script>
  </div>`;
  const path = bookAt({ type: textIn(entered, "type") });
  return { lang, title: said.codeTitle, description: said.codeHint, path, body, personal: true };
}

export function codeField(lang: Language, fault: string | null): Html {
  const said = bookingWords[lang];
  return field({
    name: "code",
    label: said.code,
    value: "",
    hint: said.codeHint,
    fault: fault ?? undefined,
    autocomplete: "one-time-code",
    inputmode: "numeric",
    needed: true,
    most: 12,
  });
}
