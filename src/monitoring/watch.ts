import type { Recorded } from "#plumbing/facts.ts";
import { as, type Instant, seconds } from "#science/units.ts";
import type { Alarm, FeedState, Limit, Reading, Readings, Technical, WatchFact } from "./events.ts";

/** What a person confirmed and the protocol demands; null while nobody put this monitor on a patient. */
export type WatchRules = {
  readonly limits: readonly Limit[];
  readonly staleSeconds: number;
  readonly lostSeconds: number;
  readonly silenceSeconds: number;
  readonly beganAt: Instant;
};

/** One monitor as it stands: what it last said, how long ago, and every alarm that is open or that nobody has acknowledged. */
export type Watch = {
  readonly rules: WatchRules | null;
  readonly readings: Readings;
  readonly technical: readonly Technical[];
  readonly lastHeardAt: Instant | null;
  readonly feed: FeedState;
  readonly alarms: readonly Alarm[];
  /** Since when each condition has held, by its key: an alarm is raised when its delay has passed. */
  readonly holding: Readonly<Record<string, Instant>>;
  readonly namesAnother: boolean;
  /** How far the monitor's clock is ahead of ours, ms; null when it does not say. */
  readonly clockAhead: number | null;
};

const unheard: Watch = {
  rules: null,
  readings: {},
  technical: [],
  lastHeardAt: null,
  feed: "none",
  alarms: [],
  holding: {},
  namesAnother: false,
  clockAhead: null,
};

/** A monitor on nobody: its numbers are shown where one may put it on a patient, and raise no alarm. */
export const unwatched = (before: Watch | undefined): Watch => ({
  ...unheard,
  ...(before !== undefined && {
    readings: before.readings,
    technical: before.technical,
    lastHeardAt: before.lastHeardAt,
    feed: before.feed,
  }),
});

/** The spans at which an unwatched monitor is called stale or lost; a watched one follows the protocol. */
const DEFAULT_SPANS = { staleSeconds: 15, lostSeconds: 30 };

/** How fresh the feed is: by when bytes reached us, never by the monitor's clock. */
export function feedState(
  lastHeardAt: Instant | null,
  now: Instant,
  { staleSeconds, lostSeconds }: { staleSeconds: number; lostSeconds: number } = DEFAULT_SPANS,
): FeedState {
  if (lastHeardAt === null) return "none";
  const silent = now - lastHeardAt;
  if (silent >= seconds(lostSeconds)) return "lost";
  return silent >= seconds(staleSeconds) ? "stale" : "live";
}

/**
 * Rebuilds the watch from its facts: its rules from the newest beginning, its alarms from what was raised, acknowledged and ended.
 * `since` is when we began to listen: silence before that raises no alarm. Numbers are not facts: they are taken over from what was known before, where the same monitor went on.
 */
export function foldWatch(
  facts: readonly Recorded<WatchFact>[],
  before: Watch | undefined,
  since = as<Instant>(0),
): Watch {
  const alarms = new Map<string, Alarm>();
  let rules: WatchRules | null = null;
  for (const fact of facts) {
    switch (fact.type) {
      case "WatchBegan":
        rules = { ...fact.data, beganAt: as<Instant>(Math.max(fact.at, since)) };
        break;
      case "WatchEnded":
        rules = null;
        endAll(alarms, fact.at);
        break;
      case "AlarmRaised": {
        const { alarmId: id, ...what } = fact.data;
        alarms.set(id, { id, ...what, raisedAt: fact.at, endedAt: null, acknowledgedBy: null, silencedUntil: null });
        break;
      }
      case "AlarmAcknowledged":
        amend(alarms, fact.data.alarmId, { acknowledgedBy: fact.by, silencedUntil: fact.data.silencedUntil });
        break;
      case "AlarmEnded":
        amend(alarms, fact.data.alarmId, { endedAt: fact.at });
        break;
    }
  }
  const kept = before ?? unheard;
  return { ...kept, rules, alarms: [...alarms.values()].filter(isListed) };
}

function amend(alarms: Map<string, Alarm>, id: string, change: Partial<Alarm>): void {
  const alarm = alarms.get(id);
  if (alarm !== undefined) alarms.set(id, { ...alarm, ...change });
}

function endAll(alarms: Map<string, Alarm>, at: Instant): void {
  for (const [id, alarm] of alarms) alarms.set(id, { ...alarm, endedAt: alarm.endedAt ?? at });
}

/** Open, or over and seen by nobody. */
export const isListed = ({ endedAt, acknowledgedBy }: Alarm): boolean => endedAt === null || acknowledgedBy === null;

/** What a message adds: each new number in place of the old, a technical state in place of a number. */
export function heard(
  watch: Watch,
  readings: readonly (Omit<Reading, "receivedAt"> & { readonly parameter: keyof Readings })[],
  technical: readonly Technical[],
  at: Instant,
): Pick<Watch, "readings" | "technical"> {
  const next: { -readonly [P in keyof Readings]: Readings[P] } = { ...watch.readings };
  for (const { parameter } of technical) if (parameter !== "ANY") delete next[parameter];
  for (const { parameter, value, at: measuredAt, zoneAssumed, late } of readings)
    next[parameter] = { value, at: measuredAt, receivedAt: at, zoneAssumed, late };
  const measured = new Set<string>(readings.map(({ parameter }) => parameter));
  const still = watch.technical.filter(
    ({ parameter }) => !measured.has(parameter) && !technical.some((one) => one.parameter === parameter),
  );
  return { readings: next, technical: [...still, ...technical.filter(({ parameter }) => !measured.has(parameter))] };
}
