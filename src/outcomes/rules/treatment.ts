import type { Indication } from "#evaluation/events.ts";
import type { Instant } from "#science/units.ts";

/** A score so many minutes after a treatment's first infusion began; negative before it. Complete ones only. */
export type Point = readonly [minutes: number, total: number];

/** What happened at the infusions of a treatment and at those after it, summed up. Null or missing: nobody charted it. */
export type Happened = {
  readonly infusions: number;
  /** The highest systolic pressure of each infusion in which one was charted. mm Hg. */
  readonly peaks: readonly number[];
  /** In how many of these it was 180 over 110 or more. */
  readonly high: number;
  /** In how many infusions each side effect was noted, and in how many at grade 3 or over and not passing by itself. */
  readonly symptoms: Readonly<Record<string, number>>;
  readonly grave: Readonly<Record<string, number>>;
  readonly stops: Readonly<Record<string, number>>;
  readonly rescued: number;
  readonly adverse: number;
  readonly serious: number;
};

/** One course of induction that began, with everything up to the next. Times in minutes since its first infusion began. */
export type Treatment = {
  readonly courseId: string;
  /** 1 for a patient's first course here. */
  readonly nth: number;
  readonly firstAt: Instant;
  readonly year: number;
  readonly siteId: string | null;
  readonly indication: Indication | null;
  /** In whole years at the first infusion. */
  readonly age: number | null;
  /** Of the first infusion. */
  readonly mgPerKg: number;
  readonly planned: number;
  /** The plan says that it is over. */
  readonly ended: boolean;
  readonly given: readonly number[];
  /** Infusions after the induction, whatever they were called. */
  readonly later: readonly number[];
  readonly setbacks: readonly { readonly at: number; readonly what: "hospital-stay" | "suicidal-behaviour" }[];
  readonly happened: Happened;
  readonly points: readonly Point[];
  /** The answers to the scale's item about suicide, where it has one and they are known. */
  readonly ideation: readonly Point[];
  /** What everything is compared with; null where nobody was asked in time. */
  readonly baseline: number | null;
  /** The score at its end; most figures ask for it. */
  readonly end: Point | null;
};

export const DAY = 1440;
export const daysOf = (minutes: number): number => Math.floor(minutes / DAY);

export const MS_PER_MINUTE = 60_000;
export const minutesSince = (from: Instant, at: Instant): number => Math.floor((at - from) / MS_PER_MINUTE);

export const lastOf = ({ given }: Pick<Treatment, "given">): number => given.at(-1) ?? 0;

/** After so many days without an infusion an induction is over whatever its plan says (clinical reference 9.1: evaluated anew). */
export const OVER_AFTER_DAYS = 14;

export const isOver = (one: Treatment, now: Instant): boolean =>
  one.ended ||
  one.given.length >= one.planned ||
  one.later.length > 0 ||
  minutesSince(one.firstAt, now) - lastOf(one) > OVER_AFTER_DAYS * DAY;
