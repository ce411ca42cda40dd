import { as, type Instant } from "#science/units.ts";
import type { DataOf, VitalValues } from "../events.ts";
import type { Infusion } from "../fold/infusion.ts";
import { type RescueContext, rescueMedicine, rescueWarnings } from "../rules/rescue.ts";

type Thought = Pick<DataOf<"RescueOrdered">, "medicine" | "dose" | "route">;

const contextOf = (
  { done }: Pick<Infusion, "done">,
  { dose, route }: Pick<Thought, "dose" | "route">,
  now: Instant,
  allergies: RescueContext["allergies"],
): RescueContext => ({
  now,
  dose,
  route,
  allergies,
  values: done.VitalsCharted.filter(({ at }) => at <= now).reduce<VitalValues>(
    (known, { data }) => Object.assign(known, data.values),
    {},
  ),
  given: done.RescueGiven.filter(({ at }) => at <= now).map(({ at, data }) => ({
    medicine: data.medicine,
    dose: data.dose,
    at: as<Instant>(at),
  })),
});

/** Everything to read before ordering this medicine at that moment. Empty for one the order set does not hold. */
export function warningsFor(
  infusion: Pick<Infusion, "done">,
  { medicine, ...thought }: Thought,
  at: Instant,
  allergies: RescueContext["allergies"],
): readonly string[] {
  const row = rescueMedicine(medicine);
  return row === undefined ? [] : rescueWarnings(row, contextOf(infusion, thought, at, allergies));
}

/** Of these, only what speaks of amounts and of the time since the last dose, and of allergies where they are given. */
export function amountAndIntervalWarnings(
  infusion: Pick<Infusion, "done">,
  { medicine, ...thought }: Thought,
  at: Instant,
  allergies: RescueContext["allergies"] = [],
): readonly string[] {
  const row = rescueMedicine(medicine);
  if (row === undefined) return [];
  return rescueWarnings({ ...row, warnings: [], vitalWarnings: [] }, contextOf(infusion, thought, at, allergies));
}
