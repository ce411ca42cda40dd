import { readFileSync } from "node:fs";
import { throughPoints } from "./interpolate.ts";
import { type Cuff, type Source, wander } from "./source.ts";

type Row = { readonly second: number; readonly values: readonly (number | null)[] };

/** Reads a recording: one row a minute, empty where a sensor was off. Throws for a file that is not one. */
export function readRecording(file: URL): readonly Row[] {
  const [header, ...lines] = readFileSync(file, "utf8").trim().split("\n");
  if (header !== "t_s,HR,SPO2,RR,NIBP_SYS,NIBP_DIA,NIBP_MEAN") throw new Error(`${file.pathname} is not a recording`);
  return lines.map((line) => {
    const [second = "", ...rest] = line.split(",");
    return { second: Number(second), values: rest.map((text) => (text === "" ? null : Number(text))) };
  });
}

/** Replays a recording, interpolated between its minutes; starts again when it ends. Cuff values only as they were read. */
export function replay(name: string, seed: number): Source {
  const rows = readRecording(new URL(`./recordings/${name}.csv`, import.meta.url));
  const length = (rows.at(-1)?.second ?? 0) + 60;
  const lines = [0, 1, 2].map((column) =>
    throughPoints(rows.map(({ second, values }) => [second, values[column] ?? null])),
  );
  const jitter = [wander(seed, 0.9), wander(seed + 1, 0.25), wander(seed + 2, 0.7)];
  const value = (column: number, seconds: number) => {
    const base = lines[column]?.(seconds % length) ?? null;
    return base === null ? null : base + (jitter[column]?.(seconds) ?? 0);
  };
  return {
    says: `replay of ${name}, interpolated between its minutes`,
    at: (seconds) => ({ hr: value(0, seconds), spo2: value(1, seconds), rr: value(2, seconds) }),
    cuffAt: (seconds) => cuffBefore(rows, seconds % length),
  };
}

function cuffBefore(rows: readonly Row[], second: number): Cuff | null {
  const row = rows.findLast(({ second: at, values }) => at <= second && values[3] !== null);
  const [, , , sys, dia, mean] = row?.values ?? [];
  return typeof sys === "number" && typeof dia === "number"
    ? { sys, dia, mean: mean ?? Math.round((sys + 2 * dia) / 3) }
    : null;
}
