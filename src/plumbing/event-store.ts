import { createHash } from "node:crypto";
import { sql } from "kysely";
import { as, type Instant } from "#science/units.ts";
import type { Tx } from "./db.ts";
import type { Fact, Recorded } from "./facts.ts";

declare module "./db.ts" {
  interface Tables {
    events: EventRow;
    chains: { clinic_id: string; position: number; hash: string };
  }
}

type EventRow = {
  clinic_id: string;
  stream: string;
  version: number;
  id: string;
  type: string;
  data: string;
  at: Date;
  recorded_at: Date;
  by: string;
  position: number;
  prev_hash: string;
  hash: string;
};

/** Someone else wrote to the stream while we were deciding. Read again and decide again. */
export class StreamMoved extends Error {}

/** The id is already in use for a different fact: a client mistake, never stored. */
export class IdTaken extends Error {}

/** Keeps a room's read tables in step, inside the transaction that stores the fact. */
export type Projection = {
  readonly streams: string;
  readonly tables: readonly string[];
  readonly apply: (tx: Tx, fact: Recorded) => Promise<void>;
};

/**
 * What else must be stored when a fact is, in the same transaction, so that neither stands without the other. Never called when
 * read tables are made anew.
 */
export type Reaction = (store: EventStore, tx: Tx, fact: Recorded) => Promise<void>;

export type EventStore = {
  readonly append: <F extends Fact>(tx: Tx, stream: string, expected: number, fact: F) => Promise<Recorded<F>>;
  readonly projections: readonly Projection[];
};

/** The one way facts are stored. `projections` keep the read tables; the clock is the server's. */
export function eventStore(
  projections: readonly Projection[],
  now: () => Instant,
  reactions: readonly Reaction[] = [],
): EventStore {
  /**
   * Stores `fact` as version `expected + 1` of `stream`, once: the same id again gives back what was stored.
   * Throws StreamMoved when another writer was first, IdTaken when the id belongs to another fact.
   */
  async function append<F extends Fact>(tx: Tx, stream: string, expected: number, fact: F): Promise<Recorded<F>> {
    const chain = await lockChain(tx);
    const known = await factById(tx, fact.id);
    if (known !== undefined) return sameFact(known, stream, fact);
    if ((await versionOf(tx, stream)) !== expected) throw new StreamMoved(stream);
    const row = sealed(
      { stream, version: expected + 1, position: chain.position + 1, recordedAt: now(), clinicId: tx.clinicId },
      fact,
      chain.hash,
    );
    await tx.q.insertInto("events").values(row).execute();
    await tx.q
      .updateTable("chains")
      .set({ position: row.position, hash: row.hash })
      .where("clinic_id", "=", tx.clinicId)
      .execute();
    const recorded = recordedOf(row);
    for (const { streams, apply } of projections) if (stream.startsWith(streams)) await apply(tx, recorded);
    for (const react of reactions) await react(store, tx, recorded);
    await sql`select pg_notify('afterglow', ${JSON.stringify({ kind: "fact", clinic: tx.clinicId, position: row.position })})`.execute(
      tx.q,
    );
    // oxlint-disable-next-line typescript/no-unsafe-return -- the row was made from this very fact
    return recorded as Recorded<F>;
  }
  const store: EventStore = { append, projections };
  return store;
}

/** Every fact of one stream, oldest first. */
export async function load<F extends Fact>(tx: Tx, stream: string): Promise<readonly Recorded<F>[]> {
  const rows = await tx.q.selectFrom("events").selectAll().where("stream", "=", stream).orderBy("version").execute();
  return rows.map((row) => recordedOf(row) as Recorded<F>);
}

/** One fact by its number; undefined where this clinic has none. */
export async function factOf(tx: Tx, id: string): Promise<Recorded | undefined> {
  const row = await factById(tx, id);
  return row === undefined ? undefined : recordedOf(row);
}

/** Facts after `position`, oldest first, for the live feed and for rebuilding read tables. */
export async function after(tx: Tx, position: number, limit: number): Promise<readonly Recorded[]> {
  const rows = await tx.q
    .selectFrom("events")
    .selectAll()
    .where("position", ">", position)
    .orderBy("position")
    .limit(limit)
    .execute();
  return rows.map(recordedOf);
}

/** Where the clinic's chain ends: its last position and hash. Zero and zeros before the first fact. */
export async function headOf(tx: Tx): Promise<{ position: number; hash: string }> {
  const row = await tx.q.selectFrom("chains").select(["position", "hash"]).executeTakeFirst();
  return row ?? { position: 0, hash: "0".repeat(64) };
}

/**
 * Takes the clinic's place in the queue of writers. Held until commit, it makes positions commit in order and without gaps:
 * whoever reads up to position n has read everything before it.
 */
export async function lockChain(tx: Tx): Promise<{ position: number; hash: string }> {
  await sql`insert into chains (clinic_id) values (${tx.clinicId}) on conflict do nothing`.execute(tx.q);
  return tx.q.selectFrom("chains").select(["position", "hash"]).forUpdate().executeTakeFirstOrThrow();
}

async function factById(tx: Tx, id: string): Promise<EventRow | undefined> {
  return tx.q.selectFrom("events").selectAll().where("id", "=", id).executeTakeFirst();
}

async function versionOf(tx: Tx, stream: string): Promise<number> {
  const { version } = await tx.q
    .selectFrom("events")
    .select((e) => e.fn.max("version").as("version"))
    .where("stream", "=", stream)
    .executeTakeFirstOrThrow();
  return version ?? 0;
}

function sameFact<F extends Fact>(known: EventRow, stream: string, fact: F): Recorded<F> {
  const same =
    known.stream === stream && known.type === fact.type && known.by === fact.by && known.data === canonical(fact.data);
  if (!same) throw new IdTaken(fact.id);
  return recordedOf(known) as Recorded<F>;
}

type Place = {
  readonly clinicId: string;
  readonly stream: string;
  readonly version: number;
  readonly position: number;
  readonly recordedAt: Instant;
};

function sealed(place: Place, fact: Fact, prevHash: string): EventRow {
  const open = {
    clinic_id: place.clinicId,
    stream: place.stream,
    version: place.version,
    id: fact.id,
    type: fact.type,
    data: canonical(fact.data),
    at: new Date(fact.at),
    recorded_at: new Date(place.recordedAt),
    by: fact.by,
    position: place.position,
    prev_hash: prevHash,
  };
  return { ...open, hash: hashOf(open) };
}

/** The seal of one row: SHA-256 over everything it holds and the seal before it. */
export function hashOf(row: Omit<EventRow, "hash">): string {
  const parts = [
    row.prev_hash,
    row.clinic_id,
    row.stream,
    row.version,
    row.id,
    row.type,
    row.data,
    row.at.toISOString(),
    row.recorded_at.toISOString(),
    row.by,
    row.position,
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

function recordedOf(row: EventRow): Recorded {
  return {
    id: row.id,
    type: row.type,
    at: as<Instant>(row.at.getTime()),
    by: row.by,
    data: JSON.parse(row.data),
    stream: row.stream,
    version: row.version,
    recordedAt: as<Instant>(row.recorded_at.getTime()),
    position: row.position,
  };
}

/** JSON with sorted keys: the same data always gives the same text, wherever it was made. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
