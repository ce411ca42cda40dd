import { IdTaken, lockChain } from "#plumbing/event-store.ts";
import type { Language } from "#clinic/events.ts";
import { rulesOf } from "./booking-rules.ts";
import { bookHeld } from "./booking.ts";
import {
  add,
  type Doing,
  done,
  firstOf,
  isSamePerson,
  isStored,
  no,
  noSuch,
  type Ok,
  type Refused,
  refused,
} from "./doing.ts";
import type { ForWhom, Preference, WaitingFact } from "./events.ts";
import { releaseExpired, releaseHold, unknownPerson } from "./holding.ts";
import { cancelAppointment } from "./moving.ts";
import { nextFree } from "./question.ts";
import { loadAppointment, loadWaiting } from "./store.ts";
import type { Waiting } from "./fold/waiting.ts";
import { uuidv7 } from "uuidv7";

export type Joining = {
  readonly id: string;
  readonly typeId: string;
  readonly forWhom: ForWhom;
  readonly preference: Preference;
  /** A booked appointment this would replace by an earlier one. */
  readonly insteadOf: string | null;
};

/** Somebody asks to be told when a time comes free. Once for a type: a second wish of theirs changes the first. */
export async function joinWaiting(doing: Doing, { id, forWhom, ...wish }: Joining): Promise<Ok | Refused> {
  await lockChain(doing.tx);
  const first = await firstOf<WaitingFact>(doing, `waiting:${id}`);
  if (first !== undefined) return joinedAgain(first, id, forWhom);
  const barred = await notToWait(doing, { id, forWhom, ...wish });
  if (barred !== null) return barred;
  for (const earlier of await ofPerson(doing, forWhom, wish.typeId))
    await leaveWaiting(doing, { id: uuidv7(), waitingId: earlier, why: "asked anew" });
  await add<WaitingFact>(doing, `waiting:${id}`, { id, type: "WaitingJoined", data: { ...forWhom, ...wish } });
  return done;
}

function joinedAgain(first: WaitingFact, id: string, forWhom: ForWhom): Ok {
  if (first.type !== "WaitingJoined" || first.id !== id || !isSamePerson(first.data, forWhom)) throw new IdTaken(id);
  return done;
}

async function notToWait(doing: Doing, { typeId, forWhom, preference, insteadOf }: Joining): Promise<Refused | null> {
  const { types } = await rulesOf(doing.tx);
  if (!types.some((type) => type.id === typeId))
    return refused(no("type", "There is no such kind of appointment.", "Choose another kind.", "typeId"));
  if (forWhom.enquiryId === null && forWhom.patientId === null)
    return refused(no("nobody", "Nobody is named who waits.", "Say who waits, so that we can reach them."));
  return (await unknownPerson(doing, forWhom)) ?? neverFits(doing, preference) ?? notTheirs(doing, insteadOf, forWhom);
}

function neverFits({ now }: Doing, { notBefore, notAfter }: Preference): Refused | null {
  if (notAfter >= now && notAfter >= notBefore) return null;
  return refused(no("never", "No time lies between these days.", "Choose a last day still to come.", "notAfter"));
}

async function notTheirs({ tx }: Doing, insteadOf: string | null, forWhom: ForWhom): Promise<Refused | null> {
  const replaced = insteadOf === null ? null : await loadAppointment(tx, insteadOf);
  if (insteadOf === null || (replaced !== null && isSamePerson(replaced, forWhom))) return null;
  return noSuch("appointment");
}

async function ofPerson({ tx }: Doing, forWhom: ForWhom, typeId: string): Promise<readonly string[]> {
  const rows = await tx.q
    .selectFrom("waiting")
    .select(["id", "enquiry_id", "patient_id"])
    .where("type_id", "=", typeId)
    .where("state", "in", ["waiting", "offered"])
    .execute();
  return rows
    .filter(({ enquiry_id, patient_id }) => isSamePerson({ enquiryId: enquiry_id, patientId: patient_id }, forWhom))
    .map(({ id }) => id);
}

export type Answering = { readonly id: string; readonly waitingId: string };

/** Takes the time that was offered. Refused, with the next free times, once the offer ran out or somebody else has the time. */
export async function takeOffer(
  doing: Doing,
  { id, waitingId, language }: Answering & { readonly language: Language },
): Promise<Ok | Refused> {
  await lockChain(doing.tx);
  if (await isStored(doing, `waiting:${waitingId}`, { id, type: "OfferTaken" })) return done;
  await releaseExpired(doing);
  const one = await loadWaiting(doing.tx, waitingId);
  if (one === null) return noSuch("offer");
  if (one.state === "taken") return done;
  if (one.state !== "offered" || one.offer === null) return offerOver(doing, one);
  const { appointmentId } = one.offer;
  const booked = await bookHeld(doing, {
    id: uuidv7(),
    appointmentId,
    forWhom: one,
    language,
    insteadOf: one.insteadOf === null ? [] : [one.insteadOf],
  });
  if ("refusals" in booked) return booked;
  await add<WaitingFact>(doing, `waiting:${waitingId}`, { id, type: "OfferTaken", data: { appointmentId } });
  if (one.insteadOf !== null) await giveUp(doing, one.insteadOf);
  return done;
}

async function offerOver(doing: Doing, { typeId, preference }: Waiting): Promise<Refused> {
  const says = "This offer is over: it ran out, or the time went to somebody else.";
  const next = await nextFree(doing.tx, { typeId, now: doing.now }, preference.notBefore);
  return refused(no("offer-over", says, "Choose a free time, or go on waiting: you are still on the list."), next);
}

/** The later visit is given up for the sooner one; its time goes to whoever waits next. */
async function giveUp(doing: Doing, appointmentId: string): Promise<void> {
  const why = "an earlier time came free";
  await cancelAppointment(doing, { id: uuidv7(), appointmentId, byWhom: "staff", why });
}

/** Lets an offer go by. It goes to the next person; this one goes on waiting for another. */
export async function declineOffer(doing: Doing, { id, waitingId }: Answering): Promise<Ok | Refused> {
  await lockChain(doing.tx);
  const one = await loadWaiting(doing.tx, waitingId);
  if (one === null) return noSuch("offer");
  if (one.state !== "offered" || one.offer === null) return done;
  return releaseHold(doing, { id, appointmentId: one.offer.appointmentId });
}

/** Nobody waits any more under this entry; what was offered to them goes to the next. */
export async function leaveWaiting(
  doing: Doing,
  { id, waitingId, why }: Answering & { readonly why: string },
): Promise<Ok | Refused> {
  await lockChain(doing.tx);
  const one = await loadWaiting(doing.tx, waitingId);
  if (one === null) return noSuch("offer");
  if (one.state === "left" || one.state === "taken") return done;
  await add<WaitingFact>(doing, `waiting:${waitingId}`, { id, type: "WaitingLeft", data: { why } });
  if (one.offer !== null) await releaseHold(doing, { id: uuidv7(), appointmentId: one.offer.appointmentId });
  return done;
}
