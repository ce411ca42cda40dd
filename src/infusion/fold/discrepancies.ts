import { doseMisfits } from "./dose-misfits.ts";
import type { Discrepancy } from "./infusion.ts";
import type { Misfit, Story } from "./misfit.ts";
import { pumpMisfits } from "./pump-misfits.ts";
import { rescueMisfits } from "./rescue-misfits.ts";
import { visitMisfits } from "./visit-misfits.ts";

/** Everything in this history that does not fit, with how it was resolved where it was. Ids stay the same on every reading. */
export const discrepanciesOf = (story: Story): readonly Discrepancy[] =>
  asDiscrepancies(
    story,
    [...pumpMisfits, ...doseMisfits, ...rescueMisfits, ...visitMisfits].flatMap((find) => find(story)),
  );

/** Gives every misfit its id, once, and the resolution that names it. */
export function asDiscrepancies({ done }: Pick<Story, "done">, misfits: readonly Misfit[]): readonly Discrepancy[] {
  const resolutions = new Map(
    done.DiscrepancyResolved.map(({ by, data }) => [data.discrepancyId, { by, how: data.how }]),
  );
  const byId = new Map(misfits.map(({ rule, about, says }) => [`${rule}:${about}`, { about, says }]));
  return [...byId].map(([id, { about, says }]) => ({ id, says, about, resolved: resolutions.get(id) ?? null }));
}
