import type { Context } from "hono";
import { Hono } from "hono";
import { z } from "zod";
import { may, mayDo } from "#people/desk.ts";
import { asked, notFound, ok, type Reply } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import { type Principal, readBody, type Signed } from "#plumbing/http.ts";
import { recordHistory } from "./history-desk.ts";
import type { HistoryOrder } from "./history/may-be-said.ts";
import { searchMedicines } from "./history/medicine-search.ts";
import { DiagnosisEntry, HistoryEntry, MedicineDayEntry } from "./history-shapes.ts";
import { historyViewOf } from "./history-view.ts";

/** A patient's history at the staff's desk: read whole, written one entry at a time. */
export const historyRoutes = () =>
  new Hono<Signed>()
    .get("/api/medicines/search", may("record-history"), (c) =>
      asked(c, "list of medicines", async () => ok({ found: searchMedicines((c.req.query("q") ?? "").slice(0, 100)) })),
    )
    .get("/api/patients/:patientId/history", may("see-patient"), (c) =>
      asked(c, "history", (tx, principal) => viewReply(tx, c, principal, patientIn(c))),
    )
    .post("/api/patients/:patientId/history", may("record-history"), (c) => written(c, HistoryEntry))
    .post("/api/patients/:patientId/diagnoses", may("evaluate"), (c) => written(c, DiagnosisEntry))
    .post("/api/patients/:patientId/medicine-days", may("evaluate"), (c) => written(c, MedicineDayEntry));

const patientIn = (c: Context<Signed>): string | null => {
  const id = z.uuid().safeParse(c.req.param("patientId"));
  return id.success ? id.data : null;
};

async function viewReply(tx: Tx, c: Context<Signed>, principal: Principal, patientId: string | null): Promise<Reply> {
  if (patientId === null) return notFound;
  const asking = { now: c.var.now(), mayEvaluate: mayDo(principal, "evaluate") };
  const view = await historyViewOf(tx, patientId, asking);
  return view === null ? notFound : ok(view, view.patient.id);
}

/** Writes one entry, and answers with what is known now. */
async function written(c: Context<Signed>, schema: z.ZodType<HistoryOrder>): Promise<Response> {
  const read = await readBody(c, schema);
  if ("response" in read) return read.response;
  return asked(c, "history", async (tx, principal) => {
    const patientId = patientIn(c);
    if (patientId === null) return notFound;
    const doing = { tx, store: c.var.store, by: principal.staffId, now: c.var.now() };
    const outcome = await recordHistory(doing, patientId, read.value);
    if (!("refusals" in outcome)) return viewReply(tx, c, principal, patientId);
    const isNobody = outcome.refusals.some(({ rule }) => rule === "no-such-patient");
    return isNobody ? notFound : { status: 409, body: { refusals: outcome.refusals }, patientId };
  });
}
