import { type Context, Hono } from "hono";
import { z } from "zod";
import { patientOf, patientsByEmail } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Signed } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";
import { askedLast, checkCode } from "#plumbing/proofs.ts";
import { letIn, letOut, letOutAll, mayTry, networkOf, openPages, sameAddress } from "#plumbing/visitors.ts";
import {
  type Asking,
  bookingWords,
  browserSecret,
  Code,
  codeFaults,
  codeTallies,
  cookie,
  email,
  giveCookie,
  isKnown,
  leaveBrowser,
  onTo,
  publicly,
  readForm,
  sendCode,
  slowDown,
} from "#site/desk.ts";
import { type Kept, keptIn, keptText, pathTo } from "./door-back.ts";
import { codePage, doorPage, doorWords, noChartPage, whoPage } from "./door-pages.ts";
import { goingOn } from "./door-on.ts";
import { answer } from "./frame.ts";
import { whoIs } from "./own.ts";

export type AddressOf = (c: Context) => string;

const door = open("somebody shows by a code that an address is theirs, and by a birth date who they are");

/** In by a code that was mailed and a birth date; for twenty quiet minutes, as everything of a visitor's. */
export function doorRoutes(addressOf: AddressOf) {
  const routes = new Hono<Signed>();
  for (const before of ["/my/door", "/es/my/door"] as const)
    routes
      .get(before, door, stand)
      .post(`${before}/code`, door, (c) => askCode(c, networkOf(addressOf(c))))
      .get(`${before}/code/:code`, door, byLink)
      .post(`${before}/enter`, door, enter)
      .post(`${before}/who`, door, (c) => sayWho(c, networkOf(addressOf(c))))
      .post(`${before}/leave`, door, leave)
      .post(`${before}/leave-everywhere`, door, leaveEverywhere);
  return routes;
}

const NOBODY = { month: "", day: "", year: "", given: "" };
const Carried = z.object({ to: pathTo, kept: keptIn });

const stand = (c: Context<Signed>): Promise<Response> =>
  publicly(c, "own pages", async (asking) => {
    const kept = { to: pathTo.parse(c.req.query("to")), fields: {} };
    const visitor = await whoIs(asking);
    if (visitor === null) return answer(asking, doorPage(asking, { email: "", kept, fault: null }));
    return visitor.patientId === null ? askWho(asking, visitor.email, kept) : onTo(asking, kept.to);
  });

/** Which of the people at this address? Where there is none with a chart, nothing is asked. */
async function askWho(asking: Asking, address: string, kept: Kept): Promise<Response> {
  const patients = await patientsByEmail(asking.tx, address);
  if (patients.length === 0) return answer(asking, noChartPage(asking));
  return answer(asking, whoPage(asking, { email: "", kept, fault: null }, NOBODY, false));
}

async function askCode(c: Context<Signed>, network: string): Promise<Response> {
  const form = await readForm(c, Carried.extend({ email: z.string().catch("") }));
  if ("response" in form) return form.response;
  return publicly(c, null, async (asking) => {
    const { tx, site, lang, now } = asking;
    const { to, kept: fields, ...typed } = "value" in form ? form.value : { to: "/my", kept: {}, email: "" };
    const kept = { to, fields };
    const address = email.safeParse(typed.email);
    if (!address.success)
      return answer(asking, doorPage(asking, { email: typed.email, kept, fault: bookingWords[lang].faultEmail }), 422);
    if (!(await mayTry(tx, codeTallies(network, address.data), now)))
      return slowDown(asking, bookingWords[lang].slowCodes, {
        action: "/my/door/code",
        fields: { email: address.data, to, kept: keptText(fields) },
      });
    const binding = browserSecret(c, site);
    const isSent = await isKnown(tx, address.data);
    await sendCode(tx, site, { purpose: "portal", email: address.data, binding, language: lang, now, isSent });
    return answer(asking, codePage(asking, { email: address.data, kept, fault: null }));
  });
}

const Entering = Carried.extend({ email: z.string().catch(""), code: z.string().catch("") });

async function enter(c: Context<Signed>): Promise<Response> {
  const form = await readForm(c, Entering);
  if ("response" in form) return form.response;
  return publicly(c, null, async (asking) => {
    const { tx, site, lang, now } = asking;
    if ("faults" in form) return onTo(asking, "/my/door");
    const { to, kept: fields } = form.value;
    const [address, code, kept] = [email.safeParse(form.value.email), Code.safeParse(form.value.code), { to, fields }];
    if (!address.success) return onTo(asking, "/my/door");
    const again = (fault: string) => answer(asking, codePage(asking, { email: address.data, kept, fault }), 422);
    if (!code.success) return again(bookingWords[lang].faultCode);
    const binding = browserSecret(c, site);
    const asked = { purpose: "portal", subject: sameAddress(address.data), code: code.data, binding, now };
    const checked = await checkCode(tx, asked);
    if (checked !== "right") return again(bookingWords[lang][codeFaults[checked]]);
    giveCookie(c, site, "visitor", await letIn(tx, address.data, now));
    return askWho(asking, address.data, kept);
  });
}

