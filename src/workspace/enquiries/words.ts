import type { EnquiryStage, SelfCheckOutcome } from "#booking/events.ts";

export const stageWords: Readonly<Record<EnquiryStage, string>> = {
  new: "New",
  contacted: "Contacted",
  booked: "Booked",
  evaluated: "Evaluated",
  patient: "Patient",
  closed: "Closed",
};

/** A self-check never says that the treatment fits; at most that nothing speaks against talking about it. */
export const selfCheckWords: Readonly<Record<SelfCheckOutcome, string>> = {
  none: "",
  "nothing-against": "self-check: nothing against",
  "to-discuss": "self-check: to discuss",
  "ruled-out": "self-check: ruled out",
};

export const sourceWords = {
  site: "on the site",
  telephone: "by telephone",
  "walk-in": "at the desk",
  referral: "by referral",
} as const;

/** "12 min", "3 h", "2 d": how long something has waited. */
export function ageWords(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1440)} d`;
}
