import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { Instant } from "#science/units.ts";
import { refuse, type Signed } from "./http.ts";

const MINUTE_MS = 60_000;
const PER_MINUTE = 600;

const SLOW_DOWN = { rule: "too-many-requests", says: "Too many requests from this screen.", satisfy: "Wait a minute." };

/** At most 600 requests a minute from one sitting: more than any person or screen needs, fewer than harm. */
export function rateLimit(now: () => Instant) {
  const counts = new Map<string, { minute: number; n: number }>();
  return createMiddleware<Signed>(async (c, next) => {
    const sitting = c.var.principal?.sittingId;
    if (sitting === undefined) return next();
    const minute = Math.floor(now() / MINUTE_MS);
    const known = counts.get(sitting);
    const count = known?.minute === minute ? known : { minute, n: 0 };
    count.n += 1;
    counts.set(sitting, count);
    if (counts.size > 10_000) counts.clear();
    return count.n > PER_MINUTE ? refuse(c, 429, SLOW_DOWN) : next();
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
  const seen = { minute: 0, byNetwork: new Map<string, number>() };
  return createMiddleware<Signed>(async (c, next) => {
    if (!counts(c.req.path)) return next();
    const minute = Math.floor(now() / MINUTE_MS);
    if (minute !== seen.minute) Object.assign(seen, { minute, byNetwork: new Map<string, number>() });
    const network = networkOf(c);
    const n = (seen.byNetwork.get(network) ?? 0) + 1;
    seen.byNetwork.set(network, n);
    if (seen.byNetwork.size > 100_000) seen.byNetwork.clear();
    return n > perMinute ? tooMany(c) : next();
  });
}
