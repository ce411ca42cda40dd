import type { History } from "#evaluation/read.ts";
import { showDay } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import { as, type Instant, type Kg } from "#science/units.ts";

/** A weight from before, with its day: "2026-11-02". */
export type Weighed = { readonly on: string; readonly kg: Kg };

type Earlier = { readonly at: Instant; readonly weightKg: number | null };

/** The weights of the work-up up to the day of a visit, newest first. */
export function examinedBefore(
  { workups }: Pick<History, "workups">,
  zone: string,
  visitAt: Instant,
): readonly Weighed[] {
  const day = showDay(dayIn(zone, visitAt));
  return workups.flatMap(({ item, doneOn, values }) => {
    const kg = values["weightKg"];
    return item === "height-and-weight" && typeof kg === "number" && doneOn <= day
      ? [{ on: doneOn, kg: as<Kg>(kg) }]
      : [];
  });
}

/** With those of earlier infusions, newest first; of one day, that of the infusion. */
export function weightsBefore(
  earlier: readonly Earlier[],
  examined: readonly Weighed[],
  zone: string,
): readonly Weighed[] {
  const given = earlier.flatMap(({ at, weightKg }) =>
    weightKg === null ? [] : [{ on: showDay(dayIn(zone, at)), kg: as<Kg>(weightKg) }],
  );
  return [...given, ...examined].toSorted((a, b) => b.on.localeCompare(a.on));
}
