import { type Place, placeOfKeys } from "#plumbing/webauthn.ts";
import type { Asking } from "#site/desk.ts";

/** Where this clinic's keys hold; null where the page was asked for under another name, for which no browser would give one. */
export function keyPlace({ c, site }: Pick<Asking, "c" | "site">): Place | null {
  const place = placeOfKeys(site.origin);
  return place !== null && new URL(c.req.url).hostname === place.host ? place : null;
}
