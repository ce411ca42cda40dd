import { type Context, Hono } from "hono";
import { z } from "zod";
import { openRoomScreen, pressFromRoom, roomView } from "#infusion/desk.ts";
import type { Signed } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";
import { mayTry, networkOf } from "#plumbing/visitors.ts";
import { type Asking, cookie, giveCookie, onTo, publicly, readForm, seenOnly, takeCookie } from "#site/desk.ts";
import type { AddressOf } from "./door-routes.ts";
import { codePage, roomPage } from "./room-page.ts";
import { roomWords } from "./room-words.ts";

const door = open("a screen in the room is opened by a code that stands at the bedside, and names no patient");
const screen = open("the screen of one visit rings for somebody to come; it ends when the patient goes home");

/** So many codes within an hour from one connection: there are a hundred million, and one holds for ten minutes. */
const TRIES_AN_HOUR = 12;

/** The screen that lies with the patient. */
export function roomScreenRoutes(addressOf: AddressOf) {
  const routes = new Hono<Signed>();
  for (const room of ["/room", "/es/room"] as const)
    routes
      .get(room, door, show)
      .post(`${room}/open`, door, (c) => enter(c, networkOf(addressOf(c))))
      .post(`${room}/call`, screen, (c) => pressed(c, false))
      .post(`${room}/try`, screen, (c) => pressed(c, true));
  return routes;
}

function page(c: Context<Signed>, body: ReturnType<typeof codePage>, status: 200 | 422 | 429 = 200) {
  c.header("cache-control", "no-store");
  return c.html(body, status);
}

/** Asked for every few seconds, and naming nobody but the staff, it leaves no trace; opening it and each press do. */
const show = (c: Context<Signed>): Promise<Response> =>
  seenOnly(c, async (asking) => {
    const { tx, site, now } = asking;
    const secret = cookie(c, site, "room");
    if (secret === null) return page(c, codePage(asking, null));
    const view = await roomView(tx, secret, now);
    return view === null ? closed(asking) : page(c, roomPage(asking, view));
  });

function closed(asking: Asking) {
  takeCookie(asking.c, asking.site, "room");
  return page(asking.c, codePage(asking, null, roomWords[asking.lang].over));
}

async function enter(c: Context<Signed>, network: string): Promise<Response> {
  const form = await readForm(c, z.object({ code: z.string().catch("") }));
  if ("response" in form) return form.response;
  return publicly(c, "screen in the room", async (asking) => {
    const { tx, site, lang, now } = asking;
    const said = roomWords[lang];
    if (!(await mayTry(tx, [{ key: `room codes from ${network}`, most: TRIES_AN_HOUR }], now)))
      return page(c, codePage(asking, said.many), 429);
    const code = "value" in form ? form.value.code.replaceAll(/\D/g, "") : "";
    const opened = await openRoomScreen(tx, code, now);
    if (opened === null) return page(c, codePage(asking, said.wrong), 422);
    giveCookie(c, site, "room", opened.secret);
    const { patientId, infusionId } = opened;
    return { response: onTo(asking, "/room"), patientId, about: `infusion:${infusionId}` };
  });
}

/** The press is stored before anything is said; whatever speaks against it is shown by the screen as it stands. */
async function pressed(c: Context<Signed>, trial: boolean): Promise<Response> {
  const form = await readForm(c, z.object({ id: z.uuid() }));
  if ("response" in form) return form.response;
  return publicly(c, "screen in the room", async (asking) => {
    const { tx, site, store, now } = asking;
    const secret = cookie(c, site, "room");
    if (secret === null || "faults" in form) return onTo(asking, "/room");
    const done = await pressFromRoom({ tx, store, now }, secret, { id: form.value.id, trial });
    if (done === null) return closed(asking);
    return { response: onTo(asking, "/room"), patientId: done.patientId };
  });
}
