import type { DeviceNow } from "#monitoring/events.ts";
import type { ChairVisit } from "#infusion/read.ts";
import type { Instant } from "#science/units.ts";
import type { Need } from "#tasks/desk.ts";

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

/** What waits for a person; `opens` is where its button leads in the app. */
export type NeedsPerson = Omit<Need, "key" | "patientId"> & { readonly id: string };

export type { ChairVisit };
