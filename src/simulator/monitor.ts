import type { Socket } from "node:net";
import { setImmediate } from "node:timers/promises";
import { CuffCycle, type Taken } from "./cuff.ts";
import type { Fault } from "./faults.ts";
import { Line, type LineStats, type Outgoing } from "./line.ts";
import { seeded, type Source } from "./source.ts";
import { ge } from "./speak/ge.ts";
import { mindray } from "./speak/mindray.ts";
import { philips } from "./speak/philips.ts";
import type { Patient, Vendor } from "./speak/speak.ts";

/** What a simulated monitor is told when it is switched on. */
export type MonitorOptions = {
  readonly host: string;
  readonly port: number;
  readonly vendor: Vendor;
  /** What it calls itself on the wire, like an EUI-64. */
  readonly deviceId: string;
  /** What is written on its front; the vendor's own word when not given. */
  readonly deviceName?: string;
  readonly bed: string;
  readonly patient: Patient | null;
  readonly source: Source;
  /** The same seed makes the same chance. */
  readonly seed: number;
  /** Milliseconds since 1970; the machine's clock when not given. */
  readonly clock?: () => number;
  /** The zone its clock is set to; UTC when not given. */
  readonly zone?: string;
  /** Seconds into its source at which it is switched on; 0 when not given. */
  readonly from?: number;
  /** A message this often; 1000 when not given. */
  readonly everyMs?: number;
  /** 300 when not given. Recordings have their own cuff times. */
  readonly cuffEverySeconds?: number;
  /** How long `late` holds a message back; 90 s when not given. */
  readonly lateByMs?: number;
  /** How far `clock-off` puts the clock forward; 24 min back when not given, the mean error once found in 1,700 devices. */
  readonly clockOffByMs?: number;
  readonly answerWithinMs?: number;
  readonly firstBackOffMs?: number;
};

export type MonitorStats = LineStats & {
  readonly faults: readonly Fault[];
  /** Messages made and held back by `late`. */
  readonly held: number;
};

export type Monitor = {
  readonly fault: (fault: Fault, on: boolean) => void;
  /** Takes a cuff reading now. A recording has none to take: its last one is shown again with the time of now. */
  readonly cuffNow: () => void;
  readonly stats: () => MonitorStats;
  readonly stop: () => void;
};

const speakers = { philips, mindray, ge } as const;

/** Whom `wrong-patient` shows. Fictitious. */
export const stranger: Patient = {
  mrn: "DEMO-99999",
  family: "Stranger",
  given: "Another",
  birthDate: "1950-01-01",
  sex: "male",
};

const defaults = {
  clock: Date.now,
  from: 0,
  everyMs: 1000,
  cuffEverySeconds: 300,
  lateByMs: 90_000,
  clockOffByMs: -24 * 60_000,
  answerWithinMs: 5000,
  firstBackOffMs: 500,
};
const LONGEST_BACK_OFF_MS = 15_000;

type Settled = MonitorOptions & typeof defaults;

/**
 * A bedside monitor as a TCP client: a message every second, the next only after the answer to the last, dialling again by itself.
 * Never throws for a server that is not there; it goes on trying until it is stopped.
 */
