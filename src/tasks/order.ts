import type { Instant } from "#science/units.ts";
import type { Severity } from "./events.ts";

const rank: Readonly<Record<Severity, number>> = { high: 0, medium: 1, low: 2 };

type Waiting = {
  readonly severity: Severity;
  readonly since: Instant;
  readonly dueAt: Instant | null;
  readonly danger?: boolean;
  readonly drill?: boolean;
};

/** Danger first, drills behind what is real, and the oldest of it before the rest; then what is overdue, then the gravest, then what is due soonest; what has no time waits behind what has, oldest first. */
export const inOrder = <T extends Waiting>(needs: readonly T[], now: Instant): readonly T[] =>
  needs.toSorted(
    (a, b) =>
      rankOfDanger(a) - rankOfDanger(b) ||
      Number(isOverdue(b, now)) - Number(isOverdue(a, now)) ||
      rank[a.severity] - rank[b.severity] ||
      dueOf(a) - dueOf(b) ||
      a.since - b.since,
  );

const rankOfDanger = ({ danger = false, drill = false }: Waiting): number => (danger ? (drill ? 1 : 0) : 2);

const isOverdue = ({ dueAt }: Waiting, now: Instant): boolean => dueAt !== null && dueAt < now;

/** A time far behind every other, and not infinite: two of them are still compared by their age. */
const dueOf = ({ dueAt }: Waiting): number => dueAt ?? Number.MAX_SAFE_INTEGER;

type Line = Waiting & { readonly about: string };

const SHOWN = 3;

/** Several needs that are one thing to do, as one line: the gravest, oldest and soonest due of them, and what each is about. */
export function asOne<T extends Line>(needs: readonly [T, ...T[]], now: Instant): T {
  const [first, ...others] = inOrder(needs, now) as readonly [T, ...T[]];
  if (others.length === 0) return first;
  const abouts = needs.map(({ about }) => about);
  const more = abouts.length > SHOWN ? ` and ${abouts.length - SHOWN} more` : "";
  const since = needs.reduce((oldest, need) => (need.since < oldest ? need.since : oldest), first.since);
  return { ...first, since, about: `${abouts.length} of them: ${abouts.slice(0, SHOWN).join(", ")}${more}` };
}
