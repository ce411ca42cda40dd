import { uuidv7 } from "uuidv7";
import { IdTaken, lockChain } from "#plumbing/event-store.ts";
import { patientOf } from "#people/read.ts";
import { after, type Instant, minutes } from "#science/units.ts";
import { rulesOf } from "./booking-rules.ts";
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
  taking,
} from "./doing.ts";
import type { AppointmentFact, ForWhom, Mover, Placing, WaitingFact } from "./events.ts";
import type { Appointment } from "./fold/appointment.ts";
import { offerFreed } from "./offering.ts";
import { nextFree, placeOrNext, type Wish } from "./question.ts";
import { loadAppointment, loadEnquiry } from "./store.ts";
import { isPublic } from "./rules/public-types.ts";

export type Hold = Pick<Wish, "siteId" | "roomId" | "staffIds"> & {
  /** Of the appointment, made where the time was chosen: sending it twice holds one time. */
  readonly id: string;
  readonly typeId: string;
  readonly startAt: Instant;
  readonly forWhom: ForWhom;
  readonly series?: string | null | undefined;
  readonly nth?: number | null | undefined;
  /** Who chose it. A patient, which it is unless said otherwise, chooses only among the types the public may book. */
  readonly byWhom?: Mover;
};

export type Held = { readonly placing: Placing; readonly heldUntil: Instant };

/** Keeps a time from others for a few minutes. Refused when it is not free, with the next times that are. */
export async function holdSlot(doing: Doing, hold: Hold): Promise<Held | Refused> {
  const tooLate = await lookFirst(doing, hold);
  if (tooLate !== null) return tooLate;
  await lockChain(doing.tx);
  const known = await loadAppointment(doing.tx, hold.id);
  if (known !== null) return heldAgain(doing, hold, known);
  await releaseExpired(doing);
  const barred = await barredFrom(doing, hold);
  if (barred !== null) return barred;
  const placing = await placeOrNext(doing.tx, { ...hold, now: doing.now }, hold.startAt);
  if ("against" in placing) return unfree(placing.against, placing.next);
  const { holdMinutes } = await rulesOf(doing.tx);
  const heldUntil = after(doing.now, minutes(holdMinutes));
  const { id, typeId, forWhom, series = null, nth = null } = hold;
  const data = { ...forWhom, typeId, placing, heldUntil, series, nth };
  const outcome = await taking(doing, () =>
    add<AppointmentFact>(doing, `appointment:${id}`, { id, type: "AppointmentHeld", data }),
  );
  return outcome === "taken" ? notFree(doing, hold, []) : { placing, heldUntil };
}

/**
 * A look without joining the queue of writers: when two hundred people want one time, those who come too late are told
 * so at once and make nobody wait. Whoever finds it free still has to look again inside the queue.
 */
async function lookFirst(doing: Doing, hold: Hold): Promise<Refused | null> {
  if ((await loadAppointment(doing.tx, hold.id)) !== null) return null;
  const barred = await barredFrom(doing, hold);
  if (barred !== null) return barred;
  const found = await placeOrNext(doing.tx, { ...hold, now: doing.now }, hold.startAt);
  return "against" in found ? unfree(found.against, found.next) : null;
}

async function heldAgain(doing: Doing, hold: Hold, known: Appointment): Promise<Held | Refused> {
  const first = await firstOf<AppointmentFact>(doing, `appointment:${hold.id}`);
  const same = first?.type === "AppointmentHeld" && first.id === hold.id && first.data.typeId === hold.typeId;
  if (!same || first.data.placing.startAt !== hold.startAt) throw new IdTaken(hold.id);
  if (known.state === "held" && known.heldUntil !== null && known.heldUntil > doing.now)
    return { placing: known.placing, heldUntil: known.heldUntil };
  if (known.state === "booked") return { placing: known.placing, heldUntil: doing.now };
  return refused(
    no("hold-over", "This time is no longer held for you.", "Choose a time again."),
    await nextFor(doing, hold),
  );
}

/** What bars the person rather than the time: a type that is not theirs to choose, or another visit at that hour. */
export async function barredFrom(
  doing: Doing,
  { typeId, startAt, forWhom, byWhom = "patient" }: Pick<Hold, "typeId" | "startAt" | "forWhom" | "byWhom">,
  besides: readonly string[] = [],
): Promise<Refused | null> {
  const type = (await rulesOf(doing.tx)).types.find(({ id }) => id === typeId);
  if (type === undefined || (byWhom === "patient" && !isPublic(type))) return NOT_BOOKABLE;
  const unknown = await unknownPerson(doing, forWhom);
  if (unknown !== null) return unknown;
  const endAt = after(startAt, minutes(type.minutes));
  const clash = await ownVisitAt(doing, forWhom, startAt, endAt, besides);
  return clash
    ? refused(no("own-visit", "There is already a visit for this person at that time.", "Choose another time."))
    : null;
}

