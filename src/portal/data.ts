import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { noteExport } from "#plumbing/audit.ts";
import type { Signed } from "#plumbing/http.ts";
import { checkCode, makeLink, takeLink } from "#plumbing/proofs.ts";
import { mayTry, networkOf, sameAddress } from "#plumbing/visitors.ts";
import {
  bookingWords,
  browserSecret,
  Code,
  codeFaults,
  codeField,
  codeTallies,
  type Html,
  sendCode,
} from "#site/desk.ts";
import { dataOf, streamed } from "./data-parts.ts";
import { dataSummary } from "./data-summary.ts";
import { dataWords } from "./data-words.ts";
import type { AddressOf } from "./door-routes.ts";
import { answer } from "./frame.ts";
import { type Own, takeOwn } from "./own.ts";
import { backTo, ownForm } from "./parts.ts";
import { today } from "./reading.ts";

/** How long what was made ready can be saved. */
const MINUTES = 15;

const show = (own: Own, body: Html, status: 200 | 422 | 429 = 200): Promise<Response> =>
  answer(own, { title: dataWords[own.lang].title, body, path: "/my/data", tab: "me" }, status);

/** What it is, and that a fresh code is asked for. */
export const dataPage = (own: Own): Promise<Response> => start(own, null);

function start(own: Own, fault: string | null): Promise<Response> {
  const said = dataWords[own.lang];
  const body = html`${fault === null ? "" : html`<p class="notice" role="alert">${fault}</p>`}
    <p>${said.about}</p>
    <p>${said.careful}</p>
    <p>${said.code}</p>
    ${ownForm(own, "/my/data/code", html`<p class="acts"><button class="btn solid">${said.send}</button></p>`)}
    ${backTo(own, "/my/me")}`;
  return show(own, body, fault === null ? 200 : 422);
}

/** To the very address these pages were opened with. */
export const askDataCode =
  (addressOf: AddressOf) =>
  (c: Context<Signed>): Promise<Response> =>
    takeOwn(c, z.object({}), async (own) => {
      const { tx, site, lang, now, email } = own;
      if (!(await mayTry(tx, codeTallies(networkOf(addressOf(c)), email), now)))
        return show(own, html`<p class="notice" role="alert">${bookingWords[lang].slowCodes}</p>`, 429);
      const binding = browserSecret(c, site);
      await sendCode(tx, site, { purpose: "data", email, binding, language: lang, now, isSent: true });
      return codeForm(own, null);
    });

function codeForm(own: Own, fault: string | null): Promise<Response> {
  const said = dataWords[own.lang];
  const body = html`<p role="status">${said.sent(own.email)}</p>
    ${ownForm(
      own,
      "/my/data/enter",
      html`${codeField(own.lang, fault)}
        <p class="acts"><button class="btn solid">${said.enter}</button></p>`,
    )}
    ${backTo(own, "/my/data")}`;
  return show(own, body, fault === null ? 200 : 422);
}

const KINDS = ["everything", "summary"] as const;
type Kind = (typeof KINDS)[number];
const subjectOf = (own: Own, kind: Kind) => `${kind}:${own.patientId}`;

/** Each file can then be saved once, from this browser alone. */
export const enterDataCode = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({ code: z.string().catch("") }), async (own, taken) => {
    const { tx, site, lang, now } = own;
    const code = Code.safeParse("value" in taken ? taken.value.code : "");
    if (!code.success) return codeForm(own, bookingWords[lang].faultCode);
    const binding = browserSecret(c, site);
    const checked = await checkCode(tx, {
      purpose: "data",
      subject: sameAddress(own.email),
      code: code.data,
      binding,
      now,
    });
    if (checked !== "right") return codeForm(own, bookingWords[lang][codeFaults[checked]]);
    const said = dataWords[lang];
    const files: Html[] = [];
    for (const kind of KINDS) {
      const link = { purpose: "data-file", subject: subjectOf(own, kind), minutes: MINUTES, binding, now };
      const button = html`<p class="acts">
        <button class="btn solid">${kind === "summary" ? said.summary : said.all}</button>
      </p>`;
      files.push(ownForm(own, `/my/data/${kind}`, button, { token: await makeLink(tx, link) }));
    }
    return show(
      own,
      html`<h2>${said.ready}</h2>
        <p>${said.readyAbout}</p>
        ${files}
        <p class="notice">${said.careful}</p>
        ${backTo(own, "/my/data")}`,
    );
  });

/** The file itself, made on the spot; that it was taken is written down before its first byte. */
export const saveData =
  (kind: Kind) =>
  (c: Context<Signed>): Promise<Response> =>
    takeOwn(c, z.object({ token: z.string().max(100) }), async (own, taken) => {
      const { tx, site, now, patientId, lang } = own;
      const token = "value" in taken ? taken.value.token : "";
      const of = { purpose: "data-file", token, binding: browserSecret(c, site), now };
      if ((await takeLink(tx, of)) !== subjectOf(own, kind)) return start(own, dataWords[lang].over);
      await noteExport(tx, c, { about: `own data: ${kind}`, patientId });
      const isAll = kind === "everything";
      const file = `my-data-${today(own)}.${isAll ? "json" : "html"}`;
      const headers = {
        "content-type": isAll ? "application/json; charset=utf-8" : "text/html; charset=utf-8",
        "content-disposition": `attachment; filename="${file}"`,
        "content-security-policy": "default-src 'none'; sandbox",
        "cache-control": "no-store",
      };
      if (!isAll) return c.body(await dataSummary(own), 200, headers);
      const whose = { db: c.var.db, clinicId: tx.clinicId, patientId };
      return c.body(streamed(dataOf(whose, { clinic: site.name, at: now })), 200, headers);
    });
