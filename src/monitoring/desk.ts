import { uuidv7 } from "uuidv7";
import type { Tx } from "#plumbing/db.ts";
import type { EventStore } from "#plumbing/event-store.ts";
import type { Instant } from "#science/units.ts";
import type { WatchFact } from "./events.ts";
import { openWatches, streamOf, watchFacts } from "./watches.ts";

/** What a person confirmed: this monitor is on this patient. Limits and spans come from the signed protocol. */
export type Confirmed = Extract<WatchFact, { type: "WatchBegan" }>["data"];

/** Begins the watch of one monitor over one patient. Any watch this monitor or this infusion had before ends. */
export async function beginWatch(
  tx: Tx,
  store: EventStore,
  by: string,
  at: Instant,
  confirmed: Confirmed,
): Promise<void> {
  const others = (await openWatches(tx)).filter(
    ({ deviceId, infusionId }) => deviceId === confirmed.deviceId || infusionId === confirmed.infusionId,
  );
  for (const { infusionId } of others)
    await endWatch(tx, store, by, at, infusionId, "the monitor was put on another patient");
  await append(tx, store, confirmed.infusionId, { id: uuidv7(), type: "WatchBegan", at, by, data: confirmed });
}

/** Ends the watch over an infusion, if there is one: the monitor was taken off, or the visit is over. */
export async function endWatch(
  tx: Tx,
  store: EventStore,
  by: string,
  at: Instant,
  infusionId: string,
  why: string,
): Promise<void> {
  const running = (await openWatches(tx)).some((watch) => watch.infusionId === infusionId);
  if (running) await append(tx, store, infusionId, { id: uuidv7(), type: "WatchEnded", at, by, data: { why } });
}

async function append(tx: Tx, store: EventStore, infusionId: string, fact: WatchFact): Promise<void> {
  const facts = await watchFacts(tx, infusionId);
  await store.append(tx, streamOf(infusionId), facts.length, fact);
}
