import type { DeviceNow } from "#monitoring/events.ts";
import type { InfusionPhase } from "#infusion/events.ts";
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

export type ChairVisit = {
  readonly infusionId: string;
  readonly patientName: string;
  readonly number: number;
  readonly of: number | null;
  readonly phase: InfusionPhase;
  readonly plannedStartAt: Instant;
  readonly checksDone: number;
  readonly checksTotal: number;
  /** "second dose check", "prescriber's order" … null when nobody is waited for. */
  readonly waitingFor: string | null;
  readonly doseMg: number | null;
  readonly orderedMinutes: number | null;
  /** Time on the pump so far, pauses left out, as of `serverNow`; the screen counts on from it while running. */
  readonly elapsedMs: number | null;
  readonly endedAt: Instant | null;
  readonly recoveryMinimumMinutes: number | null;
  readonly aldrete: number | null;
  readonly escort: "present" | "confirmed" | "not-confirmed" | null;
  readonly nextDue: {
    readonly says: string;
    readonly dueAt: Instant;
    readonly lateness: "coming" | "due" | "late" | "very-late";
  } | null;
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
