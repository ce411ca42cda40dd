import { type Context, Hono } from "hono";
import type { z } from "zod";
import { may, mayDo } from "#people/desk.ts";
import { asked, notFound, ok, type Reply } from "#plumbing/audit.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import { answerItem, askFor, correctItem, type Doing, enterTotal, finish, voidAssessment } from "./desk.ts";
import { assessmentOf } from "./read.ts";
import { Answering, AskingFor, Correcting, Ending, Entering, Striking, uuid } from "./shapes.ts";
import { fillInView, questionnairesView } from "./view.ts";

const LIST = "/api/patients/:patientId/assessments";
const ONE = `${LIST}/:assessmentId`;

/** A patient's questionnaires at the staff's desk: what there is, one asked for, one filled in, a total entered. */
export const assessmentRoutes = () => new Hono<Signed>().route("/", listRoutes()).route("/", oneRoutes());

const listRoutes = () =>
  new Hono<Signed>()
    .get(LIST, may("send-forms"), (c) =>
      asked(c, "questionnaires", async (tx, principal) => {
        const patientId = idOf(c, "patientId");
        const [chart, record] = [mayDo(principal, "see-patient"), mayDo(principal, "record-history")];
        const view = patientId === null ? null : await questionnairesView(tx, patientId, { chart, record });
        return view === null ? notFound : ok(view, view.patient.id);
      }),
    )
    .post(LIST, may("send-forms"), (c) =>
      does(c, AskingFor, "ask for a questionnaire", (doing, { patientId }, body) =>
        askFor(doing, { ...body, patientId }),
      ),
    )
    .post(`${LIST}/totals`, may("record-history"), (c) =>
      does(c, Entering, "enter a total", (doing, { patientId }, body) => enterTotal(doing, { ...body, patientId })),
    );

const oneRoutes = () =>
  new Hono<Signed>()
    .get(ONE, may("see-patient"), (c) =>
      asked(c, "questionnaire", async (tx, principal) => {
        const [patientId, assessmentId] = [idOf(c, "patientId"), idOf(c, "assessmentId")];
        if (patientId === null || assessmentId === null) return notFound;
        const view = await fillInView(tx, patientId, assessmentId, { record: mayDo(principal, "record-history") });
        return view === null ? notFound : ok(view, view.patient.id);
      }),
    )
    .post(`${ONE}/answers`, may("record-history"), (c) =>
      toOne(c, Answering, "answer", async (doing, assessmentId, body) => {
        const taken = await answerItem(doing, { ...body, assessmentId });
        if (typeof taken === "string" || "refusals" in taken) return taken;
        return { safety: taken.safety, next: taken.next?.id ?? null, answers: taken.assessment.answers };
      }),
    )
    .post(`${ONE}/finish`, may("record-history"), (c) =>
      toOne(c, Ending, "finish a questionnaire", (doing, assessmentId, { id }) => finish(doing, { id, assessmentId })),
    )
    .post(`${ONE}/corrections`, may("record-history"), (c) =>
      toOne(c, Correcting, "correct an answer", (doing, assessmentId, body) =>
        correctItem(doing, { ...body, assessmentId }),
      ),
    )
    .post(`${ONE}/void`, may("record-history"), (c) =>
      toOne(c, Striking, "strike out a questionnaire", (doing, assessmentId, body) =>
        voidAssessment(doing, { ...body, assessmentId }),
      ),
    );

function idOf(c: Context, name: string): string | null {
  const id = uuid.safeParse(c.req.param(name));
  return id.success ? id.data : null;
}

type Where = { readonly patientId: string };

/** Does one thing for the patient of the path. A word for an answer means that there is no such thing here. */
async function does<T>(
  c: Context<Signed>,
  shape: z.ZodType<T>,
  about: string,
  work: (doing: Doing, where: Where, body: T) => Promise<object | string>,
): Promise<Response> {
  const read = await readBody(c, shape);
  if ("response" in read) return read.response;
  return asked(c, about, async (tx, { staffId }) => {
    const patientId = idOf(c, "patientId");
    if (patientId === null) return notFound;
    const doing = { tx, store: c.var.store, by: staffId, now: c.var.now() };
    return replyOf(await work(doing, { patientId }, read.value), patientId);
  });
}

/** Does one thing to one questionnaire, which must be of the patient of the path. */
const toOne = <T>(
  c: Context<Signed>,
  shape: z.ZodType<T>,
  about: string,
  work: (doing: Doing, assessmentId: string, body: T) => Promise<object | string>,
): Promise<Response> =>
  does(c, shape, about, async (doing, { patientId }, body) => {
    const assessmentId = idOf(c, "assessmentId");
    const row = assessmentId === null ? undefined : await assessmentOf(doing.tx, assessmentId);
    return row?.patientId === patientId ? work(doing, row.id, body) : "no-such-assessment";
  });

function replyOf(outcome: object | string, patientId: string): Reply {
  if (typeof outcome === "string") return notFound;
  return "refusals" in outcome ? { status: 409, body: outcome, patientId } : ok(outcome, patientId);
}
