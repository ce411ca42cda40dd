import { asq } from "./asq.ts";
import { bprs4, moaas } from "./clinician.ts";
import { gad7 } from "./gad7.ts";
import { mania, moodCheck, psychosis, ratings, urinary } from "./own.ts";
import { pcl5 } from "./pcl5.ts";
import { phq9 } from "./phq9.ts";
import type { Scale } from "./scale.ts";
import { scoreOnly } from "./score-only.ts";

/** Every instrument the clinic can ask with or enter a total of. */
export const scales: readonly Scale[] = [
  phq9,
  gad7,
  asq,
  pcl5,
  moodCheck,
  ...ratings,
  urinary,
  mania,
  psychosis,
  bprs4,
  moaas,
  ...scoreOnly,
];

/** One instrument, in the version it was asked with; the one in use where none is named. */
export const scaleOf = (id: string, version?: string): Scale | undefined =>
  scales.find((scale) => scale.id === id && (version === undefined || scale.version === version));
