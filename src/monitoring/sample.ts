import type { Instant } from "#science/units.ts";
import type { Parameter } from "./events.ts";
import type { SampleRow } from "./store.ts";
import type { Observed } from "./vitals.ts";

type Columns = Omit<SampleRow, "clinic_id">;

const column = {
  HR: "hr",
  PR: "pr",
  SPO2: "spo2",
  RR: "rr",
  TEMP: "temp",
  ETCO2: "etco2",
  NIBP_SYS: "nibp_sys",
  NIBP_DIA: "nibp_dia",
  NIBP_MEAN: "nibp_mean",
} as const satisfies Record<Parameter, keyof Columns>;

const empty = {
  hr: null,
  pr: null,
  spo2: null,
  rr: null,
  temp: null,
  etco2: null,
  nibp_sys: null,
  nibp_dia: null,
  nibp_mean: null,
};

/** One wide row of what a monitor measured at one instant, with the message it came from. Cuff values keep their own time. */
export function sampleOf(
  deviceId: string,
  infusionId: string,
  observed: Observed,
  rawKey: Buffer,
  receivedAt: Instant,
): Columns | null {
  const { readings } = observed;
  const first = readings.find(({ parameter }) => !parameter.startsWith("NIBP")) ?? readings[0];
  if (first === undefined) return null;
  const values = Object.fromEntries(readings.map(({ parameter, value }) => [column[parameter], value]));
  const cuff = readings.find(({ parameter }) => parameter === "NIBP_SYS");
  return {
    device_id: deviceId,
    infusion_id: infusionId,
    raw_key: rawKey,
    at: new Date(first.at),
    received_at: new Date(receivedAt),
    zone_assumed: first.zoneAssumed,
    late: first.late,
    amended: observed.amended,
    ...empty,
    ...values,
    nibp_at: cuff === undefined ? null : new Date(cuff.at),
  };
}
