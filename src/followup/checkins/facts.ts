import type { Language } from "#clinic/events.ts";
import type { Fact, Recorded } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";

/** Asked the morning after an infusion, and again when three days are over. */
export type CheckInKind = "next-morning" | "third-day";

/** Stream "checkins:<patientId>": what the clinic asked after, and what came back. */
export type CheckInFact =
  | Fact<
      "CheckInAsked",
      {
        readonly kind: CheckInKind;
        readonly infusionId: string;
        readonly version: string;
        readonly language: Language;
        readonly dueAt: Instant;
        /** From then on silence is somebody's task. */
        readonly silentAt: Instant;
      }
    >
  /** Each answer is kept as it is given. Null: would rather not say, which is not "no". */
  | Fact<
      "CheckInAnswered",
      { readonly checkInId: string; readonly item: string; readonly value: number | string | null }
    >
  | Fact<"CheckInFinished", { readonly checkInId: string }>
  /** A call stood in for it: staff asked, and this is what they heard. */
  | Fact<"CheckInByCall", { readonly checkInId: string; readonly reached: boolean; readonly note: string }>
  | Fact<"CheckInCancelled", { readonly checkInId: string; readonly why: string }>
  /** How the day was, 0 worst to 10 best, "2026-11-02" by the patient's own calendar. */
  | Fact<"MoodTapped", { readonly day: string; readonly value: number }>
  | Fact<"DailyMoodChosen", { readonly wanted: boolean }>;

export type RecordedCheckInFact = Recorded<CheckInFact>;
