import type { Language } from "#clinic/events.ts";
import type { Instant } from "#science/units.ts";
import type { Slug } from "./slugs.ts";

export type WhichText = { readonly slug: Slug; readonly language: Language };

/** What the list of pages answers. */
export type Listed = {
  readonly mayChange: boolean;
  readonly texts: readonly (WhichText & {
    /** 0 is the text the page was delivered with. */
    readonly version: number;
    readonly title: string;
    readonly publishedAt: Instant | null;
  })[];
};

/** One version of a page's words; `by` is a name, null for the text it was delivered with. */
export type TextVersion = {
  readonly version: number;
  readonly title: string;
  readonly markdown: string;
  readonly publishedAt: Instant | null;
  readonly by: string | null;
};

export const pageNames: Readonly<Record<Slug, string>> = {
  home: "Start page",
  "how-it-works": "How it works",
  "is-it-for-me": "Is it for me?",
  "your-visit": "Your visit",
  safety: "Safety",
  history: "History and science",
  cost: "Cost",
  questions: "Questions",
};

export const tongueNames: Readonly<Record<Language, string>> = { en: "English", es: "Spanish" };
