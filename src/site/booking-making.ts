import { uuidv7 } from "uuidv7";
import { bookHeld, type Doing, joinWaiting, noteEnquiry, openEnquiry, proveContact } from "#booking/desk.ts";
import { appointmentsOfEnquiry, enquiriesByEmail, rulesOf } from "#booking/read.ts";
import type { ForWhom, Placing } from "#booking/events.ts";
import type { Tx } from "#plumbing/db.ts";
import { type EventStore, lockChain } from "#plumbing/event-store.ts";
import { sameAddress } from "#plumbing/visitors.ts";
import { as, type Instant } from "#science/units.ts";
import { type Details, isSameName } from "./booking-details.ts";

type Making = { readonly tx: Tx; readonly store: EventStore; readonly now: Instant; readonly zone: string };

/** What became of a booking by somebody who has proven their address. */
export type Made =
  | { readonly how: "booked" | "waiting"; readonly id: string }
  | { readonly how: "already"; readonly id: string }
  /** Their mailbox has as many consultations ahead as one may have. */
  | { readonly how: "full" }
  /** Refused by a rule, with the next free times. */
  | { readonly how: "refused"; readonly rule: string; readonly next: readonly Placing[] };

/**
 * Books the time that is held for them, or puts them on the wait-list. Whoever asked before with this name and address
 * goes on under the same enquiry, and has one first consultation at a time. `details.form` is the id of this act.
 */
export async function make(making: Making, details: Details): Promise<Made> {
  const { tx, now } = making;
  // Before the look: two at the same moment would each find no consultation of the other's.
  await lockChain(tx);
  const { own, others } = await consultationsAhead(tx, details, now);
  if (own !== null && details.hold !== "") return { how: own === details.hold ? "booked" : "already", id: own };
  if (others >= AT_ONE_ADDRESS && details.hold !== "") return { how: "full" };
  const enquiryId = await enquiryFor(making, details);
  const doing = { ...making, by: `enquiry:${enquiryId}` };
  const forWhom = { enquiryId, patientId: null };
  return details.hold === "" ? wait(doing, forWhom, details) : bookIt(doing, forWhom, details);
}

async function bookIt(doing: Doing, forWhom: ForWhom, { form, hold, language }: Details): Promise<Made> {
  const outcome = await bookHeld(doing, { id: form, appointmentId: hold, forWhom, language });
  if ("ok" in outcome) return { how: "booked", id: hold };
  return { how: "refused", rule: outcome.refusals[0].rule, next: outcome.next };
}

const A_YEAR_MS = 365 * 86_400_000;

async function wait(doing: Doing, forWhom: ForWhom, { form, type, day, from, to }: Details): Promise<Made> {
  const { weeksAhead } = await rulesOf(doing.tx);
  const notAfter = as<Instant>(doing.now + Math.min(A_YEAR_MS, weeksAhead * 7 * 86_400_000));
  const preference = { weekdays: day, from: from || "00:00", to: to || "24:00", notBefore: doing.now, notAfter };
  const outcome = await joinWaiting(doing, { id: form, typeId: type, forWhom, preference, insteadOf: null });
  if ("ok" in outcome) return { how: "waiting", id: form };
  return { how: "refused", rule: outcome.refusals[0].rule, next: outcome.next };
}

/** A family may share a mailbox; whoever makes up a name for every hour may not. */
export const AT_ONE_ADDRESS = 3;

type Ahead = { readonly own: string | null; readonly others: number };

/** The consultation of theirs that is still to come, and how many people of the same mailbox have one. */
async function consultationsAhead(tx: Tx, { email, name }: Details, now: Instant): Promise<Ahead> {
  const { types } = await rulesOf(tx);
  const open = new Set(types.filter(({ publicBooking }) => publicBooking).map(({ id }) => id));
  let others = 0;
  for (const enquiry of await enquiriesByEmail(tx, email)) {
    const one = (await appointmentsOfEnquiry(tx, enquiry.id)).find(
      ({ state, startAt, typeId }) => state === "booked" && startAt > now && open.has(typeId),
    );
    if (one !== undefined && isSameName(enquiry.name, name)) return { own: one.id, others };
    if (one !== undefined) others += 1;
  }
  return { own: null, others };
}

const ofPerson = async (tx: Tx, email: string, name: string) =>
  (await enquiriesByEmail(tx, email)).filter((enquiry) => isSameName(enquiry.name, name));

/** The enquiry of this person: the newest of theirs, else a new one. */
async function enquiryFor(making: Making, details: Details): Promise<string> {
  const known = (await ofPerson(making.tx, details.email, details.name)).at(-1);
  const enquiryId = known?.id ?? uuidv7();
  const doing = { ...making, by: `enquiry:${enquiryId}` };
  if (known === undefined) await openEnquiry(doing, { id: enquiryId, ...asked(details, making.zone) });
  else if (details.wish !== "" && details.wish !== known.wish)
    await noteEnquiry(doing, { id: uuidv7(), enquiryId, text: details.wish });
  if (known?.proven.includes("mail") !== true) await proveContact(doing, { id: uuidv7(), enquiryId, channel: "mail" });
  return enquiryId;
}

const asked = (details: Details, zone: string) => {
  const { name, email, mobile, language, texts, wish, selfCheck } = details;
  return {
    name,
    email: sameAddress(email),
    mobile,
    language,
    zone: details.zone ?? zone,
    texts,
    source: "site" as const,
    wish,
    selfCheck,
  };
};
