import { Hono } from "hono";
import { may } from "#people/desk.ts";
import { patientOf } from "#people/read.ts";
import { asked, notFound, ok, type Reply } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Signed } from "#plumbing/http.ts";
import { uuid } from "#plumbing/shapes.ts";
import { closePagesOf } from "#plumbing/visitors.ts";
import { devicesOf, dropPasskeys } from "./passkey-store.ts";
import type { OwnPagesView } from "./read.ts";

const OF = "/api/patients/:patientId/own-pages";

/** For a patient who calls because their phone is gone: their own pages are closed wherever they are open, and no device opens them. */
export const ownPagesRoutes = () =>
  new Hono<Signed>()
    .get(OF, may("send-forms"), (c) => asked(c, "own pages", (tx) => reply(tx, c.req.param("patientId"))))
    .post(`${OF}/close`, may("send-forms"), (c) =>
      asked(c, "own pages", async (tx) => {
        const patientId = uuid.safeParse(c.req.param("patientId"));
        if (!patientId.success) return notFound;
        await dropPasskeys(tx, patientId.data);
        await closePagesOf(tx, patientId.data);
        return reply(tx, patientId.data);
      }),
    );

async function reply(tx: Tx, given: string): Promise<Reply> {
  const patientId = uuid.safeParse(given);
  if (!patientId.success || (await patientOf(tx, patientId.data)) === undefined) return notFound;
  const view: OwnPagesView = { devices: await devicesOf(tx, patientId.data) };
  return ok(view, patientId.data);
}
