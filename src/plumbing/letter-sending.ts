import type { Selectable } from "kysely";
import { after, type Instant, minutes, seconds } from "#science/units.ts";
import { type Db, everyClinic, inClinic, type Tables, type Tx } from "./db.ts";
import { type Channel, DELIVERED, type LetterRow, letterOf, nextTryAfter, STILL_NEWS } from "./letters.ts";
import type { Mailer, Outcome } from "./mail.ts";
import type { Texter } from "./sms.ts";

/** Whoever sends has this long before a letter counts as cut off. Longer than a mailer or texter may ever take. */
const CUT_OFF = minutes(5);
/**
 * Whoever sends an urgent one. Longer than a texter may take; a mail that is still on its way then is sent once more under the same
 * number, by which mail programs show it once.
 */
const CUT_OFF_URGENT = seconds(30);

/** One round sends at most so many for each clinic, so that none waits for another's thousands. */
const A_ROUND = 50;

export type Sending = {
  readonly db: Db;
  /** Null where this installation has no way to send mail, or texts: such letters wait. */
  readonly mailer: Mailer | null;
  readonly texter: Texter | null;
  readonly now: () => Instant;
  /** Told of what went wrong, without names, addresses or words of the letter. */
  readonly note: (what: string) => void;
  /** Carries the urgent ones alone, so that none waits behind a thousand reminders. */
  readonly urgentOnly?: boolean;
  /** Called in the transaction that settles a letter: sent, failed, unsure. */
  readonly settled?: (tx: Tx, letter: LetterRow) => Promise<void>;
};

/**
 * Sends what is due in every clinic and gives back how many letters went out. Each is claimed and the claim committed before it is sent,
 * so however many processes do this at once, each letter is sent by one of them. A process that dies in between leaves
 * the letter "unsure": it is not sent again unless a person says so.
 */
export async function sendDue(sending: Sending): Promise<number> {
  let sent = 0;
  for (const clinicId of await everyClinic(sending.db)) sent += await sendOf(clinicId, sending);
  return sent;
}

async function sendOf(clinicId: string, sending: Sending): Promise<number> {
  const { db, now } = sending;
  await inClinic(db, clinicId, (tx) => settleOverdue(tx, sending));
  const ready = new Set<Channel>();
  if (sending.mailer !== null) ready.add("mail");
  if (sending.texter !== null) ready.add("text");
  let sent = 0;
  for (let n = 0; n < A_ROUND && ready.size > 0; n += 1) {
    const row = await inClinic(db, clinicId, (tx) => claim(tx, [...ready], now(), sending.urgentOnly));
    if (row === undefined) break;
    const outcome = await attempt(row, sending);
    await inClinic(db, clinicId, (tx) => record(tx, row, outcome, sending));
    if (outcome.how === "sent") sent += 1;
    else sending.note(`a ${row.channel} (${row.template}) was not sent: ${outcome.how}`);
    // A server that is down for one letter is down for the rest of this round.
    if (outcome.how === "again" && outcome.down) ready.delete(row.channel);
  }
  if (sending.urgentOnly !== true) await inClinic(db, clinicId, (tx) => forgetSpent(tx, now()));
  return sent;
}

type Row = Selectable<Tables["letters"]>;

