import { demoPatients } from "../people.ts";
import { failed, type Person, talked } from "./person.ts";

type Key = (typeof demoPatients)[number]["key"];

/** What brought those who sit in the chairs today: told like the forty, who are written into the clinic after them. */
const told: Readonly<Record<Key, Omit<Person, keyof (typeof demoPatients)[number]>>> = {
  fable: {
    state: "induction",
    indication: "TRD-MDD",
    diagnosis: ["F33.2", "Recurrent depression, severe without psychotic features"],
    illness: "Second episode, since the birth of her son two years ago. Works nights at a bakery and has not gone in.",
    trials: [failed("sertraline", 200, 12), failed("mirtazapine", 45, 9, 20), talked("Interpersonal therapy", 16, 25)],
    medicines: [["mirtazapine", 45, 1, "depression"]],
    phq9: [
      [22, 0],
      [17, 0],
    ],
    gad7: [13],
    treatment: { mgPerKg: 0.5, minutes: 40, firstDaysAgo: 6, given: [0, 3, 6], count: 6 },
    decided: { reasons: "Two adequate failures in this episode, on record. Nothing against it." },
  },
  legend: {
    state: "induction",
    indication: "TRD-MDD",
    diagnosis: ["F33.2", "Recurrent depression, severe without psychotic features"],
    illness: "Depressed since he sold the shop; third winter of it. Sleeps four hours and counts the rest.",
    trials: [failed("citalopram", 40, 14), failed("bupropion", 300, 10, 15), failed("nortriptyline", 100, 8, 20)],
    medicines: [
      ["bupropion", 300, 1, "depression"],
      ["atorvastatin", 20, 1, "cholesterol"],
    ],
    has: { "high-cholesterol": ["2014", ""] },
    phq9: [
      [21, 0],
      [16, 0],
      [12, 0],
      [9, 0],
    ],
    gad7: [11],
    treatment: { mgPerKg: 0.5, minutes: 40, firstDaysAgo: 18, given: [0, 3, 7, 10, 14, 18], count: 6 },
    decided: { reasons: "Three adequate failures in this episode, on record. Nothing against it." },
  },
  novella: {
    state: "induction",
    indication: "TRD-MDD",
    diagnosis: ["F33.2", "Recurrent depression, severe without psychotic features"],
    illness: "Fourth episode since school. Given up climbing and most of his friends since January.",
    trials: [failed("escitalopram", 20, 12), failed("vortioxetine", 20, 10, 20)],
    medicines: [["vortioxetine", 20, 1, "depression"]],
    phq9: [[20, 0]],
    gad7: [9],
    treatment: { mgPerKg: 0.5, minutes: 40, firstDaysAgo: 0, given: [0], count: 6 },
    decided: { reasons: "Two adequate failures in this episode, on record. Nothing against it." },
  },
  sonnet: {
    state: "induction",
    indication: "TRD-MDD",
    diagnosis: ["F33.2", "Recurrent depression, severe without psychotic features"],
    illness: "Came back a third time, after four good years on sertraline that ended in spring.",
    trials: [failed("sertraline", 200, 16), failed("duloxetine", 60, 10, 15)],
    medicines: [["duloxetine", 60, 1, "depression"]],
    phq9: [[19, 0]],
    gad7: [10],
    treatment: { mgPerKg: 0.5, minutes: 40, firstDaysAgo: 0, given: [0], count: 6 },
    decided: { reasons: "Two adequate failures in this episode, on record. Nothing against it." },
  },
};

/** Today's own patients, each with their story. */
export const today: readonly Person[] = demoPatients.map((patient) => ({ ...patient, ...told[patient.key] }));
