import { sql } from "kysely";
import type { Tx } from "#plumbing/db.ts";
import type { DeviceNow } from "./events.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    raw_messages: RawRow;
    samples: SampleRow;
    device_now: { clinic_id: string; device_id: string; state: string; updated_at: Date };
  }
}

export type SampleRow = {
  clinic_id: string;
  device_id: string;
  at: Date;
  raw_key: Buffer;
  received_at: Date;
  infusion_id: string | null;
  zone_assumed: boolean;
  late: boolean;
  amended: boolean;
  hr: number | null;
  pr: number | null;
  spo2: number | null;
  rr: number | null;
  temp: number | null;
  etco2: number | null;
  nibp_sys: number | null;
  nibp_dia: number | null;
  nibp_mean: number | null;
  nibp_at: Date | null;
};

type RawRow = {
  clinic_id: string;
  received_on: string;
  key: Buffer;
  device_id: string | null;
  received_at: Date;
  remote: string;
  control_id: string | null;
  kind: string;
  answered: string | null;
  bytes: Buffer;
};

export type RawMessage = Omit<RawRow, "clinic_id" | "received_on">;

/** Takes the bytes to safety. False when this very message from this device is already there: nothing is stored twice. */
export async function storeRaw(tx: Tx, raw: RawMessage): Promise<boolean> {
  const day = (offset: number) => new Date(raw.received_at.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
  const seen = await tx.q
    .selectFrom("raw_messages")
    .select("key")
    .where("key", "=", raw.key)
    .where("received_on", "in", [day(0), day(-1)])
    .executeTakeFirst();
  if (seen !== undefined) return false;
  const row = { clinic_id: tx.clinicId, received_on: day(0), ...raw };
  const { numInsertedOrUpdatedRows } = await tx.q
    .insertInto("raw_messages")
    .values(row)
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function storeSample(tx: Tx, row: Omit<SampleRow, "clinic_id">): Promise<void> {
  await tx.q
    .insertInto("samples")
    .values({ clinic_id: tx.clinicId, ...row })
    .onConflict((clash) => clash.doNothing())
    .execute();
}

export async function storeNow(tx: Tx, now: DeviceNow, at: Date): Promise<void> {
  const row = { state: JSON.stringify(now), updated_at: at };
  await tx.q
    .insertInto("device_now")
    .values({ clinic_id: tx.clinicId, device_id: now.deviceId, ...row })
    .onConflict((clash) => clash.columns(["clinic_id", "device_id"]).doUpdateSet(row))
    .execute();
}

/** Makes room for the samples of the coming days; a daily chore. */
export async function prepareDays(tx: Tx, first: string, days: number): Promise<void> {
  await sql`select prepare_sample_days(${first}::date, ${days})`.execute(tx.q);
}
