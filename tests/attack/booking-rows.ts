import { uuidv7 } from "uuidv7";
import { bookDirect, joinWaiting, openEnquiry } from "#booking/desk.ts";
import { freeSlots } from "#booking/read.ts";
import { defaultBookingRules } from "#booking/rules/defaults.ts";
import type { Tx } from "#plumbing/db.ts";
import type { EventStore } from "#plumbing/event-store.ts";
import { as, type Instant } from "#science/units.ts";

type Ids = {
  readonly patient: string;
  readonly appointment: string;
  readonly enquiry: string;
  readonly waiting: string;
};
type Row = (ids: Ids) => { path: string; body?: object };

const NEXT_YEAR = Date.now() + 365 * 86_400_000;
const on =
  (order: string, body: object = {}): Row =>
  ({ appointment }) => ({
    path: `/api/appointments/${appointment}/${order}`,
    body: { id: uuidv7(), ...body },
  });
const onEnquiry =
  (order: string, body: object): Row =>
  ({ enquiry }) => ({
    path: `/api/enquiries/${enquiry}/${order}`,
    body: { id: uuidv7(), ...body },
  });
const onWaiting =
  (order: string, body: object = {}): Row =>
  ({ waiting }) => ({
    path: `/api/waiting/${waiting}/${order}`,
    body: { id: uuidv7(), ...body },
  });
const time = (patientId: string) => ({
  id: uuidv7(),
  typeId: "follow-up",
  startAt: NEXT_YEAR,
  enquiryId: null,
  patientId,
});

/** How booking is asked. Orders are of a kind that leaves the thing asked about as it was, or that can be given again. */
export const bookingRows: Readonly<Record<string, Row>> = {
  "GET /api/schedule": () => ({ path: `/api/schedule?from=${NEXT_YEAR}&to=${NEXT_YEAR + 1000}` }),
  "GET /api/slots": () => ({ path: `/api/slots?typeId=evaluation&from=${NEXT_YEAR}&to=${NEXT_YEAR + 1000}` }),
  "POST /api/appointments/holds": ({ patient }) => ({ path: "/api/appointments/holds", body: time(patient) }),
  "POST /api/appointments": ({ patient }) => ({
    path: "/api/appointments",
    body: { ...time(patient), language: "en", override: null },
  }),
  "GET /api/appointments/:appointmentId": ({ appointment }) => ({ path: `/api/appointments/${appointment}` }),
  "POST /api/appointments/:appointmentId/book": ({ appointment, enquiry }) => ({
    path: `/api/appointments/${appointment}/book`,
    body: { id: uuidv7(), enquiryId: enquiry, patientId: null, language: "en" },
  }),
  "POST /api/appointments/:appointmentId/release": on("release"),
  "POST /api/appointments/:appointmentId/move": on("move", { startAt: NEXT_YEAR, byWhom: "staff", override: null }),
  "POST /api/appointments/:appointmentId/cancel": on("cancel", { byWhom: "staff", why: "asked to" }),
  "POST /api/appointments/:appointmentId/ride": on("ride", { driver: "Ida Haiku", mobile: "+15555550111" }),
  "POST /api/appointments/:appointmentId/ride-confirmed": on("ride-confirmed"),
  "POST /api/appointments/:appointmentId/evening": on("evening", { answers: { ride: "yes" } }),
  "POST /api/appointments/:appointmentId/on-the-way": on("on-the-way"),
  "POST /api/appointments/:appointmentId/arrived": on("arrived"),
  "POST /api/appointments/:appointmentId/arrival-taken-back": on("arrival-taken-back"),
  "POST /api/appointments/:appointmentId/missed": on("missed", { why: "did not come" }),
  "POST /api/appointments/:appointmentId/done": on("done"),
  "GET /api/enquiries": () => ({ path: "/api/enquiries" }),
  "POST /api/enquiries": () => ({
    path: "/api/enquiries",
    body: {
      id: uuidv7(),
      name: "Mara Ode",
      email: "mara@people.example",
      mobile: null,
      language: "en",
      zone: "America/New_York",
      texts: false,
      source: "telephone",
      wish: "",
    },
  }),
  "GET /api/enquiries/:enquiryId": ({ enquiry }) => ({ path: `/api/enquiries/${enquiry}` }),
  "POST /api/enquiries/:enquiryId/stage": onEnquiry("stage", { stage: "contacted", why: "" }),
  "POST /api/enquiries/:enquiryId/owner": onEnquiry("owner", { staffId: null }),
  "POST /api/enquiries/:enquiryId/note": onEnquiry("note", { text: "called" }),
  "POST /api/enquiries/:enquiryId/patient": onEnquiry("patient", {
    patientId: uuidv7(),
    mrn: uuidv7(),
    family: "Ode",
    given: "Mara",
    birthDate: "2020-05-06",
    sex: "unknown",
    heightCm: null,
    allergies: null,
    isAnother: true,
  }),
  "GET /api/waiting": () => ({ path: "/api/waiting" }),
  "POST /api/waiting": ({ enquiry }) => ({
    path: "/api/waiting",
    body: {
      id: uuidv7(),
      typeId: "evaluation",
      enquiryId: enquiry,
      patientId: null,
      insteadOf: null,
      preference: { weekdays: [], from: "00:00", to: "24:00", notBefore: Date.now(), notAfter: NEXT_YEAR },
    },
  }),
  "POST /api/waiting/:waitingId/take": onWaiting("take", { language: "en" }),
  "POST /api/waiting/:waitingId/decline": onWaiting("decline"),
  "POST /api/waiting/:waitingId/leave": onWaiting("leave", { why: "" }),
  "GET /api/settings/booking": () => ({ path: "/api/settings/booking" }),
  "POST /api/settings/booking": () => ({
    path: "/api/settings/booking",
    body: { id: uuidv7(), after: null, rules: defaultBookingRules },
  }),
};

/** Routes that name somebody in the body: another clinic's answer as nobody's. */
export const aboutInBody = ["/api/appointments", "/api/appointments/holds", "/api/waiting"];

/** Somebody who enquired, has a visit booked, and waits for an earlier one. */
export async function bookedIn(tx: Tx, store: EventStore, now: Instant) {
  const [enquiry, appointment, waiting] = [uuidv7(), uuidv7(), uuidv7()];
  const doing = { tx, store, by: "system", now };
  const reach = { email: `${enquiry}@people.example`, mobile: null, texts: false, zone: "America/New_York" };
  const asked = { language: "en", source: "telephone", wish: "", selfCheck: "none" } as const;
  await openEnquiry(doing, { id: enquiry, name: "Mara Ode", ...reach, ...asked });
  const forWhom = { enquiryId: enquiry, patientId: null };
  const window = { from: now, to: as<Instant>(now + 30 * 86_400_000) };
  const [free] = await freeSlots(tx, { typeId: "evaluation", window, now, limit: 1 });
  if (free === undefined) throw new Error("the demonstration clinic has no free hour in a month");
  const direct = { typeId: "evaluation", startAt: free.startAt, forWhom, language: "en", override: null } as const;
  await bookDirect(doing, { id: appointment, ...direct });
  const preference = { weekdays: [], from: "00:00", to: "24:00", notBefore: window.from, notAfter: window.to };
  await joinWaiting(doing, {
    id: waiting,
    typeId: "evaluation",
    forWhom,
    preference,
    insteadOf: appointment,
    byWhom: "staff",
  });
  return { appointment, enquiry, waiting };
}
