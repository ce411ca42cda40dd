import type { Tx } from "#plumbing/db.ts";
import type { Refusal } from "#plumbing/facts.ts";
import {
  failedLetters,
  type LetterRow,
  lettersAbout,
  newestLetters,
  resend,
  settle,
  STILL_NEWS,
} from "#plumbing/letters.ts";
import { keepNeeds } from "#tasks/desk.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";
import { shownPhone } from "#ui/telephone.ts";
import { whoseLetters } from "./letter-whose.ts";
import { inOrder, letterName, type ShownLetter } from "./letters/shown.ts";

/** A person who hears of a letter that did not arrive has so long to call instead. */
const CALL_WITHIN = minutes(60);

/** Whoever asked for a code sees at once that none came, and asks again: nobody needs to call. */
const FELT_AT_ONCE = new Set(["code"]);

/** A letter that failed, or of which nobody knows, is put on "Needs a person"; one that went out after all is taken off. */
export async function keepLetterNeeds(tx: Tx, letter: LetterRow): Promise<void> {
  const { id, state, template, channel, recipient, about, doneAt, madeAt } = letter;
  if (!isUnsent(letter) || FELT_AT_ONCE.has(template)) return keepNeeds(tx, `letter:${id}`, []);
  const since = doneAt ?? madeAt;
  const what = letterName(template);
  const whom = (await whoseLetters(tx, [about])).get(about);
  const name = whom === undefined ? "" : `${nameFor(template, whom.name)} · `;
  await keepNeeds(tx, `letter:${id}`, [
    {
      key: "call",
      severity: "medium",
      says: state === "failed" ? `${what} did not go out` : `${what}: nobody knows whether it went out`,
      about: `${name}${channel === "mail" ? "mail" : "text message"} to ${shownPhone(recipient)}`,
      owner: "front-desk",
      since,
      dueAt: after(since, CALL_WITHIN),
      opens: "/letters",
      action: "Look",
      patientId: whom?.patientId ?? null,
      sees: "see-letters",
      closedBy: "person",
    },
  ]);
}

/** The letters of this clinic as the staff see them. Their words are not shown: a code is for nobody else's eyes. */
export async function lettersShown(tx: Tx, now: Instant): Promise<readonly ShownLetter[]> {
  const rows = new Map([...(await failedLetters(tx, now)), ...(await newestLetters(tx))].map((row) => [row.id, row]));
  const whose = await whoseLetters(
    tx,
    [...rows.values()].map(({ about }) => about),
  );
  return inOrder([...rows.values()].map((row) => shownOf(row, whose.get(row.about)?.name ?? null, now)));
}

/** The letters about one thing, the newest first. */
export const lettersOn = async (tx: Tx, about: string, now: Instant): Promise<readonly ShownLetter[]> =>
  (await lettersAbout(tx, about)).map((row) => shownOf(row, null, now)).toReversed();

/** What goes to a driver is listed under the patient they drive: of the driver nothing is known but a number. */
const nameFor = (template: string, name: string): string =>
  template === "ride-ask-driver" ? `the driver of ${name}` : name;

const shownOf = (row: LetterRow, name: string | null, now: Instant): ShownLetter => ({
  id: row.id,
  what: letterName(row.template),
  name: name === null ? null : nameFor(row.template, name),
  channel: row.channel,
  language: row.language,
  recipient: row.recipient,
  state: row.state,
  tries: row.tries,
  says: row.says,
  madeAt: row.madeAt,
  nextTry: row.nextTry,
  doneAt: row.doneAt,
  lost: isUnsent(row) && (row.notAfter === null || after(row.notAfter, STILL_NEWS) > now),
  canResend: isUnsent(row) && (row.notAfter === null || row.notAfter > now),
});

const isUnsent = ({ state }: LetterRow): boolean => state === "failed" || state === "unsure";

/** Sends a letter on its way once more, because a person says so. */
export async function resendLetter(tx: Tx, id: string, now: Instant): Promise<"posted" | "none" | Refusal> {
  const outcome = await resend(tx, id, now);
  if (outcome === "posted") await keepNeeds(tx, `letter:${id}`, []);
  return outcome;
}

/** A person reached whoever did not get their letter, and says how. */
export async function settleLetter(
  tx: Tx,
  id: string,
  outcome: string,
  now: Instant,
): Promise<"settled" | "none" | Refusal> {
  const done = await settle(tx, id, outcome, now);
  if (done === "settled") await keepNeeds(tx, `letter:${id}`, []);
  return done;
}

type Ways = { readonly mail: boolean; readonly texts: boolean };

/** Letters that wait because this installation has no way to send them are said on the board, once, with how many. */
export async function sayWhatIsMissing(tx: Tx, ways: Ways): Promise<void> {
  const missing = [...(ways.mail ? [] : ["mail" as const]), ...(ways.texts ? [] : ["text" as const])];
  const waiting = missing.length === 0 ? [] : await countWaiting(tx, missing);
  await keepNeeds(
    tx,
    "letters:no-way",
    waiting.map(({ channel, n, since }) => ({
      key: channel,
      severity: "medium" as const,
      says:
        channel === "mail"
          ? `No mail server is set: ${n} ${n === 1 ? "mail waits" : "mails wait"}`
          : `No provider of texts is set: ${n} ${n === 1 ? "text waits" : "texts wait"}`,
      about: "set it where Afterglow is started",
      owner: "medical-director",
      since,
      dueAt: null,
      opens: "/letters",
      action: "Look",
      patientId: null,
      sees: "see-letters" as const,
    })),
  );
}

async function countWaiting(tx: Tx, channels: readonly ("mail" | "text")[]) {
  const rows = await tx.q
    .selectFrom("letters")
    .select((e) => ["channel", e.fn.countAll<number>().as("n"), e.fn.min("made_at").as("since")])
    .where("state", "=", "waiting")
    .where("channel", "in", channels)
    .groupBy("channel")
    .execute();
  return rows.map(({ channel, n, since }) => ({ channel, n, since: as<Instant>(since.getTime()) }));
}
