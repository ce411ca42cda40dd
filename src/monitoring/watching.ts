import { uuidv7 } from "uuidv7";
import { type Db, inClinic, type Tx } from "#plumbing/db.ts";
import { type EventStore, lockChain } from "#plumbing/event-store.ts";
import { passOn } from "#plumbing/passing.ts";
import type { Instant } from "#science/units.ts";
import { type Input, step } from "./alarms.ts";
import { foldWatch, unwatched, type Watch } from "./watch.ts";
import type { Device, DeviceBook } from "./device-book.ts";
import type { DeviceNow, WatchFact } from "./events.ts";
import { holdBack } from "./quarantine.ts";
import { storeNow, storeSample } from "./store.ts";
import { sampleOf } from "./sample.ts";
import type { Observed } from "./vitals.ts";
import { openWatches, streamOf, watchFacts, watchMark } from "./watches.ts";

type Post = {
  readonly device: Device;
  readonly infusionId: string | null;
  readonly mrn: string | null;
  readonly version: number;
  readonly watch: Watch;
};

/** What stands by the monitors remembers between two messages. All of it can be made again from the facts. */
type Ward = {
  readonly db: Db;
  readonly store: EventStore;
  readonly book: DeviceBook;
  readonly now: () => Instant;
  /** When we took our post: silence before that is not the monitor's. */
  readonly since: Instant;
  readonly posts: Map<string, Post>;
  readonly turns: Map<string, Promise<unknown>>;
  /** Devices whose clinic stored facts: the next tick looks into the database even if nothing has changed here. */
  readonly outdated: Set<string>;
};

export type Watching = ReturnType<typeof watching>;

/** Stands beside every monitor: judges what it says and what it leaves unsaid, raises and ends alarms, tells the screens. */
export function watching(db: Db, store: EventStore, book: DeviceBook, now: () => Instant) {
  const ward: Ward = { db, store, book, now, since: now(), posts: new Map(), turns: new Map(), outdated: new Set() };
  return {
    /** One thing at a time for each device: a message and a tick never judge the same state twice. */
    inTurn: <T>(key: string, work: () => Promise<T>): Promise<T> => inTurn(ward, key, work),
    /** Facts of this clinic were stored: a monitor may have been put on a patient. */
    lookAgain: (clinicId: string) => {
      for (const { device } of ward.posts.values()) if (device.clinicId === clinicId) ward.outdated.add(device.id);
    },
    /** One observed message, already stored raw. Charts it, or holds it back when it names another patient. Call the result once it is committed. */
    take: (tx: Tx, device: Device, observed: Observed, key: Buffer, at: Instant): Promise<() => void> =>
      take(ward, tx, { device, observed, key, at }),
    /** The clock's turn: what has gone stale, what is lost. */
    tick: async (): Promise<void> => {
      for (const device of await book.all()) await inTurn(ward, device.id, () => tickOne(ward, device));
    },
  };
}

function inTurn<T>({ turns, outdated }: Ward, key: string, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(key) ?? Promise.resolve()).then(work, work);
  turns.set(key, turn);
  // What failed may have left memory and facts apart.
  turn.catch(() => outdated.add(key));
  return turn;
}

async function tickOne(ward: Ward, device: Device): Promise<void> {
  const known = ward.posts.get(device.id);
  const input: Input = { kind: "tick", at: ward.now() };
  // Most ticks change nothing; only those that do are worth a transaction.
  if (known !== undefined && !ward.outdated.has(device.id)) {
    const judged = step(known.watch, input, uuidv7);
    if (!judged.changed) return void ward.posts.set(device.id, { ...known, device, watch: judged.watch });
  }
  const settle = await inClinic(ward.db, device.clinicId, async (tx) =>
    judge(ward, tx, await postOf(ward, tx, device), input),
  );
  settle();
}

type Arrived = { readonly device: Device; readonly observed: Observed; readonly key: Buffer; readonly at: Instant };

async function take(ward: Ward, tx: Tx, { device, observed, key, at }: Arrived): Promise<() => void> {
  const post = await postOf(ward, tx, device);
  const said = observed.patient?.mrn ?? null;
  if (post.mrn !== null && said !== null && said !== post.mrn) {
    const cause = "The monitor names another patient";
    await holdBack(tx, { deviceId: device.id, roomId: device.roomId, cause, said, expected: post.mrn, key, at });
    return judge(ward, tx, post, { kind: "wrong-patient", at, said });
  }
  const sample = post.infusionId === null ? null : sampleOf(device.id, post.infusionId, observed, key, at);
  if (sample !== null) await storeSample(tx, sample);
  return judge(ward, tx, post, { kind: "observed", at, observed });
}

/** What we remember of the device, if its watch still stands as we remember it; read anew otherwise. */
async function postOf({ posts, outdated, since }: Ward, tx: Tx, device: Device): Promise<Post> {
  outdated.delete(device.id);
  const known = posts.get(device.id);
  const mark = await watchMark(tx, device.id);
  const isCurrent = known !== undefined && known.infusionId === mark.infusionId && known.version === mark.version;
  return isCurrent ? { ...known, device } : readPost(tx, device, since, known);
}

/** Judges one input, stores what follows, and gives back how to remember it once it is committed. */
async function judge(ward: Ward, tx: Tx, post: Post, input: Input): Promise<() => void> {
  const { current, judged } = await judgeOnNewest(ward, tx, post, input);
  const next: Post = {
    ...current,
    version: await storeAlarms(tx, ward.store, current, judged.facts),
    watch: judged.watch,
  };
  if (judged.changed) await tell(tx, next, input.at);
  return () => void ward.posts.set(post.device.id, next);
}

/** An alarm about to be stored is judged on what stands in the facts now: someone may have acknowledged in between. */
async function judgeOnNewest({ since }: Ward, tx: Tx, post: Post, input: Input) {
  const judged = step(post.watch, input, uuidv7);
  if (judged.facts.length === 0) return { current: post, judged };
  await lockChain(tx);
  const current = await readPost(tx, post.device, since, post);
  return current.version === post.version
    ? { current: post, judged }
    : { current, judged: step(current.watch, input, uuidv7) };
}

async function readPost(tx: Tx, device: Device, since: Instant, before: Post | undefined): Promise<Post> {
  const open = (await openWatches(tx)).find(({ deviceId }) => deviceId === device.id);
  if (open === undefined) return { device, infusionId: null, mrn: null, version: 0, watch: unwatched(before?.watch) };
  const facts = await watchFacts(tx, open.infusionId);
  return {
    device,
    infusionId: open.infusionId,
    mrn: open.mrn,
    version: facts.length,
    watch: foldWatch(facts, before?.watch, since),
  };
}

async function storeAlarms(tx: Tx, store: EventStore, post: Post, facts: readonly WatchFact[]): Promise<number> {
  if (facts.length === 0 || post.infusionId === null) return post.version;
  let { version } = post;
  for (const fact of facts) version = (await store.append(tx, streamOf(post.infusionId), version, fact)).version;
  return version;
}

async function tell(tx: Tx, post: Post, at: Instant): Promise<void> {
  const { readings, technical, feed, lastHeardAt, alarms } = post.watch;
  const { id: deviceId, roomId } = post.device;
  const state: DeviceNow = {
    deviceId,
    roomId,
    infusionId: post.infusionId,
    readings,
    technical,
    feed,
    lastHeardAt,
    alarms,
  };
  await storeNow(tx, state, new Date(at));
  await passOn(tx, "device", state);
}
