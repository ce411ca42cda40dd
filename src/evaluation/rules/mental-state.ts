/** One aspect of the mental state. The first choice is what is found in health; none is chosen beforehand. */
export type Aspect = { readonly id: string; readonly name: string; readonly choices: readonly string[] };

export const aspects: readonly Aspect[] = [
  { id: "appearance", name: "Appearance", choices: ["well kept", "unkempt", "other"] },
  { id: "behaviour", name: "Behaviour", choices: ["calm, cooperative", "slowed", "restless", "guarded", "other"] },
  { id: "speech", name: "Speech", choices: ["normal", "slow, sparse", "pressured", "other"] },
  { id: "mood", name: "Mood, in their words", choices: ["even", "low", "anxious", "irritable", "elevated", "other"] },
  { id: "affect", name: "Affect", choices: ["full range", "restricted", "flat", "labile", "other"] },
  {
    id: "thought-process",
    name: "Course of thought",
    choices: ["in order", "slowed", "circling", "loosened", "racing", "other"],
  },
  {
    id: "thought-content",
    name: "Content of thought",
    choices: ["nothing unusual", "guilt, hopelessness", "delusions", "obsessions", "other"],
  },
  { id: "perception", name: "Perception", choices: ["nothing unusual", "hallucinations", "dissociation", "other"] },
  {
    id: "suicidality",
    name: "Suicidal thoughts",
    choices: ["none", "passive", "active, no plan", "active, with a plan"],
  },
  { id: "harm-to-others", name: "Harm to others", choices: ["none", "thoughts", "plan"] },
  { id: "cognition", name: "Alertness and cognition", choices: ["awake, oriented", "impaired", "other"] },
  { id: "insight", name: "Insight", choices: ["good", "partial", "poor"] },
  { id: "judgement", name: "Judgement", choices: ["good", "partial", "poor"] },
];

export type NoteSection = { readonly id: string; readonly name: string; readonly template: string };

/** The sections of the note, each with a frame to fill in. */
export const noteSections: readonly NoteSection[] = [
  {
    id: "illness",
    name: "Illness and course",
    template:
      "Onset:\nEpisodes so far:\nThis episode, since:\nWhat it is like now:\nWhat has helped, and what has not:\nSuicide attempts, self-harm:",
  },
  {
    id: "background",
    name: "Background",
    template: "Health:\nFamily:\nSubstances:\nAt home, at work:\nSupport:",
  },
  {
    id: "assessment",
    name: "Assessment",
    template: "Diagnosis and why:\nWhy ketamine may or may not fit:\nRisks for this patient:\nGoals the patient names:",
  },
  {
    id: "plan",
    name: "Plan",
    template:
      "If it goes on:\nIf it does not:\nMedicines (who changes what, and when):\nSafety plan:\nWho goes on treating:",
  },
];

/** Written after the decision was signed. */
export const addendum: NoteSection = { id: "addendum", name: "Addendum, after the decision", template: "" };

/** A clinician's own judgements, where no number decides. */
export const statements = [
  { about: "capacity", asks: "Does the patient have the capacity to consent?", rule: "I5" },
  { about: "severity", asks: "At least moderately ill, in your judgement?", rule: "I4" },
  { about: "continuing-care", asks: "Is there a treating clinician, and a plan for going on?", rule: "I7" },
] as const;
