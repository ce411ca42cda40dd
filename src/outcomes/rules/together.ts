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

/** Cells that are not empty, numbered, with how many are in each. Those before have ten members each at least: there are few of them. */
function crossed(cells: Int32Array, parts: Int32Array) {
  const wide = most(parts) + 1;
  const numbers = new Int32Array((most(cells) + 1) * wide).fill(-1);
  const counts: number[] = [];
  const finer = cells.map((cell, at) => {
    const key = cell * wide + (parts[at] ?? 0);
    const number = numbers[key] === -1 ? counts.push(0) - 1 : (numbers[key] ?? 0);
    numbers[key] = number;
    counts[number] = (counts[number] ?? 0) + 1;
    return number;
  });
  return { cells: finer, counts };
}

const most = (of: Int32Array): number => of.reduce((highest, one) => Math.max(highest, one), 0);
