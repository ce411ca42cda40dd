import { uuidv7 } from "uuidv7";
import type { Generated, Selectable } from "kysely";
import { after, as, type Instant, minutes, seconds } from "#science/units.ts";
import type { Tables, Tx } from "./db.ts";
import type { Refusal } from "./facts.ts";

declare module "./db.ts" {
  interface Tables {
    letters: {
      clinic_id: string;
      id: string;
      key: string;
      channel: Channel;
      template: string;
      language: "en" | "es";
      recipient: string;
      subject: string;
      body: string;
      attachment: string | null;
      about: string;
      not_before: Date;
      not_after: Date | null;
      urgent: Generated<boolean>;
      state: LetterState;
      tries: number;
      next_try: Date;
      provider: string | null;
      says: string | null;
      made_at: Date;
      done_at: Date | null;
    };
  }
}

export type Channel = "mail" | "text";

/**
 * waiting: for its time, or for another try. sending: given to a provider this moment. unsure: cut off while it was sent, so nobody
 * knows whether it went; a person decides. dropped: no longer true or too late, and never sent.
 */
export type LetterState = "waiting" | "sending" | "sent" | "failed" | "unsure" | "dropped";

export type Letter = {
  /** The reason it is written for. The same letter for the same reason is one letter, however often it is posted. */
  readonly key: string;
  readonly channel: Channel;
  readonly template: string;
  readonly language: "en" | "es";
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  /** An iCalendar file; mail only. */
  readonly attachment?: string;
  /** The stream it speaks of, such as "appointment:<id>". */
  readonly about: string;
  readonly notBefore: Instant;
  /** Later than this it helps nobody and is dropped. */
  readonly notAfter: Instant | null;
  /** Somebody may be in danger: it goes before every other, and is tried every few seconds until it went or is dropped. */
  readonly urgent?: boolean;
  readonly now: Instant;
};

export type LetterRow = {
  readonly id: string;
  readonly key: string;
  readonly channel: Channel;
  readonly template: string;
  readonly language: "en" | "es";
  readonly recipient: string;
  readonly about: string;
  readonly state: LetterState;
  readonly tries: number;
  readonly nextTry: Instant;
  readonly notBefore: Instant;
  readonly notAfter: Instant | null;
  /** What a provider said against it, or why it was dropped. */
  readonly says: string | null;
  readonly madeAt: Instant;
  readonly doneAt: Instant | null;
};

const ONE_LINE = /^[^\p{Cc}]*$/u;

