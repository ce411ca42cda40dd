import { createHash } from "node:crypto";
import { sql } from "kysely";
import { as, type Instant } from "#science/units.ts";
import type { Tx } from "./db.ts";
import type { Fact, Recorded } from "./facts.ts";
import { added, aged, type Chain, heldBy, holds, readHere, remember } from "./writer.ts";

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
    const place = { stream, version: expected + 1, position: chain.position + 1, recordedAt: now() };
    const row = sealed({ ...place, clinicId: tx.clinicId }, fact, chain.hash);
    const isNext = (await versionOf(tx, stream)) === expected;
    if (!isNext || !(await storeOnce(tx, row))) return sameFact(await factById(tx, fact.id), stream, fact);
    const recorded = recordedOf(row);
    added(tx, row, recorded);
    for (const { streams, apply } of projections) if (stream.startsWith(streams)) await apply(tx, recorded);
    for (const react of reactions) await react(store, tx, recorded);
    aged(tx, stream);
    // oxlint-disable-next-line typescript/no-unsafe-return -- the row was made from this very fact
    return recorded as Recorded<F>;
  }
  const store: EventStore = { append, projections };
  return store;
}

/** Every fact of one stream, oldest first. Read once by a transaction that holds the chain: nobody else adds to it meanwhile. */
export async function load<F extends Fact>(tx: Tx, stream: string): Promise<readonly Recorded<F>[]> {
  const known = readHere(tx, stream) ?? remember(tx, stream, await read(tx, stream));
  return known as readonly Recorded<F>[];
}

async function read(tx: Tx, stream: string): Promise<readonly Recorded[]> {
  const rows = await tx.q.selectFrom("events").selectAll().where("stream", "=", stream).orderBy("version").execute();
  return rows.map(recordedOf);
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
export async function lockChain(tx: Tx): Promise<Chain> {
  return heldBy(tx) ?? holds(tx, (await lockRow(tx)) ?? (await firstLock(tx)));
}

const lockRow = (tx: Tx): Promise<Chain | undefined> =>
  tx.q.selectFrom("chains").select(["position", "hash"]).forUpdate().executeTakeFirst();

async function firstLock(tx: Tx): Promise<Chain> {
  await sql`insert into chains (clinic_id) values (${tx.clinicId}) on conflict do nothing`.execute(tx.q);
  const row = await lockRow(tx);
  if (row === undefined) throw new Error("a clinic's chain was not there");
  return row;
}

async function factById(tx: Tx, id: string): Promise<EventRow | undefined> {
  return tx.q.selectFrom("events").selectAll().where("id", "=", id).executeTakeFirst();
}

async function versionOf(tx: Tx, stream: string): Promise<number> {
  const known = readHere(tx, stream);
  if (known !== null) return known.at(-1)?.version ?? 0;
  const { version } = await tx.q
    .selectFrom("events")
    .select((e) => e.fn.max("version").as("version"))
    .where("stream", "=", stream)
    .executeTakeFirstOrThrow();
  return version ?? 0;
}

/** Stores the fact, moves the chain's end to it, and wakes the screens at the commit, in one statement; nothing of it where the id is taken. */
async function storeOnce(tx: Tx, row: EventRow): Promise<boolean> {
  const { clinic_id: clinic, position, hash } = row;
  const wake = JSON.stringify({ kind: "fact", clinic, position });
  const ends = await tx.q
    .with("stored", (q) =>
      q
        .insertInto("events")
        .values(row)
        .onConflict((same) => same.columns(["clinic_id", "id"]).doNothing())
        .returning("position"),
    )
    .updateTable("chains")
    .from("stored")
    .set({ position, hash })
    .where("chains.clinic_id", "=", clinic)
    .returning(sql`pg_notify('afterglow', ${wake})`.as("woken"))
    .execute();
  return ends.length > 0;
}

function sameFact<F extends Fact>(known: EventRow | undefined, stream: string, fact: F): Recorded<F> {
  if (known === undefined) throw new StreamMoved(stream);
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
