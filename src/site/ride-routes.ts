import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { confirmRide, RIDE_LINK, type RideAsked, rideAskedIn } from "#booking/desk.ts";
import { type AppointmentRow, appointmentOf } from "#booking/read.ts";
import { addressLine, type Language } from "#clinic/events.ts";
import { idOf } from "#plumbing/derived-id.ts";
import type { Signed } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";
import { seeLink, takeLink } from "#plumbing/proofs.ts";
import { type Asking, nothingHere, publicly } from "./asking.ts";
import { readForm } from "./ask.ts";
import { bareAnswer } from "./bare-page.ts";
import { callButton } from "./layout.ts";
import { dayName, theTime, zoneName } from "./show-time.ts";
import { pathIn } from "./tongues.ts";
import { z } from "zod";
import type { Html } from "./ways.ts";

const en = {
  title: "A ride home",
  ask: (driver: string) => `${driver}, can you be the ride home?`,
  about: "Somebody named you as the person who takes them home after a visit here. They cannot drive that day.",
  when: "Please be here at about",
  yes: "Yes, I will be there",
  no: "If you cannot, please call us, so that another way home can be found.",
  thanks: "Thank you",
  done: "You have said yes. Please stay within reach by phone that day.",
  over: "This link no longer holds",
  overAbout: "The time has changed or is over, or another driver was named. Look for a newer message, or call us.",
};

const es: typeof en = {
  title: "Llevar a casa",
  ask: (driver) => `${driver}, ¿puede llevar a alguien a casa?`,
  about: "Alguien le nombró como la persona que le lleva a casa después de una cita aquí. Ese día no puede manejar.",
  when: "Por favor, esté aquí cerca de",
  yes: "Sí, estaré allí",
  no: "Si no puede, por favor llámenos para encontrar otra forma de volver a casa.",
  thanks: "Gracias",
  done: "Usted dijo que sí. Por favor, tenga el teléfono a mano ese día.",
  over: "Este enlace ya no sirve",
  overAbout: "La hora cambió o ya pasó, o se nombró a otra persona. Busque un mensaje más nuevo o llámenos.",
};

const words: Readonly<Record<Language, typeof en>> = { en, es };

const why = open("the driver named by a patient says yes; shows a day, a time and a place, and nothing of the patient");

/** For the driver: looked at by GET, said yes to by POST, once. */
export function rideRoutes() {
  const routes = new Hono<Signed>();
  for (const before of ["", "/es"] as const)
    routes.get(`${before}/ride/:token`, why, look).post(`${before}/ride/:token`, why, sayYes);
  return routes;
}

const linkOf = (c: Context<Signed>) => ({
  purpose: RIDE_LINK,
  token: c.req.param("token") ?? "",
  binding: null,
  now: c.var.now(),
});

const look = (c: Context<Signed>): Promise<Response> => publicly(c, null, lookAt);

/** What was asked and whether it still stands. Of a link nobody made, nothing. */
async function lookAt(asking: Asking): Promise<Response> {
  const seen = await seeLink(asking.tx, linkOf(asking.c));
  if (seen === null) return nothingHere(asking);
  const row = await stillAsked(asking, rideAskedIn(seen.subject));
  if (row === null) return over(asking);
  if (row.ride.confirmed) return thank(asking, row);
  return seen.state === "good" ? askDriver(asking, row, row.ride.driver) : over(asking);
}

type Ridden = AppointmentRow & { readonly ride: NonNullable<AppointmentRow["ride"]> };

/** The visit, while its time and its driver are what the link asked about. */
async function stillAsked({ tx }: Asking, { appointmentId, mobile, startAt }: RideAsked): Promise<Ridden | null> {
  const row = await appointmentOf(tx, appointmentId);
  const ride = row?.ride ?? null;
  if (row === null || ride === null || ride.mobile !== mobile) return null;
  return row.state === "booked" && row.startAt === startAt ? { ...row, ride } : null;
}

async function sayYes(c: Context<Signed>): Promise<Response> {
  const form = await readForm(c, z.object({}));
  if ("response" in form) return form.response;
  return publicly(c, null, async (asking) => {
    const link = linkOf(c);
    const subject = await takeLink(asking.tx, link);
    // Pressed twice, the second press finds the link used, and is thanked like the first.
    if (subject === null) return lookAt(asking);
    const { appointmentId, mobile, startAt } = rideAskedIn(subject);
    const id = idOf("ride", link.token);
    const doing = { ...asking, by: "driver" };
    const outcome = await confirmRide(doing, { id, appointmentId, how: "by-link", mobile, startAt });
    const row = await appointmentOf(asking.tx, appointmentId);
    return "ok" in outcome && row !== null ? thank(asking, row) : over(asking);
  });
}

const shown = (asking: Asking, title: string, inside: Html, status: 200 | 410 = 200) => {
  const { site, lang } = asking;
  return bareAnswer(
    asking,
    title,
    html`<h1>${title}</h1>
      ${inside}
      <p class="acts">${callButton(site, lang)}</p>`,
    status,
  );
};

function whenAndWhere({ site, lang }: Asking, { zone, endAt }: AppointmentRow): Html {
  const said = words[lang];
  return html`<section class="card kept" aria-label="${said.title}">
    <p class="big"><b>${dayName(lang, zone, endAt)}</b></p>
    <p>${said.when} <b>${theTime(lang, zone, endAt)}</b> (${zoneName(lang, zone, endAt)})</p>
    <p>${addressLine(site.profile)}</p>
  </section>`;
}

function askDriver(asking: Asking, row: AppointmentRow, driver: string) {
  const { c, lang } = asking;
  const said = words[lang];
  return shown(
    asking,
    said.ask(driver),
    html`<p>${said.about}</p>
      ${whenAndWhere(asking, row)}
      <form class="acts" method="post" action="${pathIn(lang, `/ride/${c.req.param("token") ?? ""}`)}">
        <button class="btn solid">${said.yes}</button>
      </form>
      <p>${said.no}</p>`,
  );
}

const thank = (asking: Asking, row: AppointmentRow) =>
  shown(
    asking,
    words[asking.lang].thanks,
    html`<p role="status">${words[asking.lang].done}</p>
      ${whenAndWhere(asking, row)}`,
  );

const over = (asking: Asking) =>
  shown(asking, words[asking.lang].over, html`<p role="status">${words[asking.lang].overAbout}</p>`, 410);
