import { sql } from "kysely";
import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import type { DeviceNow } from "./events.ts";

export { quarantineCount, quarantineList } from "./quarantine.ts";

/** The latest known state of every monitor that stands in the clinic. Its own times say how old it is. */
export async function devicesNow(tx: Tx): Promise<readonly DeviceNow[]> {
  const rows = await tx.q
    .selectFrom("device_now")
    .innerJoin("devices", "devices.id", "device_now.device_id")
    .select(["state", "room_id"])
    .where("removed", "=", false)
    .execute();
  // Where it stands is for the clinic to say: it may have been moved since it last spoke.
  return rows.map(({ state, room_id: roomId }) => ({ ...(JSON.parse(state) as DeviceNow), roomId }));
}

/** The latest state of the monitor that watches this infusion; null when none does. */
export async function deviceNowOf(tx: Tx, infusionId: string): Promise<DeviceNow | null> {
  const row = await tx.q
    .selectFrom("watches")
    .innerJoin("device_now", "device_now.device_id", "watches.device_id")
    .select("state")
    .where("watches.infusion_id", "=", infusionId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? null : (JSON.parse(row.state) as DeviceNow);
}

export type CuffReading = {
  readonly at: Instant;
  readonly sys: number;
  readonly dia: number;
  readonly map: number | null;
};

/** Ten-second numbers of one infusion since `since`, oldest first; null where nothing was measured. Each cuff reading once, at its own time. */
export type SampleSeries = {
  readonly at: readonly Instant[];
  readonly hr: readonly (number | null)[];
  readonly spo2: readonly (number | null)[];
  readonly rr: readonly (number | null)[];
  readonly nibp: readonly CuffReading[];
};

export async function samplesOf(tx: Tx, infusionId: string, since: Instant): Promise<SampleSeries> {
  const from = new Date(since);
  const { rows } = await sql<{ slot: Date; hr: number | null; spo2: number | null; rr: number | null }>`
    select distinct on (slot) date_bin('10 seconds', at, timestamptz 'epoch') as slot, coalesce(hr, pr) as hr, spo2, rr
    from samples where infusion_id = ${infusionId} and at >= ${from} and not late
    order by slot, at desc, received_at desc limit 5000`.execute(tx.q);
  const cuff = await sql<{ nibp_at: Date; nibp_sys: number; nibp_dia: number; nibp_mean: number | null }>`
    select distinct on (nibp_at) nibp_at, nibp_sys, nibp_dia, nibp_mean
    from samples where infusion_id = ${infusionId} and nibp_at >= ${from} and nibp_sys is not null and nibp_dia is not null
    order by nibp_at, received_at desc limit 500`.execute(tx.q);
  return {
    at: rows.map(({ slot }) => as<Instant>(slot.getTime())),
    hr: rows.map(({ hr }) => hr),
    spo2: rows.map(({ spo2 }) => spo2),
    rr: rows.map(({ rr }) => rr),
    nibp: cuff.rows.map((row) => ({
      at: as<Instant>(row.nibp_at.getTime()),
      sys: row.nibp_sys,
      dia: row.nibp_dia,
      map: row.nibp_mean,
    })),
  };
}
