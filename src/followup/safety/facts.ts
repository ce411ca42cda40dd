import type { SafetyLevel } from "#assessment/events.ts";
import type { Fact, Recorded } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";

/** Where a word of danger came from. `source` names the stream it stands in. */
export type AlertSource =
  | "questionnaire"
  | "check-in"
  | "message"
  /** Typed on their own pages and left unsent. */
  | "draft"
  | "evening-answer"
  /** A form of the patient's own pages. */
  | "form"
  /** Somebody who asks on the public pages, and may be no patient. */
  | "enquiry"
  | "room"
  | "staff"
  | "drill";

export type PageStep = "first" | "second" | "third";

/** Stream "alert:<id>": one word of danger, whom it was paged to, and what came of it. A drill is one in everything but the patient. */
export type AlertFact =
  | Fact<
      "AlertRaised",
      {
        /** Null in a drill, and of somebody the clinic does not know. */
        readonly patientId: string | null;
        /** Whoever asked on the public pages: how they are reached stands there. */
        readonly enquiryId: string | null;
        readonly source: AlertSource;
        readonly sourceId: string;
        readonly level: Exclude<SafetyLevel, "none">;
        /** What is known, in words for the one who is paged. Never sent outside the house. */
        readonly says: string;
        readonly isOpenHours: boolean;
        /** What the patient's screen told them of who reads it and when, in their language. */
        readonly toldPatient: string;
      }
    >
  /** The same person said more, or something graver, while this was open. After an acknowledgement it is paged anew. */
  | Fact<
      "AlertHeardMore",
      {
        readonly source: AlertSource;
        readonly sourceId: string;
        readonly level: Exclude<SafetyLevel, "none">;
        readonly says: string;
        readonly toldPatient: string;
      }
    >
  /** Whom this step pages; letters themselves are plumbing's. */
  | Fact<"AlertPaged", { readonly step: PageStep; readonly staffIds: readonly string[]; readonly why: string }>
  | Fact<"AlertAcknowledged", { readonly how: "screen" | "link" }>
  | Fact<"AlertHandedOver", { readonly to: string; readonly note: string }>
  | Fact<
      "AlertTried",
      { readonly what: "no-answer" | "message-left" | "spoke"; readonly note: string; readonly againAt: Instant | null }
    >
  /** Closed only with what came of it. */
  | Fact<
      "AlertClosed",
      {
        readonly outcome:
          | "safe-plan-made"
          | "seen-today"
          | "sent-to-emergency"
          | "emergency-services-called"
          | "hospital"
          | "misunderstanding"
          | "drill-done";
        readonly spokeWith: string;
        readonly told: string;
        readonly note: string;
        readonly printedName: string;
      }
    >;

/** Stream "on-call:<clinicId>": who is called in which hours, in the order they are called. */
export type OnCallFact =
  | Fact<
      "OnCallSet",
      {
        /** A stretch by the site's wall clock; `to` before `from` runs over midnight. Three steps: first, second, third. */
        readonly weekly: readonly {
          readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
          readonly from: string;
          readonly to: string;
          readonly staffIds: readonly string[];
        }[];
      }
    >
  | Fact<
      "OnCallSwapped",
      { readonly fromAt: Instant; readonly toAt: Instant; readonly staffIds: readonly string[]; readonly why: string }
    >
  | Fact<"OnCallSwapWithdrawn", { readonly swapId: string; readonly why: string }>
  /** Where a person is reached at any hour. A page needs two ways. */
  | Fact<"PageWaySet", { readonly staffId: string; readonly mobile: string; readonly email: string }>;

export type RecordedAlertFact = Recorded<AlertFact>;
export type RecordedOnCallFact = Recorded<OnCallFact>;
