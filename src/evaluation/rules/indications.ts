import type { Source } from "#clinic/events.ts";
import type { Indication } from "../events.ts";
import { from } from "./rule.ts";

export type IndicationRow = {
  readonly id: Indication;
  readonly name: string;
  /** What is known of ketamine for it. */
  readonly says: string;
  /** Whether it may be decided by one specialist. */
  readonly status: "eligible" | "same-day-safety" | "specialist-review";
  /** I3 asks for failed trials. */
  readonly needsResistance: boolean;
  readonly sources: readonly Source[];
};

/** Clinical reference 1.1. Ketamine is off label for each of them. */
export const indications: readonly IndicationRow[] = [
  {
    id: "TRD-MDD",
    name: "Depression that did not respond to treatment",
    says: "One infusion: level 1 evidence. A series and maintenance: level 3. Third line.",
    status: "eligible",
    needsResistance: true,
    sources: [from("CANMAT 2021 (Swainson), abstract; Zarate 2021, commentary", "R")],
  },
  {
    id: "MDD-SI",
    name: "Depression with suicidal thoughts, where a quick effect is needed",
    says: "Reviews note an effect against suicidal thoughts. A clinic is no substitute for emergency care.",
    status: "same-day-safety",
    needsResistance: false,
    sources: [from("CANMAT 2021, abstract, and reviews", "R")],
  },
  {
    id: "BIP-DEP",
    name: "Bipolar depression, on a mood stabiliser, without mania",
    says: "Small trials.",
    status: "specialist-review",
    needsResistance: false,
    sources: [from("The clinic's own treatment page; trials small", "K-M")],
  },
  {
    id: "PTSD",
    name: "Post-traumatic stress disorder",
    says: "Taken case by case elsewhere.",
    status: "specialist-review",
    needsResistance: false,
    sources: [from("CRTCE (Toronto): case by case", "R2")],
  },
  {
    id: "OCD",
    name: "Obsessive-compulsive disorder",
    says: "Taken case by case elsewhere.",
    status: "specialist-review",
    needsResistance: false,
    sources: [from("CRTCE (Toronto): case by case", "R2")],
  },
  {
    id: "ANX",
    name: "Generalised or social anxiety",
    says: "The evidence is weak.",
    status: "specialist-review",
    needsResistance: false,
    sources: [from("The clinic's own treatment page; weak evidence", "K-M")],
  },
];

export const indicationOf = (id: Indication): IndicationRow | undefined => indications.find((one) => one.id === id);
