/** What of an evaluation says whether it counts. */
type Counted = { readonly decisions: readonly unknown[]; readonly closed: object | null };

/** Of a patient's evaluations: the one whose decision stands, and one that was opened since and is not decided. */
export type WhatCounts<E> = { readonly stands: E | null; readonly waits: E | null };

/**
 * A decision stands until a newer evaluation is decided (or it lapses by the protocol's days, which is judged elsewhere). One
 * opened since, because something changed, holds whatever is new until it is decided; closed without a decision, with its
 * reason, it never counted. Decision 0015. Newest first.
 */
export function whatCounts<E extends Counted>(evaluations: readonly E[]): WhatCounts<E> {
  const at = evaluations.findIndex(({ decisions }) => decisions.length > 0);
  const since = at === -1 ? evaluations : evaluations.slice(0, at);
  return { stands: evaluations[at] ?? null, waits: since.find(({ closed }) => closed === null) ?? null };
}

/** The evaluation to be looked at: the one to be decided, else the one whose decision stands, else whatever was opened last. */
export const toLookAt = <E extends Counted>(evaluations: readonly E[]): E | null => {
  const { stands, waits } = whatCounts(evaluations);
  return waits ?? stands ?? evaluations[0] ?? null;
};
