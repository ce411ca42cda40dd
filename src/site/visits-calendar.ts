import { icsOf } from "#booking/read.ts";
import type { Asking } from "./asking.ts";
import { pathIn } from "./tongues.ts";
import type { Visit } from "./visits-mine.ts";
import { visitsWords } from "./visits-words.ts";

/** The visit as a calendar file with neutral words. Saved again after a move, it replaces the one before. */
export async function visitCalendar({ c, site, lang, now }: Asking, visit: Visit): Promise<Response> {
  const { street, town, phone } = site.profile;
  const isCancelled = visit.state === "cancelled";
  const file = icsOf({
    uid: `${visit.id}@afterglow`,
    sequence: visit.moves + (isCancelled ? 1 : 0),
    cancelled: isCancelled,
    startAt: visit.startAt,
    endAt: visit.endAt,
    title: visit.type.neutral[lang],
    place: visit.type.video ? "" : [street, town].filter((part) => part !== "").join(", "),
    about: phone === "" ? "" : `${visitsWords[lang].calendarCall} ${phone}`,
    url: `${site.origin}${pathIn(lang, "/visits")}`,
    organizer: null,
    writtenAt: now,
  });
  return c.body(file, 200, {
    "content-type": "text/calendar; charset=utf-8",
    "content-disposition": 'attachment; filename="visit.ics"',
    "cache-control": "no-store",
  });
}
