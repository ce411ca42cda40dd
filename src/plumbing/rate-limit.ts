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
