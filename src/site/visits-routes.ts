import { type Context, Hono } from "hono";
import { z } from "zod";
import { rulesOf } from "#booking/read.ts";
import type { Signed } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";
import { checkCode } from "#plumbing/proofs.ts";
import { letIn, letOut, networkOf, sameAddress } from "#plumbing/visitors.ts";
import { readForm } from "./ask.ts";
import { type Asking, onTo, provenBy, publicly } from "./asking.ts";
import { email } from "./booking-details.ts";
import { Code, codeFaults } from "./booking-finish.ts";
import type { AddressOf } from "./book-routes.ts";
import { bookingWords } from "./booking-words.ts";
import { sendCode } from "./code-letter.ts";
import { browserSecret, cookie, giveCookie, leaveBrowser } from "./cookies.ts";
import { answer } from "./layout.ts";
import { codeTallies } from "./limits.ts";
import { tooOften } from "./slow-page.ts";
import { visitCalendar } from "./visits-calendar.ts";
import { doorPage, enterPage } from "./visits-door.ts";
import { evening, takeEvening } from "./visits-evening.ts";
import { listPage } from "./visits-list.ts";
import { isKnown, mineAt, type Visit } from "./visits-mine.ts";
import { visitPage } from "./visits-one.ts";
import { withVisit } from "./visits-own.ts";
import * as orders from "./visits-orders.ts";
import { askRide, ride } from "./visits-ride.ts";

const door = open("somebody shows by a code that an address is theirs");
const own = open("shows and changes the visits of somebody who has proven their address, and nothing else");

/** One's own visits, without an account: a code by mail opens them for twenty quiet minutes. The same in each language. */
export function visitsRoutes(addressOf: AddressOf) {
  const routes = new Hono<Signed>();
  for (const before of ["/visits", "/es/visits"] as const)
    routes
      .get(before, door, list)
      .post(`${before}/code`, door, (c) => askCode(c, networkOf(addressOf(c))))
      .post(`${before}/enter`, door, enter)
      .post(`${before}/leave`, door, leave)
      .post(`${before}/offers/:waitingId`, own, orders.answerOffer)
      .post(`${before}/waiting/:waitingId`, own, orders.leaveList)
      .get(`${before}/:visitId`, own, (c) => withVisit(c, showVisit))
      .get(`${before}/:visitId/calendar.ics`, own, (c) => withVisit(c, visitCalendar))
      .get(`${before}/:visitId/move`, own, (c) => withVisit(c, orders.chooseMove))
      .post(`${before}/:visitId/move`, own, orders.move)
      .get(`${before}/:visitId/cancel`, own, (c) => withVisit(c, orders.askCancel))
      .post(`${before}/:visitId/cancel`, own, orders.cancel)
      .get(`${before}/:visitId/sooner`, own, (c) => withVisit(c, orders.askSooner))
      .post(`${before}/:visitId/sooner`, own, orders.sooner)
      .get(`${before}/:visitId/ride`, own, (c) => withVisit(c, askRide))
      .post(`${before}/:visitId/ride`, own, ride)
      .get(`${before}/:visitId/evening`, own, (c) => withVisit(c, evening))
      .post(`${before}/:visitId/evening`, own, takeEvening)
      .post(`${before}/:visitId/on-my-way`, own, orders.setOut);
  return routes;
}

const list = (c: Context<Signed>): Promise<Response> =>
  publicly(c, "visits", async (asking) => {
    const { tx, site, lang, now } = asking;
    const address = await provenBy(asking);
    if (address === null) return answer(c, site, doorPage(lang, "", toOf(c.req.query("to")), null));
    const mine = await mineAt(tx, address, now);
    return answer(c, site, listPage(site, lang, { email: address, mine, now, said: c.req.query("said") }));
  });

/** The visit somebody came for, where a letter led them to it. */
const to = z.uuid().or(z.literal("")).catch("");
const toOf = (text: unknown): string => to.parse(text);

const Asked = z.object({ email: z.string().default("").pipe(email), to });

async function askCode(c: Context<Signed>, network: string): Promise<Response> {
  const form = await readForm(c, Asked);
  if ("response" in form) return form.response;
  return publicly(c, null, async (asking) => {
    const { tx, site, lang, now } = asking;
    if ("faults" in form)
      return answer(
        c,
        site,
        doorPage(lang, String(form.entered["email"] ?? ""), toOf(form.entered["to"]), bookingWords[lang].faultEmail),
        422,
      );
    const address = form.value.email;
    const slow = await tooOften(asking, codeTallies(network, address), bookingWords[lang].slowCodes, {
      action: "/visits/code",
      fields: { email: address, to: form.value.to },
    });
    if (slow !== null) return slow;
    const binding = browserSecret(c, site);
    const isSent = await isKnown(tx, address);
    await sendCode(tx, site, { purpose: "visits", email: address, binding, language: lang, now, isSent });
    return answer(c, site, enterPage(lang, address, form.value.to, null));
  });
}

const Entering = Asked.extend({ code: Code });

async function enter(c: Context<Signed>): Promise<Response> {
  const form = await readForm(c, Entering);
  if ("response" in form) return form.response;
  return publicly(c, null, async (asking) => {
    const { tx, site, lang, now } = asking;
    const said = bookingWords[lang];
    if ("faults" in form) {
      const [typed, going] = [String(form.entered["email"] ?? ""), toOf(form.entered["to"])];
      const page =
        "email" in form.faults
          ? doorPage(lang, typed, going, said.faultEmail)
          : enterPage(lang, typed, going, said.faultCode);
      return answer(c, site, page, 422);
    }
    const { email: address, code, to: going } = form.value;
    const asked = { purpose: "visits", subject: sameAddress(address), code, binding: browserSecret(c, site), now };
    const checked = await checkCode(tx, asked);
    if (checked !== "right") return answer(c, site, enterPage(lang, address, going, said[codeFaults[checked]]), 422);
    giveCookie(c, site, "visitor", await letIn(tx, address, now));
    const { visits } = await mineAt(tx, address, now);
    return onTo(asking, visits.some(({ id }) => id === going) ? `/visits/${going}` : "/visits");
  });
}

const leave = (c: Context<Signed>): Promise<Response> =>
  publicly(c, null, async (asking) => {
    const secret = cookie(c, asking.site, "visitor");
    if (secret !== null) await letOut(asking.tx, secret);
    leaveBrowser(c, asking.site);
    return onTo(asking, "/");
  });

async function showVisit({ c, tx, site, lang, now }: Asking, visit: Visit): Promise<Response> {
  const rules = await rulesOf(tx);
  return answer(c, site, visitPage(site, lang, { visit, now, rules, said: c.req.query("said") }));
}
