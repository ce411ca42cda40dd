import type { Instant } from "#science/units.ts";
import type { SymptomGrade } from "../events.ts";
import type { Infusion } from "../fold/infusion.ts";
import { SYMPTOMS } from "../rules/symptoms.ts";

/** A symptom noted and not ended, with its newest grade. */
export type OpenSymptom = {
  readonly id: string;
  readonly title: string;
  readonly grade: SymptomGrade;
  readonly since: Instant;
};

/** The symptom's name in our words; what the list does not hold stands as it was written. */
export const symptomTitle = (symptom: string): string => SYMPTOMS.find(({ id }) => id === symptom)?.title ?? symptom;

export function openSymptoms({ done }: Pick<Infusion, "done">): readonly OpenSymptom[] {
  const ended = new Set(done.SymptomEnded.map(({ data }) => data.symptomId));
  return done.SymptomNoted.filter(({ id }) => !ended.has(id)).map(({ id, at, data }) => ({
    id,
    title: symptomTitle(data.symptom),
    grade: done.SymptomGraded.findLast((one) => one.data.symptomId === id)?.data.grade ?? data.grade,
    since: at,
  }));
}
