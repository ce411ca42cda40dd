import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Doing } from "#booking/desk.ts";
import { may } from "#people/desk.ts";
import { asked, notFound, ok } from "#plumbing/audit.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import { line, uuid } from "#plumbing/shapes.ts";
import { type Outcome, reportSetback, seeWarning } from "./deciding.ts";

const Seeing = z.strictObject({
  id: uuid,
  warning: z.enum(["early-warning", "relapse"], "choose one"),
  decided: z.enum(["booster", "keep-interval", "shorter-interval", "call", "re-evaluate", "nothing-now"], "choose one"),
  why: z.string("words are needed").trim().max(1000, "at most 1000 characters"),
});
const Reporting = z.strictObject({
  id: uuid,
  what: z.enum(["hospital-stay", "suicidal-behaviour"], "choose one"),
  on: line(10),
  note: z.string("words are needed").trim().max(1000, "at most 1000 characters"),
});

/** What is decided and told of a patient who may be slipping back. What was found is read with their course. */
export const watchRoutes = () =>
  new Hono<Signed>()
    .post("/api/patients/:patientId/warnings", may("plan-course"), (c) =>
      placed(c, Seeing, (doing, patientId, body) => seeWarning(doing, { ...body, patientId })),
    )
    .post("/api/patients/:patientId/setbacks", may("keep-followup"), (c) =>
      placed(c, Reporting, (doing, patientId, body) => reportSetback(doing, { ...body, patientId })),
    );

async function placed<T>(
  c: Context<Signed>,
  schema: z.ZodType<T>,
  work: (doing: Doing, patientId: string, body: T) => Promise<Outcome>,
): Promise<Response> {
  const read = await readBody(c, schema);
  if ("response" in read) return read.response;
  const id = uuid.safeParse(c.req.param("patientId"));
  if (!id.success) return asked(c, "relapse watch", () => Promise.resolve(notFound));
  return asked(c, "relapse watch", async (tx, { staffId }) => {
    const outcome = await work({ tx, store: c.var.store, by: staffId, now: c.var.now() }, id.data, read.value);
    if (!("refusals" in outcome)) return ok({}, outcome.patientId);
    const isNobody = outcome.refusals.some(({ rule }) => rule === "no-such-patient");
    return isNobody ? notFound : { status: 409, body: outcome, patientId: id.data };
  });
}
