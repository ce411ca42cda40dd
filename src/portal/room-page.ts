import { html, raw } from "hono/html";
import { uuidv7 } from "uuidv7";
import type { RoomView } from "#infusion/desk.ts";
import type { Role } from "#people/events.ts";
import { type Asking, clockTime, field, hidden, type Html, pathIn, spokenBy } from "#site/desk.ts";
import { headOf } from "./head.ts";
import { looksWords } from "./looks-words.ts";
import { roomScriptHref, roomSheetHref } from "./portal-files.ts";
import { roomWords } from "./room-words.ts";

/** Dark and silent: it lies beside somebody who rests. Without JavaScript it loads itself anew every five seconds. */
export function roomFrame(asking: Asking, title: string, body: Html, isLive: boolean): Html {
  const { lang } = asking;
  const refresh = html`${isLive ? html`<noscript><meta http-equiv="refresh" content="5" /></noscript>` : ""}`;
  return html`<!doctype html>
    <html lang="${lang}">
      ${headOf(asking, { title, colour: "#0f0d14", sheet: roomSheetHref, script: isLive ? roomScriptHref : null, more: refresh })}
      <body class="room">
        <main id="room">${body}</main>
        ${isLive ? html`<p id="lost" class="lost" role="alert" hidden>${roomWords[lang].lost}</p>` : ""}
      </body>
    </html>`;
}

/** The code that stands on the bedside screen. */
export function codePage(asking: Asking, fault: string | null, note: string | null = null): Html {
  const { lang, site } = asking;
  const said = roomWords[lang];
  const other = lang === "en" ? "es" : "en";
  const body = html`<h1>${said.codeTitle}</h1>
    ${note === null ? "" : html`<p role="status">${note}</p>`}
    <p>${said.codeAbout}</p>
    <form method="post" action="${pathIn(lang, "/room/open")}" novalidate>
      ${field({ name: "code", label: said.code, value: "", most: 12, inputmode: "numeric", autocomplete: "off", fault: fault ?? undefined })}
      <p><button class="act">${said.open}</button></p>
    </form>
    ${
      spokenBy(site.profile).includes(other)
        ? html`<p><a lang="${other}" hreflang="${other}" href="${pathIn(other, "/room")}">${said.other}</a></p>`
        : ""
    }`;
  return roomFrame(asking, said.codeTitle, body, false);
}

/** Who watches, when somebody looks next, the time, and the one button. */
export function roomPage(asking: Asking, view: RoomView): Html {
  const { lang, now } = asking;
  const said = roomWords[lang];
  const body = html`<p class="clock">${clockTime(lang, view.zone, now)}</p>
    <section class="who" aria-label="${said.watching}">${watching(asking, view)}</section>
    ${callPart(asking, view)} ${view.startedAt === null ? tryPart(asking, view) : ""}
    <p class="aloud">${said.aloud}</p>`;
  return roomFrame(
    asking,
    said.title,
    html`<h1 class="hidden">${said.title}</h1>
      ${body}`,
    true,
  );
}

function watching({ lang, now }: Asking, { watching: who, nextAt, startedAt }: RoomView): Html {
  const said = roomWords[lang];
  const roles = looksWords[lang].roles;
  const none = startedAt === null ? "" : said.noNext;
  const next = nextAt === null ? none : said.next(Math.ceil((nextAt - now) / 60_000));
  return html`${
      who === null
        ? html`<p class="name">${said.nobody}</p>`
        : html`<p>${said.watching}</p>
            <p class="name">${who.name}</p>
            <p>${who.roles.map((role) => roles[role as Role]).join(", ")}</p>`
    }
    <p class="next">${next}</p>`;
}

const press = ({ lang }: Asking, path: "/room/call" | "/room/try", label: string, kind: string): Html =>
  html`<form method="post" action="${pathIn(lang, path)}">
    ${hidden({ id: uuidv7() })}<button class="${kind}">${label}</button>
  </form>`;

function callPart(asking: Asking, view: RoomView): Html {
  const { lang } = asking;
  const said = roomWords[lang];
  const { call } = view;
  const isRinging = call !== null && call.answered === null;
  return html`<div class="call" ${raw(isRinging ? 'data-rings="yes"' : "")}>
    <p class="state" role="status">${call === null ? "" : stateOf(asking, view, call)}</p>
    ${press(asking, "/room/call", isRinging ? said.again : said.need, "need")}
  </div>`;
}

/** An answer is shown as long as it is news. */
const NEWS_MS = 10 * 60_000;

function stateOf({ lang, now }: Asking, view: RoomView, call: NonNullable<RoomView["call"]>): string {
  const said = roomWords[lang];
  const time = (at: Asking["now"]) => clockTime(lang, view.zone, at);
  if (call.answered === null) return said.rings(time(call.at));
  if (now - call.answered.at > NEWS_MS) return "";
  const at = time(call.answered.at);
  return view.coming === null ? said.comingUnknown(at) : said.coming(view.coming, at);
}

function tryPart(asking: Asking, { tried, zone }: RoomView): Html {
  const { lang } = asking;
  const said = roomWords[lang];
  const says =
    tried === null
      ? ""
      : tried.answered === null
        ? said.tries(clockTime(lang, zone, tried.at))
        : said.heard(clockTime(lang, zone, tried.answered.at));
  return html`<section class="try" aria-labelledby="try">
    <h2 id="try">${said.tryTitle}</h2>
    <p role="status">${says}</p>
    ${press(asking, "/room/try", said.tryIt, "act")}
  </section>`;
}
