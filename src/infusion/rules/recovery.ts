import type { Protocol } from "#clinic/events.ts";
import { after, as, type Instant, minutes as span, type Minutes } from "#science/units.ts";
import type { AldreteItem, ItemScore, PadssItem } from "../measures.ts";

/** One item of a recovery score with what each number of points means. */
export type ScoreItem<Item extends string> = {
  readonly item: Item;
  readonly title: string;
  readonly points: Readonly<Record<0 | 1 | 2, string>>;
};

/** Modified Aldrete score (Aldrete 1995), in our words; circulation in percent of the value before the infusion. [R2] */
export const ALDRETE: readonly ScoreItem<AldreteItem>[] = [
  { item: "activity", title: "Activity", points: { 2: "Moves all four limbs", 1: "Moves two limbs", 0: "Moves none" } },
  {
    item: "respiration",
    title: "Breathing",
    points: { 2: "Breathes deeply and coughs", 1: "Short of breath or shallow", 0: "Does not breathe unaided" },
  },
  {
    item: "circulation",
    title: "Circulation",
    points: {
      2: "Blood pressure within 20% of baseline",
      1: "20% to 49% away from baseline",
      0: "50% or more away from baseline",
    },
  },
  {
    item: "consciousness",
    title: "Consciousness",
    points: { 2: "Fully awake", 1: "Wakes when called", 0: "Does not respond" },
  },
  {
    item: "spo2",
    title: "Oxygen saturation",
    points: { 2: "Over 92% on room air", 1: "Needs oxygen to stay over 90%", 0: "Under 90% even with oxygen" },
  },
];

/** Post-anaesthetic discharge score (Marshall and Chung), in our words; pain and bleeding are judged at the IV site. [R2] */
export const PADSS: readonly ScoreItem<PadssItem>[] = [
  {
    item: "vital-signs",
    title: "Vital signs",
    points: { 2: "Within 20% of baseline", 1: "20% to 40% away", 0: "More than 40% away" },
  },
  {
    item: "activity",
    title: "Walking and orientation",
    points: { 2: "Steady, oriented, not dizzy", 1: "Needs a hand", 0: "Cannot walk" },
  },
  { item: "nausea", title: "Nausea", points: { 2: "None or slight", 1: "Moderate, treated", 0: "Severe, goes on" } },
  { item: "pain", title: "Pain at the IV site", points: { 2: "None or slight", 1: "Moderate", 0: "Severe" } },
  { item: "bleeding", title: "Bleeding at the IV site", points: { 2: "None or slight", 1: "Moderate", 0: "Severe" } },
];

/** A score of five items, 0 to 10. One unanswered item and there is no total. */
export type RecoveryScore<Item extends string> = {
  readonly complete: boolean;
  readonly total: number | null;
  readonly missing: readonly Item[];
};

export type Items<Item extends string> = Readonly<Partial<Record<Item, ItemScore>>>;

export const aldrete = (items: Items<AldreteItem>): RecoveryScore<AldreteItem> => score(ALDRETE, items);

export const padss = (items: Items<PadssItem>): RecoveryScore<PadssItem> => score(PADSS, items);

function score<Item extends string>(scale: readonly ScoreItem<Item>[], items: Items<Item>): RecoveryScore<Item> {
  const missing = scale.map(({ item }) => item).filter((item) => (items[item] ?? null) === null);
  const total = missing.length > 0 ? null : scale.reduce((sum, { item }) => sum + (items[item] ?? 0), 0);
  return { complete: total !== null, total, missing };
}

/** A sedative given during this visit to relieve the patient. `medicine` is the id in the rescue table. */
export type SedativeGiven = { readonly medicine: string; readonly at: Instant };

export type RecoveryNeeds = {
  /** Which infusion of the course; 1 is watched longest. */
  readonly number: number;
  readonly sedativesGiven: readonly SedativeGiven[];
  /** Any other rescue medicine was given; it too lengthens recovery. */
  readonly otherRescueGiven?: boolean;
};

type Discharge = Protocol["discharge"];

/** How long the patient is watched after the infusion ends, at the least. Never shorter for a rescue medicine given. */
export function recoveryMinimum(
  { number, sedativesGiven, otherRescueGiven = false }: RecoveryNeeds,
  discharge: Discharge,
): Minutes {
  const usual = number <= 1 ? Math.max(discharge.firstMinMinutes, discharge.minMinutes) : discharge.minMinutes;
  const sedated = sedativesGiven.length > 0;
  const wanted = sedated ? usual + discharge.extraAfterSedativeMin : usual;
  return as<Minutes>(sedated || otherRescueGiven ? Math.max(wanted, discharge.afterMidazolamMin) : wanted);
}

/**
 * The first moment the minimum is over: counted from the end of the infusion, and from each sedative too. Reference 6 is
 * silent on a sedative given late in recovery; counting its extra minutes from when it was given is the safe reading.
 */
export function earliestDischargeAt(endedAt: Instant, needs: RecoveryNeeds, discharge: Discharge): Instant {
  const { afterMidazolamMin, extraAfterSedativeMin } = discharge;
  const fromSedative = needs.sedativesGiven.map(({ medicine, at }) =>
    after(at, span(medicine.trim().toLowerCase() === "midazolam" ? afterMidazolamMin : extraAfterSedativeMin)),
  );
  return as<Instant>(Math.max(after(endedAt, span(recoveryMinimum(needs, discharge))), ...fromSedative));
}
