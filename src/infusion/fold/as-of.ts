import type { Instant } from "#science/units.ts";
import type { Chronicle, Infusion } from "./fold.ts";

/** The visit as it stood at that moment: what happened later is left out. */
export const asOf = <Visit extends Pick<Infusion, "done">>(visit: Visit, at: Instant): Visit => ({
  ...visit,
  done: Object.fromEntries(
    Object.entries(visit.done).map(([kind, all]) => [kind, all.filter((one) => one.at <= at)]),
  ) as unknown as Chronicle,
});
