import type { Language } from "#clinic/events.ts";
import type { Fact, Recorded } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";

/** Asked the morning after an infusion, and again when three days are over. */
export type CheckInKind = "next-morning" | "third-day";

/** A word of a choice, a number, or a text in the patient's own words. Null: would rather not say, which is not "no". */
export type CheckInValue = number | string | null;

type Times = {
  readonly dueAt: Instant;
  /** From then on silence is somebody's task. */
  readonly silentAt: Instant;
  /** By then somebody calls, in opening hours; nothing earlier is promised. */
  readonly callBy: Instant;
};

/** Why a check-in is not asked any more. Staff's own reason stands; the others are taken back when an entry is set right. */
export type CancelledBecause = "not-run" | "next-infusion" | "staff";

/** Stream "checkins:<patientId>": what the clinic asked after, and what came back. */
export type CheckInFact =
  /** Its id is the check-in's from then on, told from the infusion and the kind: the same one is asked once. */
  | Fact<
      "CheckInAsked",
      Times & {
        readonly kind: CheckInKind;
        readonly infusionId: string;
        /** Which questions, by the version of their list. */
        readonly version: string;
        readonly language: Language;
      }
    >
  /** The infusion's end was set right, or what had cancelled the check-in was: it stands again, at these times. */
  | Fact<"CheckInMoved", Times & { readonly checkInId: string; readonly why: string }>
  /** Each answer is kept as it is given. `seeBy`: until when somebody looks at it; null where it asks nobody for anything. */
  | Fact<
      "CheckInAnswered",
      {
        readonly checkInId: string;
        readonly item: string;
        readonly value: CheckInValue;
        readonly seeBy: Instant | null;
      }
    >
  | Fact<"CheckInFinished", { readonly checkInId: string }>
  /** A call stood in for it: staff asked, and this is what they heard. Reached nobody: when it is tried again. */
  | Fact<
      "CheckInByCall",
      {
        readonly checkInId: string;
        readonly reached: boolean;
        readonly note: string;
        readonly againAt: Instant | null;
      }
    >
  | Fact<"CheckInCancelled", { readonly checkInId: string; readonly because: CancelledBecause; readonly why: string }>
  /** How the day was, 0 worst to 10 best, "2026-11-02" by the patient's own calendar. The last tap of a day counts. */
  | Fact<"MoodTapped", { readonly day: string; readonly value: number }>
  | Fact<"DailyMoodChosen", { readonly wanted: boolean }>
  /** Letters that ask for an answer. Without them a silence is still somebody's task. */
  | Fact<"RemindersChosen", { readonly wanted: boolean }>;

export type RecordedCheckInFact = Recorded<CheckInFact>;
