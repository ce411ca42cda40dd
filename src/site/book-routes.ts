import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Context, Hono } from "hono";
import { z } from "zod";
import { holdSlot } from "#booking/desk.ts";
import { appointmentOf, isPublic, rulesOf } from "#booking/read.ts";
import { idOf } from "#plumbing/derived-id.ts";
import type { Signed } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";
import { networkOf, noteHeld, sameAddress } from "#plumbing/visitors.ts";
import { type Entered, readForm } from "./ask.ts";
import { type Asking, nothingHere, onTo, provenBy, publicly } from "./asking.ts";
import { bookAt, choosePage, timesPage } from "./booking-choose.ts";
import { carried, Details, entered, inWords } from "./booking-details.ts";
import { confirm, finish, sendTo } from "./booking-finish.ts";
import { detailsPage } from "./booking-forms.ts";
import { giveBack, lost, showDetails } from "./booking-steps.ts";
import { bookingWords } from "./booking-words.ts";
import { ChosenTime } from "./chosen-time.ts";
import { browserSecret, cookie, giveCookie } from "./cookies.ts";
import { freeTimesOf } from "./free-times.ts";
import { answer } from "./layout.ts";
import { holdsEnough, holdTallies } from "./limits.ts";
import { slowDown, tooOften } from "./slow-page.ts";

/** Where a request came from, by its socket. */
export type AddressOf = (c: Context) => string;

const SCRIPT = readFileSync(new URL("booking.js", import.meta.url), "utf8");
const files = open("counts down a held time, where scripts run");
const why = open("anybody may book a first consultation");

/** Booking without an account: how, when, who, and a code that shows the address is theirs. The same in each language. */
export function bookRoutes(addressOf: AddressOf) {
  const routes = new Hono<Signed>().get("/site/booking.js", files, (c) =>
    c.body(SCRIPT, 200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "public, max-age=3600" }),
  );
  for (const before of ["", "/es"] as const)
    routes
      .get(`${before}/book`, why, choose)
      .post(`${before}/book/hold`, why, (c) => hold(c, networkOf(addressOf(c))))
      .get(`${before}/book/details`, why, askDetails)
      .post(`${before}/book/details`, why, (c) => takeDetails(c, networkOf(addressOf(c))))
      .post(`${before}/book/change`, why, change)
      .post(`${before}/book/another`, why, another)
      .post(`${before}/book/confirm`, why, (c) => confirm(c, networkOf(addressOf(c))));
  return routes;
}

const checkOf = (text: string | undefined): string => Details.shape.selfCheck.parse(text);

function choose(c: Context<Signed>): Promise<Response> {
  const { type: typeId = "", day = "", wait } = c.req.query();
  const selfCheck = checkOf(c.req.query("selfCheck"));
  return publicly(c, null, async (asking) => {
    const { tx, site, lang, now } = asking;
    const { types, holdMinutes } = await rulesOf(tx);
    const open_ = types.filter(isPublic);
    const type = open_.find(({ id }) => id === typeId);
    if (type === undefined) return answer(c, site, choosePage(site, lang, open_, selfCheck));
    if (wait !== undefined) return askToWait(asking, type.id, selfCheck);
    const found = await freeTimesOf(tx, { typeId: type.id, now, zone: site.zone, from: day });
    const fields = { type: type.id, selfCheck, form: randomUUID() };
    return answer(c, site, timesPage(site, lang, { type, found, day, selfCheck, fields, holdMinutes }));
  });
}

async function askToWait(asking: Asking, type: string, selfCheck: string): Promise<Response> {
  const { c, site, lang, now } = asking;
  const proven = await provenBy(asking);
  const fields = { form: randomUUID(), type, selfCheck, email: proven ?? "", zone: site.zone };
  return answer(c, site, detailsPage(site, lang, { entered: fields, faults: {}, kept: null, proven, now }));
}

const Holding = z.looseObject({
  type: z.string().max(60),
  at: ChosenTime,
  form: z.uuid(),
});

async function hold(c: Context<Signed>, network: string): Promise<Response> {
  const form = await readForm(c, Holding);
  if ("response" in form) return form.response;
  return publicly(c, null, async (asking) => {
    if ("faults" in form) return onTo(asking, "/book");
    const { tx, site, lang } = asking;
    const slow = await tooOften(asking, holdTallies(network), bookingWords[lang].slowHolds);
    if (slow !== null) return slow;
    browserSecret(c, site);
    await giveBack(asking);
    if (await holdsEnough(asking, network)) return slowDown(asking, bookingWords[lang].manyHolds);
    const { type, at } = form.value;
    const id = idOf(form.value.form, type, at.startAt, at.siteId ?? "");
    const wish = { id, typeId: type, ...at, forWhom: { enquiryId: null, patientId: null } };
    const outcome = await holdSlot({ ...asking, by: "visitor" }, wish);
    const going: Entered = { ...carried(form.value as unknown as Entered), type, hold: id };
    if ("refusals" in outcome) return lost(asking, going, outcome.next);
    await noteHeld(tx, network, id, outcome.heldUntil);
    giveCookie(c, site, "hold", id);
    if (going["name"] !== undefined) return showDetails(asking, { ...going, form: randomUUID() }, {}, 200);
    const check = checkOf(form.value["selfCheck"] as string | undefined);
    return onTo(asking, check === "none" ? "/book/details" : `/book/details?selfCheck=${check}`);
  });
}

function askDetails(c: Context<Signed>): Promise<Response> {
  return publicly(c, null, async (asking) => {
    const hold_ = z.uuid().safeParse(cookie(c, asking.site, "hold"));
    const row = hold_.success ? await appointmentOf(asking.tx, hold_.data) : null;
    if (row === null) return onTo(asking, "/book");
    const email = (await provenBy(asking)) ?? "";
    const selfCheck = checkOf(c.req.query("selfCheck"));
    const fields = { form: randomUUID(), hold: row.id, type: row.typeId, selfCheck, email, zone: asking.site.zone };
    return showDetails(asking, fields, {}, 200);
  });
}

async function takeDetails(c: Context<Signed>, network: string): Promise<Response> {
  const form = await readForm(c, Details);
  if ("response" in form) return form.response;
  return publicly(c, null, async (asking) => {
    if ("faults" in form)
      return showDetails(asking, carried(form.entered), inWords(form.faults, bookingWords[asking.lang]), 422);
    const details = form.value;
    const proven = await provenBy(asking);
    if (proven === sameAddress(details.email)) return finish(asking, details, network);
    return sendTo(asking, details, network);
  });
}

async function change(c: Context<Signed>): Promise<Response> {
  const form = await readForm(c, Details);
  if ("response" in form) return form.response;
  const fields = "value" in form ? entered(form.value) : carried(form.entered);
  return publicly(c, null, (asking) => showDetails(asking, fields, {}, 200));
}

const Another = z.object({ type: z.string().max(60).catch(""), selfCheck: z.string().optional() });

async function another(c: Context<Signed>): Promise<Response> {
  const form = await readForm(c, Another);
  if ("response" in form) return form.response;
  return publicly(c, null, async (asking) => {
    if ("faults" in form) return nothingHere(asking);
    await giveBack(asking);
    return onTo(asking, bookAt({ type: form.value.type, selfCheck: checkOf(form.value.selfCheck) }));
  });
}
