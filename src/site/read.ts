import type { Language } from "#clinic/events.ts";
import { staffList } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { defaultText, type SiteText } from "./default-texts.ts";
import { type Slug, slugs } from "./slugs.ts";
import type { Listed, TextVersion } from "./text-answers.ts";
import { languages } from "./tongues.ts";

/** What a page says: the clinic's newest words, else those it started with. */
export async function textOf(tx: Tx, slug: Slug, language: Language): Promise<SiteText> {
  const row = await tx.q
    .selectFrom("site_texts")
    .select(["title", "markdown"])
    .where("slug", "=", slug)
    .where("language", "=", language)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? startingText(slug, language);
}

/** The words every clinic starts with. */
export const startingText = (slug: Slug, language: Language): SiteText =>
  defaultText(slug, language) ?? { title: "", markdown: "" };

/** The newest version of each page and language; version 0 is the text it started with. */
export async function textsOf(tx: Tx): Promise<Listed["texts"]> {
  const rows = await tx.q
    .selectFrom("site_texts")
    .select(["slug", "language", "version", "title", "published_at"])
    .orderBy("version", "desc")
    .execute();
  return slugs.flatMap((slug) =>
    languages.map((language) => {
      const newest = rows.find((row) => row.slug === slug && row.language === language);
      return {
        slug,
        language,
        version: newest?.version ?? 0,
        title: newest?.title ?? startingText(slug, language).title,
        publishedAt: newest === undefined ? null : as<Instant>(newest.published_at.getTime()),
      };
    }),
  );
}

/** Every version of one page and language, the newest first; the last is the text it started with, version 0. */
export async function versionsOf(tx: Tx, slug: Slug, language: Language): Promise<readonly TextVersion[]> {
  const rows = await tx.q
    .selectFrom("site_texts")
    .select(["version", "title", "markdown", "published_at", "published_by"])
    .where("slug", "=", slug)
    .where("language", "=", language)
    .orderBy("version", "desc")
    .execute();
  const names = new Map((await staffList(tx)).map(({ id, name }) => [id, name]));
  const published = rows.map(({ version, title, markdown, published_at, published_by }) => ({
    version,
    title,
    markdown,
    publishedAt: as<Instant>(published_at.getTime()),
    by: names.get(published_by) ?? null,
  }));
  return [...published, { ...startingText(slug, language), version: 0, publishedAt: null, by: null }];
}
