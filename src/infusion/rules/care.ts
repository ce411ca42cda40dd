import type { Tri } from "#plumbing/facts.ts";
import type { MgPerKg, Minutes } from "#science/units.ts";
import type { WeightBasis } from "../measures.ts";
import type { DoseFinding } from "./dose.ts";

/** How something stands that another room decides: "unknown" is never "no". */
export type Stands = { readonly answer: Tri; readonly says: string; readonly satisfy: string };

/** The order a physician signed in advance for just this infusion of the course. */
export type CourseOrder = {
  readonly orderId: string;
  readonly mgPerKg: MgPerKg;
  readonly minutes: Minutes;
  readonly weightBasis: WeightBasis;
  readonly basisReason: string;
  readonly note: string;
  readonly signedBy: string;
};

/** One medicine of the patient's own list and what the day of an infusion asks of it. */
export type DayMedicine = {
  readonly name: string;
  readonly day: "take" | "hold" | "ask";
  /** What to do, by each row of the table that names it. */
  readonly todo: string;
  readonly rules: readonly string[];
};

export type DayMedicines = {
  readonly list: readonly DayMedicine[];
  /** False while nobody went through the whole list: then what is missing on it may yet be taken. */
  readonly isReviewed: boolean;
  readonly says: string;
  /** An MAOI, reference X06: the cuff every five minutes. */
  readonly closeCuff: Tri;
  /** A GLP-1 medicine, reference X22: a longer fast. */
  readonly slowStomach: Tri;
  /** Sedating medicines, reference X03: capnography. */
  readonly capnography: Tri;
};

/** What other rooms say of this patient for this infusion, as it stood when it was read. */
export type Care = {
  readonly consent: Stands & { readonly signedOn: string | null; readonly consentId: string | null };
  /** `passable`: a physician may go past what is open, with a reason; never past a hard stop, nor where nobody decided. */
  readonly evaluation: Stands & { readonly passable: boolean };
  readonly course: { readonly courseId: string; readonly nth: number; readonly of: number | null } | null;
  readonly order: CourseOrder | null;
  /** Who signed it, or why there is none to be given. */
  readonly orderSays: string;
  readonly medicines: DayMedicines;
};

/** An answer given at the bedside beside what the list says: a "no" against a listed medicine is asked again. */
export const againstList = (said: Tri, listed: Tri): Tri => (said === "no" && listed === "yes" ? "unknown" : said);

const namesOf = (list: readonly DayMedicine[], day: DayMedicine["day"]): string =>
  list
    .filter((one) => one.day === day)
    .map(({ name }) => name)
    .join(", ");

/** "Left out today: methylphenidate. Taken as always: lisinopril." */
export function dayWords({ list, isReviewed, says }: DayMedicines): string {
  const [hold, take, ask] = (["hold", "take", "ask"] as const).map((day) => namesOf(list, day));
  const named = [
    ...(hold === "" ? [] : [`Left out today: ${hold}.`]),
    ...(take === "" ? [] : [`Taken as always: ${take}.`]),
    ...(ask === "" ? [] : [`To ask about: ${ask}.`]),
  ];
  if (!isReviewed) return [says, ...named].join(" ");
  return named.length === 0 ? "Nothing on the list changes with the day." : named.join(" ");
}

const SEDATES = "X03";

/** What the nurse gets ready for what the list holds, in words; empty where nothing does. */
export function readyWords({ list, closeCuff, slowStomach, capnography }: DayMedicines): readonly string[] {
  const sedating = list.filter(({ rules }) => rules.includes(SEDATES)).map(({ name }) => name);
  const because =
    sedating.length === 0 ? "alcohol adds to the sedation" : `${sedating.join(", ")} may deepen the sedation`;
  return [
    ...(capnography === "yes"
      ? [`Capnography is wanted: ${because}. No new opioid dose today; naloxone at hand.`]
      : []),
    ...(capnography === "unknown"
      ? ["Whether capnography is wanted is not known: the list of medicines is open."]
      : []),
    ...(closeCuff === "yes" ? ["An MAOI is on the list: the cuff every five minutes while the drug runs."] : []),
    ...(slowStomach === "yes"
      ? ["A GLP-1 medicine is on the list: ask the prescriber whether the fast is long enough."]
      : []),
  ];
}

export type OrderedHere = {
  readonly mgPerKg: number;
  readonly minutes: number;
  readonly weightBasis: WeightBasis;
};

/**
 * How an order at the bedside stands to the one of the course. More, or faster, is for the course, whose rules of titration and
 * second signature would else be gone round; less or slower is for the physician at the bedside, with the reason. Ours [P].
 */
export function planFindings(here: OrderedHere, planned: CourseOrder | null): readonly DoseFinding[] {
  if (planned === null) return [];
  const { mgPerKg, minutes, weightBasis } = planned;
  const shown = `${mgPerKg} mg/kg over ${minutes} min`;
  const isFaster = here.mgPerKg * minutes > mgPerKg * here.minutes;
  if (here.mgPerKg > mgPerKg || isFaster)
    return [
      {
        rule: "over-course-order",
        level: "hard",
        says: `The course's order is ${shown}: this is ${here.mgPerKg > mgPerKg ? "more" : "faster"}.`,
        satisfy: "Sign another order on the patient's course; its rules judge it.",
        field: here.mgPerKg > mgPerKg ? "mgPerKg" : "minutes",
      },
    ];
  if (here.mgPerKg === mgPerKg && here.minutes === minutes && here.weightBasis === weightBasis) return [];
  const basis = here.weightBasis === weightBasis ? "" : `, by ${weightBasis} weight`;
  return [
    {
      rule: "not-course-order",
      level: "soft",
      says: `The course's order is ${shown}${basis}.`,
      satisfy: "Give a reason to give otherwise today, or order as planned.",
      field: "mgPerKg",
    },
  ];
}