/**
 * The code as the mail's link carries it. It opens only in the browser that asked for it, whose cookie a program that looks through
 * mails does not have; in any other nothing is tried and nothing used up.
 */
const byLink = (c: Context<Signed>): Promise<Response> =>
  publicly(c, null, async (asking) => {
    const { tx, site, now } = asking;
    const [binding, code] = [cookie(c, site, "browser"), Code.safeParse(c.req.param("code"))];
    const subject = binding === null ? null : await askedLast(tx, { purpose: "portal", binding, now });
    if (binding === null || subject === null || !code.success) return onTo(asking, "/my/door");
    const checked = await checkCode(tx, { purpose: "portal", subject, code: code.data, binding, now });
    if (checked === "right") giveCookie(c, site, "visitor", await letIn(tx, subject, now));
    return onTo(asking, "/my/door");
  });

const digits = z
  .string()
  .transform((typed) => typed.replaceAll(/\D/g, ""))
  .catch("");
const Birth = Carried.extend({ month: digits, day: digits, year: digits, given: z.string().catch("") });
type Birth = z.infer<typeof Birth>;

/** So many birth dates within an hour, for one address and from one connection: a year has 365 days, and a mailbox few readers. */
const TRIES_AN_HOUR = 8;

async function sayWho(c: Context<Signed>, network: string): Promise<Response> {
  const form = await readForm(c, Birth);
  if ("response" in form) return form.response;
  return publicly(c, null, async (asking) => {
    const { tx, site, now } = asking;
    const visitor = await whoIs(asking);
    const secret = cookie(c, site, "visitor");
    if (visitor === null || secret === null || "faults" in form) return onTo(asking, "/my/door");
    const tallies = [
      { key: `birth dates for ${visitor.email}`, most: TRIES_AN_HOUR },
      { key: `birth dates from ${network}`, most: 5 * TRIES_AN_HOUR },
    ];
    if (!(await mayTry(tx, tallies, now))) return whoAgain(asking, form.value, "tooMany", false);
    const found = await thoseBorn(tx, visitor.email, form.value);
    const [only, second] = found;
    if (only === undefined) return whoAgain(asking, form.value, "wrong", false);
    if (second !== undefined) return whoAgain(asking, form.value, "several", true);
    await openPages(tx, secret, only);
    return {
      response: await goingOn(asking, only, { to: form.value.to, fields: form.value.kept }),
      patientId: only,
      action: "sign-in",
    };
  });
}

const whoAgain = (asking: Asking, typed: Birth, fault: "wrong" | "several" | "tooMany", asksName: boolean) => {
  const at = { email: "", kept: { to: typed.to, fields: typed.kept }, fault: doorWords[asking.lang][fault] };
  return answer(asking, whoPage(asking, at, typed, asksName), fault === "tooMany" ? 429 : 422);
};

const plain = (name: string) => name.normalize("NFC").trim().toLocaleLowerCase("en");

/** The patients at this address who were born on that day; of several, those of the given name too, where one was entered. */
async function thoseBorn(tx: Tx, address: string, { month, day, year, given }: Birth): Promise<readonly string[]> {
  const birthDate = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const patients = await Promise.all((await patientsByEmail(tx, address)).map((id) => patientOf(tx, id)));
  const born = patients.filter((patient) => patient?.birthDate === birthDate).filter((one) => one !== undefined);
  const named = born.filter(({ name }) => plain(name.split(",")[1] ?? "").startsWith(plain(given)));
  return (born.length > 1 && given.trim() !== "" ? named : born).map(({ id }) => id);
}

const leave = (c: Context<Signed>): Promise<Response> =>
  publicly(c, null, async (asking) => {
    const secret = cookie(c, asking.site, "visitor");
    if (secret !== null) await letOut(asking.tx, secret);
    leaveBrowser(c, asking.site);
    return onTo(asking, "/my/door");
  });

/** Out wherever these pages are open: on a telephone that was lost, too. */
const leaveEverywhere = (c: Context<Signed>): Promise<Response> =>
  publicly(c, null, async (asking) => {
    const visitor = await whoIs(asking);
    if (visitor !== null) await letOutAll(asking.tx, visitor.email);
    leaveBrowser(c, asking.site);
    return onTo(asking, "/my/door");
  });
