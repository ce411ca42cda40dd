import type { Protocol } from "#clinic/events.ts";
import type { DeviceNow, Limit } from "#monitoring/events.ts";
import type { Instant } from "#science/units.ts";
import type { DataOf, InfusionFactType, RecordedInfusionFact } from "./events.ts";

/** Everything the bedside needs to draw itself and to judge orders: the facts themselves, folded on the tablet by the same rules. */
export type BedsideView = {
  readonly infusionId: string;
  readonly version: number;
  readonly facts: readonly RecordedInfusionFact[];
  readonly patient: PatientHeader;
  readonly room: { readonly id: string; readonly name: string };
  readonly protocol: Protocol;
  readonly protocolSigned: { readonly by: string; readonly demonstration: boolean } | null;
  readonly devices: readonly { readonly id: string; readonly label: string }[];
  readonly now: DeviceNow | null;
  readonly limits: readonly Limit[];
  /** Names of everyone who stands in `by`, keyed by staff id. */
  readonly people: Readonly<Record<string, { readonly name: string; readonly credential: string }>>;
  readonly me: {
    readonly staffId: string;
    readonly name: string;
    readonly permissions: readonly string[];
    readonly locked: boolean;
  };
  readonly previousWeight: { readonly kg: number; readonly at: Instant } | null;
  readonly serverNow: Instant;
};

export type PatientHeader = {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string;
  readonly mrn: string;
  readonly sex: "female" | "male" | "unknown";
  readonly photo: string | null;
  readonly allergies: readonly string[];
  readonly allergiesKnown: boolean;
};

/** Ten-second numbers for the strip, oldest first; null where nothing was measured. NIBP only at its own readings. */
export type SampleSeries = {
  readonly at: readonly Instant[];
  readonly hr: readonly (number | null)[];
  readonly spo2: readonly (number | null)[];
  readonly rr: readonly (number | null)[];
  readonly nibp: readonly {
    readonly at: Instant;
    readonly sys: number;
    readonly dia: number;
    readonly map: number | null;
  }[];
};

/** One order as the browser sends it. `happened` records what has already occurred although the rules would refuse it. */
export type OrderBody<T extends InfusionFactType = InfusionFactType> = {
  readonly id: string;
  readonly patientId: string;
  readonly at: Instant;
  readonly data: DataOf<T>;
  readonly happened?: boolean;
};
