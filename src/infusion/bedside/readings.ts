import type { DeviceNow, Parameter, Reading } from "#monitoring/events.ts";
import type { Instant } from "#science/units.ts";
import type { SampleSeries } from "../bedside.ts";
import type { VitalValues } from "../events.ts";

/** A cuff reading older than this is not the pressure now, in ms. Ours [P]. */
const CUFF_FRESH_MS = 3 * 60_000;

/** The reading of a parameter, unless its sensor is off. */
export function readingOf(device: DeviceNow | null, parameter: Parameter): Reading | null {
  if (device === null || technicalOf(device, parameter) !== null) return null;
  return device.readings[parameter] ?? null;
}

/** "Probe off", in the monitor's or our words; null while the sensor works. */
export const technicalOf = (device: DeviceNow | null, parameter: Parameter): string | null =>
  device?.technical.find((one) => one.parameter === parameter || one.parameter === "ANY")?.says ?? null;

/** ECG rate, or the pulse where there are no leads. */
export const heartOf = (
  device: DeviceNow | null,
): { readonly parameter: "HR" | "PR"; readonly reading: Reading | null } => {
  const ecg = readingOf(device, "HR");
  const pulse = readingOf(device, "PR");
  return ecg === null && pulse !== null ? { parameter: "PR", reading: pulse } : { parameter: "HR", reading: ecg };
};

/** Stale by when its bytes reached us. */
export const isStale = (reading: Pick<Reading, "receivedAt">, now: Instant, staleSeconds: number): boolean =>
  now - reading.receivedAt > staleSeconds * 1000;

type Named = readonly [keyof VitalValues, Reading | null];

/**
 * What the monitor shows now, as a set of vital signs to confirm. Stale numbers and cuff readings older than three
 * minutes are left out: they are to be measured, not copied.
 */
export function proposedNow(device: DeviceNow | null, now: Instant, staleSeconds: number): VitalValues {
  const continuous: readonly Named[] = [
    ["hr", heartOf(device).reading],
    ["spo2", readingOf(device, "SPO2")],
    ["rr", readingOf(device, "RR")],
    ["etco2", readingOf(device, "ETCO2")],
    ["temp", readingOf(device, "TEMP")],
  ];
  const cuff: readonly Named[] = [
    ["sbp", readingOf(device, "NIBP_SYS")],
    ["dbp", readingOf(device, "NIBP_DIA")],
    ["map", readingOf(device, "NIBP_MEAN")],
  ];
  return {
    ...valuesOf(continuous, (reading) => !isStale(reading, now, staleSeconds)),
    ...valuesOf(cuff, (reading) => now - reading.at <= CUFF_FRESH_MS),
  };
}

const valuesOf = (named: readonly Named[], use: (reading: Reading) => boolean): VitalValues =>
  Object.fromEntries(
    named.flatMap(([name, reading]) => (reading !== null && use(reading) ? [[name, reading.value]] : [])),
  );

const HALF_MINUTE = 30_000;

/**
 * What the samples say of one row of the flowsheet: the numbers nearest to its time, within half a minute, and the newest
 * cuff reading since the row before. Nothing is made up where nothing was measured.
 */
export function proposedAt(series: SampleSeries, slot: Instant, everyMin: number): VitalValues {
  const near = series.at.reduce((best, at, n) => {
    const isNearer = Math.abs(at - slot) < Math.abs((series.at[best] ?? Number.NEGATIVE_INFINITY) - slot);
    return Math.abs(at - slot) <= HALF_MINUTE && (best === -1 || isNearer) ? n : best;
  }, -1);
  const cuff = series.nibp.findLast(({ at }) => at <= slot + HALF_MINUTE && at > slot - everyMin * 60_000);
  const rounded = (name: keyof VitalValues, value: number | null | undefined) =>
    value === null || value === undefined ? {} : { [name]: Math.round(value) };
  return {
    ...rounded("hr", series.hr[near]),
    ...rounded("spo2", series.spo2[near]),
    ...rounded("rr", series.rr[near]),
    ...rounded("sbp", cuff?.sys),
    ...rounded("dbp", cuff?.dia),
    ...rounded("map", cuff?.map),
  };
}

/** "128/79 · HR 84 · SpO₂ 97% · RR 14": what there is, in the order it is read. */
export function vitalsLine({ sbp, dbp, hr, spo2, rr, temp }: VitalValues): string {
  const parts = [
    sbp === undefined ? null : `${sbp}/${dbp ?? "?"}`,
    hr === undefined ? null : `HR ${hr}`,
    spo2 === undefined ? null : `SpO₂ ${spo2}%`,
    rr === undefined ? null : `RR ${rr}`,
    temp === undefined ? null : `${temp} °C`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "nothing measured" : parts.join(" · ");
}
