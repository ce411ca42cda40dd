import type { Context } from "hono";
import { Hono } from "hono";
import type { z } from "zod";
import type { Doing } from "#booking/desk.ts";
import { may } from "#people/desk.ts";
import { asked, askedPaper, notFound, ok, type Reply } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import type { Instant } from "#science/units.ts";
import * as desk from "./evaluation-desk.ts";
import { EvaluationOrder, type EvaluationOrderRead, Opening, uuid } from "./evaluation-shapes.ts";
import { evaluationOf } from "./evaluation-store.ts";
import { evaluationViewOf } from "./evaluation-view.ts";
import { letterPaper, letterToPrint } from "./letter-paper.ts";

const OF_PATIENT = "/api/patients/:patientId/evaluation";

/** A specialist's evaluation: read whole, written one entry at a time. */
export const evaluationRoutes = () =>
  new Hono<Signed>()
    .get(OF_PATIENT, may("see-patient"), (c) =>
      asked(c, "evaluation", (tx) => viewReply(tx, idIn(c, "patientId"), c.var.now())),
    )
    .post(OF_PATIENT, may("evaluate"), (c) =>
      does(c, Opening, "open an evaluation", async (doing, wish) => {
        const patientId = idIn(c, "patientId");
        if (patientId === null) return notFound;
        return replyOf(doing, await desk.openEvaluation(doing, { ...wish, patientId }), patientId);
      }),
    )
    .post("/api/evaluations/:evaluationId", may("evaluate"), (c) =>
      does(c, EvaluationOrder, "evaluation", (doing, order) => written(doing, idIn(c, "evaluationId"), order)),
    )
    .get("/api/patients/:patientId/letters/:letterId", may("see-patient"), (c) =>
      askedPaper(c, { about: "letter to a colleague", named: "letter.pdf" }, async (tx) => {
        const [patientId, letterId] = [idIn(c, "patientId"), idIn(c, "letterId")];
        const found = patientId === null || letterId === null ? null : await letterToPrint(tx, patientId, letterId);
        return found === null ? null : { patientId: found.patient.id, bytes: () => letterPaper(found, c.var.now()) };
      }),
    );

const idIn = (c: Context<Signed>, name: string): string | null => {
  const id = uuid.safeParse(c.req.param(name));
  return id.success ? id.data : null;
};

async function does<T>(
  c: Context<Signed>,
  shape: z.ZodType<T>,
  about: string,
  work: (doing: Doing, body: T) => Promise<Reply>,
): Promise<Response> {
  const read = await readBody(c, shape);
  if ("response" in read) return read.response;
  return asked(c, about, (tx, { staffId }) =>
    work({ tx, store: c.var.store, by: staffId, now: c.var.now() }, read.value),
  );
}

async function viewReply(tx: Tx, patientId: string | null, now: Instant): Promise<Reply> {
  const view = patientId === null ? null : await evaluationViewOf(tx, patientId, now);
  return view === null ? notFound : ok(view, view.patientId);
}

const NOBODY: ReadonlySet<string> = new Set(["no-such-patient", "no-such-evaluation"]);

const refusedReply = (refusals: readonly { readonly rule: string }[], patientId: string): Reply =>
  refusals.some(({ rule }) => NOBODY.has(rule)) ? notFound : { status: 409, body: { refusals }, patientId };

const replyOf = (doing: Doing, outcome: desk.Outcome, patientId: string): Promise<Reply> | Reply =>
  "refusals" in outcome ? refusedReply(outcome.refusals, patientId) : viewReply(doing.tx, patientId, doing.now);

/** What is typed is saved again and again: it is answered with where it was saved, not with the whole page. */
const TYPED: ReadonlySet<string> = new Set(["NoteSaved", "MentalStateSaved"]);

async function written(doing: Doing, evaluationId: string | null, order: EvaluationOrderRead): Promise<Reply> {
  const known = evaluationId === null ? null : await evaluationOf(doing.tx, evaluationId);
  if (evaluationId === null || known === null) return notFound;
  const outcome = await orderOn(doing, evaluationId, order);
  if ("refusals" in outcome || !TYPED.has(order.type)) return replyOf(doing, outcome, known.patientId);
  return ok({ version: outcome.evaluation.version }, known.patientId);
}

function orderOn(doing: Doing, evaluationId: string, order: EvaluationOrderRead): Promise<desk.Outcome> {
  const on = { id: order.id, evaluationId };
  const { type, data } = order;
  switch (type) {
    case "IndicationChanged":
      return desk.changeIndication(doing, { ...on, ...data });
    case "NoteSaved":
      return desk.saveNote(doing, { ...on, ...data });
    case "MentalStateSaved":
      return desk.saveMentalState(doing, { ...on, ...data });
    case "StatementMade":
      return desk.makeStatement(doing, { ...on, ...data });
    case "Decided":
      return desk.decide(doing, { ...on, ...data });
    case "LetterWritten":
      return desk.writeLetter(doing, { ...on, ...data });
    case "EvaluationClosed":
      return desk.closeEvaluation(doing, { ...on, ...data });
    default:
      return wordOn(doing, on, order);
  }
}

type WordRead = Extract<EvaluationOrderRead, { type: "FindingOverridden" | "OverrideWithdrawn" | "OpinionRecorded" }>;

/** A physician's word on one finding. */
function wordOn(
  doing: Doing,
  on: { readonly id: string; readonly evaluationId: string },
  { type, data }: WordRead,
): Promise<desk.Outcome> {
  switch (type) {
    case "FindingOverridden":
      return desk.overrideFinding(doing, { ...on, ...data });
    case "OverrideWithdrawn":
      return desk.withdrawOverride(doing, { ...on, ...data });
    case "OpinionRecorded": {
      const { on: day, ...rest } = data;
      return desk.recordOpinion(doing, { ...on, ...rest, day });
    }
  }
}
