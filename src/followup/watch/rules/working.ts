import type { WorkingLine } from "#course/events.ts";
import { roundHalfUp } from "#science/decimal.ts";
import type { Accuracy } from "./accuracy.ts";
import { shortDay, dayWords } from "./day-words.ts";
import { FORECAST, type Forecast } from "./forecast.ts";
import { BEGINS, type Measured, scatterFrom } from "./paths.ts";
import { PUBLISHED_WEIGHT, publishedTimeWell } from "./time-well.ts";

export type Telling = {
  readonly forecast: Forecast;
  /** "PHQ-9" */
  readonly scale: string;
  readonly who: "she" | "he" | "the patient";
  readonly line: number;
  readonly baseline: number;
  readonly reliableChange: number;
  readonly measured: readonly Measured[];
  /** The day of the last infusion as a number since 1970: the forecast's days count from it. */
  readonly first: number;
  /** How many responses of the clinic's own the curve rests on. */
  readonly own: number;
  readonly accuracy: Accuracy;
};

const figure = (value: number): string => String(roundHalfUp(value, 1));
const PCT = 100;
const band = `${FORECAST.band * PCT}%`;

/**
 * "From her last 4 scores the PHQ-9 is expected to rise 0.9 a week. At that pace she passes 11 around 2 January (80% between …)."
 * One day's score shows where she is and no pace: then it is said that others are what is gone by.
 */
export function forecastSays(telling: Telling): string {
  const { forecast, scale, who, line, first } = telling;
  const { median, low, high, perWeek, basedOn } = forecast;
  const hasPace = showsPace(telling);
  const rests = hasPace
    ? `From ${WHOSE[who]} last ${basedOn} scores the ${scale} is expected to rise ${figure(perWeek)} a week.`
    : `${basedOn === 1 ? `One ${scale} score shows` : `${scale} scores of one day show`} no pace of ${OWN[who]}: this rests on how others went (${othersOf(telling)}).`;
  const late = `after ${dayWords(first + 365)}`;
  const between = `${band} between ${low === null ? late : shortDay(first + low)} and ${high === null ? late : shortDay(first + high)}`;
  if (low === null)
    return `${rests} ${capital(who)} is not expected to pass ${figure(line)} within a year of the infusion.`;
  const when = median === null ? `more likely than not ${late}` : `around ${dayWords(first + median)}`;
  return `${rests} ${hasPace ? "At that pace" : "Like them"} ${who} passes ${figure(line)} ${when} (${between}).`;
}

const WHOSE = { she: "her", he: "his", "the patient": "the" } as const;
const OWN = { she: "her own", he: "his own", "the patient": "the patient’s own" } as const;

const showsPace = ({ forecast, measured }: Telling): boolean =>
  forecast.basedOn > 1 && new Set(measured.map(({ day }) => day)).size > 1;

function othersOf({ own }: Telling): string {
  if (own === 0) return "a published study alone";
  return `a published study and ${own === 1 ? "one response" : `${own} responses`} of this clinic`;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Everything a forecast was made from, each with where it comes from, and how earlier ones did. */
export function workingOf(telling: Telling): readonly [WorkingLine, ...WorkingLine[]] {
  const { scale, line, baseline, reliableChange, measured, first, own } = telling;
  const scores = measured.map(({ day, total }) => `${total} on ${shortDay(first + day)}`).join(", ");
  return [
    { says: `${scale} since the infusion of ${dayWords(first)}: ${scores}.${slopeWords(measured)}`, source: null },
    { says: `The response is lost above ${figure(line)}; the baseline is ${baseline}.`, source: null },
    {
      says: `How long responses last: the published curve, weighed as ${PUBLISHED_WEIGHT.patients} patients.`,
      source: publishedTimeWell.source,
    },
    {
      says: `Beside it ${own === 1 ? "one response" : `${own} responses`} of this clinic.`,
      source: PUBLISHED_WEIGHT.source,
    },
    {
      says: `Every way is weighed in which the score lies flat and then rises straight to the line; the rise begins at once, or after a quarter, half or three quarters of the time.`,
      source: BEGINS.source,
    },
    {
      says: `A score scatters by ${figure(scatterFrom(reliableChange))} points about its own level: ${reliableChange} are the least change to be believed.`,
      source: null,
    },
    {
      says: `The days to consider another infusion on are those by which the line is passed with a chance from ${FORECAST.window.map((one) => `${one * PCT}%`).join(" to ")}.`,
      source: FORECAST.source,
    },
    { says: accuracySays(telling.accuracy), source: null },
  ];
}

/** By itself, without what is known of other patients: a straight line through the scores. */
function slopeWords(measured: readonly Measured[]): string {
  const n = measured.length;
  const meanDay = measured.reduce((sum, { day }) => sum + day, 0) / n;
  const meanTotal = measured.reduce((sum, { total }) => sum + total, 0) / n;
  const spread = measured.reduce((sum, { day }) => sum + (day - meanDay) ** 2, 0);
  if (n < 2 || spread === 0) return "";
  const rise = measured.reduce((sum, { day, total }) => sum + (day - meanDay) * (total - meanTotal), 0) / spread;
  const perWeek = rise * 7;
  return ` By themselves they ${perWeek < 0 ? "fall" : "rise"} ${figure(Math.abs(perWeek))} a week.`;
}

/** How forecasts made from others' curves alone did on responses that were watched: held-back data. */
export function accuracySays({ forecasts, lost, within }: Accuracy): string {
  if (forecasts === 0)
    return "No response of this clinic has been watched long enough to count how well its forecasts did.";
  const many = forecasts === 1 ? "The one past forecast" : `Of ${forecasts} past forecasts`;
  const lay = forecasts === 1 ? `counts ${figure(within)} within its band` : `${figure(within)} lay within the band`;
  return `${many}${forecasts === 1 ? " " : ", each made without its own end, "}${lay}; ${band} is meant. ${lost} of them were seen to lose the response, the others count by their chance.`;
}
