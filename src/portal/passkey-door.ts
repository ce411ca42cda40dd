import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Signed } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";
import { letIn, mayTry, networkOf, openPages } from "#plumbing/visitors.ts";
import { browserSecret, giveCookie, publicly, readForm } from "#site/desk.ts";
import { type Kept, keptIn, pathTo } from "./door-back.ts";
import { doorPage } from "./door-pages.ts";
import type { AddressOf } from "./door-routes.ts";
import { goingOn } from "./door-on.ts";
import { answer } from "./frame.ts";
import { keyPlace } from "./key-place.ts";
import { askKey, enterByPasskey } from "./passkey-store.ts";
import { passkeyWords } from "./passkey-words.ts";
import { handleOf, part } from "./passkeys.ts";

const door = open("somebody shows by a key of their own device, unlocked by themselves, whose pages are theirs");

/** So many tries within an hour from one connection. */
const TRIES_AN_HOUR = 40;

/** In by what a patient set up on a device of their own, where they had come in by a code and their birth date. */
export function passkeyDoor(addressOf: AddressOf) {
  const routes = new Hono<Signed>();
  for (const before of ["/my/door/passkey", "/es/my/door/passkey"] as const)
    routes.post(`${before}/ask`, door, (c) => ask(c, networkOf(addressOf(c)))).post(before, door, (c) => enter(c));
  return routes;
}

/** Asks nobody in particular: which key it is, the device knows, and we learn from the answer alone. */
const ask = (c: Context<Signed>, network: string): Promise<Response> =>
  publicly(c, null, async (asking) => {
    const { tx, site, now } = asking;
    const place = keyPlace(asking);
    if (place === null) return c.json({}, 409);
    if (!(await mayTry(tx, [{ key: `passkeys from ${network}`, most: TRIES_AN_HOUR }], now))) return c.json({}, 429);
    const challenge = await askKey({ tx, now, binding: browserSecret(c, site) }, "door");
    return c.json({ challenge, rpId: place.host, userVerification: "required" });
  });

const Answered = z.object({
  to: pathTo,
  kept: keptIn,
  id: part.catch(""),
  client: part.catch(""),
  data: part.catch(""),
  signature: part.catch(""),
  handle: part.catch(""),
});

async function enter(c: Context<Signed>): Promise<Response> {
  const form = await readForm(c, Answered);
  if ("response" in form) return form.response;
  return publicly(c, "passkey", async (asking) => {
    const { tx, site, now, lang } = asking;
    const { to, kept: fields, ...signed } = "value" in form ? form.value : Answered.parse({});
    const kept: Kept = { to, fields };
    const closed = () => answer(asking, doorPage(asking, { email: "", kept, fault: passkeyWords[lang].notTaken }), 422);
    const place = keyPlace(asking);
    if (place === null) return closed();
    const at = { tx, now, binding: browserSecret(c, site) };
    const entered = await enterByPasskey(at, signed, place, handleOf);
    if ("fault" in entered) {
      const response = await closed();
      return entered.patientId === undefined ? response : { response, patientId: entered.patientId };
    }
    const secret = await letIn(tx, entered.email, now);
    await openPages(tx, secret, entered.patientId);
    giveCookie(c, site, "visitor", secret);
    const response = await goingOn(asking, entered.patientId, kept);
    return { response, patientId: entered.patientId, action: "sign-in" };
  });
}
