import type { Tx } from "#plumbing/db.ts";
import { load, type Projection } from "#plumbing/event-store.ts";
import type { Recorded } from "#plumbing/facts.ts";
import type { Limit, WatchFact } from "./events.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    watches: {
      clinic_id: string;
      infusion_id: string;
      device_id: string;
      room_id: string;
      patient_id: string;
      mrn: string;
      body: string;
      began_at: Date;
      ended_at: Date | null;
    };
  }
}

export const streamOf = (infusionId: string) => `watch:${infusionId}`;

/** The facts of the watch over one infusion, oldest first. */
export const watchFacts = (tx: Tx, infusionId: string) => load<WatchFact>(tx, streamOf(infusionId));

/** Which monitor watches whom, kept in step with the facts. */
export const watchProjection: Projection = {
  streams: "watch:",
  tables: ["watches"],
  apply: async (tx, recorded: Recorded) => {
    const fact = recorded as Recorded<WatchFact>;
    if (fact.type === "WatchBegan") await beginRow(tx, fact);
    if (fact.type === "WatchEnded") {
      const infusionId = fact.stream.slice("watch:".length);
      await tx.q
        .updateTable("watches")
        .set({ ended_at: new Date(fact.at) })
        .where("infusion_id", "=", infusionId)
        .execute();
    }
  },
};

async function beginRow(tx: Tx, fact: Recorded<Extract<WatchFact, { type: "WatchBegan" }>>): Promise<void> {
  const { infusionId, roomId, deviceId, patientId, mrn, limits } = fact.data;
  const row = {
    device_id: deviceId,
    room_id: roomId,
    patient_id: patientId,
    mrn,
    body: JSON.stringify({ limits }),
    began_at: new Date(fact.at),
    ended_at: null,
  };
  await tx.q
    .insertInto("watches")
    .values({ clinic_id: tx.clinicId, infusion_id: infusionId, ...row })
    .onConflict((clash) => clash.columns(["clinic_id", "infusion_id"]).doUpdateSet(row))
    .execute();
}

export type OpenWatch = {
  readonly infusionId: string;
  readonly deviceId: string;
  readonly roomId: string;
  readonly patientId: string;
  readonly mrn: string;
  readonly limits: readonly Limit[];
};

/** The watches now running, one a device at most. */
export async function openWatches(tx: Tx): Promise<readonly OpenWatch[]> {
  const rows = await tx.q.selectFrom("watches").selectAll().where("ended_at", "is", null).execute();
  return rows.map((row) => ({
    infusionId: row.infusion_id,
    deviceId: row.device_id,
    roomId: row.room_id,
    patientId: row.patient_id,
    mrn: row.mrn,
    limits: (JSON.parse(row.body) as { limits: readonly Limit[] }).limits,
  }));
}

/** Whose watch a device has now and how many facts it counts: what tells a remembered watch from an outdated one. */
export async function watchMark(
  tx: Tx,
  deviceId: string,
): Promise<{ readonly infusionId: string | null; readonly version: number }> {
  const open = await tx.q
    .selectFrom("watches")
    .select("infusion_id")
    .where("device_id", "=", deviceId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (open === undefined) return { infusionId: null, version: 0 };
  const { version } = await tx.q
    .selectFrom("events")
    .select((e) => e.fn.max("version").as("version"))
    .where("stream", "=", streamOf(open.infusion_id))
    .executeTakeFirstOrThrow();
  return { infusionId: open.infusion_id, version };
}
