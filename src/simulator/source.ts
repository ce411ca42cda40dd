/** What a simulated patient's monitor would measure at one moment; null where a sensor gives nothing. /min, %, mm Hg. */
export type Measured = { readonly hr: number | null; readonly spo2: number | null; readonly rr: number | null };

/** One cuff reading, mm Hg, and the second of its source at which it was taken. */
export type Cuff = { readonly sys: number; readonly dia: number; readonly mean: number; readonly readAt: number };

/** Where a simulated monitor takes its numbers from, by seconds since the source began. */
export type Source = {
  /** How the numbers came about, in words that go into every message: recorded and interpolated, or invented. */
  readonly says: string;
  readonly at: (seconds: number) => Measured;
  /** The newest cuff reading there is at that second; null when there is none yet. */
  readonly cuffAt: (seconds: number) => Cuff | null;
  /** True when cuff readings exist only at the times they were recorded; otherwise one can be had at any time. */
  readonly ownCuffTimes: boolean;
};

/** A number from 0 to 1 for each step, the same for the same seed, whatever order the steps are asked for in. */
export type Noise = (step: number) => number;

/** Numbers that look random and are the same every time: the mulberry32 generator of Tommy Ettinger, asked by step. */
export const seeded =
  (seed: number): Noise =>
  (step) => {
    const state = (seed + Math.imul(step + 1, 0x6d2b79f5)) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
