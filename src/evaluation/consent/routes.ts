import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Doing } from "#booking/desk.ts";
import { may, mayDo } from "#people/desk.ts";
import { asked, askedPaper, notFound, ok } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import {
  acknowledgeSection,
  answerUnderstanding,
  attestConsent,
  type ConsentDone,
  type ConsentRefused,
  offerConsent,
  signConsent,
  withdrawConsent,
} from "./desk.ts";
import { consentPaper } from "./paper.ts";
import type { LastInfusion } from "./rules.ts";
import { Attesting, Offering, Reading, Signing, Understanding, Withdrawing } from "./shapes.ts";
import { consentOf } from "./store.ts";
import { consentsView, consentView } from "./view.ts";

const LIST = "/api/patients/:patientId/consents";
const ONE = `${LIST}/:consentId`;

/** When a patient last had the drug: the infusions are another room's to know. */
export type LastInfusionOf = (tx: Tx, patientId: string) => Promise<LastInfusion | null>;

type With = { readonly lastInfusionOf: LastInfusionOf };

/** A patient's consents at the staff's desk: offered, gone through on the tablet, attested, taken back, printed. */
export const consentRoutes = (rooms: With) =>
  new Hono<Signed>().route("/", listRoutes(rooms)).route("/", patientsPart(rooms)).route("/", cliniciansPart(rooms));

const listRoutes = ({ lastInfusionOf }: With) =>
  new Hono<Signed>()
    .get(LIST, may("see-patient"), (c) =>
      asked(c, "consents", async (tx, principal) => {
        const patientId = idOf(c, "patientId");
        if (patientId === null) return notFound;
        const last = await lastInfusionOf(tx, patientId);
        const me = `${principal.name}, ${principal.credential}`;
        const looking = { now: c.var.now(), last, me, take: mayDo(principal, "take-consent") };
        const view = await consentsView(tx, patientId, looking);
        return view === null ? notFound : ok(view, patientId);
      }),
    )
    .post(LIST, may("take-consent"), async (c) => {
      const read = await readBody(c, Offering);
      if ("response" in read) return read.response;
      return asked(c, "offer a consent", async (tx, { staffId }) => {
        const patientId = idOf(c, "patientId");
        if (patientId === null) return notFound;
        const doing = { tx, store: c.var.store, by: staffId, now: c.var.now() };
        return replyOf(await offerConsent(doing, { ...read.value, patientId }), patientId);
      });
    })
    .get(ONE, may("see-patient"), (c) =>
      asked(c, "consent", async (tx) => {
        const view = await viewIn(c, tx);
        return view === null ? notFound : ok(view, view.patient.id);
      }),
    )
    .get(`${ONE}/paper`, may("see-patient"), (c) =>
      askedPaper(c, { about: "consent", named: "consent.pdf" }, async (tx) => {
        const view = await viewIn(c, tx);
        return view === null ? null : { patientId: view.patient.id, bytes: () => consentPaper(view, c.var.now()) };
      }),
    );

/** What the patient does, on the clinic's tablet and with somebody of the clinic beside them. */
const patientsPart = (rooms: With) =>
  new Hono<Signed>()
    .post(`${ONE}/sections`, may("take-consent"), (c) =>
      toOne(c, rooms, Reading, "read a part of a consent", acknowledgeSection),
    )
    .post(`${ONE}/answers`, may("take-consent"), (c) =>
      toOne(c, rooms, Understanding, "answer a question of a consent", answerUnderstanding),
    )
    .post(`${ONE}/signature`, may("take-consent", { fresh: true }), (c) =>
      toOne(c, rooms, Signing, "sign a consent", (doing, order) =>
        signConsent(doing, { ...order, identity: "staff-checked" }),
      ),
    );

const cliniciansPart = (rooms: With) =>
  new Hono<Signed>()
    .post(`${ONE}/attestation`, may("take-consent", { fresh: true }), (c) =>
      toOne(c, rooms, Attesting, "attest a consent", attestConsent),
    )
    .post(`${ONE}/withdrawal`, may("take-consent"), (c) =>
      toOne(c, rooms, Withdrawing, "take a consent back", withdrawConsent),
    );

function idOf(c: Context, name: string): string | null {
  const id = z.uuid().safeParse(c.req.param(name));
  return id.success ? id.data : null;
}

function viewIn(c: Context, tx: Tx) {
  const [patientId, consentId] = [idOf(c, "patientId"), idOf(c, "consentId")];
  return patientId === null || consentId === null ? null : consentView(tx, patientId, consentId);
}

type To = { readonly consentId: string; readonly lastInfusion: LastInfusion | null };

/** Does one thing to one consent, which must be of the patient of the path. */
async function toOne<T>(
  c: Context<Signed>,
  { lastInfusionOf }: With,
  shape: z.ZodType<T>,
  about: string,
  work: (doing: Doing, order: T & To) => Promise<ConsentDone | ConsentRefused>,
): Promise<Response> {
  const read = await readBody(c, shape);
  if ("response" in read) return read.response;
  return asked(c, about, async (tx, { staffId }) => {
    const [patientId, consentId] = [idOf(c, "patientId"), idOf(c, "consentId")];
    if (patientId === null || consentId === null) return notFound;
    if ((await consentOf(tx, consentId))?.patientId !== patientId) return notFound;
    const doing = { tx, store: c.var.store, by: staffId, now: c.var.now() };
    const lastInfusion = await lastInfusionOf(tx, patientId);
    return replyOf(await work(doing, { ...read.value, consentId, lastInfusion }), patientId);
  });
}

function replyOf(outcome: ConsentDone | ConsentRefused, patientId: string) {
  if (!("refusals" in outcome)) return ok(outcome, patientId);
  const isNobody = outcome.refusals.some(({ rule }) => rule === "no-such-patient");
  return isNobody ? notFound : { status: 409 as const, body: outcome, patientId };
}
