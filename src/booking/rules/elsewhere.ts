import type { Calendar } from "./calendar.ts";
import { type Span, without } from "./intervals.ts";

/** What is taken, and where somebody must be for it; null for a video appointment, which can be held from anywhere. */
export type TakenAt = Span & { readonly lane: string; readonly siteId: string | null };

/**
 * A site's calendar without the time its people are taken at another one. A nurse has seats for two patients, but not for one here
 * and one in another town; and a prescriber in a consultation there is not on site here.
 */
export function withoutElsewhere(calendar: Calendar, taken: readonly TakenAt[]): Calendar {
  const away = taken.filter(({ siteId }) => siteId !== null && siteId !== calendar.siteId);
  if (away.length === 0) return calendar;
  const spans = Map.groupBy(away, ({ lane }) => lane.replace(/#\d+$/, ""));
  return {
    ...calendar,
    people: calendar.people.map((person) => ({
      ...person,
      on: without(person.on, spans.get(`staff:${person.id}`) ?? []),
    })),
  };
}
