import { Hono } from "hono";
import { z } from "zod";
import { may, mayDo } from "#people/desk.ts";
import { asked, notFound, ok } from "#plumbing/audit.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import { publishText } from "./desk.ts";
import { shownAs } from "./markdown.ts";
import { textsOf, versionsOf } from "./read.ts";
import { slugs } from "./slugs.ts";
import type { Listed } from "./text-answers.ts";

const LONGEST = 40_000;

const page = { slug: z.enum(slugs), language: z.enum(["en", "es"]) };
const Page = z.object(page);
const Text = z.strictObject({
  ...page,
  id: z.uuid(),
  title: z.string().trim().min(1, "a page needs a title").max(120, "at most 120 characters"),
  markdown: z.string().trim().min(1, "a page needs some words").max(LONGEST, `at most ${LONGEST} characters`),
  basedOn: z.int().min(0),
});
const Draft = z.strictObject({ markdown: z.string().max(LONGEST, `at most ${LONGEST} characters`) });

/** The clinic's words on its public pages: read, looked at as a page, published. */
export const textRoutes = () =>
  new Hono<Signed>()
    .get("/api/site/texts", may("see-settings"), (c) =>
      asked(c, "site texts", async (tx, principal) =>
        ok({ texts: await textsOf(tx), mayChange: mayDo(principal, "change-settings") } satisfies Listed),
      ),
    )
    .get("/api/site/text", may("see-settings"), (c) =>
      asked(c, "site text", async (tx) => {
        const asks = Page.safeParse(c.req.query());
        return asks.success ? ok({ versions: await versionsOf(tx, asks.data.slug, asks.data.language) }) : notFound;
      }),
    )
    .post("/api/site/look", may("see-settings"), async (c) => {
      const read = await readBody(c, Draft);
      if ("response" in read) return read.response;
      const html = String(shownAs(read.value.markdown));
      return asked(c, "site text draft", () => Promise.resolve(ok({ html })));
    })
    .post("/api/site/texts", may("change-settings"), async (c) => {
      const read = await readBody(c, Text);
      if ("response" in read) return read.response;
      const { slug, language } = read.value;
      return asked(c, `site text ${slug} ${language}`, async (tx, { staffId }) => {
        const doing = { tx, store: c.var.store, by: staffId, now: c.var.now() };
        const refusals = await publishText(doing, read.value);
        if (refusals.length > 0) return { status: 409, body: { refusals } };
        return ok({ versions: await versionsOf(tx, slug, language) });
      });
    });
