import type { EvaluationPolicy } from "#clinic/events.ts";
import { currentProtocol, placeOf } from "#clinic/read.ts";
import { detailsOf, namesOf, patientOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Tri } from "#plumbing/facts.ts";
import { ageOn, showDay } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import type { History } from "./fold/history.ts";
import { type DiazepamDay, diazepamDay } from "./history/diazepam.ts";
import { type InteractionFinding, interactionsOf, isUnrecognised } from "./history/interactions.ts";
import type { DayOfMedicine } from "./history/day-of-medicine.ts";
import { medicineDays } from "./history/medicine-days.ts";
import { type Resistance, resistanceOf } from "./history/resistance.ts";
import { historyOf } from "./history-store.ts";
import { type WorkupStanding, workupStanding } from "./workup/standing.ts";

/** Everything known of a patient's health, and what the tables make of it today. */
export type HistoryView = {
  readonly patient: {
    readonly id: string;
    readonly name: string;
    readonly birthDate: string;
    readonly mrn: string;
    readonly age: number | null;
  };
  readonly today: string;
  readonly canBecomePregnant: Tri;
  readonly allergies: readonly string[] | null;
  readonly history: History;
  /** Medicines whose words the list does not know: what they hold is unknown. */
  readonly unrecognised: readonly string[];
  readonly interactions: readonly InteractionFinding[];
  /** What the day of an infusion asks of each medicine, in the order of the list. */
  readonly days: readonly DayOfMedicine[];
  readonly diazepam: DiazepamDay;
  readonly resistance: Resistance;
  readonly workup: readonly WorkupStanding[];
  readonly policy: EvaluationPolicy;
  /** Null where the numbers are those of a protocol a director signed; else why no decision may rest on them. */
  readonly unsigned: string | null;
  /** Whoever asks may make diagnoses, and decide what is taken on the day of an infusion. */
  readonly mayEvaluate: boolean;
  /** Who wrote what down, by the `by` of each entry. */
  readonly names: Readonly<Record<string, string>>;
};

/** Null where there is no such patient in this clinic. */
export async function historyViewOf(
  tx: Tx,
  patientId: string,
  { now, mayEvaluate }: { readonly now: Instant; readonly mayEvaluate: boolean },
): Promise<HistoryView | null> {
  const patient = await patientOf(tx, patientId);
  if (patient === undefined) return null;
  const [history, details, version, place, staff] = [
    await historyOf(tx, patientId),
    await detailsOf(tx, patientId),
    await currentProtocol(tx),
    await placeOf(tx),
    await namesOf(tx),
  ];
  const today = dayIn(place?.site.zone ?? "UTC", now);
  const policy = version.protocol.evaluation;
  const { canBecomePregnant } = details;
  const age = ageOn(patient.birthDate, today);
  const names = Object.fromEntries(Object.entries(staff).map(([id, { name }]) => [id, name]));
  return {
    patient: { id: patient.id, name: patient.name, birthDate: patient.birthDate, mrn: patient.mrn, age },
    today: showDay(today),
    canBecomePregnant,
    allergies: patient.allergiesKnown ? patient.allergies : null,
    history,
    unrecognised: history.medicines.filter(isUnrecognised).map(({ medicineId }) => medicineId),
    interactions: interactionsOf(history),
    days: medicineDays(history),
    diazepam: diazepamDay(history, policy.diazepamMg),
    resistance: resistanceOf(history, policy),
    workup: workupStanding({ history, age, canBecomePregnant, today, policy }),
    policy,
    unsigned: unsignedBecause(version),
    mayEvaluate,
    names: { ...names, [`patient:${patientId}`]: "the patient" },
  };
}

function unsignedBecause({ signed, lacks }: Awaited<ReturnType<typeof currentProtocol>>): string | null {
  if (signed === null) return "No protocol is signed: these numbers are an example.";
  return lacks.includes("evaluation")
    ? "The signed protocol has no numbers for the evaluation: these are an example."
    : null;
}
