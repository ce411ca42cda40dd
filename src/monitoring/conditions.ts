import { as, type Instant, seconds } from "#science/units.ts";
import type { Alarm, AlarmKind, AlarmPriority, Limit, Parameter, Reading } from "./events.ts";
import { feedState, type Watch, type WatchRules } from "./watch.ts";

/** Something that is so now and deserves an alarm once it has been so for `delaySeconds`. */
export type Condition = Pick<Alarm, "kind" | "limitId" | "parameter" | "priority" | "says" | "value" | "limit"> & {
  readonly key: string;
  readonly delaySeconds: number;
};

/** Whose clock is off by more than this says so. */
const CLOCK_SLACK_MS = 60_000;
const PROBE_DELAY_SECONDS = 10;

/** Everything about this watch that deserves an alarm as it stands now, ripe or not. */
export const conditionsOf = (watch: Watch, rules: WatchRules, now: Instant): Condition[] => [
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
