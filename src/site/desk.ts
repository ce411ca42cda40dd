import type { Language } from "#clinic/events.ts";
import type { Tx } from "#plumbing/db.ts";
import { type EventStore, load, lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import type { SiteFact } from "./events.ts";
import type { Slug } from "./slugs.ts";

/** What the patient's own pages are made with: the public site's frame, forms, cookies and codes. */
export { type Entered, readForm } from "./ask.ts";
export { idOf } from "#plumbing/derived-id.ts";
export { type Asking, nothingHere, onTo, publicly, seenOnly } from "./asking.ts";
export { codeField } from "./booking-forms.ts";
export { email, dialled } from "./booking-details.ts";
export { Code, codeFaults } from "./booking-finish.ts";
export { bookingWords } from "./booking-words.ts";
export { sendCode } from "./code-letter.ts";
export { browserSecret, cookie, giveCookie, leaveBrowser, takeCookie } from "./cookies.ts";
export { type Faults, faultsBox, field, hidden, listIn, select, textIn, tick, ticks } from "./form-parts.ts";
export { helpBox } from "./help-box.ts";
export { callButton } from "./layout.ts";
export { codeTallies } from "./limits.ts";
export { slowDown } from "./slow-page.ts";
export { clockTime, dayKey, dayName, oneStop, theTime } from "./show-time.ts";
export { fontHref, stylesheetOf } from "./stylesheet.ts";
export { shownAs } from "./markdown.ts";
export { languageOf, pathIn, spokenBy } from "./tongues.ts";
export { isAhead, isKnown, type Mine, mineAt, type Visit } from "./visits-mine.ts";
export { eveningIsNear, wayIsNear } from "./visits-one.ts";
export type { Html } from "./ways.ts";
export { words as siteWords } from "./words.ts";

type Doing = { readonly tx: Tx; readonly store: EventStore; readonly by: string; readonly now: Instant };

export type Publishing = {
  /** Made where the text was written, so that sending it twice publishes once. */
  readonly id: string;
  readonly slug: Slug;
  readonly language: Language;
  readonly title: string;
  readonly markdown: string;
  /** The version the writer had before them: 0 for the text it started with. */
  readonly basedOn: number;
};

/** Publishes the next version of a page's words. Refused when somebody else published since the writer began. */
export async function publishText(
  { tx, store, by, now }: Doing,
  { id, basedOn, ...data }: Publishing,
): Promise<readonly Refusal[]> {
  await lockChain(tx);
  const stream = `site:${tx.clinicId}`;
  const facts = await load<SiteFact>(tx, stream);
  const ofPage = facts.filter(({ data: { slug, language } }) => slug === data.slug && language === data.language);
  const known = ofPage.some((fact) => fact.id === id);
  if (!known && ofPage.length !== basedOn) return [overtaken(ofPage.length)];
  await store.append(tx, stream, facts.length, { id, type: "TextPublished", at: now, by, data });
  return [];
}

const overtaken = (version: number): Refusal => ({
  rule: "overtaken",
  says: `Somebody published version ${version} of this page while you were writing. Your text is kept on this screen.`,
  satisfy: "Read their version below, take over what you need, then publish again.",
});
