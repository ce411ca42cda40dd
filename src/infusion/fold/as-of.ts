import { after, type Instant, seconds } from "#science/units.ts";
import type { Chronicle, Infusion } from "./infusion.ts";

/** Clocks of tablets differ by seconds, not by minutes. */
export const CLOCK_SLACK = seconds(60);

/**
 * The two moments something of that time is judged by: its own, and the latest that another tablet's clock may have
 * meant by it. What fits by either of them fits.
 */
export const bothClocks = (at: Instant): readonly Instant[] => [at, after(at, CLOCK_SLACK)];

/** The visit as it stood at that moment: what happened later is left out. */
export const asOf = <Visit extends Pick<Infusion, "done">>(visit: Visit, at: Instant): Visit => ({
  ...visit,
  done: Object.fromEntries(
    Object.entries(visit.done).map(([kind, all]) => [kind, all.filter((one) => one.at <= at)]),
  ) as unknown as Chronicle,
});
