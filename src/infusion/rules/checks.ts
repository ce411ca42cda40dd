import type { ChecklistItem } from "../measures.ts";

/** One question of a check. `wants` is the answer that lets the infusion go on; null where it is no yes or no. */
export type Question = { readonly field: string; readonly text: string; readonly wants: "yes" | "no" | null };

export type Check = {
  readonly item: ChecklistItem;
  readonly order: number;
  readonly title: string;
  readonly questions: readonly Question[];
};

const yes = (field: string, text: string): Question => ({ field, text, wants: "yes" });
const no = (field: string, text: string): Question => ({ field, text, wants: "no" });
const tell = (field: string, text: string): Question => ({ field, text, wants: null });

/** The checks of the day, in the order they are asked. Nothing counts as asked until it is answered. */
export const CHECKS: readonly Check[] = [
  {
    item: "changes",
    order: 1,
    title: "Changes since the last visit",
    questions: [
      no("newMedicine", "Any new medicine, or a changed dose?"),
      no("illness", "Any new illness?"),
      no("emergencyVisit", "Any emergency department visit?"),
      no("urinarySymptoms", "Pain or blood when passing urine, or going much more often?"),
      no("troubleAfterLast", "Any trouble after the last infusion?"),
    ],
  },
  {
    item: "mood-and-safety",
    order: 2,
    title: "Mood and safety",
    questions: [
      no("suicidalThoughts", "Any thoughts of suicide today?"),
      no("psychosisOrMania", "Any sign of psychosis, mania or a mixed state today?"),
    ],
  },
  {
    item: "fasting",
    order: 3,
    title: "Fasting",
    questions: [
      tell("lastSolidAt", "When did you last eat?"),
      tell("meal", "Was it a light or a fatty meal?"),
      tell("lastClearAt", "When did you last drink clear liquid?"),
      tell("glp1", "Do you take a GLP-1 medicine, such as semaglutide or tirzepatide?"),
    ],
  },
  {
    item: "escort",
    order: 4,
    title: "Escort home",
    questions: [
      tell("name", "Who takes you home?"),
      tell("phone", "What is their telephone number?"),
      tell("presence", "Is the escort here, or confirmed by telephone?"),
      yes("agreesNotToDrive", "Do you agree not to drive until tomorrow, after a night's sleep?"),
    ],
  },
  {
    item: "medicines",
    order: 5,
    title: "Medicines today",
    questions: [
      yes("takenAsPlanned", "Were the medicines to take this morning taken, such as those for blood pressure?"),
      yes("heldAsPlanned", "Were the medicines to leave out left out, such as stimulants?"),
    ],
  },
  {
    item: "pregnancy",
    order: 6,
    title: "Pregnancy",
    questions: [tell("status", "Pregnancy test today, for everyone who can become pregnant")],
  },
  {
    item: "substances",
    order: 7,
    title: "Alcohol and other substances",
    questions: [
      no("alcohol", "Any alcohol in the last 24 hours?"),
      no("cannabis", "Any cannabis in the last 24 hours?"),
      no("other", "Any other substance that was not prescribed?"),
      no("appearsIntoxicated", "Does the patient appear intoxicated?"),
    ],
  },
  {
    item: "consent",
    order: 8,
    title: "Consent",
    questions: [yes("seen", "Has the signed consent been seen?"), tell("signedOn", "On which day was it signed?")],
  },
  {
    item: "emergency-kit",
    order: 9,
    title: "Emergency kit and people",
    questions: [
      yes("oxygenAndSuction", "Are oxygen and suction ready?"),
      yes("defibrillator", "Is the defibrillator ready?"),
      yes("rescueMedicinesInDate", "Are the rescue medicines here and in date?"),
      yes("trainedPersonOnSite", "Is someone trained in advanced life support on site?"),
    ],
  },
  {
    item: "call-button",
    order: 10,
    title: "Calling for someone",
    questions: [
      tell("way", "How does the patient call, where they have no screen?"),
      yes("tried", "Did the patient try it, and was it heard?"),
    ],
  },
];

/** The check with that name. Every name has one. */
export const checkOf = (item: ChecklistItem): Check | undefined => CHECKS.find((check) => check.item === item);
