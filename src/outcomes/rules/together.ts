import { FEWEST } from "./hiding.ts";

/**
 * Which sides may be chosen together: one after another each that leaves nobody or ten at least in every combination of its parts
 * with those of the sides before it. Every other side may be chosen alone only. What can be had of all figures by adding and
 * subtracting is then made of whole combinations, or of whole parts of one side, and never of fewer than ten.
 * `sides`: for each side the part in which each member is.
 */
export function togetherOf(sides: readonly Int32Array[]): readonly number[] {
  const together: number[] = [];
  let cells = new Int32Array(sides[0]?.length ?? 0);
  for (const [at, parts] of sides.entries()) {
    const finer = crossed(cells, parts);
    if (finer.counts.some((count) => count < FEWEST)) continue;
    together.push(at);
    cells = finer.cells;
  }
  return together;
}

/** Cells that are not empty, numbered, with how many are in each. */
function crossed(cells: Int32Array, parts: Int32Array) {
  const wide = parts.reduce((most, part) => Math.max(most, part), 0) + 1;
  const numbers = new Map<number, number>();
  const counts: number[] = [];
  const finer = Int32Array.from(cells, (cell, at) => {
    const key = cell * wide + (parts[at] ?? 0);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    counts[number] = (counts[number] ?? 0) + 1;
    return number;
  });
  return { cells: finer, counts };
}
