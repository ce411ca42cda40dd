import type { Alarm, AlarmPriority, DeviceNow, Parameter, Reading } from "#monitoring/events.ts";
import type { Instant } from "#science/units.ts";
import { ageOf } from "#ui/clock.ts";
import { gravestFirst } from "#ui/tile.ts";

/** One of the four numbers of a chair, ready to draw. */
export type ShownNumber = {
  readonly name: string;
  readonly spoken: string;
  readonly color: "hr" | "spo2" | "nibp" | "rr";
  /** Null when there is none, or when a probe is off. */
  readonly text: string | null;
  readonly stale: boolean;
  /** Its age where it matters, or what is wrong with the probe. */
  readonly note: string | null;
  readonly alarm: AlarmPriority | null;
  /** Somebody has seen its alarm: it stays marked and stops flashing for that time. */
  readonly quiet: boolean;
};

type Vital = Pick<ShownNumber, "name" | "spoken" | "color"> & { readonly parameters: readonly Parameter[] };

const HR: Vital = { name: "HR", spoken: "Heart rate", color: "hr", parameters: ["HR"] };
const PULSE: Vital = { name: "PR", spoken: "Pulse rate", color: "hr", parameters: ["PR"] };
const NIBP: Vital = {
  name: "NIBP",
  spoken: "Blood pressure",
  color: "nibp",
  parameters: ["NIBP_SYS", "NIBP_DIA", "NIBP_MEAN"],
};
const REST: readonly Vital[] = [
  { name: "SpO₂", spoken: "Oxygen saturation", color: "spo2", parameters: ["SPO2"] },
  NIBP,
  { name: "RR", spoken: "Breathing rate", color: "rr", parameters: ["RR"] },
];

/** A continuous number nobody renewed for this long is old, whatever the server last said of the feed. Our choice [P]. */
const STALE_MS = 30_000;
/** A cuff reading lives longer: the protocol calls a gap of over 15 min a deviation. */
const CUFF_STALE_MS = 15 * 60_000;

/** The monitor's four numbers now. `lost`: our own server is not heard, so every number is old. */
export function numbersOf(device: DeviceNow, now: Instant, lost: boolean): readonly ShownNumber[] {
  const first = device.readings.HR === undefined && device.readings.PR !== undefined ? PULSE : HR;
  return [first, ...REST].map((vital) => shownOf(vital, device, now, lost));
}

function shownOf(vital: Vital, device: DeviceNow, now: Instant, lost: boolean): ShownNumber {
  const { name, spoken, color, parameters } = vital;
  const nothing = { name, spoken, color, text: null, stale: false, alarm: null, quiet: false };
  const off = device.technical.find(({ parameter }) => parameter === "ANY" || parameters.includes(parameter));
  if (off !== undefined) return { ...nothing, note: off.says };
  const reading = device.readings[parameters[0] ?? "HR"];
  if (reading === undefined) return { ...nothing, note: "no data" };
  const [from, most] = vital === NIBP ? [reading.at, CUFF_STALE_MS] : [reading.receivedAt, STALE_MS];
  const age = Math.max(0, now - from);
  const stale = lost || device.feed !== "live" || age > most;
  return {
    ...nothing,
    text: textOf(vital, reading, device),
    stale,
    note: stale || vital === NIBP ? ageOf(age) : null,
    ...(!stale && markOf(device.alarms, parameters, now)),
  };
}

function textOf(vital: Vital, { value }: Reading, { readings }: DeviceNow): string {
  const first = String(Math.round(value));
  if (vital !== NIBP) return first;
  return `${first}/${readings.NIBP_DIA === undefined ? "?" : Math.round(readings.NIBP_DIA.value)}`;
}

/** The gravest alarm on these; one that nobody has seen keeps them flashing. */
function markOf(alarms: readonly Alarm[], parameters: readonly Parameter[], now: Instant) {
  const on = gravestFirst(
    alarms.filter(({ endedAt, parameter }) => endedAt === null && parameter !== null && parameters.includes(parameter)),
  );
  return { alarm: on[0]?.priority ?? null, quiet: on.length > 0 && on.every((alarm) => isQuiet(alarm, now)) };
}

const isQuiet = ({ silencedUntil }: Alarm, now: Instant): boolean => silencedUntil !== null && silencedUntil > now;

/** Alarms nobody has answered, gravest first, those still on before those that are over; and the silenced ones by themselves. */
export function alarmsOf(device: DeviceNow, now: Instant) {
  const open = device.alarms.filter((alarm) => !isQuiet(alarm, now));
  return {
    open: [
      ...gravestFirst(open.filter(({ endedAt }) => endedAt === null)),
      ...gravestFirst(open.filter(({ endedAt }) => endedAt !== null)),
    ],
    quiet: device.alarms.filter((alarm) => isQuiet(alarm, now) && alarm.endedAt === null),
  };
}

/** "184, limit 180"; nothing where an alarm has no number. */
export const againstLimit = ({ value, limit }: Pick<Alarm, "value" | "limit">): string =>
  value === null ? "" : `${Math.round(value)}${limit === null ? "" : `, limit ${limit}`}`;
