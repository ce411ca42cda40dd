import type { SSEStreamingApi } from "hono/streaming";
import type { Db } from "./db.ts";
import type { Recorded } from "./facts.ts";
import { cursor, type Feed } from "./feed.ts";

export type ScreenFeed = {
  readonly db: Db;
  readonly feed: Feed;
  readonly clinicId: string;
  /** The last position the screen has seen. */
  readonly start: number;
  /** Sent at once, so that a fresh screen need not wait for the next message of each monitor. */
  readonly first: readonly Passing[];
  /** What this person may be told of a fact, or of a passing state; null leaves it out. */
  readonly show: {
    readonly fact: (fact: Recorded) => object | null;
    readonly passing: (passing: Passing) => object | null;
  };
  /** False once the person may no longer be here: signed out, left the clinic. Asked every 15 s. */
  readonly welcome: () => Promise<boolean>;
};

/** A state that is not a fact. Of several with one key only the newest is sent to a screen that reads slowly. */
export type Passing = { readonly topic: string; readonly key: string; readonly body: unknown };

const BEAT_MS = 5_000;
const BEATS_PER_WELCOME = 3;

/**
 * Feeds one screen until it leaves. Facts come in order with their position as the event id, none skipped, none twice;
 * passing states come as they are now; a beat every five seconds lets the screen notice that we are gone.
 */
export async function feedScreen(stream: SSEStreamingApi, options: ScreenFeed): Promise<void> {
  const { db, feed, clinicId, start, first, show, welcome } = options;
  const place = cursor(db, clinicId, start);
  const waiting = new Map(first.map((passing) => [`${passing.topic}/${passing.key}`, passing]));
  const due = { facts: true, beat: false, beatsSinceAsked: 0 };
  const bell = doorbell();
  const leave = feed.subscribe(clinicId, (wake) => {
    if (wake.kind === "fact") due.facts = true;
    else waiting.set(...keyed(wake.topic, wake.body));
    bell.ring();
  });
  const beat = setInterval(() => {
    due.beat = true;
    bell.ring();
  }, BEAT_MS);
  stream.onAbort(() => bell.ring());
  try {
    while (!stream.aborted && !stream.closed) {
      if (due.facts) due.facts = await sendFacts(stream, place, show.fact);
      await sendPassing(stream, waiting, show.passing);
      if (due.beat && !(await sendBeat(stream, due, welcome))) return;
      if (!due.facts && waiting.size === 0) await bell.rung();
    }
  } finally {
    clearInterval(beat);
    leave();
  }
}

function keyed(topic: string, body: unknown): [string, Passing] {
  const key = body !== null && typeof body === "object" && "deviceId" in body ? String(body.deviceId) : "";
  return [`${topic}/${key}`, { topic, key, body }];
}

/** True when there may be more. */
async function sendFacts(stream: SSEStreamingApi, place: ReturnType<typeof cursor>, show: ScreenFeed["show"]["fact"]) {
  const facts = await place.catchUp();
  for (const fact of facts) {
    const data = show(fact);
    if (data !== null) await stream.writeSSE({ event: "fact", id: String(fact.position), data: JSON.stringify(data) });
  }
  return facts.length > 0;
}

async function sendPassing(
  stream: SSEStreamingApi,
  waiting: Map<string, Passing>,
  show: ScreenFeed["show"]["passing"],
) {
  for (const [key, passing] of waiting) {
    waiting.delete(key);
    const data = show(passing);
    if (data !== null) await stream.writeSSE({ event: passing.topic, data: JSON.stringify(data) });
  }
}

type Due = { beat: boolean; beatsSinceAsked: number };

async function sendBeat(stream: SSEStreamingApi, due: Due, welcome: () => Promise<boolean>) {
  due.beat = false;
  due.beatsSinceAsked += 1;
  if (due.beatsSinceAsked >= BEATS_PER_WELCOME) {
    if (!(await welcome())) return false;
    due.beatsSinceAsked = 0;
  }
  await stream.writeSSE({ event: "beat", data: "" });
  return true;
}

/** Sleeps until rung; a ring while nobody sleeps is remembered. */
function doorbell() {
  let wake: (() => void) | undefined;
  let rang = false;
  return {
    ring() {
      rang = true;
      wake?.();
    },
    async rung() {
      if (!rang) await new Promise<void>((resolve) => (wake = resolve));
      rang = false;
    },
  };
}
