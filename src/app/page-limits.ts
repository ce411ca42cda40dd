import type { Context } from "hono";
import { networkLimit } from "#plumbing/rate-limit.ts";
import { networkOf } from "#plumbing/visitors.ts";
import type { Instant } from "#science/units.ts";
import { tooManyPage } from "#site/failed-page.ts";

/** More than a person reads or a search engine needs. What a page brings with it, and the staff's screens, are not pages. */
const PAGES_A_MINUTE = 120;
const isPage = (path: string): boolean => !/^\/(?:api|staff|site)(?:\/|$)/.test(path) && !isRoom(path);

/** Each screen in a room looks every two seconds, and a whole clinic shares one address: they have their own count. */
const LOOKS_A_PAGE = 10;
const isRoom = (path: string): boolean => /^(?:\/es)?\/room(?:\/|$)/.test(path);

/**
 * A page brings four files with it, and browsers keep them; their own count leaves room for that. The staff's files are not
 * counted: they come from the disk alone, and a whole clinic that opens its screens after an update shares one address.
 */
const FILES_A_PAGE = 5;
const isSiteFile = (path: string): boolean => path.startsWith("/site/");

/** How often one network may ask: pages, what they bring with them, and the screens in the rooms, each by its own count. */
export const pageLimits = (now: () => Instant, addressOf: (c: Context) => string, pagesAMinute = PAGES_A_MINUTE) => {
  const network = { now, networkOf: (c: Context) => networkOf(addressOf(c)) };
  const pages = networkLimit({ ...network, perMinute: pagesAMinute, counts: isPage, tooMany: tooManyPage });
  const files = networkLimit({
    ...network,
    perMinute: pagesAMinute * FILES_A_PAGE,
    counts: isSiteFile,
    tooMany: (c) => c.text("Too many files were asked for. Wait a minute.", 429, { "retry-after": "60" }),
  });
  const rooms = networkLimit({
    ...network,
    perMinute: pagesAMinute * LOOKS_A_PAGE,
    counts: isRoom,
    tooMany: tooManyPage,
  });
  return [pages, files, rooms] as const;
};
