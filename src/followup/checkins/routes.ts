import { type Context, Hono } from "hono";
import { z } from "zod";
import { may, mayDo } from "#people/desk.ts";
import { asked, notFound, ok, type Reply } from "#plumbing/audit.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import { instant, uuid } from "#plumbing/shapes.ts";
import { as, type Instant } from "#science/units.ts";
import { cancelCheckIn, noteCall } from "./calling.ts";
import { checkInOf } from "./reading.ts";
import type { Doing } from "./store.ts";
import { checkInsView } from "./view.ts";

const words = (most: number) => z.string().trim().max(most, `at most ${most} characters`);

const Calling = z.strictObject({
  id: uuid,
  reached: z.boolean("say whether you reached them"),
  note: words(1_000),
  againAt: instant.transform((at) => as<Instant>(at)).nullable(),
});
const Cancelling = z.strictObject({ id: uuid, why: words(300).min(1, "say why") });

/** How patients are between visits, at the staff's desk: read, and closed by a call. */
export const checkInRoutes = () =>
  new Hono<Signed>()
    .get("/api/patients/:patientId/check-ins", may("see-followup"), (c) =>
      asked(c, "check-ins", async (tx, principal) => {
        const id = uuid.safeParse(c.req.param("patientId"));
        const looking = { now: c.var.now(), keep: mayDo(principal, "keep-followup") };
        const view = id.success ? await checkInsView(tx, id.data, looking) : null;
        return view === null ? notFound : ok(view, view.patientId);
      }),
    )
    .post("/api/check-ins/:checkInId/call", may("keep-followup"), (c) =>
      onOne(c, Calling, "note a call", (doing, of, body) => noteCall(doing, { ...body, ...of })),
    )
    .post("/api/check-ins/:checkInId/cancel", may("keep-followup"), (c) =>
      onOne(c, Cancelling, "cancel a check-in", (doing, of, body) => cancelCheckIn(doing, { ...body, ...of })),
    );

type Of = { readonly patientId: string; readonly checkInId: string };

async function onOne<T>(
  c: Context<Signed>,
  shape: z.ZodType<T>,
  about: string,
  work: (doing: Doing, of: Of, body: T) => Promise<object | string>,
): Promise<Response> {
  const read = await readBody(c, shape);
  if ("response" in read) return read.response;
  return asked(c, about, async (tx, { staffId }) => {
    const id = uuid.safeParse(c.req.param("checkInId"));
    const row = id.success ? await checkInOf(tx, id.data) : undefined;
    if (row === undefined) return notFound;
    const doing = { tx, store: c.var.store, by: staffId, now: c.var.now() };
    return replyOf(await work(doing, { patientId: row.patientId, checkInId: row.id }, read.value), row.patientId);
  });
}

function replyOf(outcome: object | string, patientId: string): Reply {
  if (typeof outcome === "string") return notFound;
  return "refusals" in outcome ? { status: 409, body: outcome, patientId } : ok(outcome, patientId);
}
