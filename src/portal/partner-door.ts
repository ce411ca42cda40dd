import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { grantedTo } from "#people/read.ts";
import type { Signed } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";
import { checkCode } from "#plumbing/proofs.ts";
import { letIn, letOut, mayTry, networkOf, sameAddress } from "#plumbing/visitors.ts";
import {
  type Asking,
  bookingWords,
  browserSecret,
  Code,
  codeFaults,
  codeField,
  codeTallies,
  cookie,
  email,
  field,
  giveCookie,
  hidden,
  leaveBrowser,
  nothingHere,
  onTo,
  pathIn,
  publicly,
  readForm,
  sendCode,
  slowDown,
} from "#site/desk.ts";
import { doorWords } from "./door-pages.ts";
import type { AddressOf } from "./door-routes.ts";
import { answer, type Sheet } from "./frame.ts";
import { whoIs } from "./own.ts";
import { choicePage, partnerView } from "./partner-view.ts";
import { partnerWords } from "./partner-words.ts";

const door = open("somebody shows by a code that an address is theirs, to see what a patient granted to it");
const view = open("shows what a patient granted to an address that was proven, to look at alone, and nothing else");

/** The care partner's own door: in by a code to their own mail, to look and to do nothing. */
export function partnerRoutes(addressOf: AddressOf) {
  const routes = new Hono<Signed>();
  for (const before of ["/with", "/es/with"] as const)
    routes
      .get(before, door, stand)
      .post(`${before}/code`, door, (c) => askCode(c, networkOf(addressOf(c))))
      .post(`${before}/enter`, door, enter)
      .post(`${before}/leave`, door, leave)
      .get(`${before}/:personId`, view, look);
  return routes;
}

const sheetOf = ({ lang }: Asking, body: Sheet["body"]): Sheet => ({
  title: partnerWords[lang].door,
  body,
  path: "/with",
  home: "/with",
});

function addressPage(asking: Asking, typed: string, fault: string | undefined): Sheet {
  const { lang } = asking;
  const said = partnerWords[lang];
  const body = html`<p>${said.doorAbout}</p>
    <form method="post" action="${pathIn(lang, "/with/code")}" novalidate>
      ${field({ name: "email", label: doorWords[lang].email, value: typed, fault, type: "email", autocomplete: "email", needed: true, most: 254 })}
      <p class="acts"><button class="btn solid">${doorWords[lang].send}</button></p>
    </form>`;
  return sheetOf(asking, body);
}

/** The page is the same for an address somebody granted something to and for one nobody did. */
function codePage(asking: Asking, address: string, fault: string | null): Sheet {
  const { lang } = asking;
  const body = html`<p role="status">${partnerWords[lang].sent(address)}</p>
    <form method="post" action="${pathIn(lang, "/with/enter")}" novalidate>
      ${hidden({ email: address })} ${codeField(lang, fault)}
      <p class="acts"><button class="btn solid">${doorWords[lang].enter}</button></p>
    </form>`;
  return sheetOf(asking, body);
}

/** To the door for a stranger; to what is granted for whoever proved their address. */
const stand = (c: Context<Signed>): Promise<Response> =>
  publicly(c, "granted pages", async (asking) => {
    const visitor = await whoIs(asking);
    if (visitor === null) return answer(asking, addressPage(asking, "", undefined));
    const granted = await grantedTo(asking.tx, visitor.email);
    const [only, second] = granted;
    if (only !== undefined && second === undefined) return onTo(asking, `/with/${only.personId}`);
    return answer(asking, await choicePage(asking, granted));
  });

async function askCode(c: Context<Signed>, network: string): Promise<Response> {
  const form = await readForm(c, z.object({ email: z.string().catch("") }));
  if ("response" in form) return form.response;
  return publicly(c, null, async (asking) => {
    const { tx, site, lang, now } = asking;
    const typed = "value" in form ? form.value.email : "";
    const address = email.safeParse(typed);
    if (!address.success) return answer(asking, addressPage(asking, typed, bookingWords[lang].faultEmail), 422);
    if (!(await mayTry(tx, codeTallies(network, address.data), now)))
      return slowDown(asking, bookingWords[lang].slowCodes, {
        action: "/with/code",
        fields: { email: address.data },
      });
    const binding = browserSecret(c, site);
    const isSent = (await grantedTo(tx, address.data)).length > 0;
    await sendCode(tx, site, { purpose: "partner", email: address.data, binding, language: lang, now, isSent });
    return answer(asking, codePage(asking, address.data, null));
  });
}

async function enter(c: Context<Signed>): Promise<Response> {
  const form = await readForm(c, z.object({ email: z.string().catch(""), code: z.string().catch("") }));
  if ("response" in form) return form.response;
  return publicly(c, null, async (asking) => {
    const { tx, site, lang, now } = asking;
    if ("faults" in form) return onTo(asking, "/with");
    const [address, code] = [email.safeParse(form.value.email), Code.safeParse(form.value.code)];
    if (!address.success) return onTo(asking, "/with");
    const again = (fault: string) => answer(asking, codePage(asking, address.data, fault), 422);
    if (!code.success) return again(bookingWords[lang].faultCode);
    const subject = sameAddress(address.data);
    const asked = { purpose: "partner", subject, code: code.data, binding: browserSecret(c, site), now };
    const checked = await checkCode(tx, asked);
    if (checked !== "right") return again(bookingWords[lang][codeFaults[checked]]);
    giveCookie(c, site, "visitor", await letIn(tx, address.data, now));
    return onTo(asking, "/with");
  });
}

/** What one patient granted. Once it is ended, there is nothing here any more: the same answer as for what never was. */
const look = (c: Context<Signed>): Promise<Response> =>
  publicly(c, "granted pages", async (asking) => {
    const visitor = await whoIs(asking);
    if (visitor === null) return onTo(asking, "/with");
    const granted = await grantedTo(asking.tx, visitor.email);
    const one = granted.find(({ personId }) => personId === c.req.param("personId"));
    if (one === undefined) return nothingHere(asking);
    const sheet = await partnerView(asking, one);
    if (sheet === null) return nothingHere(asking);
    const response = await answer(asking, sheet);
    return { response, patientId: one.patientId, about: `partner:${one.personId}` };
  });

const leave = (c: Context<Signed>): Promise<Response> =>
  publicly(c, null, async (asking) => {
    const secret = cookie(c, asking.site, "visitor");
    if (secret !== null) await letOut(asking.tx, secret);
    leaveBrowser(c, asking.site);
    return onTo(asking, "/with");
  });
