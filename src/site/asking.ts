import type { Context } from "hono";
import type { Language } from "#clinic/events.ts";
import type { Tx } from "#plumbing/db.ts";
import type { EventStore } from "#plumbing/event-store.ts";
import type { Signed } from "#plumbing/http.ts";
import { visitorOf } from "#plumbing/visitors.ts";
import type { Instant } from "#science/units.ts";
import type { Site } from "./about.ts";
import { askedByPublic, type PublicReply, shown } from "./ask.ts";
import { cookie, takeCookie } from "./cookies.ts";
import { answer } from "./layout.ts";
import { notFoundPage } from "./not-found-page.ts";
import { languageOf, pathIn, spokenBy } from "./tongues.ts";

/** Somebody at a page of the clinic, in the language of that page. */
export type Asking = {
  readonly c: Context<Signed>;
  readonly tx: Tx;
  readonly store: EventStore;
  readonly site: Site;
  readonly lang: Language;
  readonly now: Instant;
};

/** Answers somebody who is not signed in, in a language this clinic's pages are in. `about` is what it was about, for the trail. */
export const publicly = (
  c: Context<Signed>,
  about: string | null,
  work: (asking: Asking) => PublicReply | Promise<PublicReply>,
): Promise<Response> =>
  askedByPublic(c, about, (tx, site) => {
    const lang = languageOf(c.req.path);
    const asking = { c, tx, store: c.var.store, site, lang, now: c.var.now() };
    return spokenBy(site.profile).includes(lang) ? work(asking) : nothingHere(asking);
  });

/** The same for a page that names no patient and is asked for every few seconds: nothing is noted about who reads it. */
export const seenOnly = (
  c: Context<Signed>,
  work: (asking: Asking) => Response | Promise<Response>,
): Promise<Response> =>
  shown(c, (tx, site) => {
    const lang = languageOf(c.req.path);
    const asking = { c, tx, store: c.var.store, site, lang, now: c.var.now() };
    return spokenBy(site.profile).includes(lang) ? work(asking) : nothingHere(asking);
  });

/** The same answer for what is missing, somebody else's, or not to be known. */
export const nothingHere = ({ c, site, lang }: Asking): Promise<Response> =>
  answer(c, site, notFoundPage(spokenBy(site.profile).includes(lang) ? lang : "en"), 404);

/** On to another page of ours, to be asked for by GET. `path` is the English one. */
export const onTo = ({ c, lang }: Asking, path: string): Response => {
  c.header("cache-control", "no-store");
  return c.redirect(pathIn(lang, path), 303);
};

/** The address this visitor has proven, within the last twenty quiet minutes; null for a stranger. */
export async function provenBy({ c, tx, site, now }: Asking): Promise<string | null> {
  const secret = cookie(c, site, "visitor");
  if (secret === null) return null;
  const email = await visitorOf(tx, secret, now);
  if (email === null) takeCookie(c, site, "visitor");
  return email;
}
