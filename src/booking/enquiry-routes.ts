import { type Context, Hono } from "hono";
import { z } from "zod";
import { may } from "#people/desk.ts";
import { asked, notFound, ok, type Reply } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import { load } from "#plumbing/event-store.ts";
import type { Signed } from "#plumbing/http.ts";
import { as, type Centimetres } from "#science/units.ts";
import type { Doing, Refused } from "./doing.ts";
import { enquiryToPatient, moveEnquiry, noteEnquiry, openEnquiry, ownEnquiry } from "./enquiries.ts";
import type { EnquiryFact } from "./events.ts";
import { appointmentsOfEnquiry, enquiriesByStage, enquiryOf, waitingOfEnquiry } from "./read.ts";
import { ordered, refusalReply, shownTo } from "./replying.ts";
import { email, language, line, mobile, uuid, uuidOrNone, words } from "./shapes.ts";

const Making = z.strictObject({
  id: uuid,
  name: line(120),
  email: email.nullable(),
  mobile: mobile.nullable(),
  language,
  zone: line(60),
  texts: z.boolean(),
  source: z.enum(["telephone", "walk-in", "referral"]),
  wish: words(1000),
});
const Moving = z.strictObject({
  id: uuid,
  stage: z.enum(["new", "contacted", "booked", "evaluated", "closed"]),
  why: words(300),
});
const Owning = z.strictObject({ id: uuid, staffId: uuidOrNone });
const Noting = z.strictObject({ id: uuid, text: line(1000) });
const Becoming = z.strictObject({
  id: uuid,
  patientId: uuid,
  mrn: line(40),
  family: line(80),
  given: line(80),
  birthDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a day such as 1985-03-14 is needed"),
  sex: z.enum(["female", "male", "unknown"], "choose one"),
  heightCm: z.number().min(100, "at least 100 cm").max(230, "at most 230 cm").nullable(),
  allergies: z.array(line(80)).max(40, "at most 40").nullable(),
  isAnother: z.boolean(),
});

/** What else is done in the moment a chart is made, by rooms that stand later on the plan. */
type ChartMade = (doing: Doing, patientId: string) => Promise<void>;

/** People who asked, before a chart exists: the pipeline, one of them, and what is done about them. */
export const enquiryRoutes = (chartMade: ChartMade) =>
  new Hono<Signed>()
    .get("/api/enquiries", may("see-enquiries"), (c) =>
      asked(c, "enquiries", async (tx) => ok({ stages: await enquiriesByStage(tx) })),
    )
    .post("/api/enquiries", may("answer-enquiry"), (c) =>
      ordered(c, Making, "enquiry", async (doing, { id, ...body }) => {
        const outcome = await openEnquiry(doing, { id, ...body, selfCheck: "none" });
        return enquiryReply(doing.tx, id, outcome);
      }),
    )
    .get("/api/enquiries/:enquiryId", may("see-enquiries"), (c) =>
      asked(c, "enquiry", async (tx, principal) => {
        const id = uuid.safeParse(c.req.param("enquiryId"));
        const enquiry = id.success ? await enquiryOf(tx, id.data) : null;
        if (enquiry === null) return notFound;
        const appointments = (await appointmentsOfEnquiry(tx, enquiry.id)).map((row) => shownTo(principal, row));
        const waiting = await waitingOfEnquiry(tx, enquiry.id);
        return ok({ enquiry, appointments, waiting, story: await storyOf(tx, enquiry.id) }, enquiry.patientId);
      }),
    )
    .post("/api/enquiries/:enquiryId/stage", may("answer-enquiry"), (c) =>
      onOne(c, Moving, (doing, enquiryId, body) => moveEnquiry(doing, { ...body, enquiryId })),
    )
    .post("/api/enquiries/:enquiryId/owner", may("answer-enquiry"), (c) =>
      onOne(c, Owning, (doing, enquiryId, body) => ownEnquiry(doing, { ...body, enquiryId })),
    )
    .post("/api/enquiries/:enquiryId/note", may("answer-enquiry"), (c) =>
      onOne(c, Noting, (doing, enquiryId, body) => noteEnquiry(doing, { ...body, enquiryId })),
    )
    .post("/api/enquiries/:enquiryId/patient", may("register-patient"), (c) =>
      onOne(c, Becoming, async (doing, enquiryId, { id, patientId, heightCm, ...rest }) => {
        const registration = { ...rest, heightCm: heightCm === null ? null : as<Centimetres>(heightCm) };
        const outcome = await enquiryToPatient(doing, { id, enquiryId, patientId, registration });
        if ("ok" in outcome) await chartMade(doing, patientId);
        return outcome;
      }),
    );

function onOne<T>(
  c: Context<Signed>,
  schema: z.ZodType<T>,
  work: (doing: Doing, enquiryId: string, body: T) => Promise<object>,
): Promise<Response> {
  const id = uuid.safeParse(c.req.param("enquiryId"));
  return ordered(c, schema, "enquiry", async (doing, body) => {
    if (!id.success || (await enquiryOf(doing.tx, id.data)) === null) return notFound;
    return enquiryReply(doing.tx, id.data, await work(doing, id.data, body));
  });
}

async function enquiryReply(tx: Tx, id: string, outcome: object): Promise<Reply> {
  if ("refusals" in outcome) return refusalReply(outcome as Refused);
  const enquiry = await enquiryOf(tx, id);
  return enquiry === null ? notFound : ok(enquiry, enquiry.patientId);
}

/** What happened with them, in order: who did it and the words they left. */
async function storyOf(tx: Tx, id: string) {
  const facts = await load<EnquiryFact>(tx, `enquiry:${id}`);
  return facts.map((fact) => ({
    id: fact.id,
    type: fact.type,
    at: fact.at,
    by: fact.by,
    words: wordsOf(fact),
  }));
}

function wordsOf(fact: EnquiryFact): string {
  switch (fact.type) {
    case "EnquiryMade":
      return fact.data.wish;
    case "ContactProven":
      return fact.data.channel;
    case "EnquiryMoved":
      return [fact.data.stage, fact.data.why].filter((part) => part !== "").join(": ");
    case "EnquiryNoted":
      return fact.data.text;
    case "EnquiryOwned":
    case "EnquiryBecamePatient":
      return "";
  }
}
