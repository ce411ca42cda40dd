import type { Source } from "#clinic/events.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";

/** Something a patient is asked for, from when, and until when a reminder of it helps. */
export type AskedThing = { readonly key: string; readonly dueAt: Instant; readonly until: Instant };

/** However many things are asked at once, one letter asks for all of them: they stand on one page. */
export const APART = {
  span: minutes(6 * 60),
  source: { from: "one letter for everything that is asked", evidence: "P" } satisfies Source,
};

/**
 * The letter that is to be written now: the first one when it falls due, then at most so many reminders, spread evenly until
 * silence is somebody's task. After a standstill only the newest. Null while nothing is to be written.
 */
export function letterDue(
  things: readonly AskedThing[],
  written: readonly { readonly key: string; readonly at: Instant }[],
  remindersMost: number,
  now: Instant,
): { readonly key: string; readonly thing: AskedThing } | null {
  const last = Math.max(...written.map(({ at }) => at), 0);
  if (now < after(as<Instant>(last), APART.span)) return null;
  const known = new Set(written.map(({ key }) => key));
  for (const thing of things) {
    if (now < thing.dueAt || now >= thing.until) continue;
    const step = (thing.until - thing.dueAt) / (remindersMost + 1);
    const nth = Math.min(remindersMost, Math.floor((now - thing.dueAt) / step));
    const key = `${thing.key}:${nth}`;
    if (!known.has(key)) return { key, thing };
  }
  return null;
}
