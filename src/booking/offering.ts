import { uuidv7 } from "uuidv7";
import { after, as, type Instant, minutes } from "#science/units.ts";
import { rulesOf } from "./booking-rules.ts";
import { contactFor } from "./contact.ts";
import { add, type Doing, taking } from "./doing.ts";
import type { AppointmentFact, AppointmentType, Placing, WaitingFact } from "./events.ts";
import type { Appointment } from "./fold/appointment.ts";
import type { Waiting } from "./fold/waiting.ts";
import { freeTimes } from "./question.ts";
import { afterQuiet, quietFor } from "./rules/quiet.ts";
import { inLine, type Waiter, wouldTake } from "./rules/waiting.ts";
import { loadWaiting } from "./store.ts";

/** From the end of an offer to the visit: long enough to come; where a driver and fasting are needed, a night. */
const TO_COME = minutes(2 * 60);
const TO_FAST = minutes(12 * 60);

type Freed = Pick<Appointment, "placing">;

/**
 * Offers times that came free to those who wait, each as a hold with an end: first those who have no visit at all, then the
 * longest waiting. One person is asked about one time once; when they let it go by, the next is asked.
 */
export async function offerFreed(doing: Doing, freed: readonly Freed[]): Promise<void> {
  for (const { placing } of freed) {
    if (placing.endAt <= doing.now) continue;
    for (const { one, waiter } of inOrder(await thoseWaiting(doing)))
      if (await offerTo(doing, one, waiter, placing)) break;
  }
}

type InLine = { readonly one: Waiting; readonly waiter: Waiter };

const inOrder = (waiting: readonly InLine[]): readonly InLine[] =>
  inLine(waiting.map(({ waiter }) => waiter)).flatMap((next) => waiting.filter(({ waiter }) => waiter === next));

async function thoseWaiting({ tx }: Doing): Promise<readonly InLine[]> {
  const rows = await tx.q.selectFrom("waiting").select("id").where("state", "=", "waiting").execute();
  const found: InLine[] = [];
  for (const { id } of rows) {
    const one = await loadWaiting(tx, id);
    if (one === null) continue;
    const { typeId, preference, joinedAt, passedOver: passed } = one;
    const insteadOf = one.insteadOf === null ? null : await startOf(tx, one.insteadOf);
    found.push({ one, waiter: { id, typeId, preference, joinedAt, insteadOf, passed } });
  }
  return found;
}

/** Whether this person was offered a part of the freed time that suits them, that they can still reach, and that is free. */
async function offerTo(doing: Doing, one: Waiting, waiter: Waiter, freed: Placing): Promise<boolean> {
  const rules = await rulesOf(doing.tx);
  const { types, offerMinutes } = rules;
  const type = types.find((known) => known.id === one.typeId);
  if (type === undefined) return false;
  const contact = await contactFor(doing.tx, { ...one, name: "", zone: freed.zone });
  const awake = afterQuiet(doing.now, quietFor(rules, contact ?? {}), contact?.zone ?? freed.zone);
  const offeredUntil = after(awake, minutes(offerMinutes));
  const placing = await fitting(doing, waiter, type, freed, after(offeredUntil, type.escort ? TO_FAST : TO_COME));
  if (placing === null) return false;
  const appointmentId = uuidv7();
  const outcome = await taking(doing, () =>
    offer({ ...doing, by: "system" }, { id: waiter.id, one, appointmentId, placing, offeredUntil }),
  );
  return outcome !== "taken";
}

async function fitting(
  { tx, now }: Doing,
  waiter: Waiter,
  type: AppointmentType,
  { siteId, startAt, endAt }: Placing,
  soonest: Instant,
): Promise<Placing | null> {
  const from = startAt > soonest ? startAt : soonest;
  const to = as<Instant>(endAt - type.minutes * 60_000 + 1);
  if (from >= to) return null;
  const wish = { typeId: type.id, siteId, now, preference: waiter.preference, noticeHours: 0 };
  const free = await freeTimes(tx, wish, { from, to }, waiter.passed.length + 1);
  return free.find((placing) => wouldTake(waiter, placing)) ?? null;
}

/** When the visit begins that a new one would replace; null when it is given up already. */
async function startOf(tx: Doing["tx"], appointmentId: string): Promise<Instant | null> {
  const row = await tx.q
    .selectFrom("appointments")
    .select("start_at")
    .where("id", "=", appointmentId)
    .where("state", "=", "booked")
    .executeTakeFirst();
  return row === undefined ? null : as<Instant>(row.start_at.getTime());
}

type Offering = {
  readonly id: string;
  readonly one: Waiting;
  readonly appointmentId: string;
  readonly placing: Placing;
  readonly offeredUntil: Instant;
};

async function offer(doing: Doing, { id, one, appointmentId, placing, offeredUntil }: Offering): Promise<void> {
  const { enquiryId, patientId, typeId } = one;
  const hold = { enquiryId, patientId, typeId, placing, heldUntil: offeredUntil, series: null, nth: null };
  await add<AppointmentFact>(doing, `appointment:${appointmentId}`, {
    id: appointmentId,
    type: "AppointmentHeld",
    data: hold,
  });
  const data = { appointmentId, placing, offeredUntil };
  await add<WaitingFact>(doing, `waiting:${id}`, { id: uuidv7(), type: "SlotOffered", data });
}
