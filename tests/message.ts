import { uuidv7 } from "uuidv7";
import { openThread, takeMessage } from "#followup/desk.ts";
import { idOf } from "#plumbing/derived-id.ts";
import type { Tx } from "#plumbing/db.ts";
import type { EventStore } from "#plumbing/event-store.ts";
import type { Instant } from "#science/units.ts";

/** A patient writes to the clinic, on the one thread they have in a test. */
export async function writeAs(
  patientId: string,
  { tx, store, now }: { readonly tx: Tx; readonly store: EventStore; readonly now: Instant },
  text: string,
): Promise<void> {
  const doing = { tx, store, now, by: `patient:${patientId}` };
  const threadId = idOf("a thread of", patientId);
  await openThread(doing, { threadId, patientId, subject: "From a test", topic: "health" });
  await takeMessage(doing, { id: uuidv7(), threadId, text, files: [], language: "en" });
}
