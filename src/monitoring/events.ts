import type { Fact } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";

/** What we chart from a bedside monitor. /min, %, mm Hg, °C. HR is from the ECG, PR from the oximeter or cuff: both are kept. */
export type Parameter = "HR" | "PR" | "SPO2" | "RR" | "NIBP_SYS" | "NIBP_DIA" | "NIBP_MEAN" | "TEMP" | "ETCO2";

/** One number from a monitor with its two times. A number is never shown without its age. */
export type Reading = {
  readonly value: number;
  /** When the monitor says it was measured. */
  readonly at: Instant;
  /** When its bytes reached us: staleness is judged by this. */
  readonly receivedAt: Instant;
  /** The monitor gave no time zone, so the zone set for the device was used. */
  readonly zoneAssumed: boolean;
  /** Measured more than 60 s before it arrived. */
  readonly late: boolean;
};

export type Readings = Readonly<Partial<Record<Parameter, Reading>>>;

/** Probe off, lead off: shown in place of the number. */
export type Technical = { readonly parameter: Parameter | "ANY"; readonly says: string };

export type FeedState = "live" | "stale" | "lost" | "none";
export type AlarmPriority = "high" | "medium" | "low";

/** One limit of the signed protocol, as the alarm engine reads it. */
export type Limit = {
  readonly id: string;
  readonly parameter: Parameter;
  /** `at-or-above` 180 alarms at 180; `below` 90 alarms at 89. */
  readonly when: "above" | "at-or-above" | "below" | "at-or-below";
  readonly value: number;
  readonly priority: AlarmPriority;
  readonly delaySeconds: number;
  /** How far back inside the limit a value must come before the alarm ends. */
  readonly hysteresis: number;
  /** "Systolic 180 or over" */
  readonly says: string;
};

export type AlarmKind = "limit" | "stale" | "lost" | "technical" | "wrong-patient" | "clock";

/** An alarm as every screen shows it. Ended alarms nobody acknowledged stay listed (latched). */
export type Alarm = {
  readonly id: string;
  readonly kind: AlarmKind;
  readonly limitId: string | null;
  readonly parameter: Parameter | null;
  readonly priority: AlarmPriority;
  readonly says: string;
  readonly value: number | null;
  readonly limit: number | null;
  readonly raisedAt: Instant;
  readonly endedAt: Instant | null;
  readonly acknowledgedBy: string | null;
  readonly silencedUntil: Instant | null;
};

/** The watch over one patient by one monitor, confirmed by a person. Stream "watch:<infusionId>". */
export type WatchFact =
  | Fact<
      "WatchBegan",
      {
        readonly infusionId: string;
        readonly roomId: string;
        readonly deviceId: string;
        readonly patientId: string;
        readonly mrn: string;
        readonly limits: readonly Limit[];
        readonly staleSeconds: number;
        readonly lostSeconds: number;
        readonly silenceSeconds: number;
      }
    >
  | Fact<"WatchEnded", { readonly why: string }>
  | Fact<
      "AlarmRaised",
      {
        readonly alarmId: string;
        readonly kind: AlarmKind;
        readonly limitId: string | null;
        readonly parameter: Parameter | null;
        readonly priority: AlarmPriority;
        readonly says: string;
        readonly value: number | null;
        readonly limit: number | null;
      }
    >
  | Fact<"AlarmAcknowledged", { readonly alarmId: string; readonly silencedUntil: Instant }>
  | Fact<"AlarmEnded", { readonly alarmId: string; readonly value: number | null }>;

/** What the live feed carries about one device, every time a message arrives or its state changes. */
export type DeviceNow = {
  readonly deviceId: string;
  readonly roomId: string;
  readonly infusionId: string | null;
  readonly readings: Readings;
  readonly technical: readonly Technical[];
  readonly feed: FeedState;
  readonly lastHeardAt: Instant | null;
  readonly alarms: readonly Alarm[];
};
