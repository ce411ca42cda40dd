import type { Context } from "hono";
import { z } from "zod";
import type { Doing } from "#booking/desk.ts";
import { asked, notFound, ok, type Reply } from "#plumbing/audit.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import { NO_COURSE, type Refused, type Stored } from "./store.ts";

/** Reads the body and carries the order out in the caller's clinic. */
export async function placed<T>(
  c: Context<Signed>,
  schema: z.ZodType<T>,
  work: (doing: Doing, body: T) => Promise<Refused | Stored>,
): Promise<Response> {
  const read = await readBody(c, schema);
  if ("response" in read) return read.response;
  return asked(c, "course", async (tx, { staffId }) =>
    replyTo(await work({ tx, store: c.var.store, by: staffId, now: c.var.now() }, read.value)),
  );
}

/** The same for the course that the path names. */
export function onOne<T>(
  c: Context<Signed>,
  schema: z.ZodType<T>,
  work: (doing: Doing, courseId: string, body: T) => Promise<Refused | Stored>,
): Promise<Response> {
  const id = z.uuid().safeParse(c.req.param("courseId"));
  return placed(c, schema, async (doing, body) => (id.success ? work(doing, id.data, body) : NO_COURSE));
}

/** Says nothing of the drug: who books dates may know only them. */
function replyTo(outcome: Refused | Stored): Reply {
  if ("refusals" in outcome)
    return outcome.refusals.some(({ rule }) => rule.startsWith("no-such-course") || rule === "no-such-patient")
      ? notFound
      : { status: 409, body: outcome };
  const { id, patientId } = outcome.course;
  return ok({ courseId: id }, patientId);
}
