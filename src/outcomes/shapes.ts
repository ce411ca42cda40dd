import { z } from "zod";
import type { Indication } from "#evaluation/events.ts";
import { ageBands, doseBands, type Filter } from "./rules/filter.ts";
import type { Wish } from "./view.ts";

const indications = ["TRD-MDD", "MDD-SI", "BIP-DEP", "PTSD", "OCD", "ANX"] as const satisfies readonly Indication[];
const chosen = <T extends readonly [string, ...string[]]>(values: T) => z.enum(values).optional();

/** What is chosen on the page, as its address says it; what is left out is all. */
export const Choosing = z.strictObject({
  scale: z.string().max(40).default("phq-9"),
  year: z.coerce.number().int().min(1970).max(9999).optional(),
  site: z.uuid().optional(),
  dose: chosen(doseBands),
  indication: chosen(indications),
  age: chosen(ageBands),
  course: chosen(["first", "later"] as const),
});

export function wishOf({ scale, year, site, dose, indication, age, course }: z.infer<typeof Choosing>): Wish {
  const filter: Filter = {
    year: year ?? null,
    siteId: site ?? null,
    dose: dose ?? null,
    indication: indication ?? null,
    age: age ?? null,
    course: course ?? null,
  };
  return { filter, scaleId: scale };
}
