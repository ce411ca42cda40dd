import { type Context, Hono } from "hono";
import { z } from "zod";
import { may, overtaken, savedAs } from "#people/desk.ts";
import { asked, notFound, ok, type Reply } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Signed } from "#plumbing/http.ts";
import { as, type Instant } from "#science/units.ts";
import { setBookingRules } from "./booking-rules.ts";
import type { Doing, Refused } from "./doing.ts";
import { rulesOf, waitingFor, waitingOf } from "./read.ts";
import { ordered, refusalReply } from "./replying.ts";
import { Rules } from "./rules-shape.ts";
import { language, line, preference, uuid, uuidOrNone, words } from "./shapes.ts";
import { declineOffer, joinWaiting, leaveWaiting, takeOffer } from "./waiting.ts";

const Joining = z.strictObject({
  id: uuid,
  typeId: line(60),
  enquiryId: uuidOrNone,
  patientId: uuidOrNone,
  preference,
  insteadOf: uuidOrNone,
});
const Taking = z.strictObject({ id: uuid, language });
const Leaving = z.strictObject({ id: uuid, why: words(300) });
const Declining = z.strictObject({ id: uuid });

/** The wait-list: who waits, what was offered, and answering for somebody on the telephone. And how the clinic books. */
export const waitingRoutes = () =>
  new Hono<Signed>()
    .get("/api/waiting", may("see-schedule"), (c) =>
      asked(c, "wait-list", async (tx) => ok({ waiting: await waitingFor(tx, null) })),
    )
    .post("/api/waiting", may("book"), (c) =>
      ordered(c, Joining, "wait-list", async (doing, { enquiryId, patientId, preference: wish, ...body }) => {
        const times = { notBefore: as<Instant>(wish.notBefore), notAfter: as<Instant>(wish.notAfter) };
        const forWhom = { enquiryId, patientId };
        const outcome = await joinWaiting(doing, {
          ...body,
          forWhom,
          byWhom: "staff",
          preference: { ...wish, ...times },
        });
        return waitingReply(doing.tx, body.id, outcome);
      }),
    )
    .post("/api/waiting/:waitingId/take", may("book"), (c) =>
      onWaiting(c, Taking, (doing, waitingId, body) => takeOffer(doing, { ...body, waitingId, byWhom: "staff" })),
    )
    .post("/api/waiting/:waitingId/decline", may("book"), (c) =>
      onWaiting(c, Declining, (doing, waitingId, body) => declineOffer(doing, { ...body, waitingId })),
    )
    .post("/api/waiting/:waitingId/leave", may("book"), (c) =>
      onWaiting(c, Leaving, (doing, waitingId, body) => leaveWaiting(doing, { ...body, waitingId })),
    )
    .get("/api/settings/booking", may("see-settings"), (c) =>
      asked(c, "booking rules", async (tx) =>
        ok({ rules: await rulesOf(tx), saved: await savedAs(tx, howWeBook(tx)) }),
      ),
    )
    .post("/api/settings/booking", may("change-settings"), (c) =>
      ordered(c, Rules, "booking rules", async (doing, { id, after, rules }) => {
        const late = await overtaken(doing.tx, howWeBook(doing.tx), { id, after });
        if (late !== null) return late;
        const outcome = await setBookingRules(doing, { id, rules });
        return "refusals" in outcome ? refusalReply(outcome) : ok({ rules: await rulesOf(doing.tx) });
      }),
    );

const howWeBook = (tx: Tx) => ({ stream: `booking:${tx.clinicId}`, type: "BookingRulesSet" });

function onWaiting<T>(
  c: Context<Signed>,
  schema: z.ZodType<T>,
  work: (doing: Doing, waitingId: string, body: T) => Promise<object>,
): Promise<Response> {
  const id = uuid.safeParse(c.req.param("waitingId"));
  return ordered(c, schema, "wait-list", async (doing, body) => {
    if (!id.success || (await waitingOf(doing.tx, id.data)) === null) return notFound;
    return waitingReply(doing.tx, id.data, await work(doing, id.data, body));
  });
}

async function waitingReply(tx: Tx, id: string, outcome: object): Promise<Reply> {
  if ("refusals" in outcome) return refusalReply(outcome as Refused);
  const one = await waitingOf(tx, id);
  return one === null ? notFound : ok(one, one.patientId);
}