export function startMonitor(options: MonitorOptions): Monitor {
  const settled: Settled = { ...defaults, ...options };
  const { clock, from, source, everyMs, lateByMs } = settled;
  const on = new Set<Fault>();
  const chance = counted(settled.seed);
  const write = (socket: Socket, frame: Buffer) => written(socket, frame, on);
  const line = new Line({ ...settled, longestBackOffMs: LONGEST_BACK_OFF_MS, chance, write });
  const cuff = new CuffCycle(source, settled.cuffEverySeconds);
  const switchedOn = clock();
  const secondsAt = (now: number) => from + (now - switchedOn) / 1000;
  const held = new HoldBack();
  let nth = 0;

  const beat = () => {
    const now = clock();
    cuff.tick(secondsAt(now), now);
    nth += 1;
    const message = spoken(settled, on, { now, seconds: secondsAt(now), cuff: cuff.last, nth });
    const due = held.pass(message, now, on.has("late") ? lateByMs : 0);
    if (on.has("silence")) return;
    if (on.has("garbage")) line.throwIn(garbage(chance));
    for (const one of due) line.offer(one);
  };
  const timer = setInterval(beat, everyMs);
  const fault = (which: Fault, isOn: boolean) => {
    if (isOn) on.add(which);
    else on.delete(which);
    if (which === "unplugged") line.cut(isOn);
  };
  return {
    fault,
    cuffNow: () => cuff.take(secondsAt(clock()), clock()),
    stats: () => ({ ...line.stats(), faults: [...on], held: held.size }),
    stop: () => {
      clearInterval(timer);
      line.cut(true);
    },
  };
}

/** Messages that wait for their time, as in a gateway that lags. */
class HoldBack {
  #held: readonly { readonly dueAt: number; readonly message: Outgoing }[] = [];

  get size(): number {
    return this.#held.length;
  }

  /** Takes the newest message and gives out those whose time has come. */
  pass(message: Outgoing, now: number, byMs: number): readonly Outgoing[] {
    const all = [...this.#held, { dueAt: now + byMs, message }];
    this.#held = all.filter(({ dueAt }) => dueAt > now);
    return all.filter(({ dueAt }) => dueAt <= now).map((one) => one.message);
  }
}

/** Chance that is the same for the same seed: another number from 0 to 1 each time it is asked. */
function counted(seed: number): () => number {
  const noise = seeded(seed);
  let step = 0;
  return () => {
    step += 1;
    return noise(step);
  };
}

type Moment = {
  readonly now: number;
  readonly seconds: number;
  readonly cuff: Taken | null;
  readonly nth: number;
};

/** The message of one moment, framed, with what the faults make of it. */
function spoken(settled: Settled, on: ReadonlySet<Fault>, { now, seconds, cuff, nth }: Moment): Outgoing {
  const { vendor, deviceId, deviceName, bed, zone, source, patient, clockOffByMs } = settled;
  const shift = on.has("clock-off") ? clockOffByMs : 0;
  const controlId = `${deviceId.slice(-4)}${now.toString(36)}${nth.toString(36)}`;
  const text = speakers[vendor]({
    deviceId,
    ...(deviceName === undefined ? {} : { deviceName }),
    ...(zone === undefined ? {} : { zone }),
    bed,
    patient: on.has("wrong-patient") ? stranger : patient,
    at: new Date(now + shift),
    controlId,
    measured: source.at(seconds),
    cuff: cuff === null ? null : { ...cuff, at: new Date(cuff.at.getTime() + shift) },
    probeOff: on.has("probe-off"),
    demo: on.has("demo"),
    says: source.says,
  });
  return { controlId, frame: Buffer.from(`\u000b${text}\r\u001c\r`, "utf8") };
}

/** A frame that is none: bytes of every kind between its marks, themselves excepted. */
function garbage(chance: () => number): Buffer {
  const noise = Array.from({ length: 60 }, () => Math.floor(chance() * 256)).filter(
    (byte) => byte !== 11 && byte !== 28,
  );
  return Buffer.from([0x0b, ...noise, 0x1c, 0x0d]);
}

const PIECE_BYTES = 7;

async function written(socket: Socket, frame: Buffer, on: ReadonlySet<Fault>): Promise<void> {
  const wire = on.has("duplicate") ? Buffer.concat([frame, frame]) : frame;
  const size = on.has("split") ? PIECE_BYTES : wire.length;
  for (let at = 0; at < wire.length; at += size) {
    await handedOver(socket, wire.subarray(at, at + size));
    // Without a turn of the event loop in between, the pieces would be joined again before they leave.
    if (size < wire.length) await setImmediate();
  }
}

const handedOver = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
