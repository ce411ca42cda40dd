import { type Doing, openDesk, postTo, senderOf } from "#booking/desk.ts";
import { placeOf } from "#clinic/read.ts";
import { contactOf, patientOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { dropLetters } from "#plumbing/letters.ts";
import { after, type Instant, minutes } from "#science/units.ts";

/** A letter that says there is a message helps nobody after a week. */
const HELPS_FOR = minutes(7 * 24 * 60);

/** The letter is about the first message they have not read: until it is read there is no second one. */
const keyOf = (messageId: string): string => `message:${messageId}`;

async function firstUnread(tx: Tx, patientId: string): Promise<string | null> {
  const row = await tx.q
    .selectFrom("threads")
    .select("unread_message")
    .where("patient_id", "=", patientId)
    .where("unread_message", "is not", null)
    .orderBy("unread_since")
    .orderBy("unread_message")
    .executeTakeFirst();
  return row?.unread_message ?? null;
}

/**
 * Writes to the patient that a message waits, in no more words than that, outside their quiet hours, and once until they
 * have read. Where there is no way to reach them nothing is sent; the conversation's page says so.
 */
export async function tellPatient({ tx, now }: Doing, baseUrl: string, patientId: string): Promise<void> {
  const [unread, patient, contact] = [
    await firstUnread(tx, patientId),
    await patientOf(tx, patientId),
    await contactOf(tx, patientId),
  ];
  // Their own pages open by a code that goes to their address: a text to somebody without one would lead nowhere.
  if (unread === null || patient === undefined || contact === null || contact.email === null) return;
  const desk = await openDesk(tx, now, baseUrl);
  const zone = contact.zone === "" ? ((await placeOf(tx))?.site.zone ?? "UTC") : contact.zone;
  await postTo(desk, {
    kind: "message-waits",
    key: keyOf(unread),
    about: `patient:${patientId}`,
    contact: { ...contact, name: patient.name, zone },
    facts: {
      clinic: senderOf(desk.profile),
      name: patient.name,
      link: `${desk.origin}${contact.language === "es" ? "/es" : ""}/my/messages`,
    },
    notAfter: after(now, HELPS_FOR),
  });
}

/** What was read, or taken back, is no news: a letter still waiting is not sent. */
export const forgetLetters = (tx: Tx, messageIds: readonly string[], now: Instant): Promise<number> =>
  dropLetters(tx, messageIds.map(keyOf), "Read, or taken back, before it was sent.", now);
