import type { Language } from "#clinic/events.ts";
import type { Fact } from "#plumbing/facts.ts";
import type { Slug } from "./slugs.ts";

/** What the clinic says on its public pages. Stream "site:<clinic id>". Each publication is the next version of that page and language. */
export type SiteFact = Fact<
  "TextPublished",
  { readonly slug: Slug; readonly language: Language; readonly title: string; readonly markdown: string }
>;
