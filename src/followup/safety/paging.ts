import { dialled } from "#booking/events.ts";
import { inClinic, type Db, type Tx } from "#plumbing/db.ts";
import { idOf } from "#plumbing/derived-id.ts";
import { type EventStore, lockChain } from "#plumbing/event-store.ts";
import { type Letter, type LetterRow, lettersAbout, postLetter } from "#plumbing/letters.ts";
import type { Instant } from "#science/units.ts";
import type { Alert } from "./fold.ts";
import { foldAlert } from "./fold.ts";
import { hearDrafts } from "./draft-hearing.ts";
import { hearMissed } from "./hearing.ts";
import { canReach, notePulse, type PageWay, pageWays, type Ways } from "./on-call-store.ts";
import { append } from "./raising.ts";
import { whatFails } from "./one-by-one.ts";
import { openAlerts } from "./reading.ts";
import { pageLetter } from "./page-letter.ts";
import { stepDue, whomToPage } from "./rules/paging.ts";
import { alertFacts, alertStream, type Doing } from "./store.ts";
import { clinicNow, type Now, type Policy, safetyPolicy } from "./who-reads.ts";

export type Carrying = {
  readonly db: Db;
  readonly store: EventStore;
  readonly now: () => Instant;
  /** Where the staff sign in: one address for the whole installation, whatever host a clinic's public pages have. */
  readonly baseUrl: string;
  /** How pages leave this installation. */
  readonly ways: Ways;
};

/**
 * One round for one clinic: what was not judged is judged, what was left unsent is told of, who has not answered is passed by, and every page has its letters.
 * It rests on facts alone, so that it may die at any moment and be done by any process; done twice, it does nothing more.
 */
export async function pageRound(carrying: Carrying, clinicId: string): Promise<void> {
  const { db, store, now, ways } = carrying;
  await inClinic(db, clinicId, (tx) => notePulse(tx, now(), ways));
  const unjudged = await hearMissed(db, clinicId, store);
  const unheard = await hearDrafts(db, clinicId, store, now());
  const waiting = (await inClinic(db, clinicId, openAlerts)).filter(({ acknowledged }) => acknowledged === null);
  const unpaged = await whatFails(waiting, ({ id }) =>
    inClinic(db, clinicId, (tx) => pageOne({ tx, store, by: "system", now: now() }, id, carrying)),
  );
  const [failed] = [...unpaged, ...unjudged.failed, ...unheard];
  if (failed !== undefined) throw failed;
}

async function pageOne(
  doing: Doing,
  alertId: string,
  { ways, baseUrl }: Pick<Carrying, "ways" | "baseUrl">,
): Promise<void> {
  const { tx, now } = doing;
  await lockChain(tx);
  const alert = foldAlert(await alertFacts(tx, alertId));
  if (alert === null || alert.acknowledged !== null || alert.closed !== null) return;
  const [policy, at] = [await safetyPolicy(tx), await clinicNow(tx, now)];
  await takeStep(doing, alertId, alert, { policy, at, ways });
  const after = foldAlert(await alertFacts(tx, alertId));
  if (after !== null) await postPages(tx, alertId, after, { baseUrl, now });
}

type Standing = { readonly policy: Policy; readonly at: Now; readonly ways: Ways };

async function takeStep(doing: Doing, alertId: string, alert: Alert, { policy, at, ways }: Standing): Promise<void> {
  // The director signed that nobody is paged while the clinic is shut: the opening hour pages.
  if (!at.isOpen && policy.afterHours === "nobody") return;
  const unreached = await isUnreached(doing.tx, alertId, alert, ways);
  const step = stepDue(alert, doing.now, policy.escalateMinutes, unreached);
  if (step === null) return;
  const { staffIds, why } = whomToPage(step, at.reach, policy.isSigned);
  const id = idOf("alert paged", alertId, step, alert.pages.length);
  await append(doing, alertId, { id, type: "AlertPaged", data: { step, staffIds, why } });
}

/** The newest step reaches nobody: no way is set or open, or every letter of it has failed for good. */
async function isUnreached(tx: Tx, alertId: string, { pages }: Alert, open: Ways): Promise<boolean> {
  const last = pages.at(-1);
  if (last === undefined) return false;
  const ways = await pageWays(tx, last.staffIds);
  if (!ways.some((way) => canReach(way, open))) return true;
  const prefix = keyOf(alertId, pages.length - 1, "");
  const letters = (await lettersAbout(tx, alertStream(alertId))).filter(({ key }) => key.startsWith(prefix));
  return letters.length > 0 && letters.every(({ state }) => state === "failed");
}

const keyOf = (alertId: string, nth: number, rest: string): string => `page:${alertId}:${nth}:${rest}`;

/** One mail and one text to each person of each page since it counts, once. No name, no drug, no illness leaves the house. */
async function postPages(
  tx: Tx,
  alertId: string,
  { pages, countsFrom, isDrill }: Alert,
  { baseUrl, now }: { readonly baseUrl: string; readonly now: Instant },
): Promise<void> {
  const { subject, body } = pageLetter(alertId, isDrill, baseUrl);
  for (const [nth, { at, staffIds }] of pages.entries()) {
    if (at < countsFrom) continue;
    for (const way of await pageWays(tx, staffIds))
      for (const { channel, recipient } of addressesOf(way))
        await postLetter(tx, {
          key: keyOf(alertId, nth, `${way.staffId}:${channel}`),
          channel,
          recipient,
          template: "page",
          language: "en",
          subject: channel === "mail" ? subject : "",
          body,
          about: alertStream(alertId),
          notBefore: now,
          notAfter: null,
          urgent: true,
          now,
        });
  }
}

function addressesOf({ mobile, email }: PageWay): readonly Pick<Letter, "channel" | "recipient">[] {
  const number = dialled(mobile);
  return [
    ...(number === null ? [] : [{ channel: "text", recipient: number } as const]),
    ...(email === "" ? [] : [{ channel: "mail", recipient: email } as const]),
  ];
}

/** Letters of one alert's pages, for its screen: to whom, by which way, and what became of each. */
export const pageLetters = async (tx: Tx, alertId: string): Promise<readonly LetterRow[]> =>
  lettersAbout(tx, alertStream(alertId));
