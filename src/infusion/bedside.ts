import type { Protocol } from "#clinic/events.ts";
import type { DeviceNow, Limit } from "#monitoring/events.ts";
import type { Patient } from "#people/read.ts";
import type { Instant } from "#science/units.ts";
import type { DecideContext } from "./decide/context.ts";
import type { Weighed } from "./weights.ts";
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
  /** What the rules need beside the facts, so that the screen judges as the server will. */
  readonly context: Pick<
    DecideContext,
    "protocolSigned" | "previousWeightKg" | "lastInfusionAt" | "hoursSinceLast" | "infusionsIn7Days" | "care"
  >;
  /** Weights from before this visit, newest first. */
  readonly weights: readonly Weighed[];
  /** Who takes the patient home, as far as it was told before today. */
  readonly escort: { readonly name: string; readonly phone: string } | null;
  /** Whether a screen for the patient was opened in the room. */
  readonly hasRoomScreen: boolean;
  readonly devices: readonly { readonly id: string; readonly label: string }[];
  readonly now: DeviceNow | null;
  readonly limits: readonly Limit[];
  /** Names of everyone who stands in `by`, keyed by staff id. */
  readonly people: Readonly<Record<string, { readonly name: string; readonly credential: string }>>;
  readonly me: {
    readonly staffId: string;
    readonly name: string;
    readonly permissions: readonly string[];
    readonly roles: readonly string[];
    readonly locked: boolean;
  };
  readonly serverNow: Instant;
};

/** Who the patient is, as the head of every screen of the visit says it. */
export type PatientHeader = Omit<Patient, "fictitious">;

/** One order as the browser sends it. `happened` records what has already occurred although the rules would refuse it. */
export type OrderBody<T extends InfusionFactType = InfusionFactType> = {
  readonly id: string;
  readonly patientId: string;
  readonly at: Instant;
  readonly data: DataOf<T>;
  readonly happened?: boolean;
};

export type { SampleSeries } from "#monitoring/read.ts";
