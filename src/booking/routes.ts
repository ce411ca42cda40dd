import { type Context, Hono } from "hono";
import { z } from "zod";
import { may } from "#people/desk.ts";
import { asked, notFound, ok, type Reply } from "#plumbing/audit.ts";
import { shapeRefusals, type Signed } from "#plumbing/http.ts";
import { load } from "#plumbing/event-store.ts";
import { as, type Instant } from "#science/units.ts";
import { bookDirect, bookHeld } from "./booking.ts";
import { type Doing, no, refused } from "./doing.ts";
import { foldAppointment, type RecordedAppointmentFact } from "./fold/appointment.ts";
import { holdSlot, releaseHold } from "./holding.ts";
import { cancelAppointment, moveAppointment } from "./moving.ts";
import { appointmentOf, freeSlots } from "./read.ts";
import { appointmentReply, callsShownTo, ordered, refusalReply, shownTo } from "./replying.ts";
import {
  answerEvening,
  confirmRide,
  nameRide,
  noteArrived,
  noteDone,
  noteMissed,
  onTheWay,
  takeArrivalBack,
} from "./rides.ts";
import { schedule } from "./schedule.ts";
import { instant, language, line, mobile, reason, uuid, uuidOrNone } from "./shapes.ts";

const forWhom = { enquiryId: uuidOrNone, patientId: uuidOrNone };
const where = {
  siteId: uuidOrNone.optional(),
  roomId: uuidOrNone.optional(),
  staffIds: z.array(uuid).max(8).optional(),
};
const course = { series: uuidOrNone.optional(), nth: z.number().int().min(1).max(400).nullable().optional() };
const time = { id: uuid, typeId: line(60), startAt: instant, ...forWhom, ...where, ...course };

const Holding = z.strictObject(time);
const Booking = z.strictObject({ ...time, language, override: reason });
const Confirming = z.strictObject({ id: uuid, ...forWhom, language });
const Moving = z.strictObject({
  id: uuid,
  startAt: instant,
  roomId: where.roomId,
  staffIds: where.staffIds,
  byWhom: z.enum(["patient", "staff"]),
  override: reason,
});
const Cancelling = z.strictObject({ id: uuid, byWhom: z.enum(["patient", "staff"]), why: line(300) });
const Once = z.strictObject({ id: uuid });
const Arriving = z.strictObject({ id: uuid, confirmed: z.boolean().optional() });
const WithWhy = z.strictObject({ id: uuid, why: line(300) });
const Ride = z.strictObject({ id: uuid, driver: line(80), mobile });
const Evening = z.strictObject({
  id: uuid,
  answers: z.record(z.string().max(40), z.enum(["yes", "no", "unknown"], "answer yes, no or unknown")),
});

/** The clinic's times over HTTP: what is free, what is booked, and every order on an appointment. No rule lives here. */
export const bookingRoutes = () =>
  new Hono<Signed>()
    .get("/api/schedule", may("see-schedule"), (c) => schedule(c))
    .get("/api/slots", may("book"), (c) => slots(c))
    .post("/api/appointments/holds", may("book"), (c) =>
      ordered(c, Holding, "hold", async (doing, { startAt, enquiryId, patientId, ...body }) => {
        const person = { enquiryId, patientId };
        const wish = { ...body, startAt: as<Instant>(startAt), forWhom: person, byWhom: "staff" as const };
        const outcome = await holdSlot(doing, wish);
        return "refusals" in outcome ? refusalReply(outcome, patientId) : ok({ id: body.id, ...outcome }, patientId);
      }),
    )
    .post("/api/appointments", may("book"), (c) =>
      ordered(c, Booking, "booking", async (doing, { startAt, enquiryId, patientId, ...body }, roles) => {
        const person = { enquiryId, patientId };
        if (enquiryId === null && patientId === null) return refusalReply(NOBODY);
        const outcome = await bookDirect(doing, { ...body, startAt: as<Instant>(startAt), forWhom: person });
        return appointmentReply(doing.tx, body.id, outcome, roles);
      }),
    )
    .get("/api/appointments/:appointmentId", may("see-schedule"), (c) => one(c))
    .post("/api/appointments/:appointmentId/book", may("book"), (c) =>
      onOne(c, Confirming, (doing, appointmentId, { id, language: speaks, enquiryId, patientId }) =>
        bookHeld(doing, { id, appointmentId, forWhom: { enquiryId, patientId }, language: speaks }),
      ),
    )
    .post("/api/appointments/:appointmentId/release", may("book"), (c) =>
      onOne(c, Once, (doing, appointmentId, { id }) => releaseHold(doing, { id, appointmentId })),
    )
    .post("/api/appointments/:appointmentId/move", may("book"), (c) =>
      onOne(c, Moving, (doing, appointmentId, { startAt, ...body }) =>
        moveAppointment(doing, { ...body, appointmentId, startAt: as<Instant>(startAt), onBehalf: true }),
      ),
    )
    .post("/api/appointments/:appointmentId/cancel", may("book"), (c) =>
      onOne(c, Cancelling, (doing, appointmentId, body) =>
        cancelAppointment(doing, { ...body, appointmentId, onBehalf: true }),
      ),
    )
    .route("/", onTheDay());

