import type { Notification, Pool } from "pg";
import { type Db, inClinic } from "./db.ts";
import { after } from "./event-store.ts";
import type { Recorded } from "./facts.ts";

/** What wakes a screen: a stored fact by its position, or a passing state (a monitor's numbers) by its topic. */
export type Wake =
  | { readonly kind: "fact"; readonly clinic: string; readonly position: number }
  | { readonly kind: "passing"; readonly clinic: string; readonly topic: string; readonly body: unknown };

type Listener = (wake: Wake) => void;

/**
 * The live feed's ear: one LISTEN connection for the process, shared by every open screen.
 * When that connection is lost it comes back by itself and tells all screens to look again, so nothing is missed.
 */
export async function openFeed(db: Db, retryMs = 500) {
  const screens = new Map<string, Set<Listener>>();
  let closed = false;
  let letGo: (() => void) | undefined;

  const tell = (wake: Wake) => {
    for (const listener of screens.get(wake.clinic) ?? []) listener(wake);
  };
  const tellAll = () => {
    for (const clinic of screens.keys()) tell({ kind: "fact", clinic, position: 0 });
  };
  const listen = async () => {
    letGo = await listenOn(db.pool, (payload) => tell(payload), reconnect);
    tellAll();
  };
  function reconnect() {
    letGo = undefined;
    if (!closed) setTimeout(() => void listen().catch(reconnect), retryMs).unref();
  }

  await listen();
  return {
    /** Calls `listener` for everything of this clinic until the returned function is called. */
    subscribe(clinic: string, listener: Listener): () => void {
      const known = screens.get(clinic) ?? new Set();
      screens.set(clinic, known.add(listener));
      return () => void known.delete(listener);
    },
    close() {
      closed = true;
      letGo?.();
    },
  };
}

export type Feed = Awaited<ReturnType<typeof openFeed>>;

/** Listens until the connection breaks, which `lost` is told, or until it is let go. Gives back how to let go. */
async function listenOn(pool: Pool, hear: (wake: Wake) => void, lost: () => void): Promise<() => void> {
  const client = await pool.connect();
  let ours = true;
  const letGo = () => {
    if (!ours) return;
    ours = false;
    client.removeAllListeners("notification");
    client.release(true);
  };
  // A server that stops may still break a connection just let go: that error is nobody's, and must not end the process.
  client.on("error", () => {
    const broke = ours;
    letGo();
    if (broke) lost();
  });
  client.on("notification", ({ payload }: Notification) => {
    const wake = payload === undefined ? undefined : (JSON.parse(payload) as Wake);
    if (wake !== undefined) hear(wake);
  });
  await client.query("listen afterglow").catch((error: unknown) => {
    letGo();
    throw error;
  });
  return letGo;
}

/**
 * A screen's place in the clinic's facts. `catchUp` gives every fact after its place, in order, and moves it.
 * Positions commit in order (see event-store), so what is read is complete: no fact is skipped, none comes twice.
 */
export function cursor(db: Db, clinicId: string, start: number, batch = 200) {
  let position = start;
  return {
    async catchUp(): Promise<readonly Recorded[]> {
      const facts = await inClinic(db, clinicId, (tx) => after(tx, position, batch));
      position = facts.at(-1)?.position ?? position;
      return facts;
    },
  };
}
