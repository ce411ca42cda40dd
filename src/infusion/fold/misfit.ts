import type { Infusion } from "./infusion.ts";

/** The visit as folded so far. */
export type Story = Omit<Infusion, "discrepancies">;

/** One misfit: the rule, the entry it is about, and what is wrong and would put it right. */
export type Misfit = { readonly rule: string; readonly about: string; readonly says: string };

export const misfit = (rule: string, one: { readonly id: string }, says: string): Misfit => ({
  rule,
  about: one.id,
  says,
});
