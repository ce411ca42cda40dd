import type { Source } from "#clinic/events.ts";
import type { SymptomGrade } from "../measures.ts";

/** One side effect to ask about, with what each grade means where the table gives it. No code systems that need a licence. */
export type Symptom = {
  readonly id: string;
  readonly title: string;
  /** CTCAE v5 grades in our words; grade 5 is death and is never a button. Empty where none is given. */
  readonly grades: Readonly<Partial<Record<SymptomGrade, string>>>;
  /** How often it is seen, for the patient's and the nurse's ease; null where nobody counted. */
  readonly usual: string | null;
  readonly gradeSource: Source | null;
  readonly source: Source;
};

const listed: Source = { from: "The side effects named to patients on the clinic's page", evidence: "R" };
const toronto: Source = { from: "Rodrigues 2022, Toronto, 203 patients", evidence: "R" };
const added: Source = { from: "Seen in practice; added for the checklist", evidence: "K-M" };
const readGrades: Source = { from: "CTCAE v5, US National Cancer Institute 2017, in our words", evidence: "R" };
const knownGrades: Source = { from: "CTCAE v5, US National Cancer Institute 2017, in our words", evidence: "K-M" };

const ungraded = { grades: {}, usual: null, gradeSource: null } as const;
const graded = { usual: null, gradeSource: knownGrades, source: listed } as const;

const rapidHeart = {
  1: "No symptoms",
  2: "Symptoms; treatment that can wait",
  3: "Urgent treatment",
  4: "Life-threatening",
};

const everyday = { 1: "Mild", 2: "In the way of daily tasks", 3: "In the way of washing, dressing, eating" };

/** The side effects asked about at every infusion, each with its onset, grade and end charted. */
export const SYMPTOMS: readonly Symptom[] = [
  {
    ...graded,
    id: "fast-heartbeat",
    title: "Fast heartbeat",
    grades: rapidHeart,
    usual: "Common; over 110/min uncommon",
  },
  {
    ...graded,
    id: "palpitations",
    title: "Palpitations or irregular heartbeat",
    grades: { 1: "Mild", 2: "Treatment needed" },
  },
  {
    ...graded,
    id: "high-blood-pressure",
    title: "High blood pressure",
    grades: {
      1: "120 to 139 or 80 to 89 mm Hg",
      2: "140 to 159 or 90 to 99 mm Hg, or a rise with symptoms; one medicine needed",
      3: "160 or over, or 100 or over; more than one medicine or stronger treatment",
      4: "Life-threatening: crisis or neurologic deficit",
    },
    usual: "165/100 or over in 44% of patients; severe in 1% of infusions",
    gradeSource: readGrades,
  },
  {
    ...graded,
    id: "confusion",
    title: "Confusion",
    grades: {
      1: "Slightly disoriented",
      2: "Moderately; daily tasks limited",
      3: "Severely; self-care limited",
      4: "Life-threatening",
    },
  },
  { ...ungraded, id: "irritability", title: "Irritability", source: listed },
  {
    ...graded,
    id: "dissociation",
    title: "Vivid dreams, out of the body, perception changed",
    grades: {
      1: "Perception slightly changed",
      2: "Moderately changed",
      3: "Severely changed; no hospital needed",
      4: "Danger to self or others; hospital",
    },
    usual: "36% of patients",
    source: toronto,
  },
  {
    ...graded,
    id: "nausea",
    title: "Nausea",
    grades: {
      1: "Less appetite, eats as usual",
      2: "Eats less, not dried out",
      3: "Eats or drinks too little; hospital or tube",
    },
    usual: "13% of patients",
    source: toronto,
  },
  {
    ...graded,
    id: "vomiting",
    title: "Vomiting",
    grades: {
      1: "No treatment needed",
      2: "Fluid or medicine as an outpatient",
      3: "Tube feeding or hospital",
      4: "Life-threatening",
    },
  },
  { ...ungraded, id: "thirst", title: "Thirst", usual: "Uncommon", source: listed },
  { ...ungraded, id: "salivation", title: "Much saliva", usual: "Uncommon", source: listed },
  { ...ungraded, id: "muscle-twitching", title: "Muscles twitch or jerk", usual: "Uncommon", source: listed },
  { ...graded, id: "headache", title: "Headache", grades: everyday, usual: "Common, mild" },
  {
    ...graded,
    id: "altered-taste",
    title: "Altered taste",
    grades: { 1: "Eats the same", 2: "Eats differently" },
    usual: "Occasional",
  },
  {
    ...graded,
    id: "constipation",
    title: "Constipation",
    grades: { 1: "Now and then", 2: "Laxatives needed regularly", 3: "Emptied by hand", 4: "Life-threatening" },
    usual: "Occasional",
  },
  {
    ...graded,
    id: "blurred-vision",
    title: "Blurred or double vision",
    grades: { 1: "Nothing needed", 2: "Daily tasks limited", 3: "Marked loss of sight", 4: "Near blind" },
    usual: "Common, brief",
  },
  { ...graded, id: "dizziness", title: "Dizziness", grades: everyday, usual: "45% of patients", source: toronto },
  { ...ungraded, id: "unsteadiness", title: "Clumsy or unsteady", source: listed },
  { ...ungraded, id: "tipsy", title: "Feels mildly intoxicated", source: listed },
  {
    ...graded,
    id: "drowsiness",
    title: "Drowsiness",
    grades: { 1: "Mild", 2: "Moderate; daily tasks limited", 3: "Stupor", 4: "Life-threatening" },
    usual: "56% of patients",
    source: toronto,
  },
  {
    ...graded,
    id: "anxiety",
    title: "Anxiety",
    grades: { 1: "Mild", 2: "Daily tasks limited", 3: "Self-care limited; hospital", 4: "Life-threatening" },
  },
  {
    ...graded,
    id: "low-oxygen",
    title: "Low oxygen",
    grades: { 2: "On exertion", 3: "At rest, under 88%", 4: "Airway emergency" },
    source: added,
  },
  ...[
    ["nystagmus", "Eyes flicker"],
    ["slurred-speech", "Slurred speech"],
    ["numbness", "Numbness"],
    ["itch", "Itch"],
    ["hiccup", "Hiccup"],
    ["tearfulness", "Tearfulness"],
    ["low-blood-pressure", "Low blood pressure"],
    ["slow-heart", "Slow heart"],
    ["iv-site-pain", "Pain at the IV site"],
    ["traumatic-memory", "Vivid memory of trauma"],
  ].map(([id = "", title = ""]): Symptom => ({ ...ungraded, id, title, source: added })),
];

/** Asked every six infusions or three months, not at each visit: they build up over a course. */
export const LONG_TERM_SYMPTOMS: readonly Symptom[] = [
  ["urinary-frequency", "Passes urine often"],
  ["painful-urination", "Pain on passing urine"],
  ["blood-in-urine", "Blood in the urine"],
  ["raised-liver-tests", "Raised liver tests"],
  ["craving", "Craving for ketamine"],
  ["memory-or-thinking", "Trouble with memory or thinking"],
].map(([id = "", title = ""]): Symptom => ({ ...ungraded, id, title, source: added }));

/**
 * Shown beside the grade. By CTCAE a pressure of 165/102 that lasts minutes is "grade 3": that is why every symptom is
 * also charted as passing or not, and one that passed untreated within four hours is not counted as serious.
 */
export const TRANSIENT_NOTE =
  "A short rise during the infusion can reach grade 3 and still not be serious. Mark it as passing when it goes by itself within 4 h.";
