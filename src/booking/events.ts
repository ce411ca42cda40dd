import type { Language, RoomKind, Said } from "#clinic/events.ts";
import type { Role } from "#people/events.ts";
import type { Fact } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";

export { dialled } from "./letters/whom.ts";

/**
 * What can be booked, and what it takes. Times in minutes; buffers are before and after, in the same room and with the same people.
 * `share` of a person leaves the rest of their seats to others (a nurse beside two chairs); `whole` takes all of them.
 */
export type AppointmentType = {
  readonly id: string;
  readonly name: Said;
  /** What mail, texts and calendars may call it: no drug, no diagnosis. */
  readonly neutral: Said;
  readonly minutes: number;
  readonly before: number;
  readonly after: number;
  readonly room: RoomKind | null;
  readonly video: boolean;
  /** Where everybody with a visit of this type joins by video, https; without it the public pages do not offer it. */
  readonly videoLink?: string | null;
  readonly people: readonly { readonly role: Role; readonly takes: "whole" | "share" }[];
  /** A prescriber must be on the rota, whatever they are doing. */
  readonly prescriberOnSite: boolean;
  /** A monitor stands in the room. */
  readonly monitor: boolean;
  readonly escort: boolean;
  readonly publicBooking: boolean;
};

/** How this clinic books. Quiet hours are wall-clock times where the patient lives. */
export type BookingRules = {
  readonly types: readonly AppointmentType[];
  readonly patientsPerNurse: number;
  readonly stepMinutes: number;
  readonly holdMinutes: number;
  readonly noticeHours: number;
  readonly weeksAhead: number;
  /** Until so many hours before, a patient moves or cancels by themselves. */
  readonly cutoffHours: number;
  readonly offerMinutes: number;
  readonly quiet: { readonly from: string; readonly to: string };
};

/** What an appointment occupies. A lane is "room:<id>" or "staff:<id>#<seat>"; `from` and `to` include the buffers. */
export type Placing = {
  readonly siteId: string;
  readonly zone: string;
  readonly startAt: Instant;
  readonly endAt: Instant;
  readonly roomId: string | null;
  readonly staffIds: readonly string[];
  readonly lanes: readonly string[];
  readonly occupiedFrom: Instant;
  readonly occupiedTo: Instant;
};

/** For whom: somebody who enquired, or a patient. Exactly one is not null, or both are while a stranger's hold runs. */
export type ForWhom = { readonly enquiryId: string | null; readonly patientId: string | null };

/** Stream "appointment:<id>". A hold is a fact too: it keeps a time from others until `heldUntil`. */
export type AppointmentFact =
  | Fact<
      "AppointmentHeld",
      ForWhom & {
        readonly typeId: string;
        readonly placing: Placing;
        readonly heldUntil: Instant;
        readonly series: string | null;
        readonly nth: number | null;
      }
    >
  | Fact<
      "AppointmentBooked",
      ForWhom & {
        readonly typeId: string;
        readonly placing: Placing;
        readonly language: Language;
        readonly series: string | null;
        readonly nth: number | null;
        /** Why a rule was passed over, by a member of staff; null where none was. */
        readonly override: string | null;
      }
    >
  | Fact<"AppointmentMoved", { readonly placing: Placing; readonly byWhom: Mover; readonly override: string | null }>
  | Fact<"AppointmentCancelled", { readonly byWhom: Mover; readonly why: string }>
  | Fact<"HoldReleased", { readonly why: "ran-out" | "given-back" }>
  | Fact<"RideNamed", { readonly driver: string; readonly mobile: string }>
  | Fact<"RideConfirmed", { readonly how: "by-link" | "by-telephone" }>
  | Fact<"EveningAnswered", { readonly answers: Readonly<Record<string, "yes" | "no" | "unknown">> }>
  | Fact<"OnTheWay", Readonly<Record<string, never>>>
  | Fact<"Arrived", Readonly<Record<string, never>>>
  /** Somebody else was meant: the visit is booked as it was. */
  | Fact<"ArrivalTakenBack", Readonly<Record<string, never>>>
  | Fact<"Missed", { readonly why: string }>
  | Fact<"Done", Readonly<Record<string, never>>>;

export type Mover = "patient" | "staff";

export type EnquiryStage = "new" | "contacted" | "booked" | "evaluated" | "patient" | "closed";

/** What a self-check, if there was one, came to. It may rule out or send to a person; it never rules in. */
export type SelfCheckOutcome = "none" | "nothing-against" | "to-discuss" | "ruled-out";

/** Stream "enquiry:<id>". */
export type EnquiryFact =
  | Fact<
      "EnquiryMade",
      {
        readonly name: string;
        readonly email: string | null;
        readonly mobile: string | null;
        readonly language: Language;
        readonly zone: string;
        readonly texts: boolean;
        readonly source: "site" | "telephone" | "walk-in" | "referral";
        readonly wish: string;
        readonly selfCheck: SelfCheckOutcome;
      }
    >
  | Fact<"ContactProven", { readonly channel: "mail" | "text" }>
  | Fact<"EnquiryMoved", { readonly stage: EnquiryStage; readonly why: string }>
  | Fact<"EnquiryOwned", { readonly staffId: string | null }>
  | Fact<"EnquiryNoted", { readonly text: string }>
  | Fact<"EnquiryBecamePatient", { readonly patientId: string }>;

/** When somebody could come: weekdays 1–7, and between which wall-clock times of the site. */
export type Preference = {
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
};

/** Stream "waiting:<id>". `insteadOf` is the appointment that the new one would replace. */
export type WaitingFact =
  | Fact<
      "WaitingJoined",
      ForWhom & { readonly typeId: string; readonly preference: Preference; readonly insteadOf: string | null }
    >
  | Fact<"SlotOffered", { readonly appointmentId: string; readonly placing: Placing; readonly offeredUntil: Instant }>
  | Fact<"OfferTaken", { readonly appointmentId: string }>
  | Fact<"OfferLapsed", { readonly appointmentId: string; readonly how: "declined" | "ran-out" }>
  | Fact<"WaitingLeft", { readonly why: string }>;

/** Stream "booking:<clinic id>". */
export type BookingFact = Fact<"BookingRulesSet", BookingRules>;