/** What only staff book: a course, a treatment. */
export const NOT_BOOKABLE = refused(
  no("type", "This kind of appointment cannot be booked here.", "Choose another kind, or call the clinic.", "typeId"),
);

/** Nobody is booked who is not this clinic's. */
export async function unknownPerson({ tx }: Doing, { enquiryId, patientId }: ForWhom): Promise<Refused | null> {
  if (patientId !== null && (await patientOf(tx, patientId)) === undefined) return noSuch("patient");
  if (enquiryId !== null && (await loadEnquiry(tx, enquiryId)) === null) return noSuch("enquiry");
  return null;
}

async function ownVisitAt(
  { tx, now }: Doing,
  { enquiryId, patientId }: ForWhom,
  startAt: Instant,
  endAt: Instant,
  besides: readonly string[],
): Promise<boolean> {
  if (enquiryId === null && patientId === null) return false;
  const rows = await tx.q
    .selectFrom("appointments")
    .select(["id", "enquiry_id", "patient_id"])
    .where("start_at", "<", new Date(endAt))
    .where("end_at", ">", new Date(startAt))
    .where("start_at", ">", new Date(startAt - 86_400_000))
    .where((is) =>
      is.or([
        is("state", "in", ["booked", "arrived"]),
        is.and([is("state", "=", "held"), is("held_until", ">", new Date(now))]),
      ]),
    )
    .execute();
  return rows.some(
    ({ id, enquiry_id, patient_id }) =>
      !besides.includes(id) && isSamePerson({ enquiryId, patientId }, { enquiryId: enquiry_id, patientId: patient_id }),
  );
}

type Wanted = Pick<Wish, "typeId" | "siteId"> & { readonly startAt: Instant };

const nextFor = ({ tx, now }: Doing, { typeId, siteId = null, startAt }: Wanted) =>
  nextFree(tx, { typeId, siteId, now }, startAt);

/** The time is not free: why, and the next that are. */
export const notFree = async (doing: Doing, wanted: Wanted, against: readonly string[]): Promise<Refused> =>
  unfree(against, await nextFor(doing, wanted));

function unfree(against: readonly string[], next: readonly Placing[]): Refused {
  const says = against.length === 0 ? "Somebody else has just taken this time." : against.join(" ");
  return { refusals: [no("not-free", says, "Choose one of the next free times.", "startAt")], next };
}

/** Gives a held time back before it runs out. What is no longer held stays as it is. */
export async function releaseHold(
  doing: Doing,
  { id, appointmentId }: { readonly id: string; readonly appointmentId: string },
): Promise<Ok | Refused> {
  await lockChain(doing.tx);
  const stream = `appointment:${appointmentId}`;
  if (await isStored(doing, stream, { id, type: "HoldReleased" })) return done;
  const appointment = await loadAppointment(doing.tx, appointmentId);
  if (appointment === null) return noSuch("appointment");
  if (appointment.state !== "held") return done;
  await add<AppointmentFact>(doing, stream, { id, type: "HoldReleased", data: { why: "given-back" } });
  await lapseOfferOf(doing, appointmentId, "declined");
  await offerFreed(doing, [appointment]);
  return done;
}

/**
 * Releases every hold that ran out, and offers its time to those who wait. Whoever looks for a time does this first,
 * in the same transaction, so a dead hold never blocks anybody. Gives back how many there were.
 */
export async function releaseExpired(doing: Doing): Promise<number> {
  await lockChain(doing.tx);
  const expired = await doing.tx.q
    .selectFrom("appointments")
    .select("id")
    .where("state", "=", "held")
    .where("held_until", "<=", new Date(doing.now))
    .orderBy("held_until")
    .orderBy("id")
    .execute();
  const system = { ...doing, by: "system" };
  const freed: Appointment[] = [];
  for (const { id } of expired) {
    const appointment = await loadAppointment(doing.tx, id);
    const fact = { id: uuidv7(), type: "HoldReleased" as const, data: { why: "ran-out" as const } };
    await add<AppointmentFact>(system, `appointment:${id}`, fact);
    await lapseOfferOf(system, id, "ran-out");
    if (appointment !== null) freed.push(appointment);
  }
  if (freed.length > 0) await offerFreed(system, freed);
  return expired.length;
}

/** Where the time was held for somebody on the wait-list, they go on waiting for another. */
async function lapseOfferOf(doing: Doing, appointmentId: string, how: "declined" | "ran-out"): Promise<void> {
  const offered = await doing.tx.q
    .selectFrom("waiting")
    .select(["id", "offer"])
    .where("state", "=", "offered")
    .execute();
  for (const { id, offer } of offered) {
    const standing = offer === null ? null : (JSON.parse(offer) as { appointmentId: string });
    if (standing?.appointmentId !== appointmentId) continue;
    await add<WaitingFact>(doing, `waiting:${id}`, { id: uuidv7(), type: "OfferLapsed", data: { appointmentId, how } });
  }
}
