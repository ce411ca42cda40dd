import { Hono } from "hono";
import { z } from "zod";
import { draftProtocol, ProtocolShape, signDraft } from "#clinic/desk.ts";
import { currentProtocol, openDraft } from "#clinic/read.ts";
import { asked, ok } from "#plumbing/audit.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import { may } from "./desk.ts";
import { isAllowed } from "./events.ts";
import { line } from "./settings-shapes.ts";

const Draft = z.strictObject({ protocol: ProtocolShape, copiedFrom: line(120).nullable() });
const Sign = z.strictObject({ read: ProtocolShape, printedName: line(120).min(3, "your name is needed") });

/** The clinic's protocol: what counts now, what is drafted, laying a version down, and the medical director's signature. */
export const protocolRoutes = () =>
  new Hono<Signed>()
    .get("/api/settings/protocol", may("see-settings"), (c) =>
      asked(c, "protocol", async (tx, { roles, name, credential }) =>
        ok({
          current: await currentProtocol(tx),
          draft: await openDraft(tx),
          maySign: isAllowed(roles, "sign-protocol"),
          me: `${name}, ${credential}`,
        }),
      ),
    )
    .post("/api/settings/protocol/draft", may("sign-protocol"), async (c) => {
      const read = await readBody(c, Draft);
      if ("response" in read) return read.response;
      return asked(c, "protocol", async (tx, { staffId }) => {
        const doing = { tx, store: c.var.store, by: staffId, at: c.var.now() };
        const refusals = await draftProtocol(doing, read.value.protocol, read.value.copiedFrom);
        return refusals.length > 0 ? { status: 409, body: { refusals } } : ok({ kept: true });
      });
    })
    .post("/api/settings/protocol/sign", may("sign-protocol", { fresh: true }), async (c) => {
      const read = await readBody(c, Sign);
      if ("response" in read) return read.response;
      return asked(c, "protocol", async (tx, { staffId }) => {
        const doing = { tx, store: c.var.store, by: staffId, at: c.var.now() };
        const { read: protocol, printedName } = read.value;
        const { id: protocolId, version } = protocol;
        const refusals = await signDraft(doing, { protocolId, version, read: protocol, printedName });
        return refusals.length > 0 ? { status: 409, body: { refusals } } : ok({ signed: true });
      });
    });