/** Puts a letter on its way when the transaction commits. Posted again under the same key, it stays the one letter it was. */
export async function postLetter(tx: Tx, letter: Letter): Promise<"posted" | "known"> {
  const { key, channel, template, language, recipient, subject, body, attachment, about } = letter;
  if (!ONE_LINE.test(recipient) || !ONE_LINE.test(subject))
    throw new Error(`the letter ${key} has more than one line in its address or subject`);
  const { numInsertedOrUpdatedRows } = await tx.q
    .insertInto("letters")
    .values({
      clinic_id: tx.clinicId,
      id: uuidv7(),
      key,
      channel,
      template,
      language,
      recipient,
      subject,
      body,
      about,
      attachment: attachment ?? null,
      not_before: new Date(letter.notBefore),
      not_after: letter.notAfter === null ? null : new Date(letter.notAfter),
      urgent: letter.urgent ?? false,
      state: "waiting",
      tries: 0,
      next_try: new Date(Math.max(letter.notBefore, letter.now)),
      provider: null,
      says: null,
      made_at: new Date(letter.now),
      done_at: null,
    })
    .onConflict((conflict) => conflict.columns(["clinic_id", "key"]).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n ? "posted" : "known";
}

/** Letters about one thing, oldest first. */
export async function lettersAbout(tx: Tx, about: string): Promise<readonly LetterRow[]> {
  const rows = await tx.q.selectFrom("letters").selectAll().where("about", "=", about).orderBy("id").execute();
  return rows.map(letterOf);
}

/** What is noted of a text that reached its telephone. */
export const DELIVERED = "Delivered.";

/** What came too late to help is listed among those that did not arrive for one day more. */
export const STILL_NEWS = minutes(24 * 60);

/** Letters that never arrived as far as we know, and those of which we do not know, until a person has looked after them. */
export async function failedLetters(tx: Tx, now: Instant): Promise<readonly LetterRow[]> {
  const rows = await tx.q
    .selectFrom("letters")
    .selectAll()
    .where("state", "in", ["failed", "unsure"])
    .where((is) => is.or([is("not_after", "is", null), is("not_after", ">", new Date(now - STILL_NEWS))]))
    .orderBy("done_at", "desc")
    .limit(200)
    .execute();
  return rows.map(letterOf);
}

/** The newest letters whatever became of them. */
export async function newestLetters(tx: Tx, limit = 200): Promise<readonly LetterRow[]> {
  const rows = await tx.q.selectFrom("letters").selectAll().orderBy("id", "desc").limit(limit).execute();
  return rows.map(letterOf);
}

/** Letters not yet sent that are no longer true, such as reminders of a time that was moved. Gives back how many. */
export async function dropLetters(tx: Tx, keys: readonly string[], why: string, now: Instant): Promise<number> {
  if (keys.length === 0) return 0;
  const { numUpdatedRows } = await tx.q
    .updateTable("letters")
    .set({ state: "dropped", says: why, done_at: new Date(now), body: "", attachment: null })
    .where("key", "in", keys)
    .where("state", "=", "waiting")
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

const refusal = (rule: string, says: string, satisfy: string): Refusal => ({ rule, says, satisfy });

/** A person sends a failed or unsure letter once more; one already on its way is left alone. "none" when there is no such letter. */
export async function resend(tx: Tx, id: string, now: Instant): Promise<"posted" | "none" | Refusal> {
  const row = await tx.q.selectFrom("letters").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  if (row === undefined) return "none";
  if (row.state === "waiting" || row.state === "sending") return "posted";
  if (row.state !== "failed" && row.state !== "unsure")
    return refusal(
      "not-failed",
      "This letter did not fail, so it is not sent again.",
      "Look at its state in the list.",
    );
  if (row.not_after !== null && row.not_after.getTime() <= now)
    return refusal("too-late", "This letter would come too late to help.", "Call, or start again what it was for.");
  await tx.q
    .updateTable("letters")
    .set({ state: "waiting", next_try: new Date(now), says: null, done_at: null })
    .where("id", "=", id)
    .execute();
  return "posted";
}

/** Whoever did not get their letter was reached otherwise: it is not sent any more. "none" when there is no such letter. */
export async function settle(tx: Tx, id: string, outcome: string, now: Instant): Promise<"settled" | "none" | Refusal> {
  const row = await tx.q
    .selectFrom("letters")
    .select(["state", "says"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return "none";
  if (row.state === "dropped" && row.says === outcome) return "settled";
  if (row.state !== "failed" && row.state !== "unsure")
    return refusal(
      "not-failed",
      "This letter did not fail, so nobody has to look after it.",
      "Look at its state in the list.",
    );
  await tx.q
    .updateTable("letters")
    .set({ state: "dropped", says: outcome, done_at: new Date(now) })
    .where("id", "=", id)
    .execute();
  return "settled";
}

/** How long after each failed try the next one comes. After the last, the letter has failed. */
const PAUSES = [0.5, 1, 2, 5, 15, 30, 60, 120, 240].map(minutes);

/** An urgent letter is tried again after so long, and never given up. */
const URGENT_PAUSE = seconds(10);

/** When a letter is tried again after its nth try came to nothing; null when it was the last. */
export const nextTryAfter = (tries: number, now: Instant, urgent = false): Instant | null => {
  const pause = urgent ? URGENT_PAUSE : PAUSES[tries - 1];
  return pause === undefined ? null : after(now, pause);
};

const instantOf = (date: Date) => as<Instant>(date.getTime());

export const letterOf = (row: Selectable<Tables["letters"]>): LetterRow => ({
  id: row.id,
  key: row.key,
  channel: row.channel,
  template: row.template,
  language: row.language,
  recipient: row.recipient,
  about: row.about,
  state: row.state,
  tries: row.tries,
  nextTry: instantOf(row.next_try),
  notBefore: instantOf(row.not_before),
  notAfter: row.not_after === null ? null : instantOf(row.not_after),
  says: row.says,
  madeAt: instantOf(row.made_at),
  doneAt: row.done_at === null ? null : instantOf(row.done_at),
});
