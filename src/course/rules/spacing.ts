import type { Protocol, Source } from "#clinic/events.ts";
import { showQuantity } from "#science/display.ts";
import type { Instant } from "#science/units.ts";
import { type Finding, hard, soft } from "./finding.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** How close and how far the dates of a course may lie. Days are null where no end is planned: maintenance goes on. */
export type SpacingLimits = Protocol["spacing"] & {
  readonly withinDays: number | null;
  readonly interruptedDays: number | null;
};

/** One date of a course, given or to come: "infusion 3". */
export type Dated = { readonly label: string; readonly startAt: Instant };

/** `between` names the dates it is about, for the page to show them where they stand. */
export type SpacingFinding = Finding & { readonly between: readonly string[] };

const sources = {
  hours: { from: "Monday, Wednesday, Friday as the closest rhythm; 18 h is ours (4.7, 9.1)", evidence: "P" },
  perWeek: { from: "Two or three a week (Phillips 2019, ELEKT-D, Murrough 2013)", evidence: "R" },
  within: { from: "Six in two to three weeks (9.1)", evidence: "P" },
  interrupted: { from: "McInnes 2022 counted an induction within 7 to 28 days", evidence: "R" },
} as const satisfies Readonly<Record<string, Source>>;

/** What is wrong with these dates together, whatever order they come in; nothing when the course can stand on them. */
export function spacingFindings(dates: readonly Dated[], limits: SpacingLimits): readonly SpacingFinding[] {
  const sorted = dates.toSorted((a, b) => a.startAt - b.startAt);
  return [...tooClose(sorted, limits), ...tooDense(sorted, limits), ...tooLong(sorted, limits)];
}

function tooClose(sorted: readonly Dated[], { minHours }: SpacingLimits): readonly SpacingFinding[] {
  return sorted.flatMap((date, n) => {
    const before = sorted[n - 1];
    const gap = before === undefined ? Infinity : date.startAt - before.startAt;
    if (before === undefined || gap >= minHours.soft * HOUR) return [];
    const isHard = gap < minHours.hard * HOUR;
    const least = showQuantity(isHard ? minHours.hard : minHours.soft, "h");
    const says = `Between ${before.label} and ${date.label} lie ${showQuantity(Math.floor(gap / (HOUR / 10)) / 10, "h")}; at least ${least} ${isHard ? "must" : "should"}.`;
    const between = [before.label, date.label];
    return [
      isHard
        ? { ...hard({ rule: "spacing-hard", says, field: "startAt", source: sources.hours }), between }
        : { ...soft({ rule: "spacing-soft", says, field: "startAt", source: sources.hours }), between },
    ];
  });
}

/** The fullest seven days that break the limit, told once. */
function tooDense(sorted: readonly Dated[], { maxPer7Days }: SpacingLimits): readonly SpacingFinding[] {
  const weeks = sorted.map(({ startAt }) =>
    sorted.filter((other) => other.startAt >= startAt && other.startAt - startAt < WEEK),
  );
  const fullest = weeks.toSorted((a, b) => b.length - a.length)[0] ?? [];
  if (fullest.length <= maxPer7Days.soft) return [];
  const says = `${fullest.length} infusions within 7 days: ${fullest.map(({ label }) => label).join(", ")}.`;
  const between = fullest.map(({ label }) => label);
  const said = { says, field: "startAt", source: sources.perWeek };
  return [
    fullest.length > maxPer7Days.hard
      ? { ...hard({ ...said, rule: "count-hard" }), between }
      : { ...soft({ ...said, rule: "count-soft" }), between },
  ];
}

function tooLong(sorted: readonly Dated[], { withinDays, interruptedDays }: SpacingLimits): readonly SpacingFinding[] {
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const days = (last.startAt - first.startAt) / DAY;
  const between = [first.label, last.label];
  const spread = `From ${first.label} to ${last.label} are ${Math.ceil(days)} days`;
  if (interruptedDays !== null && days > interruptedDays)
    return [
      {
        ...soft({
          rule: "span-interrupted",
          says: `${spread}: over ${interruptedDays} it counts as interrupted.`,
          source: sources.interrupted,
        }),
        between,
      },
    ];
  return withinDays !== null && days > withinDays
    ? [{ ...soft({ rule: "span", says: `${spread}; planned are ${withinDays}.`, source: sources.within }), between }]
    : [];
}