/** Takes an urgent letter, or else the one that has waited longest; letters another sender is taking this moment are passed over. */
async function claim(tx: Tx, channels: readonly Channel[], now: Instant, urgentOnly = false): Promise<Row | undefined> {
  const due = await tx.q
    .selectFrom("letters")
    .select(["id", "urgent"])
    .where("state", "=", "waiting")
    .where("channel", "in", channels)
    .where("next_try", "<=", new Date(now))
    .$if(urgentOnly, (letters) => letters.where("urgent", "=", true))
    .orderBy("urgent", "desc")
    .orderBy("next_try")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (due === undefined) return undefined;
  const cutOff = due.urgent ? CUT_OFF_URGENT : CUT_OFF;
  return tx.q
    .updateTable("letters")
    .set((e) => ({ state: "sending", tries: e("tries", "+", 1), next_try: new Date(after(now, cutOff)) }))
    .where("id", "=", due.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function attempt(row: Row, { mailer, texter }: Sending): Promise<Outcome> {
  try {
    const way = row.channel === "mail" ? mailer?.send(row) : texter?.send(row);
    return (await way) ?? { how: "again", says: "There is no way to send this here.", down: true };
  } catch (error) {
    return { how: "unsure", says: error instanceof Error ? error.message.slice(0, 300) : "unknown" };
  }
}

/**
 * Notes what became of a try. A try that was given up as cut off and answers after all is still believed, unless a person
 * has sent the letter on its way again meanwhile.
 */
async function record(tx: Tx, row: Row, outcome: Outcome, { now, settled }: Sending): Promise<void> {
  const kept = await tx.q
    .updateTable("letters")
    .set(changeFor(row, outcome, now()))
    .where("id", "=", row.id)
    .where("tries", "=", row.tries)
    .where("state", "in", ["sending", "unsure"])
    .returningAll()
    .executeTakeFirst();
  if (kept !== undefined && kept.state !== "waiting") await settled?.(tx, letterOf(kept));
}

function changeFor(row: Row, outcome: Outcome, now: Instant) {
  const done = { done_at: new Date(now) };
  // A text that was taken is asked after, the first time a minute later.
  const askNext = { next_try: new Date(after(now, minutes(1))) };
  if (outcome.how === "sent")
    return { state: "sent" as const, provider: outcome.provider, says: null, ...done, ...askNext };
  const { says } = outcome;
  if (outcome.how !== "again" && !mayGoTwice(row, outcome)) return { state: outcome.how, says, ...done };
  const next = nextTryAfter(row.tries, now, row.urgent);
  return next === null
    ? { state: "failed" as const, says, ...done }
    : { state: "waiting" as const, says, next_try: new Date(next) };
}

/** Nobody knows whether it went: an urgent mail goes once more under its number, a text never twice. */
const mayGoTwice = ({ urgent, channel }: Row, { how }: Outcome): boolean =>
  how === "unsure" && urgent && channel === "mail";

const TOO_LATE = "Its time passed before it could be sent.";
const CUT_SHORT = "The sending was cut off. It may have gone out, or not.";

/** Letters whose sender died, and letters whose time is over. */
async function settleOverdue(tx: Tx, { now, settled }: Sending): Promise<void> {
  const done_at = new Date(now());
  await tx.q
    .updateTable("letters")
    .set({ state: "waiting", says: CUT_SHORT })
    .where("state", "=", "sending")
    .where("next_try", "<=", done_at)
    .where("urgent", "=", true)
    .where("channel", "=", "mail")
    .execute();
  const cut = await tx.q
    .updateTable("letters")
    .set({ state: "unsure", says: CUT_SHORT, done_at })
    .where("state", "=", "sending")
    .where("next_try", "<=", done_at)
    .returningAll()
    .execute();
  const late = await tx.q
    .updateTable("letters")
    .set((e) => ({ state: "failed", says: e.fn.coalesce("says", e.val(TOO_LATE)), done_at }))
    .where("state", "=", "waiting")
    .where("not_after", "<=", done_at)
    .returningAll()
    .execute();
  for (const row of [...cut, ...late]) await settled?.(tx, letterOf(row));
}

/** These carry a secret: a code, or a link that opens without a password. */
const SECRET = ["code", "invitation", "new-way-in", "ride-ask-driver"];

/**
 * What a letter gave away is kept only while it may have to be sent again: a mail until it is sent, a text until it is
 * delivered or a day has passed, one that failed until its time is over.
 */
async function forgetSpent(tx: Tx, now: Instant): Promise<void> {
  await forgetCodes(tx, now);
  await tx.q
    .updateTable("letters")
    .set({ body: "", attachment: null })
    .where("template", "in", SECRET)
    .where("body", "<>", "")
    .where((is) =>
      is.or([
        is("state", "=", "dropped"),
        is.and([is("state", "=", "sent"), is("channel", "=", "mail")]),
        is.and([is("state", "=", "sent"), is("says", "=", DELIVERED)]),
        is.and([is("state", "=", "sent"), is("done_at", "<=", new Date(now - STILL_NEWS))]),
        is.and([is("state", "in", ["failed", "unsure"]), is("not_after", "<=", new Date(now))]),
      ]),
    )
    .execute();
}

/**
 * A code that was sent, and the address it went to, are kept for a day, as the page says on which it is asked for: it may be
 * anybody's address, and whoever went on to book is known by their booking.
 */
const forgetCodes = (tx: Tx, now: Instant) =>
  tx.q
    .deleteFrom("letters")
    .where("template", "=", "code")
    .where("state", "<>", "sending")
    .where("made_at", "<=", new Date(now - STILL_NEWS))
    .execute();
