import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { Instant } from "#science/units.ts";
import { refuse, type Signed } from "./http.ts";

const MINUTE_MS = 60_000;
const PER_MINUTE = 600;

const SLOW_DOWN = { rule: "too-many-requests", says: "Too many requests from this screen.", satisfy: "Wait a minute." };

/** Counts by key within the minute by the clock; forgets all of it with the minute, or once more keys were seen than there are people. */
function tally(now: () => Instant, mostKeys: number): (key: string) => number {
  let minute = 0;
  const counts = new Map<string, number>();
  return (key) => {
    const present = Math.floor(now() / MINUTE_MS);
    if (present !== minute) counts.clear();
    minute = present;
    const n = (counts.get(key) ?? 0) + 1;
    counts.set(key, n);
    if (counts.size > mostKeys) counts.clear();
    return n;
  };
}

/** At most 600 requests a minute from one sitting: more than any person or screen needs, fewer than harm. */
export function rateLimit(now: () => Instant) {
  const countOf = tally(now, 10_000);
  return createMiddleware<Signed>(async (c, next) => {
    const sitting = c.var.principal?.sittingId;
    return sitting !== undefined && countOf(sitting) > PER_MINUTE ? refuse(c, 429, SLOW_DOWN) : next();
  });
}

export type NetworkLimit = {
  readonly now: () => Instant;
  readonly networkOf: (c: Context) => string;
  readonly perMinute: number;
  /** Which requests are counted. */
  readonly counts: (path: string) => boolean;
  readonly tooMany: (c: Context) => Response | Promise<Response>;
};

/** At most so many requests a minute from one network. Refused before anything is looked up, so that a flood costs little. */
export function networkLimit({ now, networkOf, perMinute, counts, tooMany }: NetworkLimit) {
  const countOf = tally(now, 100_000);
  return createMiddleware<Signed>(async (c, next) =>
    counts(c.req.path) && countOf(networkOf(c)) > perMinute ? tooMany(c) : next(),
  );
}
