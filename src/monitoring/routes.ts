import { Hono } from "hono";
import { z } from "zod";
import { may } from "#people/desk.ts";
import { asked, notFound, ok, type Reply } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import { type EventStore, lockChain } from "#plumbing/event-store.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import { uuid } from "#plumbing/shapes.ts";
import { after, type Instant, seconds } from "#science/units.ts";
import { isHeldBack, quarantineList, resolveQuarantine } from "./quarantine.ts";
import { foldWatch } from "./watch.ts";
import { streamOf, watchFacts } from "./watches.ts";

const Acknowledging = z.strictObject({ id: uuid, infusionId: uuid, at: z.number().int() });
const Resolving = z.strictObject({
  id: uuid,
  resolution: z.string("words are needed").trim().min(3, "say in a few words what it was").max(500),
});

const NOTHING_SUCH = {
  rule: "no-alarm",
  says: "This alarm is over and was acknowledged.",
  satisfy: "Nothing is left to do.",
};

/** Alarms and held-back messages over HTTP. Nothing here is ever sent to a device. */
export const monitoringRoutes = () =>
  new Hono<Signed>()
    .post("/api/alarms/:alarmId/acknowledge", may("acknowledge-alarm"), async (c) => {
      const read = await readBody(c, Acknowledging);
      if ("response" in read) return read.response;
      const { store, now } = c.var;
      return asked(c, "alarm", (tx, { staffId }) =>
        acknowledge(tx, store, { ...read.value, alarmId: c.req.param("alarmId"), by: staffId, at: now() }),
      );
    })
    .get("/api/quarantine", may("see-quarantine"), (c) =>
      asked(c, "quarantine", async (tx) => ok({ items: await quarantineList(tx) })),
    )
    .post("/api/quarantine/:quarantineId/resolve", may("resolve-quarantine"), async (c) => {
      const read = await readBody(c, Resolving);
      if ("response" in read) return read.response;
      const [id, at] = [uuid.safeParse(c.req.param("quarantineId")), c.var.now()];
      return asked(c, "quarantine", async (tx, { staffId }) => {
        if (!id.success || !(await isHeldBack(tx, id.data))) return notFound;
        const { id: factId, resolution } = read.value;
        await resolveQuarantine(tx, c.var.store, id.data, {
          id: factId,
          type: "QuarantineResolved",
          at,
          by: staffId,
          data: { resolution },
        });
        return ok({ resolved: true });
      });
    });

type Acknowledgement = {
  readonly id: string;
  readonly alarmId: string;
  readonly infusionId: string;
  readonly by: string;
  readonly at: Instant;
};

/** Silences this one alarm for as long as the protocol allows, by name. A new or graver alarm is not silenced. */
async function acknowledge(
  tx: Tx,
  store: EventStore,
  { id, alarmId, infusionId, by, at }: Acknowledgement,
): Promise<Reply> {
  await lockChain(tx);
  const facts = await watchFacts(tx, infusionId);
  const alarm = foldWatch(facts, undefined).alarms.find((one) => one.id === alarmId);
  const began = facts.findLast((fact) => fact.type === "WatchBegan");
  if (facts.length === 0 || began?.type !== "WatchBegan") return notFound;
  if (facts.some((fact) => fact.id === id)) return ok({ acknowledged: true }, began.data.patientId);
  if (alarm === undefined) return { status: 409, body: { refusals: [NOTHING_SUCH] }, patientId: began.data.patientId };
  const silencedUntil = after(at, seconds(began.data.silenceSeconds));
  await store.append(tx, streamOf(infusionId), facts.length, {
    id,
    type: "AlarmAcknowledged",
    at,
    by,
    data: { alarmId, silencedUntil },
  });
  return ok({ acknowledged: true, silencedUntil }, began.data.patientId);
}
