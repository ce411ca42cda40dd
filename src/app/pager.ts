import { keepLetterNeeds } from "#booking/letter-desk.ts";
import { pageRound } from "#followup/safety/paging.ts";
import { everyClinic } from "#plumbing/db.ts";
import { sendDue } from "#plumbing/letter-sending.ts";
import type { House } from "./house.ts";
import type { PostOffice } from "./letters.ts";

const ROUND_MS = 1_000;

/**
 * Carries calls to staff about a word of danger: who is due, and by mail and by text side by side, each in rounds of its own, so
 * that a mail server that hangs holds up no text. Any number of processes may do this at once.
 */
export function startPager(
  house: House,
  { mailer, texter }: PostOffice,
  baseUrl: string,
): { readonly stop: () => Promise<void> } {
  const { db, store, now, log } = house;
  const note = (what: string) => log.warn(what);
  const sending = { db, now, note, settled: keepLetterNeeds, urgentOnly: true };
  const carrying = { db, store, now, baseUrl, ways: { mail: mailer !== null, texts: texter !== null } };
  const failed = (err: unknown) => log.warn({ err }, "a round of pages failed");
  const rounds = [
    async () => {
      for (const clinicId of await everyClinic(db)) await pageRound(carrying, clinicId).catch(failed);
    },
    () => sendDue({ ...sending, mailer, texter: null }),
    () => sendDue({ ...sending, mailer: null, texter }),
  ].map((round) => everySecond(round, failed));
  return { stop: async () => void (await Promise.all(rounds.map((stop) => stop()))) };
}

/** Runs it each second, one after the other and never two at once. Gives back how to stop. */
function everySecond(work: () => Promise<unknown>, failed: (error: unknown) => void): () => Promise<void> {
  let running: Promise<unknown> | null = null;
  const tick = setInterval(() => {
    running ??= work()
      .catch(failed)
      .finally(() => (running = null));
  }, ROUND_MS);
  return async () => {
    clearInterval(tick);
    await running;
  };
}
