import type { DeviceNow } from "#monitoring/events.ts";
import type { ChairVisit } from "#infusion/read.ts";
import type { Instant } from "#science/units.ts";

/** The clinic's chairs and what needs a person, as the board draws them. Front desk gets no drug, dose or vitals. */
export type BoardView = {
  readonly site: { readonly id: string; readonly name: string; readonly zone: string };
  readonly demonstration: boolean;
  readonly serverNow: Instant;
  readonly staffOn: readonly { readonly name: string; readonly role: string }[];
  readonly chairs: readonly Chair[];
  readonly needsPerson: readonly NeedsPerson[];
  readonly counts: { readonly quarantine: number; readonly discrepancies: number };
};

export type Chair = {
  readonly roomId: string;
  readonly room: string;
  readonly visit: ChairVisit | null;
  readonly device: DeviceNow | null;
};

export type NeedsPerson = {
  readonly id: string;
  readonly severity: "high" | "medium" | "low";
  readonly says: string;
  readonly about: string;
  readonly owner: string | null;
  readonly since: Instant;
  readonly dueAt: Instant | null;
  /** Where the button leads, in the app. */
  readonly opens: string;
  readonly action: string;
};

export type { ChairVisit };
