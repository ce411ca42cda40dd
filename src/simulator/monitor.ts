import { connect, type Socket } from "node:net";
import { ge } from "./speak/ge.ts";
import { mindray } from "./speak/mindray.ts";
import { philips } from "./speak/philips.ts";
import type { Patient, Telling, Vendor } from "./speak/speak.ts";
import type { Cuff, Source } from "./source.ts";

export type Fault =
  | "probe-off"
  | "silence"
  | "wrong-patient"
  | "duplicate"
  | "late"
  | "clock-off"
  | "demo"
  | "garbage"
  | "split";

export type MonitorOptions = {
  readonly host: string;
  readonly port: number;
  readonly vendor: Vendor;
  readonly deviceId: string;
  readonly bed: string;
  readonly patient: Patient | null;
  readonly source: Source;
  /** Seconds into its source at which the monitor is switched on. */
  readonly from: number;
  readonly everyMs: number;
  readonly cuffEverySeconds: number;
  readonly now: () => number;
};

export type Stats = {
  readonly sent: number;
  readonly accepted: number;
  readonly refused: number;
  readonly connected: boolean;
};

export type Monitor = {
  readonly fault: (fault: Fault, on: boolean) => void;
  /** Takes a cuff reading now. */
  readonly cuffNow: () => void;
  readonly stats: () => Stats;
  readonly stop: () => void;
};

const speakers = { philips, mindray, ge } as const;
const ANOTHER: Patient = {
  mrn: "DEMO-99999",
  family: "Stranger",
  given: "Another",
  birthDate: "1950-01-01",
  sex: "male",
};
const LATE_MS = 10 * 60_000;
const CLOCK_OFF_MS = 24 * 60_000;
const WAIT_FOR_ANSWER_MS = 5_000;

/** A bedside monitor as a TCP client: one message a second, the next only after the answer, reconnecting by itself. Faults on demand. */
export function startMonitor(options: MonitorOptions): Monitor {
  const faults = new Set<Fault>();
  const state = {
    sent: 0,
    accepted: 0,
    refused: 0,
    waitingSince: 0,
    cuff: null as (Cuff & { at: Date }) | null,
    nextCuff: 0,
    socket: null as Socket | null,
    stopped: false,
  };
  const switchedOn = options.now();

  const dial = () => {
    if (state.stopped) return;
    const socket = connect(options.port, options.host, () => (state.socket = socket));
    socket.setNoDelay(true);
    socket.on("data", (bytes) => hearAnswer(state, bytes));
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      state.socket = null;
      state.waitingSince = 0;
      setTimeout(dial, 1000).unref();
    });
  };
  const beat = () => {
    const seconds = options.from + (options.now() - switchedOn) / 1000;
    if (seconds >= state.nextCuff) takeCuff(seconds);
    const isWaiting = state.waitingSince !== 0 && options.now() - state.waitingSince < WAIT_FOR_ANSWER_MS;
    if (state.socket === null || isWaiting || faults.has("silence")) return;
    state.waitingSince = options.now();
    state.sent += 1;
    send(state.socket, frameOf(options, faults, seconds, state), faults);
  };
  const takeCuff = (seconds: number) => {
    const cuff = options.source.cuffAt(seconds);
    state.cuff = cuff === null ? null : { ...cuff, at: new Date(options.now()) };
    state.nextCuff = seconds + options.cuffEverySeconds;
  };

  dial();
  const timer = setInterval(beat, options.everyMs);
  return {
    fault: (fault, on) => void (on ? faults.add(fault) : faults.delete(fault)),
    cuffNow: () => takeCuff(options.from + (options.now() - switchedOn) / 1000),
    stats: () => ({
      sent: state.sent,
      accepted: state.accepted,
      refused: state.refused,
      connected: state.socket !== null,
    }),
    stop: () => {
      state.stopped = true;
      clearInterval(timer);
      state.socket?.destroy();
    },
  };
}

function hearAnswer(state: { accepted: number; refused: number; waitingSince: number }, bytes: Buffer): void {
  for (const [, code = ""] of bytes.toString("latin1").matchAll(/MSA\|([A-Z]{2})/g)) {
    if (code.endsWith("A")) state.accepted += 1;
    else state.refused += 1;
    state.waitingSince = 0;
  }
}

type Speaking = { readonly sent: number; readonly cuff: (Cuff & { at: Date }) | null };

function frameOf(
  options: MonitorOptions,
  faults: ReadonlySet<Fault>,
  seconds: number,
  { sent, cuff }: Speaking,
): Buffer {
  if (faults.has("garbage")) return Buffer.from("\u000bnot a message at all\u001c\r");
  const shift = (faults.has("late") ? -LATE_MS : 0) + (faults.has("clock-off") ? -CLOCK_OFF_MS : 0);
  const telling: Telling = {
    deviceId: options.deviceId,
    bed: options.bed,
    patient: faults.has("wrong-patient") ? ANOTHER : options.patient,
    at: new Date(options.now() + shift),
    controlId: `${options.deviceId.slice(-6)}${options.now().toString(36)}${sent}`,
    measured: options.source.at(seconds),
    cuff,
    probeOff: faults.has("probe-off"),
    demo: faults.has("demo"),
    says: options.source.says,
  };
  return Buffer.from(`\u000b${speakers[options.vendor](telling)}\r\u001c\r`, "utf8");
}

function send(socket: Socket, frame: Buffer, faults: ReadonlySet<Fault>): void {
  if (faults.has("split")) {
    for (let at = 0; at < frame.length; at += 7) socket.write(frame.subarray(at, at + 7));
  } else {
    socket.write(frame);
  }
  if (faults.has("duplicate")) socket.write(frame);
}
