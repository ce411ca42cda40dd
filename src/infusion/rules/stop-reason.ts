import type { DataOf, StopReason } from "../events.ts";
import type { Done } from "../fold/entries.ts";
import type { Infusion } from "../fold/infusion.ts";

/** Why an infusion is stopped early, in the words of the bedside, the record and its corrections; the commonest first. */
export const STOP_REASONS: Readonly<Record<StopReason, string>> = {
  "patient-request": "Patient asks to stop",
  hypertension: "High blood pressure",
  "low-oxygen": "Low oxygen",
  "over-sedation": "Too sedated",
  distress: "Distress",
  agitation: "Agitation",
  "chest-pain": "Chest pain",
  "severe-headache": "Severe headache",
  "neurologic-deficit": "Neurologic deficit",
  arrhythmia: "Arrhythmia",
  apnoea: "Apnoea",
  laryngospasm: "Laryngospasm",
  seizure: "Seizure",
  anaphylaxis: "Anaphylaxis",
  extravasation: "Extravasation",
  "pump-fault": "Pump fault",
  other: "Other",
};

/** STOP never waits for a reason: what stands in its place until somebody gives it. */
export const REASON_TO_FOLLOW = { why: "other", note: "Reason to follow" } as const;

type Reason = Pick<DataOf<"InfusionStopped">, "why" | "note">;

const isOwed = ({ why, note }: Reason): boolean => why === REASON_TO_FOLLOW.why && note === REASON_TO_FOLLOW.note;

/** The stop whose reason nobody has given yet; null when there is none. */
export const reasonOwed = ({ done }: Pick<Infusion, "done">): Done<"InfusionStopped"> | null =>
  done.InfusionStopped.findLast(({ data }) => isOwed(data)) ?? null;

/** "patient asks to stop", or that nobody has said yet. */
export const stopInWords = (reason: Reason): string =>
  isOwed(reason) ? "the reason is still owed" : STOP_REASONS[reason.why].toLowerCase();
