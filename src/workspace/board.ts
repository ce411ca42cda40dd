import type { DeviceNow } from "#monitoring/events.ts";
import type { ChairVisit } from "#infusion/read.ts";
import type { Instant } from "#science/units.ts";
import type { OpenNeed } from "#tasks/read.ts";

/** The clinic's chairs and what needs a person, as the board draws them. Front desk gets no drug, dose or vitals. */
export type BoardView = {
  readonly site: { readonly id: string; readonly name: string; readonly zone: string };
  readonly demonstration: boolean;
  readonly serverNow: Instant;
  readonly staffOn: readonly { readonly name: string; readonly role: string }[];
  readonly chairs: readonly Chair[];
  /** Every visit of the clinic's day, those that went home too. */
  readonly day: readonly DayVisit[];
  readonly needsPerson: readonly NeedsPerson[];
  readonly counts: { readonly quarantine: number; readonly discrepancies: number };
};

export type Chair = {
  readonly roomId: string;
  readonly room: string;
  readonly visit: ChairVisit | null;
  readonly device: DeviceNow | null;
};

/** One visit in the lane of its room. */
export type DayVisit = {
  readonly infusionId: string;
  readonly roomId: string;
  readonly patientName: string;
  readonly number: number;
  readonly of: number | null;
  readonly plannedStartAt: Instant;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly wentHomeAt: Instant | null;
  /** As ordered; null where it is not, or not told. */
  readonly minutes: number | null;
};

/** What waits for a person; `opens` is where its button leads in the app. */
export type NeedsPerson = OpenNeed;

export type { ChairVisit };
