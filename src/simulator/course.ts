import { wander } from "./interpolate.ts";
import { seeded, type Source } from "./source.ts";

/**
 * The mean rise at its peak, 40 min after the start: systolic +16.0 (SD 11.2), diastolic +11.0 (8.45) mm Hg, in 138 patients
 * with 2,342 infusions (Yale chart review, General Hospital Psychiatry 2024). [R]
 */
export const publishedRise = { riseSys: 16, riseDia: 11 } as const;

/** How much an invented infusion adds at its peak; `startsAt` in seconds of the source, null when none is given. */
export type Rise = {
  readonly riseSys: number;
  readonly riseDia: number;
  /** No figure was at hand for the heart: invented. /min */
  readonly riseHr: number;
  readonly startsAt: number | null;
};

/** A made-up patient at rest, with an infusion on top. /min, %, mm Hg. */
export type Course = Rise & {
  readonly hr: number;
  readonly spo2: number;
  readonly rr: number;
  readonly sys: number;
  readonly dia: number;
};

const PEAK_MINUTES = 40;
/** How fast it rises: with this, three quarters of the peak is reached after 18.2 min. A shape for the demonstration. */
const RISE_MINUTES = 15.4;
/** The rise is half gone this long after the peak. A shape for the demonstration, not a model of the drug. */
const HALF_GONE_MINUTES = 18;
/** The oximeter falls by this much at the peak. Invented. % */
const SPO2_FALL = 1.2;

/** The part of the peak that is there so many minutes after the start: 0 before, 1 at 40 min, then slowly back. */
export function effectAt(minutes: number): number {
  if (minutes <= 0) return 0;
  return minutes <= PEAK_MINUTES
    ? -Math.expm1(-minutes / RISE_MINUTES) / -Math.expm1(-PEAK_MINUTES / RISE_MINUTES)
    : 0.5 ** ((minutes - PEAK_MINUTES) / HALF_GONE_MINUTES);
}

const meanOf = (sys: number, dia: number): number => Math.round((sys + 2 * dia) / 3);

const added = (value: number | null, more: number): number | null => (value === null ? null : value + more);

/** A recorded or steady patient with the rise of an invented infusion added. Where the base has no reading there is none. */
export function withInfusion(base: Source, { riseSys, riseDia, riseHr, startsAt }: Rise): Source {
  if (startsAt === null) return base;
  const effect = (seconds: number) => effectAt((seconds - startsAt) / 60);
  return {
    says: `${base.says}, with the rise of an invented infusion added`,
    ownCuffTimes: base.ownCuffTimes,
    at: (seconds) => {
      const { hr, spo2, rr } = base.at(seconds);
      const now = effect(seconds);
      return { hr: added(hr, riseHr * now), spo2: added(spo2, -SPO2_FALL * now), rr };
    },
    cuffAt: (seconds) => {
      const cuff = base.cuffAt(seconds);
      if (cuff === null) return null;
      const then = effect(cuff.readAt);
      const [sys, dia] = [Math.round(cuff.sys + riseSys * then), Math.round(cuff.dia + riseDia * then)];
      return { sys, dia, mean: meanOf(sys, dia), readAt: cuff.readAt };
    },
  };
}

function atRest({ hr, spo2, rr, sys, dia }: Omit<Course, keyof Rise>, seed: number): Source {
  const wanders = [1.1, 0.3, 0.8, 3].map((spread, n) => wander(seeded(seed + n), spread));
  const off = (n: number, seconds: number) => wanders[n]?.(seconds) ?? 0;
  return {
    says: "an invented course, not a patient",
    ownCuffTimes: false,
    at: (seconds) => ({
      hr: hr + off(0, seconds),
      spo2: Math.min(100, spo2 + off(1, seconds)),
      rr: rr + off(2, seconds),
    }),
    cuffAt: (seconds) => {
      const [high, low] = [Math.round(sys + off(3, seconds)), Math.round(dia + off(3, seconds) / 2)];
      return { sys: high, dia: low, mean: meanOf(high, low), readAt: seconds };
    },
  };
}

/** Numbers shaped like an infusion, invented throughout, and said to be so in every message. */
export const infusionCourse = (course: Course, seed: number): Source => withInfusion(atRest(course, seed), course);
