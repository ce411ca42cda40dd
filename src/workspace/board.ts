import type { AppointmentRow, EnquiryRow } from "#booking/read.ts";
import type { DeviceNow } from "#monitoring/events.ts";
import type { ChairVisit } from "#infusion/read.ts";
import type { Instant } from "#science/units.ts";
import type { OpenNeed } from "#tasks/read.ts";

/** The clinic's chairs and what needs a person, as the board draws them. Front desk gets no drug, dose or vitals. */
export type BoardView = {
  readonly site: { readonly id: string; readonly name: string; readonly zone: string };
  readonly demonstration: boolean;
  readonly serverNow: Instant;
  /** Who is on the rota now. */
  readonly staffOn: readonly { readonly name: string; readonly role: string }[];
  readonly chairs: readonly Chair[];
  /** Every visit of the clinic's day, those that went home too. */
  readonly day: readonly DayVisit[];
  /** What is booked today and has not become a visit. */
  readonly appointments: readonly DayAppointment[];
  /** Prescribers who work today or have somebody booked: a lane each. */
  readonly prescribers: readonly { readonly staffId: string; readonly name: string }[];
  readonly needsPerson: readonly NeedsPerson[];
  /** The enquiries that wait longest for the next step; null for whom they are not. */
  readonly enquiries: readonly EnquiryLine[] | null;
  readonly counts: Counts;
};

export type Counts = {
  readonly today: number;
  readonly alerts: number;
  /** Alerts that are practised: shown beside the real ones, and never among them. */
  readonly drills: number;
  /** Conversations with patients that wait for an answer. */
  readonly messages: number;
  readonly enquiries: number;
  readonly letters: number;
  readonly quarantine: number;
  readonly discrepancies: number;
};

export type Chair = {
  readonly roomId: string;
  readonly room: string;
  readonly visit: ChairVisit | null;
  readonly device: DeviceNow | null;
  /** Who is expected in a free room next. */
  readonly next: NextHere | null;
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

/** What an appointment is for, as far as a colour tells. */
export type Kind = "infusion" | "maintenance" | "talk";

/** One appointment in the lane of its room or of its prescriber. */
export type DayAppointment = Pick<AppointmentRow, "id" | "roomId" | "staffIds" | "startAt" | "endAt" | "state"> & {
  readonly name: string;
  readonly kind: Kind;
  /** "3 of 6", "maintenance", "First consultation by video" */
  readonly what: string;
};

/** The next patient of a free room, and whether everything is ready for them. */
export type NextHere = {
  readonly appointmentId: string;
  readonly name: string;
  readonly what: string;
  readonly startAt: Instant;
  /** The time has come and nobody sits here yet. */
  readonly isLate: boolean;
  readonly arrived: boolean;
  readonly ready: readonly string[];
  /** With what a visit opens once they are here; null while they have no chart. */
  readonly opening: { readonly patientId: string; readonly number: number; readonly of: number | null } | null;
};

export type EnquiryLine = Pick<EnquiryRow, "id" | "name" | "stage" | "selfCheck" | "wish" | "movedAt">;

/** What waits for a person; `opens` is where its button leads in the app. */
export type NeedsPerson = OpenNeed;

export type { ChairVisit };
