import { type Context, Hono } from "hono";
import { z } from "zod";
import { samplesOf } from "#monitoring/read.ts";
import { may, mayDo } from "#people/desk.ts";
import { asked, noteRefused, notFound, ok, type Reply } from "#plumbing/audit.ts";
import { NOT_YOURS, readBody, refuse, shapeRefusals, type Signed, signedIn, standing } from "#plumbing/http.ts";
import { as, type Instant } from "#science/units.ts";
import { bedsideView } from "./bedside-view.ts";
import type { Order } from "./decide/context.ts";
import { discrepancyList } from "./discrepancy-list.ts";
import { openVisit, placeOrder } from "./desk.ts";
import { isOrderType, ORDERS, type OrderType } from "./orders/orders.ts";
import { orderBody, schemas } from "./orders/schemas.ts";
import { instant, uuid, whole } from "./orders/shapes.ts";
import { patientOfVisit } from "./read.ts";
import { makeRoomCode } from "./room-screen.ts";
import type { Outcome } from "./store.ts";

const Opening = z.strictObject({
  id: uuid,
  patientId: uuid,
  roomId: uuid,
  number: whole(1, 400),
  of: whole(1, 40).nullable(),
  plannedStartAt: instant,
});

/** One infusion visit over HTTP: open it, see it, place orders on it. No rule lives here. */
export const infusionRoutes = () =>
  new Hono<Signed>()
    .post("/api/infusions", may("open-visit"), async (c) => {
      const read = await readBody(c, Opening);
      return "response" in read ? read.response : open(c, read.value);
    })
    .get("/api/infusions/:infusionId/bedside", may("see-vitals"), (c) => view(c, "bedside"))
    .get("/api/infusions/:infusionId/record", may("see-patient"), (c) => view(c, "record"))
    .get("/api/infusions/:infusionId/samples", may("see-vitals"), (c) =>
      asked(c, "samples", async (tx) => {
        const [id, since] = [
          uuid.safeParse(c.req.param("infusionId")),
          instant.safeParse(Number(c.req.query("since") ?? 946_684_800_000)),
        ];
        const patientId = id.success ? await patientOfVisit(tx, id.data) : null;
        if (!id.success || !since.success || patientId === null) return notFound;
        return ok(await samplesOf(tx, id.data, as<Instant>(since.data)), patientId);
      }),
    )
    .post("/api/infusions/:infusionId/orders/:type", may("see-patient", { evenLocked: true }), (c) => place(c))
    .post("/api/infusions/:infusionId/room-code", may("chart"), async (c) => {
      const read = await readBody(c, z.strictObject({ id: uuid }));
      return "response" in read ? read.response : roomCode(c, read.value.id);
    })
    .get("/api/discrepancies", may("see-patient"), (c) =>
      asked(c, "discrepancies", async (tx) => ok({ items: await discrepancyList(tx, c.var.now()) })),
    );

/** A code for the screen that lies with the patient. It is told once, here, and kept nowhere. */
const roomCode = (c: Context<Signed>, id: string): Promise<Response> =>
  asked(c, "screen in the room", async (tx) => {
    const infusionId = uuid.safeParse(c.req.param("infusionId"));
    const made = infusionId.success
      ? await makeRoomCode({ tx, now: c.var.now() }, { id, infusionId: infusionId.data })
      : null;
    return made === null ? notFound : ok({ code: made.code, until: made.until }, made.patientId);
  });

function open(c: Context<Signed>, { plannedStartAt, ...opening }: z.infer<typeof Opening>): Promise<Response> {
  return asked(c, "visit", async (tx, { staffId, roles }) => {
    const opened = await openVisit(
      { tx, store: c.var.store, by: staffId, roles, now: c.var.now() },
      { ...opening, plannedStartAt: as<Instant>(plannedStartAt) },
    );
    if (opened === "no-such-patient") return notFound;
    return "refusals" in opened
      ? { status: 409, body: opened, patientId: opening.patientId }
      : ok(opened, opening.patientId);
  });
}

function view(c: Context<Signed>, about: string): Promise<Response> {
  return asked(c, about, async (tx, principal) => {
    const id = uuid.safeParse(c.req.param("infusionId"));
    const found = id.success ? await bedsideView(tx, principal, id.data, c.var.now()) : null;
    return found === null ? notFound : ok(found, found.patient.id);
  });
}

async function place(c: Context<Signed>): Promise<Response> {
  const [type, id] = [c.req.param("type") ?? "", uuid.safeParse(c.req.param("infusionId"))];
  if (!isOrderType(type) || !id.success) return c.json(notFound.body as object, 404);
  const { permission, fresh, evenLocked = false } = ORDERS[type];
  if (!mayDo(signedIn(c), permission)) {
    await noteRefused(c, 403);
    return refuse(c, 403, NOT_YOURS);
  }
  const barred = standing(c, { fresh, unlocked: !evenLocked });
  if (barred !== null) return barred;
  const read = await readBody(c, orderBody);
  if ("response" in read) return read.response;
  const data = schemas[type].safeParse(read.value.data);
  return data.success
    ? storeOrder(c, id.data, type, { ...read.value, data: data.data })
    : refuse(c, 422, ...shapeRefusals(data.error));
}

function storeOrder(
  c: Context<Signed>,
  infusionId: string,
  type: OrderType,
  body: z.infer<typeof orderBody>,
): Promise<Response> {
  const { staffId, roles, locked } = signedIn(c);
  const { patientId, happened = false, ...sent } = body;
  const order = {
    ...sent,
    type,
    by: staffId,
    happened,
    ...(locked && { data: { ...(sent.data as object), fromLockedScreen: true } }),
  } as unknown as Order;
  return asked(c, type, async (tx) => {
    const doing = { tx, store: c.var.store, by: staffId, roles, now: c.var.now() };
    return replyTo(await placeOrder(doing, { infusionId, patientId, order }), patientId);
  });
}

function replyTo(outcome: Outcome, patientId: string): Reply {
  if (outcome === "no-such-visit") return notFound;
  if ("refusals" in outcome) return { status: 409, body: { refusals: outcome.refusals }, patientId };
  return ok({ fact: outcome.fact, version: outcome.fact.version }, patientId);
}
