import type { Instant } from "#science/units.ts";
import { type Known, lookUp } from "./codes.ts";
import type { Parameter, Technical } from "./events.ts";
import type { Message, Segment } from "./hl7.ts";
import { codeOf, type FaultReason, judge } from "./row.ts";
import { type Stamp, stampOf } from "./stamps.ts";

/** One number a monitor sent that may be charted, with where it came from. */
export type ObservedReading = {
  readonly parameter: Parameter;
  readonly value: number;
  readonly at: Instant;
  readonly zoneAssumed: boolean;
  readonly late: boolean;
  readonly source: { readonly code: string; readonly label: string; readonly subId: string };
};

export type NotCharted = {
  readonly reason: FaultReason | "conflict" | "unknown-code" | "another-source" | "ambiguous";
  readonly code: string;
  readonly says: string;
};

/** What one message says, sorted: what may be charted, what is technical, and what may not, with why. */
export type Observed = {
  readonly kind: "vitals" | "alarm" | "waveform" | "other";
  readonly patient: { readonly mrn: string | null; readonly name: string | null } | null;
  readonly readings: readonly ObservedReading[];
  readonly technical: readonly Technical[];
  readonly notCharted: readonly NotCharted[];
  readonly amended: boolean;
  /** When the monitor says it spoke; null when it does not. */
  readonly sentAt: Instant | null;
};

export type Receiving = { readonly deviceZone: string; readonly receivedAt: Instant };

/** Measured more than this before it arrived is late. */
const LATE_MS = 60_000;

/**
 * Reads an observation message. A number is charted only when its code, label, unit and type agree, it is a possible
 * measurement, and the monitor is not in demonstration mode; everything else is said to be not charted, and why.
 */
export function vitalsOf(message: Message, receiving: Receiving): Observed {
  const [type = "", trigger = ""] = message.first("MSH")?.components(9) ?? [];
  const kind = kindOf(type, trigger);
  const judged = kind === "vitals" ? rowsOf(message, receiving) : [];
  const chosen = preferred(judged.flatMap((row) => ("reading" in row ? [row] : [])));
  return {
    kind,
    patient: patientIn(message),
    readings: chosen.readings,
    technical: judged.flatMap((row) => ("technical" in row && row.technical !== null ? [row.technical] : [])),
    notCharted: [...judged.flatMap((row) => ("not" in row ? [row.not] : [])), ...chosen.left],
    amended: message.segments.some((segment) => segment.name === "OBX" && segment.text(11) === "C"),
    sentAt: stampOf(message.field("MSH", 7) ?? "", receiving.deviceZone)?.at ?? null,
  };
}

function kindOf(type: string, trigger: string): Observed["kind"] {
  if (type !== "ORU") return "other";
  if (trigger === "R40") return "alarm";
  return trigger === "W01" ? "waveform" : "vitals";
}

const NOBODY = /^(unknown|unknown patient|no patient|none|\?+)$/i;

function patientIn(message: Message): Observed["patient"] {
  const pid = message.first("PID");
  if (pid === undefined) return null;
  const mrn = (pid.components(3)[0] ?? "").trim();
  const name =
    [5, 4].map((field) => pid.components(field).slice(0, 2).join(" ").trim()).find((text) => text !== "") ?? "";
  const known = {
    mrn: mrn === "" || NOBODY.test(mrn) ? null : mrn,
    name: name === "" || NOBODY.test(name) ? null : name,
  };
  return known.mrn === null && known.name === null ? null : known;
}

type Row =
  | { readonly reading: ObservedReading; readonly known: Known }
  | { readonly not: NotCharted; readonly technical: Technical | null };

