import { readFileSync } from "node:fs";
import { throughPoints, wander } from "./interpolate.ts";
import { type Cuff, type Measured, seeded, type Source } from "./source.ts";

type Row = {
  readonly second: number;
  readonly measured: Measured;
  readonly cuff: Omit<Cuff, "readAt"> | null;
};

/** The recordings that come with us: longest gap that is bridged, in seconds, and how to say so. Their origin is in recordings/README.md. */
export const recordings = {
  "bedside-a-72min-modified": { bridge: 60, between: "between recorded minutes" },
  "bedside-b-3h-modified": { bridge: 60, between: "between recorded minutes" },
  "charted-c-12h-modified": { bridge: 1800, between: "between readings charted by hand up to half an hour apart" },
} as const;

export type RecordingName = keyof typeof recordings;

export const isRecording = (name: string): name is RecordingName => Object.hasOwn(recordings, name);

const HEADER = "t_s,HR,SPO2,RR,NIBP_SYS,NIBP_DIA,NIBP_MEAN";

/** Reads the text of a recording. Empty, zero and below mean that the sensor was off. Throws for a text that is none. */
export function parseRecording(text: string): readonly Row[] {
  const [header, ...lines] = text.trim().split(/\r?\n/);
  if (header !== HEADER) throw new Error(`not a recording: its first line is not ${HEADER}`);
  return lines.map(rowOf);
}

function rowOf(line: string): Row {
  const [second = Number.NaN, ...cells] = line.split(",").map(Number);
  if (cells.length !== 6 || [second, ...cells].some(Number.isNaN))
    throw new Error(`not a line of a recording: ${line}`);
  const [hr = null, spo2 = null, rr = null, sys, dia, mean] = cells.map((value) => (value > 0 ? value : null));
  const cuff = sys && dia ? { sys, dia, mean: mean ?? Math.round((sys + 2 * dia) / 3) } : null;
  return { second, measured: { hr, spo2, rr }, cuff };
}

/** Replays rows from the beginning, again and again. Numbers are interpolated and jittered; cuff readings only as and when they were read. */
export function replayOf(
  rows: readonly Row[],
  seed: number,
  { says, bridge }: { readonly says: string; readonly bridge: number },
): Source {
  const length = (rows.at(-1)?.second ?? 0) + 60;
  const jittered = (of: (measured: Measured) => number | null, nth: number, spread: number) => {
    const line = throughPoints(
      rows.map(({ second, measured }) => [second, of(measured)]),
      bridge,
    );
    const jitter = wander(seeded(seed + nth), spread);
    return (seconds: number) => {
      const base = line(seconds % length);
      return base === null ? null : Math.max(1, base + jitter(seconds));
    };
  };
  const hr = jittered((measured) => measured.hr, 0, 0.9);
  const spo2 = jittered((measured) => measured.spo2, 1, 0.25);
  const rr = jittered((measured) => measured.rr, 2, 0.7);
  return {
    says,
    ownCuffTimes: true,
    at: (seconds) => ({ hr: hr(seconds), spo2: capped(spo2(seconds)), rr: rr(seconds) }),
    cuffAt: (seconds) => cuffBefore(rows, seconds, length),
  };
}

const capped = (percent: number | null): number | null => (percent === null ? null : Math.min(100, percent));

function cuffBefore(rows: readonly Row[], seconds: number, length: number): Cuff | null {
  const round = Math.floor(seconds / length) * length;
  const row = rows.findLast(({ second, cuff }) => cuff !== null && second <= seconds - round);
  return row === undefined || row.cuff === null ? null : { ...row.cuff, readAt: round + row.second };
}

/** One of the recordings that come with us, ready to be replayed. */
export function replay(name: RecordingName, seed: number): Source {
  const { bridge, between } = recordings[name];
  const text = readFileSync(new URL(`./recordings/${name}.csv`, import.meta.url), "utf8");
  return replayOf(parseRecording(text), seed, { says: `replay of ${name}, interpolated ${between}`, bridge });
}
