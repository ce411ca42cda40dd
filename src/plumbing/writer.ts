import type { Tx } from "./db.ts";
import type { Recorded } from "./facts.ts";

/** The end of a clinic's chain of facts. */
export type Chain = { readonly position: number; readonly hash: string };

/** What a transaction has read since it holds the chain. Until it commits only it writes in its clinic, so none of this ages. */
type Held = {
  end: Chain;
  readonly streams: Map<string, readonly Recorded[]>;
  readonly reads: Map<string, { readonly from: Streams; readonly value: unknown }>;
};

/** Which streams something is read from, by their names. */
type Streams = (stream: string) => boolean;

const held = new WeakMap<Tx, Held>();

/** Streams kept at once: those of one visit and its patient, with room; an import of thousands holds no more. */
const MOST = 64;

/** The chain's end as this transaction knows it; null while it does not hold the chain. */
export const heldBy = (tx: Tx): Chain | null => held.get(tx)?.end ?? null;

export function holds(tx: Tx, end: Chain): Chain {
  held.set(tx, { end, streams: new Map(), reads: new Map() });
  return end;
}

/** A stream that was read under the lock; null where it was not. */
export const readHere = (tx: Tx, stream: string): readonly Recorded[] | null =>
  held.get(tx)?.streams.get(stream) ?? null;

/** Keeps what was read, where nobody else can add to it. */
export function remember(tx: Tx, stream: string, facts: readonly Recorded[]): readonly Recorded[] {
  const streams = held.get(tx)?.streams;
  if (streams === undefined) return facts;
  const [oldest] = streams.keys();
  if (streams.size >= MOST && oldest !== undefined) streams.delete(oldest);
  streams.set(stream, facts);
  return facts;
}

/** This transaction itself added a fact. */
export function added(tx: Tx, { position, hash }: Chain, fact: Recorded): void {
  const here = held.get(tx);
  if (here === undefined) return;
  here.end = { position, hash };
  const before = here.streams.get(fact.stream);
  if (before !== undefined) here.streams.set(fact.stream, [...before, fact]);
}

/** What was read from a stream that has grown is read again. */
export function aged(tx: Tx, stream: string): void {
  const reads = held.get(tx)?.reads ?? [];
  for (const [key, { from }] of reads) if (from(stream)) held.get(tx)?.reads.delete(key);
}

/**
 * Reads from tables that facts alone keep, once while this transaction holds the chain and adds nothing to the streams they are
 * kept by. One that does not hold it reads each time.
 */
export async function readOnce<T>(tx: Tx, key: string, from: Streams, read: () => Promise<T>): Promise<T> {
  const known = held.get(tx)?.reads.get(key);
  if (known !== undefined) return known.value as T;
  const value = await read();
  held.get(tx)?.reads.set(key, { from, value });
  return value;
}

/** Part of the transaction was undone: what it knew may be gone with it, and the lock too. */
export const forget = (tx: Tx): void => void held.delete(tx);
