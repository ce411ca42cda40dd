import { doseMisfits } from "./dose-misfits.ts";
import type { Infusion } from "./fold.ts";
import { pumpMisfits } from "./pump-misfits.ts";
import { visitMisfits } from "./visit-misfits.ts";

/** Facts that do not fit together. A person resolves it; nothing is removed to make it go. */
export type Discrepancy = {
  readonly id: string;
  readonly says: string;
  /** The entry it is about. */
  readonly about: string | null;
  readonly resolved: { readonly by: string; readonly how: string } | null;
};

/** The visit as folded so far. */
export type Story = Omit<Infusion, "discrepancies">;

/** One misfit: the rule, the entry it is about, and what is wrong and would put it right. */
export type Misfit = { readonly rule: string; readonly about: string; readonly says: string };

export const misfit = (rule: string, one: { readonly id: string }, says: string): Misfit => ({
  rule,
  about: one.id,
  says,
});

/** Everything in this history that does not fit, with how it was resolved where it was. Ids stay the same on every reading. */
export const discrepanciesOf = (story: Story): readonly Discrepancy[] =>
  asDiscrepancies(
    story,
    [...pumpMisfits, ...doseMisfits, ...visitMisfits].flatMap((find) => find(story)),
  );

/** Gives every misfit its id, once, and the resolution that names it. */
export function asDiscrepancies({ done }: Pick<Story, "done">, misfits: readonly Misfit[]): readonly Discrepancy[] {
  const resolutions = new Map(
    done.DiscrepancyResolved.map(({ by, data }) => [data.discrepancyId, { by, how: data.how }]),
  );
  const byId = new Map(misfits.map(({ rule, about, says }) => [`${rule}:${about}`, { about, says }]));
  return [...byId].map(([id, { about, says }]) => ({ id, says, about, resolved: resolutions.get(id) ?? null }));
}
