import type { Tx } from "#plumbing/db.ts";
import type { Projection } from "#plumbing/event-store.ts";
import type { Recorded } from "#plumbing/facts.ts";
import type { SiteFact } from "./events.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    site_texts: {
      clinic_id: string;
      slug: string;
      language: "en" | "es";
      version: number;
      title: string;
      markdown: string;
      published_at: Date;
      published_by: string;
    };
  }
}

/** The clinic's own words, every version of them. */
export const siteProjection: Projection = {
  streams: "site:",
  tables: ["site_texts"],
  apply: async (tx, recorded) => keepText(tx, recorded as Recorded<SiteFact>),
};

async function keepText({ q, clinicId: clinic_id }: Tx, { at, by, data }: Recorded<SiteFact>): Promise<void> {
  const { slug, language, title, markdown } = data;
  const { version } = await q
    .selectFrom("site_texts")
    .select((row) => row.fn.max("version").as("version"))
    .where("slug", "=", slug)
    .where("language", "=", language)
    .executeTakeFirstOrThrow();
  const published = { published_at: new Date(at), published_by: by };
  await q
    .insertInto("site_texts")
    .values({ clinic_id, slug, language, version: (version ?? 0) + 1, title, markdown, ...published })
    .execute();
}
