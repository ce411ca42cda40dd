import { scaleOf } from "#assessment/events.ts";
import type { ForecastSeen, WatchSeen } from "#course/events.ts";
import { patientOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { showDay } from "#science/calendar.ts";
import { inZone } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import { type ClinicCurve, curveOf } from "./clinic-curve.ts";
import type { ForecastThen } from "./facts.ts";
import type { Seen } from "./fold.ts";
import { dayFrom, spanWords } from "./rules/day-words.ts";
import { FORECAST, type Forecast, forecastOf } from "./rules/forecast.ts";
import { timeWellSays } from "./rules/lasting.ts";
import { dayNumber, isResponse, type Response } from "./rules/responses.ts";
import { priorFrom } from "./rules/time-well.ts";
import { forecastSays, workingOf } from "./rules/working.ts";
import { isWatched, type Standing, standingOf } from "./standing.ts";

/** What the relapse watch knows of one patient now: what was found, when the response is expected to be lost, and how long one lasts here. */
export async function watchOf(tx: Tx, patientId: string, now: Instant): Promise<WatchSeen | null> {
  const standing = await standingOf(tx, patientId);
  if (standing === null) return (await isWatched(tx)) ? null : unwatched;
  const curve = await curveOf(tx, standing.scaleId);
  const foreseen = foresee(standing, curve, now);
  const { found, answered, watch } = standing;
  return {
    found: found && {
      kind: found.kind,
      because: found.because,
      since: found.since,
      answered: answered && decidedFrom(answered),
    },
    forecast: typeof foreseen === "string" ? null : await forecastSeen(tx, patientId, standing, curve, foreseen),
    whyNone: typeof foreseen === "string" ? foreseen : "",
    timeWell: timeWellSays(curve.own),
    decisions: watch.seen.toReversed().map(decidedFrom),
  };
}

const unwatched: WatchSeen = {
  found: null,
  forecast: null,
  whyNone: "The protocol’s part on follow-up is not signed: nobody is watched for a relapse by it.",
  timeWell: timeWellSays([]),
  decisions: [],
};

const decidedFrom = ({ at, decided, why, printedName }: Seen) => ({ at, decided, why, printedName });

type Foreseen = { readonly forecast: Forecast; readonly stretch: Response; readonly reliableChange: number };

/** The forecast with what it rests on; why there is none, in words, where none can be made. */
export function foresee({ stretch, scaleId, zone }: Standing, { own }: ClinicCurve, now: Instant): Foreseen | string {
  const reliableChange = scaleOf(scaleId)?.outcome.reliableChange ?? null;
  if (reliableChange === null) return "On this scale nobody says how much a score scatters: no forecast is made.";
  if (stretch === null) return "The course is under way: a forecast is made once it is given.";
  const newest = stretch.measured.at(-1);
  if (newest === undefined) return "Not measured since the last infusion: no forecast is made up.";
  if (!isResponse(stretch))
    return "There was no response at the first score since the last infusion: there is none to lose.";
  if (newest.total > stretch.line) return "The newest score lies above the line: that is no forecast but a fact.";
  const today = dayNumber(zone, now) - dayNumber(zone, stretch.startedAt);
  const { measured, line } = stretch;
  const forecast = forecastOf({ measured, line, reliableChange, prior: priorFrom(own), today });
  return forecast === null
    ? "The newest score is older than this page can look back."
    : { forecast, stretch, reliableChange };
}

const PRONOUN = { female: "she", male: "he", unknown: "the patient" } as const;
const NOON = { hour: 12, minute: 0, second: 0, ms: 0 } as const;

async function forecastSeen(
  tx: Tx,
  patientId: string,
  { scaleId, zone }: Standing,
  { own, accuracy }: ClinicCurve,
  { forecast, stretch, reliableChange }: Foreseen,
): Promise<ForecastSeen> {
  const first = dayNumber(zone, stretch.startedAt);
  const at = (day: number): Instant => inZone({ ...dayFrom(first + day), ...NOON }, zone);
  const telling = {
    forecast,
    scale: shortName(scaleOf(scaleId)?.name.en ?? scaleId),
    who: PRONOUN[(await patientOf(tx, patientId))?.sex ?? "unknown"],
    line: stretch.line,
    baseline: stretch.baseline,
    reliableChange,
    measured: stretch.measured,
    first,
    own: own.length,
    accuracy,
  };
  const { window, fan } = forecast;
  return {
    says: forecastSays(telling),
    working: workingOf(telling),
    fan: fan.map(({ day, ...scores }) => ({ at: at(day), ...scores })),
    window: window && {
      from: startOf(zone, first + window.from),
      to: as<Instant>(startOf(zone, first + window.to + 1) - 1),
      words: spanWords(first + window.from, first + window.to),
    },
  };
}

const startOf = (zone: string, day: number): Instant =>
  inZone({ ...dayFrom(day), hour: 0, minute: 0, second: 0, ms: 0 }, zone);

const shortName = (name: string): string => name.split(" (")[0] ?? name;

/** The forecast as it is kept beside a decision. */
export function forecastThen(standing: Standing, curve: ClinicCurve, now: Instant): ForecastThen | null {
  const foreseen = foresee(standing, curve, now);
  if (typeof foreseen === "string") return null;
  const { forecast, stretch } = foreseen;
  const first = dayNumber(standing.zone, stretch.startedAt);
  const on = (day: number | null) => (day === null ? null : showDay(dayFrom(first + day)));
  const { low, median, high, basedOn } = forecast;
  return { model: FORECAST.model, line: stretch.line, low: on(low), median: on(median), high: on(high), basedOn };
}
