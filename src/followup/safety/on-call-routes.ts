import { type Context, Hono } from "hono";
import type { z } from "zod";
import { may, overtaken } from "#people/desk.ts";
import { asked, ok, type Reply } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import { setOnCall, setPageWay, swapOnCall, withdrawSwap } from "./on-call-desk.ts";
import { onCallStream } from "./on-call-store.ts";
import { onCallView } from "./on-call-view.ts";
import { PageWay, Swapping, Week, Withdrawing } from "./shapes.ts";
import type { Doing } from "./store.ts";

/** Who is called at which hour, by which ways. Whoever works here may look; the owner and the director change it. */
export const onCallRoutes = () =>
  new Hono<Signed>()
    .get("/api/safety/on-call", may("see-settings"), (c) =>
      asked(c, "on-call", async (tx, { roles }) => ok(await onCallView(tx, roles, c.var.now()))),
    )
    .post("/api/safety/on-call", may("set-on-call"), (c) =>
      changes(
        c,
        Week,
        (doing, { id, weekly }) => setOnCall(doing, id, { weekly }),
        (tx, { id, after }) => overtaken(tx, { stream: onCallStream(tx), type: "OnCallSet" }, { id, after }),
      ),
    )
    .post("/api/safety/on-call/swaps", may("set-on-call"), (c) =>
      changes(c, Swapping, (doing, { id, ...data }) => swapOnCall(doing, id, data)),
    )
    .post("/api/safety/on-call/swaps/withdraw", may("set-on-call"), (c) =>
      changes(c, Withdrawing, (doing, { id, ...data }) => withdrawSwap(doing, id, data)),
    )
    .post("/api/safety/on-call/ways", may("set-on-call"), (c) =>
      changes(c, PageWay, (doing, { id, ...data }) => setPageWay(doing, id, data)),
    );

async function changes<B>(
  c: Context<Signed>,
  schema: z.ZodType<B>,
  work: (doing: Doing, order: B) => Promise<readonly Refusal[]>,
  late: (tx: Tx, order: B) => Promise<Reply | null> = () => Promise.resolve(null),
): Promise<Response> {
  const read = await readBody(c, schema);
  if ("response" in read) return read.response;
  return asked(c, "on-call", async (tx, { staffId }) => {
    const isLate = await late(tx, read.value);
    if (isLate !== null) return isLate;
    const refusals = await work({ tx, store: c.var.store, by: staffId, now: c.var.now() }, read.value);
    return refusals.length > 0 ? { status: 409, body: { refusals } } : ok({});
  });
}
