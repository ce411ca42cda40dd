import { ingredientsNamed } from "../history/medicine-list.ts";
import { matches } from "../history/interactions.ts";
import { exclusion, from, type Rule, type RuleInput, type Verdict } from "./rule.ts";
import { anyOf, conditionsSay, diagnosed, overtaken, signsNamed, verdict } from "./verdicts.ts";
import { emergency } from "./suicide.ts";

const practice = "Clinical practice, source not read";
const ownPage = from("The clinic's own treatment page: conditions that speak against ketamine", "R");

/** Psychotic depression and mania, psychosis of a substance, of the body or after birth, and F22 to F29 but for C09's. */
const PSYCHOTIC = /^F(06\.[02]|1\d\.[129]5|2[23489]|30\.2|31\.2|31\.5|31\.64|32\.3|33\.3|53\.1)/;

/** C08 to C12, C15 to C17, C30, C33: the mind and the brain. */
export const mindRules: readonly Rule[] = [
  exclusion("C08", {
    title: "Psychosis now, psychotic depression included",
    severity: "exclude",
    message: "Ketamine may make psychosis worse.",
    satisfy: "Examine the mental state; treat the psychosis first.",
    sources: [ownPage, from("ELEKT-D and Bio-K excluded psychosis", "R"), from("Toronto Ketamine Clinic, CRTCE", "R2")],
    test: (input) =>
      anyOf([
        conditionsSay(input, "psychosis-now"),
        diagnosed(input, PSYCHOTIC),
        overtaken(input, "psychosis-screen", { by: ["psychosis-now"], key: "result", bad: "positive" }),
        signsNamed(input, "psychosis", "psychosis-now"),
      ]),
  }),
  exclusion("C09", {
    title: "Schizophrenia or schizoaffective disorder, ever",
    severity: "exclude",
    message: "Ketamine may bring psychosis back.",
    satisfy: "Another diagnosis, made by a specialist.",
    sources: [from("VA criteria, read second-hand", "R2"), from(practice, "K-H")],
    test: (input) => anyOf([conditionsSay(input, "schizophrenia"), diagnosed(input, /^F2[05]/)]),
  }),
  exclusion("C10", {
    title: "Psychosis in the past, in the close family, or a schizotypal or paranoid personality disorder",
    severity: "specialist-review",
    message: "A second specialist's opinion first.",
    satisfy: "A signed opinion on the risk of psychosis.",
    sources: [
      from("Psyon; Ontario Ketamine & Infusion Centre", "R2"),
      from("VA excludes any history of psychosis, others current psychosis only", "R2"),
    ],
    test: (input) =>
      anyOf([
        conditionsSay(input, "psychosis-past", "family-schizophrenia", "schizotypal-paranoid"),
        diagnosed(input, /^F(21|60\.0)/),
      ]),
  }),
  exclusion("C11", {
    title: "Mania, hypomania or a mixed state now",
    severity: "exclude",
    message: "Not during mania or a mixed state.",
    satisfy: "Examine the mental state; treat it first.",
    sources: [ownPage],
    test: (input) =>
      anyOf([
        conditionsSay(input, "mania-now"),
        diagnosed(input, /^F(30(\.[1289]|$)|31\.[0126])/),
        overtaken(input, "mania-screen", { by: ["mania-now"], key: "result", bad: "positive" }),
        signsNamed(input, "mania", "mania-now"),
      ]),
  }),
  exclusion("C12", {
    title: "Bipolar disorder",
    severity: "specialist-review",
    message: "A signed opinion, and a mood stabiliser.",
    satisfy: "A specialist's opinion that names the mood stabiliser.",
    sources: [from("VA excludes bipolar disorder; Toronto clinics include it", "R2")],
    test: (input) => {
      const found = anyOf([conditionsSay(input, "bipolar"), diagnosed(input, /^F31/)]);
      return found.answer === "yes" ? { ...found, because: `${found.because} ${stabiliserWords(input)}` } : found;
    },
  }),
  exclusion("C15", {
    title: "Delirium, dementia or a major neurocognitive disorder",
    severity: "exclude",
    message: "Not with an impaired mind: it may get worse, and consent is in doubt.",
    satisfy: "An examination of cognition.",
    sources: [from("VA, Toronto Ketamine Clinic, CRTCE, Ontario Ketamine & Infusion Centre", "R2")],
    test: (input) =>
      anyOf([
        conditionsSay(input, "neurocognitive"),
        diagnosed(input, /^F0[1235]/),
        overtaken(input, "cognition", { by: ["neurocognitive"], key: "result", bad: "impaired" }),
      ]),
  }),
  exclusion("C16", {
    title: "Raised pressure, mass or recent injury inside the skull",
    severity: "exclude",
    message: "Ketamine may raise the pressure inside the skull.",
    satisfy: "A neurologist's opinion, with imaging.",
    sources: [
      from("FDA label: warning on CSF pressure, read second-hand", "R2"),
      from("Ontario Ketamine & Infusion Centre; Toronto Ketamine Clinic", "R2"),
    ],
    test: (input) => conditionsSay(input, "intracranial-pressure", "hydrocephalus", "head-injury", "brain-mass"),
  }),
  exclusion("C17", {
    title: "Seizures that are not under control",
    severity: "specialist-review",
    message: "A neurologist's opinion first.",
    satisfy: "A neurologist's opinion.",
    sources: [from("Mindspace lists seizures", "R2"), from("FDA label: seizures reported with theophylline", "R")],
    test: uncontrolledSeizures,
  }),
  exclusion("C30", {
    title: "A severe personality or dissociative disorder dominates the picture",
    severity: "specialist-review",
    message: "A second specialist's opinion first.",
    satisfy: "A signed opinion.",
    sources: [from("Ontario Ketamine & Infusion Centre; Psyon", "R2")],
    test: (input) =>
      anyOf([
        conditionsSay(input, "personality-or-dissociative"),
        diagnosed(input, /^F(44|48\.1|60)/, ({ isPrimary }) => isPrimary),
      ]),
  }),
  exclusion("C33", {
    title: "Imminent risk of suicide",
    severity: "exclude",
    message: "Stop the routine path: emergency path now. It does not speak against the drug itself.",
    satisfy: "Ask the ASQ or the C-SSRS today. If high: never alone, physician now, 988 or 911, safety plan.",
    sources: [
      from("Columbia triage; ASQ (NIMH)", "K-H"),
      from("Clinical reference 8.1: an outpatient clinic is no substitute for emergency care", "P"),
    ],
    test: emergency,
  }),
];

const stabilisers = [
  "lithium",
  "valproate",
  "lamotrigine",
  "carbamazepine",
  "quetiapine",
  "olanzapine",
  "lurasidone",
  "cariprazine",
];

function stabiliserWords({ history: { medicines, medicinesKnown } }: RuleInput): string {
  const known = stabilisers.filter((name) => ingredientsNamed(name).length > 0);
  const taken = medicines
    .filter((one) => matches({ ingredients: known }, one))
    .map(({ ingredient }) => ingredient.name);
  if (taken.length > 0) return `Takes ${taken.join(", ")}.`;
  return medicinesKnown === null
    ? "Whether a mood stabiliser is taken is not known."
    : "No mood stabiliser is on the list of medicines.";
}

/** Who never had seizures has none out of control. */
function uncontrolledSeizures(input: RuleInput): Verdict {
  const [ever, now] = [conditionsSay(input, "seizures"), conditionsSay(input, "seizures-uncontrolled")];
  if (now.answer === "yes") return now;
  if (ever.answer === "no") return ever;
  return ever.answer === "yes" && now.answer === "no"
    ? verdict("no", `${ever.because} Under control.`, [...ever.rests, ...now.rests])
    : anyOf([now.answer === "no" ? ever : now]);
}
