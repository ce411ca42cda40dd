import { LATER_DAYS, type Measured, scatterFrom, scoreAt } from "./paths.ts";
import type { Prior } from "./time-well.ts";

/** Numbers that are the same at every run. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

export const RELIABLE = 5;
export const LINE = 11;

/** When in the time until the line is crossed the rise begins, as a part of it. */
export type Begins = (next: () => number) => number;

/** Somebody of whom the truth is known, and what a PHQ-9 every so many days would show of it. */
export type Simulated = { readonly crosses: number; readonly measured: readonly Measured[] };

export function simulate(
  next: () => number,
  { prior, begins, every, until }: { prior: Prior; begins: Begins; every: number; until: (crosses: number) => number },
): Simulated {
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const crosses = drawn(prior.chance, next());
  const [from, rises] = [next() * LINE, begins(next) * crosses];
  const days = Array.from({ length: Math.floor(until(crosses) / every) }, (_, at) => (at + 1) * every);
  const measured = days.map((day) => ({
    day,
    total: Math.min(
      27,
      Math.max(0, Math.round(scoreAt(from, rises, crosses, LINE, day) + normal() * scatterFrom(RELIABLE))),
    ),
  }));
  return { crosses, measured };
}

/** A day drawn by its chance; LATER_DAYS stands for "not within the year". */
function drawn(chance: readonly number[], at: number): number {
  let sum = 0;
  const day = chance.findIndex((one) => (sum += one) >= at);
  return day < 0 ? LATER_DAYS : day + 1;
}
