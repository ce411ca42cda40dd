import { openSpans } from "#booking/read.ts";
import { closuresOf, currentProtocol, hoursOf, sitesOf } from "#clinic/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { after, type Instant, minutes } from "#science/units.ts";
import { dueAfter, joined, type Open } from "./rules/owed.ts";

/** Longer than any closure: a clinic shut for two months promises nothing. */
const AROUND = 60 * 24 * 60;

/** When some site of the clinic is open, from two months back to two months ahead; never, while nobody has set its hours. */
export async function openTimes(tx: Tx, now: Instant): Promise<readonly Open[]> {
  const window = { from: after(now, minutes(-AROUND)), to: after(now, minutes(AROUND)) };
  const open: Open[] = [];
  for (const { id, zone } of await sitesOf(tx))
    open.push(...openSpans(await hoursOf(tx, id), await closuresOf(tx, id), zone, window));
  return joined(open);
}

/** Within how many open hours this clinic answers; null where no signed protocol says so. */
export async function answerHours(tx: Tx): Promise<number | null> {
  const { protocol, signed, lacks } = await currentProtocol(tx);
  return signed === null || lacks.includes("followup") ? null : protocol.followup.messages.answerOpenHours;
}

/** What the clinic can promise somebody who writes now. */
export type Promised = {
  /** By when they are answered; null where no time was signed, or the clinic's hours are not known. */
  readonly answerBy: Instant | null;
  readonly isOpen: boolean;
  /** When somebody reads next; now, while the clinic is open. Null where its hours are not known. */
  readonly readFrom: Instant | null;
};

export async function promiseNow(tx: Tx, now: Instant): Promise<Promised> {
  const [hours, open] = [await answerHours(tx), await openTimes(tx, now)];
  const next = open.find(({ to }) => to > now);
  const isOpen = next !== undefined && next.from <= now;
  return {
    answerBy: hours === null ? null : dueAfter(open, now, minutes(hours * 60)),
    isOpen,
    readFrom: isOpen ? now : (next?.from ?? null),
  };
}
