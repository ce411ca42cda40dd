import { uuidv7 } from "uuidv7";
import { after, as, type Instant, minutes } from "#science/units.ts";
import { rulesOf } from "./booking-rules.ts";
import { add, type Doing, taking } from "./doing.ts";
import type { AppointmentFact, AppointmentType, Placing, WaitingFact } from "./events.ts";
import type { Appointment } from "./fold/appointment.ts";
import type { Waiting } from "./fold/waiting.ts";
import { freeTimes } from "./question.ts";
import { loadWaiting } from "./store.ts";

/** From the end of an offer to the visit: long enough to come; where a driver and fasting are needed, a night. */
const TO_COME = minutes(2 * 60);
const TO_FAST = minutes(12 * 60);

type Freed = Pick<Appointment, "placing">;

/**
 * Offers times that came free to those who wait, the longest waiting first, each as a hold with an end. One person is asked
 * about one time once; when they let it go by, the next is asked.
 */
export async function offerFreed(doing: Doing, freed: readonly Freed[]): Promise<void> {
  for (const { placing } of freed) {
    if (placing.endAt <= doing.now) continue;
    for (const id of await thoseWaiting(doing)) {
      const one = await loadWaiting(doing.tx, id);
      if (one === null || one.state !== "waiting") continue;
      await offerTo(doing, id, one, placing);
    }
  }
}

async function thoseWaiting({ tx }: Doing): Promise<readonly string[]> {
  const rows = await tx.q
    .selectFrom("waiting")
    .select("id")
    .where("state", "=", "waiting")
    .orderBy("joined_at")
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Whether this person was offered a part of the freed time that suits them, that they can still reach, and that is free. */
async function offerTo(doing: Doing, id: string, one: Waiting, freed: Placing): Promise<boolean> {
  const { types, offerMinutes } = await rulesOf(doing.tx);
  const type = types.find((known) => known.id === one.typeId);
  if (type === undefined) return false;
  const offeredUntil = after(doing.now, minutes(offerMinutes));
  const placing = await fitting(doing, one, type, freed, after(offeredUntil, type.escort ? TO_FAST : TO_COME));
  if (placing === null) return false;
  const appointmentId = uuidv7();
  const outcome = await taking(doing, () =>
    offer({ ...doing, by: "system" }, { id, one, appointmentId, placing, offeredUntil }),
  );
  if (outcome === "taken") return false;
  return true;
}

async function fitting(
  { tx, now }: Doing,
  one: Waiting,
  type: AppointmentType,
  { siteId, startAt, endAt }: Placing,
  soonest: Instant,
): Promise<Placing | null> {
  const from = startAt > soonest ? startAt : soonest;
  const to = as<Instant>(endAt - type.minutes * 60_000 + 1);
  if (from >= to) return null;
  const wish = { typeId: one.typeId, siteId, now, preference: one.preference, noticeHours: 0 };
  const free = await freeTimes(tx, wish, { from, to }, one.passedOver.length + 1);
  const current = one.insteadOf === null ? null : await startOf(tx, one.insteadOf);
  return (
    free.find(
      (placing) => !one.passedOver.includes(placing.startAt) && (current === null || placing.startAt < current),
    ) ?? null
  );
}

/** Somebody with a visit already waits for an earlier one. */
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
