import type { CaseState } from "#course/events.ts";
import type { Indication, TrialOutcome } from "#evaluation/events.ts";

/** Everybody here is made up. Family names are kinds of poem, song and story; record numbers begin with DEMO. */
export type Person = {
  readonly key: string;
  readonly family: string;
  readonly given: string;
  readonly birthDate: string;
  readonly sex: "female" | "male";
  readonly heightCm: number;
  readonly weightKg: number;
  readonly language?: "es";
  readonly allergies?: readonly string[];
  readonly state: CaseState;
  readonly indication: Indication;
  readonly diagnosis: readonly [code: string, name: string];
  readonly illness: string;
  readonly trials: readonly Trial[];
  readonly medicines: readonly Takes[];
  /** Conditions that are so, with since when (a year, or "-14": days before the nurse asked) and a note; those not named were asked and are not so. */
  readonly has?: Readonly<Record<string, readonly [since: string, note: string]>>;
  /** Asked, and not known. */
  readonly unsure?: readonly string[];
  /** Blood pressure at rest on two days; 122/78 and 118/76 where nothing is said. */
  readonly bp?: readonly [readonly [number, number], readonly [number, number]];
  readonly asa?: number;
  /** PHQ-9 from the baseline on, each with its ninth item, in the order of the treatment. */
  readonly phq9: readonly (readonly [total: number, ninth: number])[];
  readonly gad7?: readonly number[];
  readonly pcl5?: number;
  readonly madrs?: number;
  readonly treatment?: Treatment;
  /** What the specialist decided, in a sentence for the record, and the words for the patient where it is not yes. */
  readonly decided?: {
    readonly reasons: string;
    readonly toPatient?: string;
    readonly alternatives?: readonly string[];
  };
};

export type Trial = {
  readonly what: string;
  readonly kind?: "augmentation" | "ect" | "tms" | "esketamine" | "psychotherapy";
  readonly mg: number | null;
  readonly weeks: number | null;
  readonly outcome: TrialOutcome;
  readonly improvement: number | null;
  readonly stopped: "inefficacy" | "intolerance" | "still-taking" | "other";
  readonly saidBy: "record" | "patient" | "pharmacy";
  readonly sessions?: number;
  /** Outside this episode. */
  readonly earlier?: true;
};

/** A medicine of now: ingredient, mg a dose, doses a day, what for. */
export type Takes = readonly [ingredient: string, mg: number, perDay: number, takenFor: string];

/** Infusions so far: how many days ago the first was, and which days after it the others were. */
export type Treatment = {
  readonly mgPerKg: number;
  readonly minutes: number;
  readonly firstDaysAgo: number;
  readonly given: readonly number[];
  readonly count: number;
  /** Days between infusions, once it is maintenance or taper. */
  readonly everyDays?: number;
  readonly review?: string;
};

const trial = (
  what: string,
  mg: number | null,
  weeks: number | null,
  outcome: TrialOutcome,
  improvement: number | null,
  more: Partial<Trial> = {},
): Trial => ({ what, mg, weeks, outcome, improvement, stopped: "inefficacy", saidBy: "record", ...more });

/** Taken long enough and high enough, and hardly better. */
export const failed = (what: string, mg: number, weeks: number, improvement = 10, more: Partial<Trial> = {}): Trial =>
  trial(what, mg, weeks, improvement >= 25 ? "partial" : "none", improvement, more);

/** Given up before it could work. */
export const notBorne = (what: string, mg: number, weeks: number, more: Partial<Trial> = {}): Trial =>
  trial(what, mg, weeks, "unknown", null, { stopped: "intolerance", ...more });

/** What the patient remembers and no record shows. */
export const remembered = (what: string, mg: number | null, weeks: number | null): Trial =>
  trial(what, mg, weeks, "none", null, { saidBy: "patient" });

export const worked = (what: string, mg: number, weeks: number, more: Partial<Trial> = {}): Trial =>
  trial(what, mg, weeks, "remission", 85, { stopped: "other", earlier: true, ...more });

export const talked = (what: string, sessions: number, improvement: number): Trial =>
  trial(what, null, null, improvement >= 25 ? "partial" : "none", improvement, { kind: "psychotherapy", sessions });

export const procedure = (
  kind: "ect" | "tms" | "esketamine",
  what: string,
  sessions: number,
  improvement: number,
): Trial => trial(what, null, null, improvement >= 50 ? "response" : "none", improvement, { kind, sessions });

export const added = (what: string, mg: number, weeks: number, improvement = 15): Trial =>
  trial(what, mg, weeks, "none", improvement, { kind: "augmentation" });
