import { sql } from "kysely";
import type { Tx } from "./db.ts";

// PostgreSQL refuses payloads of 8,000 bytes or more.
const LARGEST = 7_900;

/**
 * Tells every screen of the clinic something that passes and is not a fact, such as a monitor's latest numbers.
 * Sent when the transaction commits. Too large a body is sent as null: the screen then asks.
 */
export async function passOn(tx: Tx, topic: string, body: unknown): Promise<void> {
  const whole = JSON.stringify({ kind: "passing", clinic: tx.clinicId, topic, body });
  const payload =
    Buffer.byteLength(whole) < LARGEST
      ? whole
      : JSON.stringify({ kind: "passing", clinic: tx.clinicId, topic, body: null });
  await sql`select pg_notify('afterglow', ${payload})`.execute(tx.q);
}
