import { isRemission, isResponse, type Scale } from "#assessment/events.ts";
import type { Instant } from "#science/units.ts";
import { ageBandOf, doseBandOf } from "./filter.ts";
import { FEWEST } from "./hiding.ts";
import { type Care, coursesOf, type LastingRules } from "./lasting.ts";
import { daysOf, isOver, lastOf, type Treatment } from "./treatment.ts";
import { END, pointIn, type Window } from "./window.ts";

/** What a table holds: a word of ours, a number, or nothing, where it is not known. */
export type Cell = string | number | null;

/**
 * One treatment without anything that says whose: no name, no date, no place smaller than a site, no free text. Days count from its
 * first infusion. Ages stand in bands, the oldest 65 and over, so that none over 89 shows.
 */
export type Row = Readonly<Record<(typeof columns)[number], Cell>>;

export const columns = [
  "treatment",
  "age_band",
  "site",
  "indication",
  "dose_band_mg_per_kg",
  "course_of_patient",
  "infusions",
  "days_first_to_last",
  "over",
  "infusions_afterwards",
  "scale",
  "baseline",
  "end_day",
  "end_score",
  "end_responded",
  "end_remitted",
  "later_day",
  "later_score",
  "later_responded",
  "later_remitted",
  "watched_days_after_last",
  "relapsed",
  "lost_from_sight",
  "stopped_early",
  "rescued",
  "adverse_events",
  "peak_systolic_median",
] as const;

/** By which somebody could be looked for who knows them, in the order they are given up. */
const TELLING = ["site", "dose_band_mg_per_kg", "course_of_patient", "indication", "age_band"] as const;
export const WITHHELD = "withheld";

/**
 * Rows of which at least ten look alike from outside. What tells a row apart is withheld, one thing after another, until ten share
 * the rest; those that even so are fewer than ten are left out.
 */
export function alike(rows: readonly Row[]): readonly Row[] {
  const done: Row[] = [];
  let open = rows;
  for (let given = 0; given <= TELLING.length && open.length > 0; given += 1) {
    const hidden = Object.fromEntries(TELLING.slice(0, given).map((name) => [name, WITHHELD]));
    const groups = Map.groupBy(open, (row) =>
      JSON.stringify(TELLING.map((name) => hidden[name] ?? row[name])),
    ).values();
    const { large = [], small = [] } = Object.groupBy(groups, ({ length }) => (length < FEWEST ? "small" : "large"));
    done.push(...large.flat().map((row) => ({ ...row, ...hidden })));
    open = small.flat();
  }
  return done;
}

const LATER: Window = { after: "last", days: [14, 31], take: "first" };

export type Making = {
  readonly scale: Scale;
  readonly rules: LastingRules;
  readonly now: Instant;
  readonly siteNames: ReadonlyMap<string, string>;
  /** A name for each treatment that is good for this export alone. */
  readonly newName: () => string;
};

export function rowsOf(treatments: readonly Treatment[], making: Making): readonly Row[] {
  const care: Care = "whatever-was-done";
  const courses = new Map(coursesOf(treatments, { ...making, care }).map((one) => [one.courseId, one]));
  return treatments.map((one) => {
    const course = courses.get(one.courseId);
    return {
      treatment: making.newName(),
      ...whose(one, making),
      infusions: one.given.length,
      days_first_to_last: daysOf(lastOf(one)),
      over: isOver(one, making.now) ? "yes" : "no",
      infusions_afterwards: one.later.length,
      ...scored(one, making.scale),
      watched_days_after_last: course?.time ?? null,
      relapsed: course === undefined ? null : course.happened ? "yes" : "no",
      lost_from_sight: course === undefined ? null : course.lost ? "yes" : "no",
      ...went(one),
    };
  });
}

const whose = (one: Treatment, { siteNames }: Making) => ({
  age_band: ageBandOf(one.age),
  site: one.siteId === null ? null : (siteNames.get(one.siteId) ?? null),
  indication: one.indication,
  dose_band_mg_per_kg: doseBandOf(one.mgPerKg),
  course_of_patient: one.nth === 1 ? "first" : "later",
});

function scored(one: Treatment, scale: Scale) {
  const { baseline } = one;
  const at = (window: Window) => {
    const [minutes = null, total = null] = pointIn(one, window) ?? [];
    const [responded, remitted] = [isResponse(scale, baseline, total), isRemission(scale, total)];
    return { day: minutes === null ? null : daysOf(minutes), score: total, responded, remitted };
  };
  const [end, later] = [at(END), at(LATER)];
  return {
    scale: scale.id,
    baseline,
    end_day: end.day,
    end_score: end.score,
    end_responded: end.responded,
    end_remitted: end.remitted,
    later_day: later.day,
    later_score: later.score,
    later_responded: later.responded,
    later_remitted: later.remitted,
  };
}

function went({ happened }: Treatment) {
  const peaks = happened.peaks.toSorted((a, b) => a - b);
  return {
    stopped_early: Object.values(happened.stops).reduce((sum, count) => sum + count, 0),
    rescued: happened.rescued,
    adverse_events: happened.adverse,
    peak_systolic_median: peaks[Math.floor((peaks.length - 1) / 2)] ?? null,
  };
}

/** A sheet would run what begins so as a formula; an apostrophe before it makes it words. Numbers are numbers. */
const FORMULA = /^[=+\-@\t\r]/;

/** RFC 4180, with a first line of names. */
export const csvOf = (names: readonly string[], rows: readonly Readonly<Record<string, Cell>>[]): string =>
  [names.map(written), ...rows.map((row) => names.map((name) => written(row[name] ?? null)))]
    .map((line) => `${line.join(",")}\r\n`)
    .join("");

function written(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
