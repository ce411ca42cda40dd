/** What a simulated patient's monitor would measure at one moment; null where a sensor gives nothing. /min, %, mm Hg. */
export type Measured = { readonly hr: number | null; readonly spo2: number | null; readonly rr: number | null };

export type Cuff = { readonly sys: number; readonly dia: number; readonly mean: number };

/** Where a simulated monitor takes its numbers from, by seconds since it was switched on. */
export type Source = {
  readonly says: string;
  readonly at: (seconds: number) => Measured;
  readonly cuffAt: (seconds: number) => Cuff | null;
};

/** Small numbers that look random and are the same every time: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Beat-to-beat wander around zero: a first-order autoregression, one step a second. */
export function wander(seed: number, spread: number): (second: number) => number {
  const random = seeded(seed);
  const path: number[] = [0];
  return (second) => {
    while (path.length <= second) path.push(0.92 * (path.at(-1) ?? 0) + (random() - 0.5) * spread);
    return path[Math.max(0, Math.floor(second))] ?? 0;
  };
}
