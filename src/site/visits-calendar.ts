import { calendarOf, openDesk } from "#booking/desk.ts";
import type { Asking } from "./asking.ts";
import { pathIn } from "./tongues.ts";
import type { Visit } from "./visits-mine.ts";

/**
 * The visit as the calendar file its letters bring. Saved again after a move, it replaces the one before; of a visit given
 * up for another the other's comes, which stands in the calendar under the same name.
 */
export async function visitCalendar({ c, tx, site, lang, now }: Asking, visit: Visit): Promise<Response> {
  const desk = await openDesk(tx, now, site.origin);
  const instead = visit.state === "cancelled" ? desk.swaps.givenUpFor.get(visit.id) : undefined;
  if (instead !== undefined) return c.redirect(pathIn(lang, `/visits/${instead}/calendar.ics`), 303);
  const link = `${site.origin}${pathIn(lang, `/visits/${visit.id}`)}`;
  const file = await calendarOf(desk, visit, visit.type, {
    language: lang,
    link,
    cancelled: visit.state === "cancelled",
  });
  return c.body(file, 200, {
    "content-type": "text/calendar; charset=utf-8",
    "content-disposition": 'attachment; filename="visit.ics"',
    "cache-control": "no-store",
  });
}