/** What happens around the visit itself: the ride, the evening before, coming and going. */
const onTheDay = () =>
  new Hono<Signed>()
    .post("/api/appointments/:appointmentId/ride", may("book"), (c) =>
      onOne(c, Ride, (doing, appointmentId, body) => nameRide(doing, { ...body, appointmentId })),
    )
    .post("/api/appointments/:appointmentId/ride-confirmed", may("book"), (c) =>
      onOne(c, Once, (doing, appointmentId, { id }) => confirmRide(doing, { id, appointmentId, how: "by-telephone" })),
    )
    .post("/api/appointments/:appointmentId/evening", may("see-patient"), (c) =>
      onOne(c, Evening, (doing, appointmentId, body) => answerEvening(doing, { ...body, appointmentId })),
    )
    .post("/api/appointments/:appointmentId/on-the-way", may("book"), (c) =>
      onOne(c, Once, (doing, appointmentId, { id }) => onTheWay(doing, { id, appointmentId })),
    )
    .post("/api/appointments/:appointmentId/arrived", may("book"), (c) =>
      onOne(c, Arriving, (doing, appointmentId, { id, confirmed = false }) =>
        noteArrived(doing, { id, appointmentId, confirmed }),
      ),
    )
    .post("/api/appointments/:appointmentId/arrival-taken-back", may("book"), (c) =>
      onOne(c, Once, (doing, appointmentId, { id }) => takeArrivalBack(doing, { id, appointmentId })),
    )
    .post("/api/appointments/:appointmentId/missed", may("book"), (c) =>
      onOne(c, WithWhy, (doing, appointmentId, body) => noteMissed(doing, { ...body, appointmentId })),
    )
    .post("/api/appointments/:appointmentId/done", may("book"), (c) =>
      onOne(c, Once, (doing, appointmentId, { id }) => noteDone(doing, { id, appointmentId })),
    );

const NOBODY = refused(no("nobody", "Nobody is named for this visit.", "Choose an enquiry or a patient.", "patientId"));

function onOne<T>(
  c: Context<Signed>,
  schema: z.ZodType<T>,
  work: (doing: Doing, appointmentId: string, body: T) => Promise<object>,
): Promise<Response> {
  const id = uuid.safeParse(c.req.param("appointmentId"));
  return ordered(c, schema, "appointment", async (doing, body, roles): Promise<Reply> => {
    if (!id.success || (await appointmentOf(doing.tx, id.data)) === null) return notFound;
    return appointmentReply(doing.tx, id.data, await work(doing, id.data, body), roles);
  });
}

/** One appointment with everything that happened to it. */
function one(c: Context<Signed>): Promise<Response> {
  return asked(c, "appointment", async (tx, principal) => {
    const id = uuid.safeParse(c.req.param("appointmentId"));
    const row = id.success ? await appointmentOf(tx, id.data) : null;
    if (row === null) return notFound;
    const facts = await load<RecordedAppointmentFact>(tx, `appointment:${row.id}`);
    const story = facts.map(({ type, at, by, recordedAt }) => ({ type, at, by, recordedAt }));
    const calls = callsShownTo(principal, foldAppointment(facts));
    return ok({ ...shownTo(principal, row), story, calls }, row.patientId);
  });
}

const Asking = z.object({
  typeId: line(60),
  from: z.coerce.number().pipe(instant),
  to: z.coerce.number().pipe(instant),
  roomId: uuid.optional(),
  staffId: uuid.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(60),
});

function slots(c: Context<Signed>): Promise<Response> {
  return asked(c, "free times", async (tx) => {
    const parsed = Asking.safeParse(c.req.query());
    if (!parsed.success) return { status: 422, body: { refusals: shapeRefusals(parsed.error) } };
    const { typeId, from, to, roomId = null, staffId, limit } = parsed.data;
    const staffIds = staffId === undefined ? [] : [staffId];
    const window = { from: as<Instant>(from), to: as<Instant>(to) };
    return ok({ free: await freeSlots(tx, { typeId, window, limit, now: c.var.now(), roomId, staffIds }) });
  });
}
