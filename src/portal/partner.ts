import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { endAccess, grantAccess } from "#people/desk.ts";
import { GRANTED_PARTS, type GrantedPart } from "#people/events.ts";
import { contactOf, type Partner, partnerOf } from "#people/read.ts";
import type { Signed } from "#plumbing/http.ts";
import { sameAddress } from "#plumbing/visitors.ts";
import {
  clockTime,
  dayName,
  email,
  type Entered,
  type Faults,
  faultsBox,
  field,
  type Html,
  idOf,
  listIn,
  pathIn,
  textIn,
  ticks,
} from "#site/desk.ts";
import { answer } from "./frame.ts";
import { looksBy } from "./looks.ts";
import { on, type Own, takeOwn } from "./own.ts";
import { backTo, ownForm } from "./parts.ts";
import { partnerWords } from "./partner-words.ts";
import { actOf, line } from "./reading.ts";
import { portalWords } from "./words.ts";

export const partnerPage = (own: Own): Promise<Response> => show(own, null, {});

/** Whom they let look, at what, since when, and when that person did. */
async function show(own: Own, typed: Entered | null, faults: Faults): Promise<Response> {
  const said = partnerWords[own.lang];
  const known = await partnerOf(own.tx, own.patientId);
  const isEnded = own.c.req.query("said") === "ended" && known === null;
  const body = html`${faultsBox(portalWords[own.lang].faults, faults)}
    ${isEnded ? html`<p class="notice" role="status">${said.ended}</p>` : ""}
    <p>${said.about}</p>
    ${known === null ? "" : await standing(own, known)} ${grantForm(own, known, typed, faults)}
    <p class="quiet small">${said.never}</p>
    ${backTo(own, "/my/me")}`;
  const status = Object.keys(faults).length > 0 ? 422 : 200;
  return answer(own, { title: said.title, body, path: "/my/partner", tab: "me" }, status);
}

async function standing(own: Own, { personId, name, since }: Partner): Promise<Html> {
  const { lang, site } = own;
  const said = partnerWords[lang];
  const looks = await looksBy(own.tx, own.patientId, personId);
  return html`<section class="card" aria-labelledby="now">
    <h2 id="now">${said.stands(name, dayName(lang, site.zone, since))}</h2>
    <p>${said.tell(`${site.origin}${pathIn(lang, "/with")}`)}</p>
    <h3>${said.looks}</h3>
    ${
      looks.length === 0
        ? html`<p class="quiet">${said.noLooks}</p>`
        : html`<ul>
            ${looks.map((at) => html`<li>${dayName(lang, site.zone, at)}, ${clockTime(lang, site.zone, at)}</li>`)}
          </ul>`
    }
    ${ownForm(own, "/my/partner/end", html`<p class="acts"><button class="btn ghost">${said.end}</button></p>`)}
  </section>`;
}

function grantForm(own: Own, known: Partner | null, typed: Entered | null, faults: Faults): Html {
  const said = partnerWords[own.lang];
  const value = (name: "name" | "email") => (typed === null ? (known?.[name] ?? "") : textIn(typed, name));
  const parts = GRANTED_PARTS.map((part) => ({ value: part, label: said.parts[part] }));
  const chosen = typed === null ? (known?.parts ?? []) : listIn(typed, "parts");
  return ownForm(
    own,
    "/my/partner",
    html`${field({ name: "name", label: said.name, value: value("name"), most: 80, fault: faults["name"] })}
      ${field({ name: "email", label: said.email, type: "email", value: value("email"), most: 254, fault: faults["email"] })}
      <div id="parts">${ticks("parts", said.what, parts, chosen)}</div>
      <p class="acts"><button class="btn solid">${known === null ? said.save : said.change}</button></p>`,
  );
}

const part = z.enum(GRANTED_PARTS);
const Granting = z.object({
  name: line(80),
  email,
  parts: z.union([z.array(part), part.transform((one) => [one])]).default([]),
});

export const grantPartner = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, Granting, async (own, taken) => {
    const faults = await faultsOf(own, taken);
    if ("faults" in taken || Object.keys(faults).length > 0) return show(own, taken.entered, faults);
    const { name, parts } = taken.value;
    const address = sameAddress(taken.value.email);
    const known = await partnerOf(own.tx, own.patientId);
    const grant = { personId: idOf(own.patientId, "partner", address), name, email: address, parts };
    await grantAccess({ ...own.doing, at: own.now }, actOf(taken.entered, known), own.patientId, grant);
    return on(own, "/my/partner");
  });

type Sent =
  | { readonly value: { readonly name: string; readonly email: string; readonly parts: readonly GrantedPart[] } }
  | { readonly faults: Readonly<Record<string, string>> };

async function faultsOf(own: Own, sent: Sent): Promise<Faults> {
  const said = partnerWords[own.lang];
  const words: Readonly<Record<string, string>> = {
    name: said.faultName,
    email: said.faultEmail,
    parts: said.faultParts,
  };
  if ("faults" in sent)
    return Object.fromEntries(Object.keys(sent.faults).map((name) => [name, words[name] ?? said.faultName]));
  const { name, email: address, parts } = sent.value;
  const contact = await contactOf(own.tx, own.patientId);
  const isOwn = sameAddress(address) === sameAddress(contact?.email ?? own.email);
  return {
    ...(name === "" && { name: said.faultName }),
    ...(isOwn && { email: said.faultEmail }),
    ...(parts.length === 0 && { parts: said.faultParts }),
  };
}

export const endPartner = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({}), async (own, taken) => {
    const known = await partnerOf(own.tx, own.patientId);
    if (known !== null) await endAccess({ ...own.doing, at: own.now }, actOf(taken.entered, known), own.patientId);
    return on(own, "/my/partner?said=ended");
  });
