import { type Context, Hono } from "hono";
import { z } from "zod";
import { may } from "#people/desk.ts";
import { asked, notFound, ok } from "#plumbing/audit.ts";
import { type Principal, readBody, type Signed } from "#plumbing/http.ts";
import { acknowledge, type AnswerOutcome, closeAlert, handOver, noteTried } from "./answering.ts";
import { startDrill } from "./drill.ts";
import { Acknowledging, Closing, Drilling, HandingOver, Trying } from "./shapes.ts";
import type { Doing } from "./store.ts";
import { alertsView, alertView } from "./view.ts";

/** Words of danger, whom they were told, and what somebody does about them. */
export const safetyRoutes = () =>
  new Hono<Signed>()
    .get("/api/safety/alerts", may("see-safety"), (c) =>
      asked(c, "alerts", async (tx) => ok(await alertsView(tx, c.var.now()))),
    )
    .get("/api/safety/alerts/:alertId", may("see-safety"), (c) => {
      const id = idIn(c);
      return asked(c, `alert:${c.req.param("alertId")}`, async (tx) => {
        const view = id === null ? undefined : await alertView(tx, id, c.var.now());
        return view === undefined ? notFound : ok(view, view.alert.patientId);
      });
    })
    // From a locked screen too: whoever is called says that they have it before they find their PIN.
    .post("/api/safety/alerts/:alertId/acknowledge", may("answer-safety", { evenLocked: true }), (c) =>
      answers(c, Acknowledging, acknowledge),
    )
    .post("/api/safety/alerts/:alertId/hand-over", may("answer-safety"), (c) => answers(c, HandingOver, handOver))
    .post("/api/safety/alerts/:alertId/tried", may("answer-safety"), (c) => answers(c, Trying, noteTried))
    .post("/api/safety/alerts/:alertId/close", may("answer-safety"), (c) =>
      answers(c, Closing, (doing, order, { name, credential }) =>
        closeAlert(doing, { ...order, printedName: `${name}, ${credential}` }),
      ),
    )
    .post("/api/safety/drills", may("drill-safety"), async (c) => {
      const read = await readBody(c, Drilling);
      if ("response" in read) return read.response;
      return asked(c, `alert:${read.value.id}`, async (tx, { staffId }) => {
        const outcome = await startDrill({ tx, store: c.var.store, by: staffId, now: c.var.now() }, read.value.id);
        return "refusals" in outcome ? { status: 409, body: outcome } : ok({ alertId: outcome.alertId });
      });
    });

function idIn(c: Context<Signed>): string | null {
  const id = z.uuid().safeParse(c.req.param("alertId"));
  return id.success ? id.data : null;
}

/** Does one thing about an alert. */
async function answers<B>(
  c: Context<Signed>,
  schema: z.ZodType<B>,
  work: (doing: Doing, order: B & { readonly alertId: string }, who: Principal) => Promise<AnswerOutcome>,
): Promise<Response> {
  const alertId = idIn(c);
  const read = await readBody(c, schema);
  if ("response" in read) return read.response;
  return asked(c, `alert:${c.req.param("alertId")}`, async (tx, who) => {
    if (alertId === null) return notFound;
    const doing = { tx, store: c.var.store, by: who.staffId, now: c.var.now() };
    const outcome = await work(doing, { ...read.value, alertId }, who);
    if (outcome === "no-such-alert") return notFound;
    return "refusals" in outcome ? { status: 409, body: { refusals: outcome.refusals } } : ok({}, outcome.patientId);
  });
}
