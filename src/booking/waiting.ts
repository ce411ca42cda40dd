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
import type { ForWhom, Mover, Preference, WaitingFact } from "./events.ts";
import { GIVEN_UP } from "./swaps.ts";
import { NOT_BOOKABLE, releaseExpired, releaseHold, unknownPerson } from "./holding.ts";
import { cancelAppointment, notToMove } from "./moving.ts";
import { nextFree } from "./question.ts";
import { isPublic } from "./rules/public-types.ts";
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
  /** Who asks. A patient, which it is unless said otherwise, waits only for what the public may book and themselves may move. */
  readonly byWhom?: Mover;
};

/** Somebody asks to be told when a time comes free. Once for a type: a second wish of theirs changes the first. */
export async function joinWaiting(
  doing: Doing,
  { id, forWhom, byWhom = "patient", ...wish }: Joining,
): Promise<Ok | Refused> {
  await lockChain(doing.tx);
  const first = await firstOf<WaitingFact>(doing, `waiting:${id}`);
  if (first !== undefined) return joinedAgain(first, id, forWhom);
  const barred = await notToWait(doing, { id, forWhom, byWhom, ...wish });
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

type Asked = Joining & { readonly byWhom: Mover };

async function notToWait(
  doing: Doing,
  { typeId, forWhom, preference, insteadOf, byWhom }: Asked,
): Promise<Refused | null> {
  const type = (await rulesOf(doing.tx)).types.find(({ id }) => id === typeId);
  if (type === undefined)
    return refused(no("type", "There is no such kind of appointment.", "Choose another kind.", "typeId"));
  if (byWhom === "patient" && !isPublic(type)) return NOT_BOOKABLE;
  if (forWhom.enquiryId === null && forWhom.patientId === null)
    return refused(no("nobody", "Nobody is named who waits.", "Say who waits, so that we can reach them."));
  return (
    (await unknownPerson(doing, forWhom)) ??
    neverFits(doing, preference) ??
    notToGiveUp(doing, insteadOf, forWhom, byWhom)
  );
}

function neverFits({ now }: Doing, { notBefore, notAfter }: Preference): Refused | null {
  if (notAfter >= now && notAfter >= notBefore) return null;
  return refused(no("never", "No time lies between these days.", "Choose a last day still to come.", "notAfter"));
}

/** A visit given up for an earlier one is their own, and a patient gives up only what they may move by themselves. */
async function notToGiveUp(
  doing: Doing,
  insteadOf: string | null,
  forWhom: ForWhom,
  byWhom: Mover,
): Promise<Refused | null> {
  const replaced = insteadOf === null ? null : await loadAppointment(doing.tx, insteadOf);
  if (insteadOf === null) return null;
  if (replaced === null || !isSamePerson(replaced, forWhom)) return noSuch("appointment");
  return byWhom === "patient" ? notToMove(doing, replaced, true) : null;
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

export type Taking = Answering & {
  readonly language: Language;
  /** Who takes it: a patient, unless said otherwise. */
  readonly byWhom?: Mover;
};

/** Takes the time that was offered. Refused, with the next free times, once the offer ran out or somebody else has the time. */
export async function takeOffer(doing: Doing, taking: Taking): Promise<Ok | Refused> {
  const { id, waitingId, byWhom = "patient" } = taking;
  await lockChain(doing.tx);
  if (await isStored(doing, `waiting:${waitingId}`, { id, type: "OfferTaken" })) return done;
  await releaseExpired(doing);
  const one = await loadWaiting(doing.tx, waitingId);
  if (one === null) return noSuch("offer");
  if (one.state === "taken") return done;
  if (one.state !== "offered" || one.offer === null) return offerOver(doing, one);
  const barred = byWhom === "patient" ? await notToTake(doing, waitingId, one) : null;
  return barred ?? bookOffered(doing, taking, one, one.offer.appointmentId);
}

async function bookOffered(
  doing: Doing,
  { id, waitingId, language }: Taking,
  one: Waiting,
  appointmentId: string,
): Promise<Ok | Refused> {
  const insteadOf = one.insteadOf === null ? [] : [one.insteadOf];
  const booked = await bookHeld(doing, { id: uuidv7(), appointmentId, forWhom: one, language, insteadOf });
  if ("refusals" in booked) return booked;
  await add<WaitingFact>(doing, `waiting:${waitingId}`, { id, type: "OfferTaken", data: { appointmentId } });
  for (const later of insteadOf) await giveUp(doing, later);
  return done;
}

/**
 * A patient takes what they may book by themselves, or what staff put them on the list for; and gives up for it only
 * a visit they may still move. What was wished long ago is asked again now: the cut-off may have passed since.
 */
async function notToTake(doing: Doing, waitingId: string, { typeId, insteadOf }: Waiting): Promise<Refused | null> {
  const type = (await rulesOf(doing.tx)).types.find(({ id }) => id === typeId);
  const joined = await firstOf<WaitingFact>(doing, `waiting:${waitingId}`);
  const byThemselves = joined === undefined || /^(enquiry|patient):/.test(joined.by);
  if (type === undefined || (byThemselves && !isPublic(type))) return NOT_BOOKABLE;
  const replaced = insteadOf === null ? null : await loadAppointment(doing.tx, insteadOf);
  return replaced?.state === "booked" ? notToMove(doing, replaced, true) : null;
}

async function offerOver(doing: Doing, { typeId, preference }: Waiting): Promise<Refused> {
  const says = "This offer is over: it ran out, or the time went to somebody else.";
  const next = await nextFree(doing.tx, { typeId, now: doing.now }, preference.notBefore);
  return refused(no("offer-over", says, "Choose a free time, or go on waiting: you are still on the list."), next);
}

/** The later visit is given up for the sooner one; its time goes to whoever waits next. */
async function giveUp(doing: Doing, appointmentId: string): Promise<void> {
  await cancelAppointment(doing, { id: uuidv7(), appointmentId, byWhom: "staff", why: GIVEN_UP });
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
