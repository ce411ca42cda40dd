import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { releaseHold } from "#booking/desk.ts";
import { appointmentOf, enquiryOf, waitingOf } from "#booking/read.ts";
import { heardCrisis } from "#followup/read.ts";
import { idOf } from "#plumbing/derived-id.ts";
import type { Signed } from "#plumbing/http.ts";
import { checkCode, type CodeCheck } from "#plumbing/proofs.ts";
import { letIn, sameAddress } from "#plumbing/visitors.ts";
import { readForm } from "./ask.ts";
import { type Asking, onTo, publicly } from "./asking.ts";
import { carried, Details, entered, inWords } from "./booking-details.ts";
import { codePage } from "./booking-forms.ts";
import { AT_ONE_ADDRESS, make, type Made } from "./booking-making.ts";
import { keptOf, lost, showDetails } from "./booking-steps.ts";
import { bookingWords } from "./booking-words.ts";
import { sendCode } from "./code-letter.ts";
import { browserSecret, giveCookie, takeCookie } from "./cookies.ts";
import { answer, callButton } from "./layout.ts";
import { BOOKINGS_AN_HOUR, bookingTallies, codeTallies } from "./limits.ts";
import { helpPage } from "./help-box.ts";
import { tooOften } from "./slow-page.ts";
import { pathIn } from "./tongues.ts";

/** Sends the code that shows whether the address is theirs. Nothing of what they entered is stored before. */
export async function sendTo(asking: Asking, details: Details, network: string): Promise<Response> {
  const { c, tx, site, lang, now } = asking;
  const { email, language } = details;
  const slow = await tooOften(asking, codeTallies(network, email), bookingWords[lang].slowCodes, {
    action: "/book/details",
    fields: entered(details),
  });
  if (slow !== null) return slow;
  const binding = browserSecret(c, site);
  await sendCode(tx, site, { purpose: "booking", email, binding, language, now, isSent: true });
  return showCode(asking, details, null, 200);
}

async function showCode(asking: Asking, details: Details, fault: string | null, status: 200 | 422): Promise<Response> {
  const { c, site, lang, now } = asking;
  const kept = await keptOf(asking, details.hold);
  return answer(c, site, codePage(lang, { entered: entered(details), email: details.email, kept, fault, now }), status);
}

/** The six digits, however they were spaced. */
export const Code = z
  .string("faultCode")
  .transform((typed) => typed.replaceAll(/\D/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "faultCode"));

/** What a code that is not right is told. */
export const codeFaults = {
  wrong: "wrong",
  expired: "expired",
  "too-many": "tooMany",
  used: "used",
} as const satisfies Readonly<Record<Exclude<CodeCheck, "right">, string>>;

/** The code comes back: right, and the time is booked. */
export async function confirm(c: Context<Signed>, network: string): Promise<Response> {
  const form = await readForm(c, Details.safeExtend({ code: Code }));
  if ("response" in form) return form.response;
  return publicly(c, null, async (asking) => {
    const said = bookingWords[asking.lang];
    if ("faults" in form) {
      const onlyCode = Details.safeParse(carried(form.entered));
      return onlyCode.success
        ? showCode(asking, onlyCode.data, said.faultCode, 422)
        : showDetails(asking, carried(form.entered), inWords(form.faults, said), 422);
    }
    const { code, ...details } = form.value;
    const checked = await check(asking, details, code);
    if (checked === "right") return finish(asking, details, network);
    const made = checked === "used" ? await madeFor(asking.tx, details) : null;
    return made === null
      ? showCode(asking, details, said[codeFaults[checked]], 422)
      : told(asking, details, { how: details.hold === "" ? "waiting" : "booked", id: made });
  });
}

async function check({ c, tx, site, now }: Asking, details: Details, code: string): Promise<CodeCheck> {
  const binding = browserSecret(c, site);
  const subject = sameAddress(details.email);
  return checkCode(tx, { purpose: "booking", subject, code, binding, now });
}

/**
 * Pressed twice, the second finds the code used and its work done: it is told what the first was told, and let in
 * nowhere. Whoever closed their visits on a shared computer has closed them.
 */
async function madeFor(tx: Asking["tx"], { form, hold, email }: Details): Promise<string | null> {
  const made = hold === "" ? await waitingOf(tx, form) : await appointmentOf(tx, hold);
  const enquiry = made?.enquiryId == null ? null : await enquiryOf(tx, made.enquiryId);
  return made !== null && made !== undefined && sameAddress(enquiry?.email ?? "") === sameAddress(email)
    ? made.id
    : null;
}

/** Books for somebody who has proven their address, and lets them in to see it. */
export async function finish(asking: Asking, details: Details, network: string): Promise<Response> {
  const { c, tx, site, lang, now } = asking;
  const said = bookingWords[lang];
  giveCookie(c, site, "visitor", await letIn(tx, details.email, now));
  const slow = await tooOften(asking, bookingTallies(network), said.slowBookings(BOOKINGS_AN_HOUR), {
    action: "/book/details",
    fields: entered(details),
  });
  if (slow !== null) return slow;
  const made = await make({ ...asking, zone: site.zone }, details);
  return told(asking, details, made);
}

async function told(asking: Asking, details: Details, made: Made): Promise<Response> {
  const { c, site, lang } = asking;
  const said = bookingWords[lang];
  switch (made.how) {
    case "booked":
      takeCookie(c, site, "hold");
      return onAfter(asking, details, `/visits/${made.id}?said=booked`);
    case "waiting":
      return onAfter(asking, details, "/visits?said=waiting");
    case "already":
      return bookedBefore(asking, details, {
        title: said.already,
        about: said.alreadyAbout,
        path: `/visits/${made.id}`,
      });
    case "full":
      return bookedBefore(asking, details, {
        title: said.full,
        about: said.fullAbout(AT_ONE_ADDRESS),
        path: "/visits",
      });
    case "refused":
      return lost(asking, entered(details), made.next);
  }
}

/** On to what was made; words of danger, which page people, show help first. */
const onAfter = (asking: Asking, { wish }: Details, path: string): Response | Promise<Response> =>
  heardCrisis(wish) ? helpPage(asking, path) : onTo(asking, path);

type Before = { readonly title: string; readonly about: string; readonly path: string };

/** What is booked stays, and this is not added to it: the way there, and the number to call. The time kept goes back. */
async function bookedBefore(asking: Asking, { hold }: Details, { title, about, path }: Before): Promise<Response> {
  const { c, site, lang } = asking;
  const kept = await keptOf(asking, hold);
  if (kept !== null)
    await releaseHold({ ...asking, by: "visitor" }, { id: idOf("given back", hold), appointmentId: hold });
  const body = html`<div class="narrow">
    <h1>${title}</h1>
    <p role="status">${about}</p>
    <p class="acts">
      <a class="btn solid" href="${pathIn(lang, path)}">${bookingWords[lang].toVisits}</a>${callButton(site, lang)}
    </p>
  </div>`;
  return answer(c, site, { lang, title, description: about, path: "/book", body, personal: true }, 409);
}
