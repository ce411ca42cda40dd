import type { Protocol } from "#clinic/events.ts";
import { as, type Kg, type Mg, type MgPerKg, type MgPerMl, type Millilitres, type Minutes } from "#science/units.ts";
import { calculateDose } from "./dose.ts";
import type { Product } from "../measures.ts";

/** One concentration from the clinic's list and what it would take to prepare the order from it. */
export type ProductProposal = {
  readonly product: Product;
  readonly drawMl: Millilitres;
  readonly actualMg: Mg;
  readonly deviationPct: number;
};

/**
 * The concentrations the order can be drawn from, closest to the ordered dose first; between equals the weakest,
 * because its draw is the easiest to measure. Those with too small a draw are left out.
 */
export function proposeProducts(
  order: { readonly dosingWeightKg: Kg; readonly mgPerKg: MgPerKg; readonly minutes: Minutes },
  protocol: Protocol,
): ProductProposal[] {
  const diluentMl = as<Millilitres>(Math.max(...protocol.dose.diluentsMl));
  return protocol.dose.products
    .map(({ strength, vialMl }): Product => ({
      drug: "ketamine-racemic-iv",
      strength: as<MgPerMl>(strength),
      vialMl: as<Millilitres>(vialMl),
    }))
    .flatMap(
      (product) =>
        calculateDose({ ...order, product, container: "bag", diluentMl, volumePolicy: "withdraw-equal-volume" }) ?? [],
    )
    .filter(({ drawMl }) => drawMl >= protocol.dose.minDrawMl)
    .map(({ product, drawMl, actualMg, deviationPct }) => ({ product, drawMl, actualMg, deviationPct }))
    .toSorted((a, b) => Math.abs(a.deviationPct) - Math.abs(b.deviationPct) || a.product.strength - b.product.strength);
}