function rowsOf(message: Message, receiving: Receiving): Row[] {
  const rows: Row[] = [];
  const stamped = stampsIn(receiving.deviceZone);
  const arrival = { at: receiving.receivedAt, assumed: true };
  let obr: Segment | undefined;
  for (const segment of message.segments) {
    if (segment.name === "OBR") obr = segment;
    if (segment.name === "OBX")
      rows.push(rowOf(segment, stampFor(segment, obr, message, stamped) ?? arrival, receiving.receivedAt));
  }
  return rows.filter((row) => !("not" in row && row.not.code === ""));
}

type Stamped = (text: string | null | undefined) => Stamp | null;

/** Reads the times of one message; its rows mostly share one, which is then read once. */
function stampsIn(deviceZone: string): Stamped {
  const known = new Map<string, Stamp | null>();
  return (text) => {
    if (text === null || text === undefined) return null;
    let stamp = known.get(text);
    if (stamp === undefined) known.set(text, (stamp = stampOf(text, deviceZone)));
    return stamp;
  };
}

/** When it was measured: the row's own time, else its group's, else the message's; null when none says. */
const stampFor = (obx: Segment, obr: Segment | undefined, message: Message, stamped: Stamped): Stamp | null =>
  stamped(obx.text(14)) ?? stamped(shiftedTime(obx)) ?? stamped(obr?.text(7)) ?? stamped(message.field("MSH", 7));

/** Some senders put the time of a cuff reading one field early, beside the word APERIODIC. */
const shiftedTime = (obx: Segment): string | null => (obx.text(12) === "APERIODIC" ? obx.text(13) : null);

function rowOf(obx: Segment, stamp: Stamp, receivedAt: Instant): Row {
  const { code, label, system } = codeOf(obx);
  const found = lookUp(system, code, label);
  const not = (reason: NotCharted["reason"], says: string, technical: Technical | null = null): Row => ({
    not: { reason, code, says },
    technical,
  });
  if ("conflict" in found) return not("conflict", found.conflict);
  if ("unknown" in found) return not("unknown-code", `${label || code} (${system}) is not a code we chart`);
  const { known } = found;
  if (known.chartedAs === null) return not("unknown-code", `${known.id} is not charted`);
  const parameter = known.chartedAs;
  const judged = judge(obx, known, system);
  if ("fault" in judged) {
    const { reason, says, off = false } = judged.fault;
    return not(reason, says, off ? { parameter, says } : null);
  }
  const source = { code, label, subId: obx.text(4) ?? "" };
  const late = receivedAt - stamp.at > LATE_MS;
  return { reading: { parameter, value: judged.value, at: stamp.at, zoneAssumed: stamp.assumed, late, source }, known };
}

type Chosen = { readonly readings: readonly ObservedReading[]; readonly left: readonly NotCharted[] };

/**
 * One reading a parameter. The better source wins: breathing from CO2 before impedance before pleth, core temperature before
 * skin. Two equal sources that differ, such as two SpO2 probes, are ambiguous: neither is charted.
 */
function preferred(rows: readonly { readonly reading: ObservedReading; readonly known: Known }[]): Chosen {
  const readings: ObservedReading[] = [];
  const left: NotCharted[] = [];
  for (const group of Map.groupBy(rows, ({ reading }) => reading.parameter).values()) {
    const best = group.reduce((least, { known }) => Math.min(least, known.rank), Number.POSITIVE_INFINITY);
    const top = group.filter(({ known }) => known.rank === best).map(({ reading }) => reading);
    const latest = top.reduce((last, { at }) => Math.max(last, at), Number.NEGATIVE_INFINITY);
    const newest = top.filter(({ at }) => at === latest);
    const agree = new Set(newest.map(({ value }) => value)).size === 1;
    const [chosen] = newest;
    if (agree && chosen !== undefined) readings.push(chosen);
    for (const { reading } of group) {
      if (agree && reading === chosen) continue;
      const reason = agree ? "another-source" : "ambiguous";
      left.push({
        reason,
        code: reading.source.code,
        says: agree ? "Another source is preferred" : "Two sources disagree and neither is preferred",
      });
    }
  }
  return { readings, left };
}
