import { type Context, Hono } from "hono";
import { z } from "zod";
import { may } from "#people/desk.ts";
import { asked, notFound, ok } from "#plumbing/audit.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import { uuid } from "#plumbing/shapes.ts";
import { as, type Instant } from "#science/units.ts";
import { type Act, actOnTask } from "./doing.ts";
import { openNeeds } from "./read.ts";

const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `at most ${most} characters`)
    .regex(/^[^\p{Cc}]*$/u, "one line, without control characters");
const which = {
  id: uuid,
  subject: z.string().min(1).max(100),
  key: z.string().min(1).max(60),
};
const Taking = z.strictObject({ ...which, takeOver: z.boolean() });
const GivingBack = z.strictObject(which);
const Trying = z.strictObject({
  ...which,
  what: z.enum(["no-answer", "message-left", "will-call-back"], "choose one"),
  note: words(300),
  againAt: z.number("say when to try again").int().min(0).max(8_640_000_000_000),
});
const Ending = z.strictObject({ ...which, outcome: words(300).min(1, "say what came of it") });

/** What needs a person: the list, taking one, a call that reached nobody, and what came of it. */
export const taskRoutes = () =>
  new Hono<Signed>()
    .get("/api/tasks", may("do-tasks"), (c) =>
      asked(c, "tasks", async (tx, { roles }) => ok({ tasks: await openNeeds(tx, { roles, now: c.var.now() }) })),
    )
    .post("/api/tasks/take", may("do-tasks"), async (c) => {
      const read = await readBody(c, Taking);
      if ("response" in read) return read.response;
      return does(c, read.value, { do: "take", takeOver: read.value.takeOver });
    })
    .post("/api/tasks/give-back", may("do-tasks"), async (c) => {
      const read = await readBody(c, GivingBack);
      return "response" in read ? read.response : does(c, read.value, { do: "give-back" });
    })
    .post("/api/tasks/try", may("do-tasks"), async (c) => {
      const read = await readBody(c, Trying);
      if ("response" in read) return read.response;
      const { what, note, againAt } = read.value;
      return does(c, read.value, { do: "try", what, note, againAt: as<Instant>(againAt) });
    })
    .post("/api/tasks/done", may("do-tasks"), async (c) => {
      const read = await readBody(c, Ending);
      return "response" in read ? read.response : does(c, read.value, { do: "done", outcome: read.value.outcome });
    });

type Which = { readonly id: string; readonly subject: string; readonly key: string };

function does(c: Context<Signed>, { id, subject, key }: Which, act: Act): Promise<Response> {
  return asked(c, `task:${subject}/${key}`, async (tx, { staffId, roles }) => {
    const doing = { tx, store: c.var.store, by: staffId, roles, now: c.var.now() };
    const outcome = await actOnTask(doing, { id, subject, key }, act);
    if (outcome === undefined) return notFound;
    const { refusals, patientId } = outcome;
    return refusals.length > 0 ? { status: 409, body: { refusals }, patientId } : ok({}, patientId);
  });
}
