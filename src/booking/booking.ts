import type { Language } from "#clinic/events.ts";
import { IdTaken, lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
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
import type { AppointmentFact, ForWhom, Placing } from "./events.ts";
import { barredFrom, type Hold, notFree, releaseExpired } from "./holding.ts";
import type { Appointment } from "./fold/appointment.ts";
import { bookedFor } from "./following.ts";
import { placeAt, placeDespite, type Wish } from "./question.ts";
import { loadAppointment } from "./store.ts";

export type Confirming = {
  /** Of this confirmation: sending it twice books once. */
  readonly id: string;
  readonly appointmentId: string;
  readonly forWhom: ForWhom;
  readonly language: Language;
  /** Visits of the same person that are given up for this one, and so may reach into it. */
  readonly insteadOf?: readonly string[];
};

/**
 * Makes a hold a booking. A hold that ran out still becomes one while nobody else took the time; else it is refused
 * with the next free times.
 */
export async function bookHeld(doing: Doing, confirming: Confirming): Promise<Ok | Refused> {
  const { id, appointmentId, forWhom } = confirming;
  await lockChain(doing.tx);
  const stream = `appointment:${appointmentId}`;
  if (await isStored(doing, stream, { id, type: "AppointmentBooked" })) return done;
  const hold = await loadAppointment(doing.tx, appointmentId);
  if (hold === null || isAnothers(hold, forWhom)) return noSuch("appointment");
  if (hold.state === "booked") return isSamePerson(hold, forWhom) ? done : noSuch("appointment");
  return hold.state === "held" || hold.state === "released" ? confirm(doing, confirming, hold) : over;
}

async function confirm(doing: Doing, confirming: Confirming, hold: Appointment): Promise<Ok | Refused> {
  const { appointmentId, forWhom, insteadOf = [] } = confirming;
  const wish = { ...wanted(hold), forWhom, byWhom: "staff" as const };
  const barred = await barredFrom(doing, wish, [appointmentId, ...insteadOf]);
  if (barred !== null) return barred;
  const placing = await stillPlaced(doing, hold);
  if ("against" in placing) return notFree(doing, wanted(hold), placing.against);
  return book(doing, confirming, { ...hold, placing, override: null });
}

const wanted = ({ typeId, placing }: Appointment) => ({ typeId, siteId: placing.siteId, startAt: placing.startAt });

const over = refused(
  no("appointment-over", "This appointment is not held any more.", "Choose a time and book it again."),
);

/** A hold that belongs to somebody is theirs alone; a stranger's belongs to whoever proves who they are. */
const isAnothers = (hold: Appointment, forWhom: ForWhom): boolean =>
  (hold.enquiryId !== null || hold.patientId !== null) && !isSamePerson(hold, forWhom);

async function stillPlaced(doing: Doing, { state, heldUntil, placing, typeId }: Appointment) {
  if (state === "held" && heldUntil !== null && heldUntil > doing.now) return placing;
  await releaseExpired(doing);
  return placeAt(doing.tx, { typeId, siteId: placing.siteId, now: doing.now }, placing.startAt);
}

type ToBook = Pick<Appointment, "typeId" | "placing" | "series" | "nth" | "override">;

async function book(
  doing: Doing,
  { id, appointmentId, forWhom, language }: Confirming,
  { typeId, placing, series, nth, override }: ToBook,
): Promise<Ok | Refused> {
  const data = { ...forWhom, typeId, placing, language, series, nth, override };
  const outcome = await taking(doing, () =>
    add<AppointmentFact>(doing, `appointment:${appointmentId}`, { id, type: "AppointmentBooked", data }),
  );
  if (outcome === "taken") return notFree(doing, { typeId, siteId: placing.siteId, startAt: placing.startAt }, []);
  await bookedFor(doing, forWhom);
  return done;
}

export type Direct = Omit<Hold, "byWhom"> & {
  readonly language: Language;
  /** Why a rule is passed over; null to keep every rule. */
  readonly override: string | null;
};

/**
 * Staff book a time without a hold. For a reason they may pass over notice, hours, rota and how far ahead; a room or
 * a person that is taken then they cannot pass over.
 */
export async function bookDirect(doing: Doing, direct: Direct): Promise<Ok | Refused> {
  await lockChain(doing.tx);
  const { id, typeId, startAt, forWhom, series = null, nth = null } = direct;
  const known = await firstOf<AppointmentFact>(doing, `appointment:${id}`);
  if (known !== undefined) return bookedAgain(known, direct);
  await releaseExpired(doing);
  const barred = await barredFrom(doing, { typeId, startAt, forWhom, byWhom: "staff" });
  if (barred !== null) return barred;
  const found = await placeByStaff(doing, direct, startAt, direct.override);
  if ("refusals" in found) return found;
  return book(doing, { ...direct, appointmentId: id }, { typeId, series, nth, ...found });
}

function bookedAgain(known: AppointmentFact, { id, typeId, startAt, forWhom }: Direct): Ok {
  const same = known.type === "AppointmentBooked" && known.id === id && known.data.typeId === typeId;
  if (!same || known.data.placing.startAt !== startAt || !isSamePerson(known.data, forWhom)) throw new IdTaken(id);
  return done;
}

type Placed = { readonly placing: Placing; readonly override: string | null };

/** Somebody who stands at the desk is booked for the quarter of an hour they came in. */
const JUST_NOW_MS = 15 * 60_000;

/** A place by the rules; where they are against it and a reason is given, past the rules. A lane that is taken stays taken. */
export async function placeByStaff(
  doing: Doing,
  wish: Omit<Wish, "now">,
  startAt: Instant,
  override: string | null,
): Promise<Placed | Refused> {
  const asked = { ...wish, now: doing.now };
  const byRule = await placeAt(doing.tx, asked, startAt);
  if (!("against" in byRule)) return { placing: byRule, override: null };
  const against = await notFree(doing, { ...wish, startAt }, byRule.against);
  if (startAt < doing.now - JUST_NOW_MS) return against;
  const byReason = await placeDespite(doing.tx, asked, startAt);
  if ("against" in byReason) return { ...against, refusals: [...against.refusals, NEVER] };
  return override === null ? { ...against, refusals: [...against.refusals, REASON] } : { placing: byReason, override };
}

const NEVER: Refusal = no(
  "double-booking",
  "No reason books this: two appointments never share a room or a person, and somebody must be here.",
  "Or move the other appointment first, or name who comes in.",
  "override",
);
const REASON: Refusal = no(
  "override",
  "Only the clinic's own rules are against this time; nobody else has it.",
  "Give a reason to book it all the same.",
  "override",
);
