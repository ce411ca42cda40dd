import { type Cuff, type Source, wander } from "./source.ts";

/** A made-up patient before, during and after an infusion. Minutes are counted from the start of the infusion. */
export type Course = {
  readonly hr: number;
  readonly spo2: number;
  readonly rr: number;
  readonly sys: number;
  readonly dia: number;
  /** mm Hg at the peak, 40 min after the start; published means are +16 and +11 (138 patients, 2,342 infusions, 2024). [R] */
  readonly riseSys: number;
  readonly riseDia: number;
  readonly riseHr: number;
  /** When the infusion starts, in seconds after the monitor was switched on; null when none does. */
  readonly startsAt: number | null;
};

const PEAK_MINUTES = 40;
/** The rise is half gone this long after the peak. A shape for the demonstration, not a model of the drug. */
const HALF_GONE_MINUTES = 18;

function rise(minutes: number): number {
  if (minutes <= 0) return 0;
  const up = 1 - Math.exp(-minutes / 13);
  return minutes <= PEAK_MINUTES
    ? up
    : (1 - Math.exp(-PEAK_MINUTES / 13)) * 0.5 ** ((minutes - PEAK_MINUTES) / HALF_GONE_MINUTES);
}

/** Numbers shaped like an infusion. Invented, and said to be so in every message. */
export function infusionCourse(course: Course, seed: number): Source {
  const [hr, spo2, rr, bp] = [wander(seed, 1.1), wander(seed + 1, 0.3), wander(seed + 2, 0.8), wander(seed + 3, 3)];
  const effect = (seconds: number) => (course.startsAt === null ? 0 : rise((seconds - course.startsAt) / 60));
  return {
    says: "an invented course, not a patient",
    at: (seconds) => ({
      hr: course.hr + course.riseHr * effect(seconds) + hr(seconds),
      spo2: Math.min(100, course.spo2 - 1.2 * effect(seconds) + spo2(seconds)),
      rr: course.rr + rr(seconds),
    }),
    cuffAt: (seconds): Cuff => {
      const sys = Math.round(course.sys + course.riseSys * effect(seconds) + bp(seconds));
      const dia = Math.round(course.dia + course.riseDia * effect(seconds) + bp(seconds) / 2);
      return { sys, dia, mean: Math.round((sys + 2 * dia) / 3) };
    },
  };
}
