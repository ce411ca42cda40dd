import { type Context, Hono } from "hono";
import { z } from "zod";
import { may } from "#people/desk.ts";
import { patientOf } from "#people/read.ts";
import { asked, notFound, ok, type Reply } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import { lettersAbout } from "#plumbing/letters.ts";
import { sendForms } from "./desk.ts";
import type { FormsView } from "./read.ts";
import { todosOf } from "./todo.ts";

/** `after`: the letter the desk saw when it pressed, so that each sending is an act of its own. */
const Sending = z.strictObject({ id: z.uuid("this is not an identifier"), after: z.number().nullable() });

/** What a patient is asked for and how far they are, without a word of what they answered; and the letter that asks them. */
export const formsRoutes = (baseUrl: string) =>
  new Hono<Signed>()
    .get("/api/patients/:patientId/forms", may("send-forms"), (c) =>
      asked(c, "forms", (tx) => formsReply(tx, c.req.param("patientId"))),
    )
    .post("/api/patients/:patientId/forms", may("send-forms"), (c) => send(c, baseUrl));

async function formsReply(tx: Tx, id: string): Promise<Reply> {
  const parsed = z.uuid().safeParse(id);
  const patient = parsed.success ? await patientOf(tx, parsed.data) : undefined;
  if (patient === undefined) return notFound;
  const todos = await todosOf({ tx, patientId: patient.id, patient });
  const letters = (await lettersAbout(tx, `patient:${patient.id}`)).filter(({ template }) => template === "forms");
  const newest = letters.at(-1);
  const sent = newest === undefined ? null : { at: newest.madeAt, state: newest.state };
  const view: FormsView = {
    forms: todos.map(({ id: form, name, state }) => ({ id: form, name: name.en, state })),
    sent,
  };
  return ok(view, patient.id);
}

async function send(c: Context<Signed>, baseUrl: string): Promise<Response> {
  const read = await readBody(c, Sending);
  if ("response" in read) return read.response;
  return asked(c, "forms", async (tx, { staffId }) => {
    const patientId = z.uuid().safeParse(c.req.param("patientId"));
    if (!patientId.success || (await patientOf(tx, patientId.data)) === undefined) return notFound;
    const doing = { tx, store: c.var.store, by: staffId, now: c.var.now() };
    const outcome = await sendForms(doing, baseUrl, { id: read.value.id, patientId: patientId.data });
    if ("refusals" in outcome) return { status: 409, body: outcome, patientId: patientId.data };
    return formsReply(tx, patientId.data);
  });
}
