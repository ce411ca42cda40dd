import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { neutralOr, openDesk, postTo, senderOf } from "#booking/desk.ts";
import { contactOf } from "#people/read.ts";
import type { Signed } from "#plumbing/http.ts";
import { ALGORITHMS } from "#plumbing/webauthn.ts";
import { after, minutes } from "#science/units.ts";
import { browserSecret, clockTime, dayName, type Html, idOf } from "#site/desk.ts";
import { answer } from "./frame.ts";
import { keyPlace } from "./key-place.ts";
import { on, type Own, takeOwn, to } from "./own.ts";
import { backTo, ownForm } from "./parts.ts";
import { askKey, dropPasskey, keepPasskey, type Passkey, passkeysOf, type Refused } from "./passkey-store.ts";
import { passkeyWords } from "./passkey-words.ts";

/** What an authenticator keeps beside the key: the same for one patient always, and nobody's name or number. */
export const handleOf = (patientId: string): string => Buffer.from(idOf(patientId, "passkey")).toString("base64url");

/** One part of an answer, base64url. The longest is a key of RSA with 4096 bits, or the browser's account of a long address. */
export const part = z.string().regex(/^[\w-]{1,2000}$/);

const DEVICES: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Macintosh/, "Mac"],
  [/Windows/, "Windows"],
  [/CrOS/, "Chromebook"],
  [/Linux/, "Linux"],
];
const deviceOf = (c: Context): string =>
  DEVICES.find(([pattern]) => pattern.test(c.req.header("user-agent") ?? ""))?.[1] ?? "";

const says = ["added", "removed"] as const;

export const passkeysPage = (own: Own): Promise<Response> => show(own, null);

async function show(own: Own, fault: string | null): Promise<Response> {
  const said = passkeyWords[own.lang];
  const known = await passkeysOf(own.tx, own.patientId, own.email);
  const news = says.find((one) => one === own.c.req.query("said"));
  const body = html`${news === undefined ? "" : html`<p class="notice" role="status">${said[news]}</p>`}
    ${fault === null ? "" : html`<p class="notice" role="alert">${fault}</p>`}
    <p>${said.about}</p>
    <p>${said.own}</p>
    ${keyPlace(own) === null ? html`<p class="quiet">${said.notHere}</p>` : addForm(own)}
    ${known.length === 0 ? html`<p class="quiet">${said.none}</p>` : listed(own, known)} ${backTo(own, "/my/me")}`;
  return answer(own, { title: said.title, body, path: "/my/passkeys", tab: "me" }, fault === null ? 200 : 422);
}

/** Shown by our script, in a browser that can. */
const addForm = (own: Own): Html => {
  const said = passkeyWords[own.lang];
  const form = ownForm(
    own,
    "/my/passkeys",
    html`<p class="acts"><button class="btn solid">${said.add}</button></p>
      <p class="fault" role="alert"></p>`,
    { id: "", client: "", attestation: "" },
  );
  return html`<div
      data-passkey="${to(own, "/my/passkeys/ask")}"
      data-fault="${said.notAdded}"
      data-known="${said.alreadyKnown}"
      hidden
    >
      ${form}
    </div>
    <p class="quiet" data-no-passkey>${said.notHere}</p>`;
};

function listed(own: Own, known: readonly Passkey[]): Html {
  const { lang, site } = own;
  const said = passkeyWords[lang];
  const day = (at: Passkey["madeAt"]) => dayName(lang, site.zone, at);
  return html`<h2>${said.known}</h2>
    <ul class="listed">
      ${known.map(({ id, device, madeAt, usedAt }) => {
        const used = usedAt === null ? said.never : said.used(day(usedAt), clockTime(lang, site.zone, usedAt));
        const name = said.device(device);
        return html`<li>
          <span>${name}<small>${said.made(day(madeAt))}; ${used}</small></span>
          ${ownForm(own, "/my/passkeys/remove", html`<button class="plain">${said.remove(name)}</button>`, { key: id })}
        </li>`;
      })}
    </ul>
    <p class="quiet small">${said.lost}</p>`;
}

/** What the browser is to make: a key that is found without a name, and given only to whoever unlocks the device. */
export const askToMake = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({}), async (own) => {
    const { tx, site, now, patientId, email } = own;
    const place = keyPlace(own);
    if (place === null) return c.json({}, 409);
    const challenge = await askKey({ tx, now, binding: browserSecret(c, site) }, `patient:${patientId}`);
    return c.json({
      challenge,
      rp: { id: place.host, name: neutralOr(site.name, place.host) },
      user: { id: handleOf(patientId), name: email, displayName: email },
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
      excludeCredentials: (await passkeysOf(tx, patientId, email)).map(({ id }) => ({ type: "public-key", id })),
      authenticatorSelection: {
        authenticatorAttachment: "platform",
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      },
      attestation: "none",
    });
  });

const Making = z.object({ id: part, client: part, attestation: part });

export const addPasskey = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, Making, async (own, taken) => {
    const { tx, site, now, patientId, email, lang } = own;
    const said = passkeyWords[lang];
    const place = keyPlace(own);
    if ("faults" in taken || place === null) return show(own, said.notAdded);
    const at = { tx, now, binding: browserSecret(c, site) };
    const kept = await keepPasskey(at, { patientId, email, device: deviceOf(c) }, taken.value, place);
    if ("fault" in kept) return show(own, faultIn(own, kept));
    await tellThem(own, kept.id);
    return on(own, "/my/passkeys?said=added");
  });

const faultIn = ({ lang }: Own, { fault }: Refused): string => {
  const said = passkeyWords[lang];
  if (fault === "too-many") return said.tooMany;
  return fault === "known-key" ? said.alreadyKnown : said.notAdded;
};

/** Whoever sat at a page left open could have made it: the patient is told by the way that such a person has not. */
async function tellThem(own: Own, keyId: string): Promise<void> {
  const { tx, now, patientId, patient, site, email } = own;
  const contact = await contactOf(tx, patientId);
  if (contact === null) return;
  const desk = await openDesk(tx, now, site.origin);
  await postTo(desk, {
    kind: "passkey-made",
    key: `passkey:${keyId}`,
    about: `patient:${patientId}`,
    contact: { ...contact, email: contact.email ?? email, name: patient.name, zone: contact.zone || site.zone },
    facts: { clinic: senderOf(desk.profile), name: patient.name, link: `${site.origin}${to(own, "/my/passkeys")}` },
    notAfter: after(now, minutes(7 * 24 * 60)),
  });
}

export const removePasskey = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({ key: part }), async (own, taken) => {
    if ("value" in taken) await dropPasskey(own.tx, own.patientId, taken.value.key);
    return on(own, "/my/passkeys?said=removed");
  });
