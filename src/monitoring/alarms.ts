import { type Instant, seconds } from "#science/units.ts";
import { type Condition, conditionsOf, isBeyond } from "./conditions.ts";
import type { Alarm, WatchFact, Limit } from "./events.ts";
import type { Observed } from "./vitals.ts";
import { feedState, heard, isListed, type Watch } from "./watch.ts";

/** What the watch is told: a message, a message that names another patient, or that time has passed. */
export type Input =
  | { readonly kind: "observed"; readonly at: Instant; readonly observed: Observed }
  | { readonly kind: "wrong-patient"; readonly at: Instant; readonly said: string }
  | { readonly kind: "tick"; readonly at: Instant };

export type Step = { readonly watch: Watch; readonly facts: readonly WatchFact[]; readonly changed: boolean };

/**
 * Judges one input. Raises an alarm when its condition has held for its delay, ends it when the condition is gone, and never
 * while its value is still beyond the limit or unknown. A monitor on nobody raises none. Sees no clock; ids come from `newId`.
 */
export function step(before: Watch, input: Input, newId: () => string): Step {
  const watch = received(before, input);
  if (watch.rules === null) return { watch, facts: [], changed: input.kind !== "tick" || watch.feed !== before.feed };
  const { limits } = watch.rules;
  const conditions = conditionsOf(watch, watch.rules, input.at);
  const holding = Object.fromEntries(conditions.map(({ key }) => [key, before.holding[key] ?? input.at]));
  const ripe = conditions.filter(
    ({ key, delaySeconds }) => input.at - (holding[key] ?? input.at) >= seconds(delaySeconds),
  );
  const open = watch.alarms.filter(({ endedAt }) => endedAt === null);
  const raised = ripe
    .filter((condition) => !open.some((alarm) => keyOf(alarm) === condition.key))
    .map((condition) => ({ id: newId(), condition }));
  const ended = open.filter((alarm) => !conditions.some(({ key }) => key === keyOf(alarm)));
  const alarms = [
    ...watch.alarms.map((alarm) =>
      ended.includes(alarm) ? { ...alarm, endedAt: input.at } : withValue(alarm, conditions, limits),
    ),
    ...raised.map(({ id, condition }) => alarmOf(id, condition, input.at)),
  ];
  const facts = [
    ...raised.map(({ id, condition }) => raisedFact(newId(), id, condition, input.at)),
    ...ended.map((alarm) => endedFact(newId(), alarm, watch, input.at)),
  ];
  const changed = input.kind !== "tick" || facts.length > 0 || watch.feed !== before.feed;
  return { watch: { ...watch, holding, alarms: alarms.filter(isListed) }, facts, changed };
}

function received(watch: Watch, input: Input): Watch {
  const feed = (lastHeardAt: Instant | null) => feedState(lastHeardAt, input.at, watch.rules ?? undefined);
  if (input.kind === "tick") return { ...watch, feed: feed(watch.lastHeardAt) };
  if (input.kind === "wrong-patient")
    return {
      ...watch,
      lastHeardAt: input.at,
      feed: "live",
      namesAnother: true,
      readings: {},
      technical: [{ parameter: "ANY", says: "The monitor names another patient: its numbers are held back" }],
    };
  const { observed, at } = input;
  const cleared = watch.namesAnother ? { ...watch, technical: [] } : watch;
  const clockAhead = observed.sentAt === null ? watch.clockAhead : observed.sentAt - at;
  return {
    ...watch,
    ...heard(cleared, observed.readings, observed.technical, at),
    lastHeardAt: at,
    feed: "live",
    namesAnother: false,
    clockAhead,
  };
}

const keyOf = ({ limitId, kind, parameter }: Pick<Alarm, "limitId" | "kind" | "parameter">): string =>
  limitId ?? `${kind}/${parameter ?? ""}`;

function alarmOf(
  id: string,
  { kind, limitId, parameter, priority, says, value, limit }: Condition,
  at: Instant,
): Alarm {
  return {
    id,
    kind,
    limitId,
    parameter,
    priority,
    says,
    value,
    limit,
    raisedAt: at,
    endedAt: null,
    acknowledgedBy: null,
    silencedUntil: null,
  };
}

/**
 * The listed alarm shows the newest value beyond its limit. One on its way back inside still keeps the alarm open, and would
 * contradict its words: "under 10 · 10 against 10".
 */
function withValue(alarm: Alarm, conditions: readonly Condition[], limits: readonly Limit[]): Alarm {
  const condition = alarm.endedAt === null ? conditions.find(({ key }) => key === keyOf(alarm)) : undefined;
  const limit = limits.find(({ id }) => id === alarm.limitId);
  const value = condition?.value ?? null;
  return value === null || limit === undefined || !isBeyond(value, limit, 0) ? alarm : { ...alarm, value };
}

const raisedFact = (
  id: string,
  alarmId: string,
  { kind, limitId, parameter, priority, says, value, limit }: Condition,
  at: Instant,
): WatchFact => ({
  id,
  type: "AlarmRaised",
  at,
  by: "system",
  data: { alarmId, kind, limitId, parameter, priority, says, value, limit },
});

const endedFact = (id: string, alarm: Alarm, { readings }: Watch, at: Instant): WatchFact => ({
  id,
  type: "AlarmEnded",
  at,
  by: "system",
  data: { alarmId: alarm.id, value: alarm.parameter === null ? null : (readings[alarm.parameter]?.value ?? null) },
});
