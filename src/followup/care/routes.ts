import { type Context, Hono } from "hono";
import { z } from "zod";
import { may } from "#people/desk.ts";
import { asked, notFound, ok } from "#plumbing/audit.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import { line, uuid } from "#plumbing/shapes.ts";
import { noteCheck } from "./checking.ts";
import type { Doing, Outcome } from "./store.ts";

const words = (most: number) => z.string("words are needed").trim().max(most, `at most ${most} characters`);

const Checking = z.strictObject({
  id: uuid,
  check: z.enum(["urinary", "liver", "cognition", "craving"], "choose one"),
  on: line(10),
  concern: z.enum(["yes", "no", "unknown"], "choose one"),
  note: words(1000),
});

/** The care of a patient beyond the infusions: checks of long treatment. */
export const careRoutes = () =>
  new Hono<Signed>().post("/api/patients/:patientId/exposure-checks", may("keep-followup"), (c) =>
    placed(c, Checking, (doing, patientId, body) => noteCheck(doing, { ...body, patientId })),
  );

async function placed<T>(
  c: Context<Signed>,
  schema: z.ZodType<T>,
  work: (doing: Doing, patientId: string, body: T) => Promise<Outcome>,
): Promise<Response> {
  const read = await readBody(c, schema);
  if ("response" in read) return read.response;
  const id = uuid.safeParse(c.req.param("patientId"));
  return asked(c, "care", async (tx, { staffId }) => {
    if (!id.success) return notFound;
    const outcome = await work({ tx, store: c.var.store, by: staffId, now: c.var.now() }, id.data, read.value);
    if (!("refusals" in outcome)) return ok({}, outcome.patientId);
    const isNobody = outcome.refusals.some(({ rule }) => rule === "no-such-patient");
    return isNobody ? notFound : { status: 409, body: outcome, patientId: id.data };
  });
}
