import { as, type Instant, seconds } from "#science/units.ts";
import type { Alarm, AlarmKind, AlarmPriority, Limit, Parameter, Reading, WatchFact } from "./events.ts";
import type { Observed } from "./vitals.ts";
import { feedState, heard, isListed, type Watch, type WatchRules } from "./watch.ts";

/** What the watch is told: a message, a message that names another patient, or that time has passed. */
export type Input =
  | { readonly kind: "observed"; readonly at: Instant; readonly observed: Observed }
  | { readonly kind: "wrong-patient"; readonly at: Instant; readonly said: string }
  | { readonly kind: "tick"; readonly at: Instant };

export type Step = { readonly watch: Watch; readonly facts: readonly WatchFact[]; readonly changed: boolean };

/** Something that is so now and deserves an alarm once it has been so for `delaySeconds`. */
type Condition = Pick<Alarm, "kind" | "limitId" | "parameter" | "priority" | "says" | "value" | "limit"> & {
  readonly key: string;
  readonly delaySeconds: number;
};

/** Whose clock is off by more than this says so. */
const CLOCK_SLACK_MS = 60_000;
const PROBE_DELAY_SECONDS = 10;

/**
 * Judges one input. Raises an alarm when its condition has held for its delay, ends it when the condition is gone, and never
 * while its value is still beyond the limit or unknown. A monitor on nobody raises none. Sees no clock; ids come from `newId`.
 */
export function step(before: Watch, input: Input, newId: () => string): Step {
  const watch = received(before, input);
  if (watch.rules === null) return { watch, facts: [], changed: input.kind !== "tick" || watch.feed !== before.feed };
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
      ended.includes(alarm) ? { ...alarm, endedAt: input.at } : withValue(alarm, conditions),
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

const conditionsOf = (watch: Watch, rules: WatchRules, now: Instant): Condition[] => [
  ...rules.limits.flatMap((limit) => limitCondition(watch, limit)),
  ...feedConditions(watch, rules, now),
  ...watch.technical.flatMap(({ parameter, says }) =>
    parameter === "ANY"
      ? []
      : [technical("technical", parameter, "medium", `${names[parameter]}: ${says}`, PROBE_DELAY_SECONDS)],
  ),
  ...unmeasured(watch, rules, now),
  ...(watch.namesAnother ? [technical("wrong-patient", null, "high", "The monitor names another patient", 0)] : []),
  ...clockCondition(watch),
];

function limitCondition(watch: Watch, limit: Limit): Condition[] {
  const reading = watch.readings[limit.parameter];
  const wasOpen = watch.alarms.some((alarm) => alarm.limitId === limit.id && alarm.endedAt === null);
  const value = reading?.value ?? null;
  const holds = value === null ? wasOpen : isBeyond(value, limit, wasOpen ? limit.hysteresis : 0);
  if (!holds) return [];
  const { id, parameter, priority, says, delaySeconds } = limit;
  return [{ key: id, kind: "limit", limitId: id, parameter, priority, says, value, limit: limit.value, delaySeconds }];
}

/** An open alarm stays until the value has come back inside by the hysteresis. */
export function isBeyond(
  value: number,
  { when, value: limit }: Pick<Limit, "when" | "value">,
  hysteresis: number,
): boolean {
  switch (when) {
    case "above":
      return value > limit - hysteresis;
    case "at-or-above":
      return value >= limit - hysteresis;
    case "below":
      return value < limit + hysteresis;
    case "at-or-below":
      return value <= limit + hysteresis;
  }
}

/** A device that has been silent too long, or was never heard since it was put on the patient. */
function feedConditions({ lastHeardAt }: Watch, rules: WatchRules, now: Instant): Condition[] {
  const heardAt = as<Instant>(Math.max(lastHeardAt ?? 0, lastHeardAt === null ? rules.beganAt : 0));
  const feed = feedState(heardAt, now, rules);
  if (feed === "lost") return [technical("lost", null, "high", "Monitor feed lost: nothing is being shown", 0)];
  return feed === "stale" ? [technical("stale", null, "medium", "Monitor feed is stale: numbers are old", 0)] : [];
}

/** Once a monitor has given one of these, its going missing is told. Breathing that vanishes may be breathing that stopped. */
const CONTINUOUS: Readonly<Partial<Record<Parameter, AlarmPriority>>> = {
  HR: "medium",
  SPO2: "medium",
  RR: "medium",
  ETCO2: "high",
};

/** Reference 5.2 [K-M]: a CO2 wave lost for longer than this is urgent. */
const CO2_LOST_SECONDS = 20;

/** The monitor speaks, but has stopped giving one of the continuous numbers and does not say why. */
function unmeasured(
  { readings, feed, technical: states }: Watch,
  { staleSeconds }: WatchRules,
  now: Instant,
): Condition[] {
  const isOld = (parameter: Parameter, reading: Reading | undefined) =>
    reading !== undefined &&
    now - reading.receivedAt >= seconds(parameter === "ETCO2" ? CO2_LOST_SECONDS : staleSeconds);
  const watched = Object.entries(CONTINUOUS) as [Parameter, AlarmPriority][];
  return watched
    .filter(
      ([parameter]) =>
        feed === "live" &&
        isOld(parameter, readings[parameter]) &&
        !states.some((state) => state.parameter === parameter),
    )
    .map(([parameter, priority]) =>
      technical("stale", parameter, priority, `${names[parameter]} is not being measured`, 0),
    );
}

function clockCondition({ clockAhead }: Watch): Condition[] {
  if (clockAhead === null || Math.abs(clockAhead) <= CLOCK_SLACK_MS) return [];
  const off = Math.round(Math.abs(clockAhead) / 60_000);
  return [
    technical(
      "clock",
      null,
      "low",
      `The monitor's clock is ${off < 1 ? "over a minute" : `about ${off} min`} ${clockAhead > 0 ? "ahead" : "behind"}`,
      PROBE_DELAY_SECONDS,
    ),
  ];
}

const names: Readonly<Record<Parameter, string>> = {
  HR: "Heart rate",
  PR: "Pulse rate",
  SPO2: "SpO₂",
  RR: "Breathing rate",
  NIBP_SYS: "Blood pressure",
  NIBP_DIA: "Blood pressure",
  NIBP_MEAN: "Blood pressure",
  TEMP: "Temperature",
  ETCO2: "EtCO₂",
};

const technical = (
  kind: AlarmKind,
  parameter: Parameter | null,
  priority: AlarmPriority,
  says: string,
  delaySeconds: number,
): Condition => ({
  key: `${kind}/${parameter ?? ""}`,
  kind,
  limitId: null,
  parameter,
  priority,
  says,
  value: null,
  limit: null,
  delaySeconds,
});

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

/** The listed alarm shows the newest value that keeps it open. */
function withValue(alarm: Alarm, conditions: readonly Condition[]): Alarm {
  const condition = alarm.endedAt === null ? conditions.find(({ key }) => key === keyOf(alarm)) : undefined;
  return condition === undefined || condition.value === alarm.value ? alarm : { ...alarm, value: condition.value };
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
