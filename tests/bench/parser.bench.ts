import { as, type Instant } from "#science/units.ts";
import { parse } from "#monitoring/hl7.ts";
import { frame, freshFramer, unframe } from "#monitoring/mllp.ts";
import { vitalsOf } from "#monitoring/vitals.ts";

/**
 * Messages of 20 observations a second, from framed bytes to what may be charted; beside it, in the same run, the bare cost of
 * decoding the bytes and splitting them at their separators, so that two machines can be compared by the ratio.
 */
const CODES = [
  ["147842^MDC_ECG_HEART_RATE^MDC", "72", "264864^MDC_DIM_BEAT_PER_MIN^MDC"],
  ["150456^MDC_PULS_OXIM_SAT_O2^MDC", "98", "262688^MDC_DIM_PERCENT^MDC"],
  ["150021^MDC_PRESS_BLD_NONINV_SYS^MDC", "128", "266016^MDC_DIM_MMHG^MDC"],
  ["150022^MDC_PRESS_BLD_NONINV_DIA^MDC", "79", "266016^MDC_DIM_MMHG^MDC"],
  ["150344^MDC_TEMP^MDC", "36.8", "268192^MDC_DIM_DEGC^MDC"],
] as const;
const receivedAt = as<Instant>(Date.UTC(2026, 10, 24, 9, 30, 2));
const [ROUNDS, MESSAGES] = [9, 20_000];

function messageBytes(n: number): Uint8Array {
  const rows = Array.from({ length: 20 }, (_, row) => {
    const [code, value, unit] = CODES[row % CODES.length] ?? CODES[0];
    return `OBX|${row + 1}|NM|${code}|1.${row}.1|${value}|${unit}|||||F|||20261124093000+0000`;
  });
  const head = [
    `MSH|^~\\&|MON^00A0370098000001^EUI-64|ICU|||20261124093000+0000||ORU^R01^ORU_R01|${n}|P|2.6|||AL|NE`,
    "PID|1||DEMO-1^^^HOSP||Sonnet^Samira",
    "OBR|1|||VITALS|||20261124093000+0000",
  ];
  return frame(new TextEncoder().encode([...head, ...rows, ""].join("\r")));
}

const wires = Array.from({ length: 500 }, (_, n) => messageBytes(n));

function ours(wire: Uint8Array): number {
  const [found] = unframe(freshFramer, wire).frames;
  const [message] = found?.kind === "message" ? parse(found.bytes) : [];
  return message === undefined ? 0 : vitalsOf(message, { deviceZone: "UTC", receivedAt }).readings.length;
}

/** The parser alone: frame, message, and of every observation its code, value and unit. */
function parsed(wire: Uint8Array): number {
  const [found] = unframe(freshFramer, wire).frames;
  const [message] = found?.kind === "message" ? parse(found.bytes) : [];
  const rows = message?.segments.filter(({ name }) => name === "OBX") ?? [];
  return rows.reduce(
    (n, row) => n + row.components(3).length + (row.text(5)?.length ?? 0) + row.components(6).length,
    0,
  );
}

const utf8 = new TextDecoder();
const bare = (wire: Uint8Array): number =>
  utf8
    .decode(wire)
    .split("\r")
    .reduce((total, line) => total + line.split("|").flatMap((field) => field.split("^")).length, 0);

function perSecond(work: (wire: Uint8Array) => number): number {
  const from = performance.now();
  let seen = 0;
  for (let n = 0; n < MESSAGES; n += 1) seen += work(wires[n % wires.length] ?? new Uint8Array());
  if (seen === 0) throw new Error("nothing was read");
  return (MESSAGES / (performance.now() - from)) * 1000;
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const measured = { parsed, judged: ours, bare };
const speeds = { parsed: [] as number[], judged: [] as number[], bare: [] as number[] };
for (let round = 0; round < ROUNDS; round += 1)
  for (const name of ["parsed", "judged", "bare"] as const) speeds[name].push(perSecond(measured[name]));
const floor = median(speeds.bare);
const line = (name: keyof typeof speeds, says: string) => {
  const speed = median(speeds[name]);
  console.log(`${Math.round(speed)} messages/s ${says}: ${(floor / speed).toFixed(1)} times the bare cost`);
};
line("parsed", "of 20 observations, bytes to code, value and unit");
line("judged", "of 20 observations, bytes to what may be charted");
line("bare", "only decoded and split");
