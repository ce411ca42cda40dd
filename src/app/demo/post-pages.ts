import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import type { Signed } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";
import { fontHref } from "#site/stylesheet.ts";
import type { Instant } from "#science/units.ts";
import { BOUNCES, type DemoMail } from "./mail-receiver.ts";
import type { DemoPost } from "./post-office.ts";
import { type DemoText, LOST_NUMBER, REFUSED_NUMBER } from "./text-receiver.ts";

const font = `@font-face{font-family:"Inter Variable";font-weight:100 900;font-display:swap;src:url(${fontHref}) format("woff2")}`;
const css = font + readFileSync(fileURLToPath(new URL("./post.css", import.meta.url)), "utf8");
const fictitious = open("the demonstration's letters go to people who are made up");

/** The mailbox and the telephone of everybody in the demonstration. Mounted there alone: a real clinic has no such pages. */
export const demoPostPages = (post: DemoPost, zone: string) =>
  new Hono<Signed>()
    .get("/demo/post.css", open("the looks of two pages"), (c) =>
      c.body(css, 200, { "content-type": "text/css; charset=utf-8", "cache-control": "no-cache" }),
    )
    .get("/demo/mail", fictitious, (c) => mailPage(c, post.mails, zone))
    .get("/demo/mail/:n/:file", fictitious, (c) => attached(c, post.mails))
    .get("/demo/phone", fictitious, (c) => phonePage(c, post.texts, zone));

type Markup = ReturnType<typeof html>;

const page = (c: Context, title: string, body: Markup) => {
  c.header("cache-control", "no-store");
  return c.html(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title} · Demonstration</title>
          <link rel="stylesheet" href="/demo/post.css" />
        </head>
        <body>
          <header>
            <p>Demonstration. Everybody here is made up, and nothing leaves this machine.</p>
            <nav aria-label="Demonstration">
              <a href="/demo/mail">Mail</a> <a href="/demo/phone">Texts</a> <a href="/">The clinic's pages</a>
              <a href="/staff/sign-in">For staff</a>
            </nav>
          </header>
          <main>
            <h1>${title}</h1>
            ${body}
          </main>
        </body>
      </html>`,
  );
};

const shownTime = (zone: string, at: Instant): string =>
  new Intl.DateTimeFormat("en-US", { timeZone: zone, dateStyle: "medium", timeStyle: "short" }).format(at);

/** Whose box to look into, and the way to look again. */
const boxes = (path: string, all: readonly string[], one: string | undefined) => html`
  <form action="${path}" method="get">
    <label for="to">Whose</label>
    <select id="to" name="to">
      <option value="">Everybody's</option>
      ${all.map((name) => html`<option value="${name}" ${name === one ? html`selected` : ""}>${name}</option>`)}
    </select>
    <button type="submit">Look</button>
  </form>
`;

const whose = (c: Context) => c.req.query("to") ?? "";
const each = (names: readonly string[]) => [...new Set(names)].toSorted();

function mailPage(c: Context, mails: readonly DemoMail[], zone: string) {
  const to = whose(c);
  const shown = to === "" ? mails : mails.filter((mail) => mail.to === to);
  return page(
    c,
    "Mail",
    html`${boxes("/demo/mail", each(mails.map((mail) => mail.to)), to)}
      <p class="note">Mail to any address at <code>${BOUNCES}</code> bounces: the staff then see it under Letters.</p>
      ${shown.length === 0 ? html`<p class="none">No mail yet. Book a visit and look again.</p>` : ""}
      ${shown.map((mail) => letter(mail, zone))}`,
  );
}

const letter = ({ n, at, to, from, subject, language, text, files }: DemoMail, zone: string) => html`
  <article aria-labelledby="m${n}">
    <h2 id="m${n}" lang="${language}">${subject}</h2>
    <p class="envelope">To <b>${to}</b>, from ${from}, <time>${shownTime(zone, at)}</time></p>
    <pre lang="${language}">${linked(text)}</pre>
    ${files.map(
      ({ name }) => html`<p><a href="/demo/mail/${n}/${encodeURIComponent(name)}" download>Attached: ${name}</a></p>`,
    )}
  </article>
`;

/** Addresses of the web become links, so that a letter is followed as it would be. */
const linked = (text: string) =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, nth) => (nth % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`));

function attached(c: Context, mails: readonly DemoMail[]) {
  const mail = mails.find(({ n }) => String(n) === c.req.param("n"));
  const file = mail?.files.find(({ name }) => name === c.req.param("file"));
  if (file === undefined) return c.notFound();
  c.header("content-disposition", `attachment; filename="${file.name.replaceAll(/[^\w.-]/g, "_")}"`);
  return c.body(file.content.replaceAll(/\r?\n/g, "\r\n"), 200, { "content-type": `${file.type}; charset=utf-8` });
}

function phonePage(c: Context, texts: readonly DemoText[], zone: string) {
  const to = whose(c);
  const shown = to === "" ? texts : texts.filter((text) => text.to === to);
  const threads = Map.groupBy(shown, (text) => text.to);
  return page(
    c,
    "Texts",
    html`${boxes("/demo/phone", each(texts.map((text) => text.to)), to)}
      <p class="note">
        While it is night where somebody lives, texts to them wait. Texts to <code>${REFUSED_NUMBER}</code> are refused,
        and those to <code>${LOST_NUMBER}</code> are taken and never delivered: the staff then see it under Letters.
      </p>
      ${shown.length === 0 ? html`<p class="none">No texts yet. Say yes to texts when you book, and look again.</p>` : ""}
      <div class="phones">
        ${[...threads].map(
          ([number, messages]) => html`
            <section class="phone" aria-label="Telephone ${number}">
              <h2>${number}</h2>
              ${messages.map(
                ({ body, at }) => html`<p class="bubble">${linked(body)} <time>${shownTime(zone, at)}</time></p>`,
              )}
            </section>
          `,
        )}
      </div>`,
  );
}
