import { Big } from "big.js";

/**
 * Arithmetic as on paper. 58.3 × 0.5 is 29.15, not 29.149999…, so half up gives 29.2.
 * Every function refuses NaN and infinity by throwing: a number that cannot be written down must not reach a dose.
 */
export const product = (...factors: readonly number[]): number =>
  factors.reduce((sofar, factor) => sofar.times(factor), new Big(1)).toNumber();

export const sum = (...terms: readonly number[]): number =>
  terms.reduce((sofar, term) => sofar.plus(term), new Big(0)).toNumber();

export const difference = (from: number, take: number): number => new Big(from).minus(take).toNumber();

/** Division to 20 decimal places. Throws when `by` is zero. */
export const quotient = (of: number, by: number): number => new Big(of).div(by).toNumber();

/** Half goes away from zero: 29.15 to one place is 29.2, and -0.125 to two is -0.13. */
export const roundHalfUp = (n: number, places: number): number => new Big(n).round(places, Big.roundHalfUp).toNumber();

/** By how many percent `value` lies above (or, negative, below) `reference`. Throws when `reference` is zero. */
export const percentOff = (value: number, reference: number): number =>
  new Big(value).minus(reference).times(100).div(reference).toNumber();
