import { type Context, Hono } from "hono";
import type { z } from "zod";
import type { Doing } from "#booking/desk.ts";
import { may } from "#people/desk.ts";
import { asked, notFound, ok } from "#plumbing/audit.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import { uuid } from "#plumbing/shapes.ts";
import { Dropping, Template } from "./shapes.ts";
import type { Refused } from "./store.ts";
import { dropTemplate, keepTemplate, templatesOf } from "./templates.ts";

/** Words the clinic often sends: read by who writes, kept by who sets the clinic up. They speak of no patient. */
export const templateRoutes = () =>
  new Hono<Signed>()
    .get("/api/message-templates", may("write-message"), (c) =>
      asked(c, "message templates", async (tx) => ok({ templates: await templatesOf(tx) })),
    )
    .post("/api/message-templates", may("write-message"), (c) => does(c, Template, keepTemplate))
    .post("/api/message-templates/:templateId/drop", may("write-message"), (c) =>
      does(c, Dropping, (doing, body) => {
        const templateId = uuid.safeParse(c.req.param("templateId"));
        return templateId.success ? dropTemplate(doing, { ...body, templateId: templateId.data }) : NO_SUCH;
      }),
    );

const NO_SUCH: Promise<Refused> = Promise.resolve({
  refusals: [{ rule: "no-such-template", says: "There is no such template.", satisfy: "Reload the page." }],
});

async function does<T>(
  c: Context<Signed>,
  shape: z.ZodType<T>,
  work: (doing: Doing, body: T) => Promise<Refused | { readonly ok: true }>,
): Promise<Response> {
  const read = await readBody(c, shape);
  if ("response" in read) return read.response;
  return asked(c, "message templates", async (tx, { staffId }) => {
    const outcome = await work({ tx, store: c.var.store, by: staffId, now: c.var.now() }, read.value);
    if (!("refusals" in outcome)) return ok({ templates: await templatesOf(tx) });
    const isGone = outcome.refusals.some(({ rule }) => rule === "no-such-template");
    return isGone ? notFound : { status: 409, body: outcome };
  });
}
