import { type Context, Hono } from "hono";
import type { z } from "zod";
import type { Doing } from "#booking/desk.ts";
import { may } from "#people/desk.ts";
import { patientOf } from "#people/read.ts";
import { asked, notFound, ok, type Reply } from "#plumbing/audit.ts";
import { type Principal, readBody, refuse, type Signed } from "#plumbing/http.ts";
import { uuid } from "#plumbing/shapes.ts";
import { fileRoutes } from "./file-routes.ts";
import { type Filter, filters, inboxOf, type Looking, topicsFor } from "./inbox.ts";
import { Beginning, ThreadOrder } from "./shapes.ts";
import type { Refused, Stored } from "./store.ts";
import { templateRoutes } from "./template-routes.ts";
import { patientThreads, readableThread, threadViewOf } from "./thread-view.ts";
import * as desk from "./writing.ts";

const ONE = "/api/threads/:threadId";
const OF_PATIENT = "/api/patients/:patientId/threads";
const LONGEST_QUERY = 100;

/** Messages with patients: the inbox, one conversation, everything that can be done in it. */
export const messageRoutes = () =>
  new Hono<Signed>()
    .get("/api/threads", may("see-messages"), (c) =>
      asked(c, "messages", async (tx, principal) => {
        const filter = filters.find((one): one is Filter => one === c.req.query("filter")) ?? "all";
        const query = (c.req.query("q") ?? "").trim().slice(0, LONGEST_QUERY);
        return ok(await inboxOf(tx, looking(c, principal), { filter, query }));
      }),
    )
    .get(ONE, may("see-messages"), (c) =>
      asked(c, "message", async (tx, principal) => {
        const thread = await readableThread(tx, idIn(c, "threadId"), principal.roles);
        const view = thread === null ? null : await threadViewOf(tx, thread, looking(c, principal));
        return view === null ? notFound : ok(view, view.patient.id);
      }),
    )
    .post(ONE, may("write-message"), async (c) => {
      const read = await readBody(c, ThreadOrder);
      return "response" in read ? read.response : ordered(c, read.value);
    })
    .get(OF_PATIENT, may("see-messages"), (c) =>
      asked(c, "messages", async (tx, principal) => {
        const view = await patientThreads(tx, idIn(c, "patientId"), looking(c, principal));
        return view === null ? notFound : ok(view, view.patient.id);
      }),
    )
    .post(OF_PATIENT, may("write-message"), async (c) => {
      const read = await readBody(c, Beginning);
      return "response" in read ? read.response : begun(c, idIn(c, "patientId"), read.value);
    })
    .route("/", fileRoutes())
    .route("/", templateRoutes());

/** An id that cannot be one is nobody's. */
const NOBODY = "00000000-0000-0000-0000-000000000000";
const idIn = (c: Context<Signed>, name: string): string => uuid.safeParse(c.req.param(name)).data ?? NOBODY;

const looking = (c: Context<Signed>, { staffId, roles }: Principal): Looking => ({ staffId, roles, now: c.var.now() });
const doingOf = (c: Context<Signed>, tx: Doing["tx"], { staffId }: Principal): Doing => ({
  tx,
  store: c.var.store,
  by: staffId,
  now: c.var.now(),
});

function begun(c: Context<Signed>, patientId: string, wish: z.infer<typeof Beginning>): Promise<Response> {
  return asked(c, "message", async (tx, principal) => {
    if ((await patientOf(tx, patientId)) === undefined) return notFound;
    const { id, threadId, subject, topic, first } = wish;
    if (!topicsFor(principal.roles).includes(topic))
      return { status: 409, body: { refusals: [notYourTopic] }, patientId };
    const doing = doingOf(c, tx, principal);
    const opened = await desk.openThread(doing, { threadId, patientId, subject, topic });
    if ("refusals" in opened) return { status: 409, body: opened, patientId };
    const on = { id, threadId };
    const outcome =
      first.type === "MessageWritten"
        ? await desk.writeMessage(doing, c.var.ownOrigin, { ...on, ...first.data })
        : await desk.notePhone(doing, { ...on, ...first.data });
    // Nothing is left of a conversation whose first words were refused.
    if ("refusals" in outcome) throw new FirstRefused(outcome);
    return ok({ threadId }, patientId);
  }).catch((error: unknown) => {
    if (error instanceof FirstRefused) return refuse(c, 409, ...error.because.refusals);
    throw error;
  });
}

const notYourTopic = {
  rule: "topic",
  field: "topic",
  says: "The front desk writes about visits, payments and forms.",
  satisfy: "Ask a nurse to write about health.",
};

class FirstRefused extends Error {
  readonly because: Refused;
  constructor(because: Refused) {
    super("the first words of a conversation were refused");
    this.because = because;
  }
}

type Ordered = z.infer<typeof ThreadOrder>;

function ordered(c: Context<Signed>, order: Ordered): Promise<Response> {
  return asked(c, order.type === "ReadUpTo" ? "message read" : "message", async (tx, principal) => {
    const thread = await readableThread(tx, idIn(c, "threadId"), principal.roles);
    if (thread === null) return notFound;
    return replyOf(await does(c, doingOf(c, tx, principal), thread.id, order), thread.patientId);
  });
}

const replyOf = (outcome: Refused | Stored, patientId: string): Reply =>
  "refusals" in outcome
    ? { status: 409, body: outcome, patientId }
    : ok({ version: outcome.thread.version }, patientId);

function does(
  c: Context<Signed>,
  doing: Doing,
  threadId: string,
  { id, type, data }: Ordered,
): Promise<Refused | Stored> {
  const on = { id, threadId };
  switch (type) {
    case "MessageWritten":
      return desk.writeMessage(doing, c.var.ownOrigin, { ...on, ...data });
    case "PhoneNoted":
      return desk.notePhone(doing, { ...on, ...data });
    case "HandedOver":
      return desk.handOver(doing, { ...on, ...data });
    case "MadeClinical":
      return desk.makeClinical(doing, { ...on, ...data });
    case "MessageStruck":
      return desk.strike(doing, c.var.ownOrigin, { ...on, ...data });
    case "ReadUpTo":
      return desk.readUpTo(doing, { ...on, ...data });
    case "ThreadSettled":
      return desk.settle(doing, { ...on, ...data });
  }
}
