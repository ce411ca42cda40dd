import type { EvaluationPolicy, Source } from "#clinic/events.ts";
import type { WorkupItem } from "../events.ts";

/** A value of an item. Numbers have bounds beyond which they are a slip of the hand, not a finding. */
export type WorkupField = {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly kind: "number" | "text" | "choice";
  readonly least: number;
  readonly most: number;
  readonly choices: readonly string[];
};

/** When an item is asked for; `if-indicated` and `by-law` are a clinician's call. */
export type WorkupNeed =
  | "always"
  | "ecg"
  | "thyroid"
  | "if-can-become-pregnant"
  | "if-indicated"
  | "by-law"
  | "optional";

export type WorkupRow = {
  readonly item: WorkupItem;
  readonly name: string;
  readonly need: WorkupNeed;
  /** Which of the protocol's spans it is good for; "same-day" is that day alone; null is good until done again. */
  readonly validFor: keyof EvaluationPolicy["validDays"] | "same-day" | null;
  /** On how many days it must have been done within that span. */
  readonly days: 1 | 2;
  readonly note: string;
  readonly fields: readonly WorkupField[];
  readonly source: Source;
};

const number = (key: string, label: string, unit: string, least: number, most: number): WorkupField => ({
  key,
  label,
  unit,
  kind: "number",
  least,
  most,
  choices: [],
});
const choice = (key: string, label: string, ...choices: readonly string[]): WorkupField => ({
  key,
  label,
  unit: "",
  kind: "choice",
  least: 0,
  most: 0,
  choices,
});

const cpsbc: Source = { from: "CPSBC, read second-hand", evidence: "R2" };
const proposal: Source = { from: "Our proposal, for the medical director to judge", evidence: "P" };
const apa: Source = { from: "APA consensus 2017 (Sanacora), detail not read", evidence: "K-M" };
const labelled: Source = { from: "FDA label: avoid in pregnancy; every infusion day as our proposal", evidence: "R" };
const bladder: Source = { from: "FDA: risk to the lower urinary tract", evidence: "R2" };
const negative = ["negative", "positive"] as const;

type More = Partial<Pick<WorkupRow, "need" | "validFor" | "days" | "note" | "fields">>;
const row = (item: WorkupItem, name: string, source: Source, more: More = {}): WorkupRow => ({
  item,
  name,
  need: "always",
  validFor: null,
  days: 1,
  note: "",
  fields: [],
  ...more,
  source,
});

/** The work-up of clinical reference 3.1, once before induction. */
export const workupItems: readonly WorkupRow[] = [
  row("physical", "Medical history and physical examination", cpsbc, { validFor: "physical" }),
  row("airway-and-asa", "Airway and ASA class", cpsbc, {
    validFor: "physical",
    fields: [
      number("asa", "ASA class", "", 1, 5),
      number("mallampati", "Mallampati", "", 1, 4),
      choice("difficultAirway", "Difficult airway predicted", "no", "yes"),
    ],
  }),
  row("height-and-weight", "Height and weight", cpsbc, {
    validFor: "physical",
    fields: [number("heightCm", "Height", "cm", 100, 230), number("weightKg", "Weight", "kg", 30, 250)],
  }),
  row("resting-bp", "Blood pressure at rest, on two days", proposal, {
    validFor: "bp",
    days: 2,
    fields: [number("sbp", "Systolic", "mm Hg", 60, 260), number("dbp", "Diastolic", "mm Hg", 30, 160)],
  }),
  row("spo2", "Oxygen saturation at rest, room air", cpsbc, {
    validFor: "physical",
    fields: [number("spo2", "SpO2", "%", 50, 100)],
  }),
  row("ecg", "ECG, 12 leads", cpsbc, {
    need: "ecg",
    validFor: "year",
    note: "From the protocol's age on, with a heart condition, fainting, or a medicine that lengthens QT. Some ask it of all.",
    fields: [number("qtcMs", "QTc", "ms", 300, 700), number("hr", "Heart rate", "/min", 25, 220)],
  }),
  row("liver", "Liver values", cpsbc, {
    need: "if-indicated",
    validFor: "labs",
    fields: [
      number("altUln", "ALT, times the upper limit", "x", 0.05, 100),
      number("astUln", "AST, times the upper limit", "x", 0.05, 100),
      number("bilirubinUln", "Bilirubin, times the upper limit", "x", 0.05, 50),
    ],
  }),
  row("renal", "Kidney values", cpsbc, {
    need: "if-indicated",
    validFor: "labs",
    fields: [number("egfr", "eGFR", "mL/min/1.73 m2", 1, 200)],
  }),
  row("tsh", "TSH", proposal, {
    need: "thyroid",
    validFor: "year",
    note: "With thyroid disease or treatment, or where none was done in 12 months.",
    fields: [number("tsh", "TSH", "mIU/L", 0.001, 200)],
  }),
  row("cbc", "Blood count", proposal, { need: "optional", fields: [number("hb", "Hemoglobin", "g/dL", 3, 25)] }),
  row("urine-hcg", "Pregnancy test", labelled, {
    need: "if-can-become-pregnant",
    validFor: "same-day",
    note: "At baseline and on every infusion day.",
    fields: [choice("result", "Result", ...negative)],
  }),
  row("urine-drug-screen", "Urine drug screen", apa, {
    validFor: "drugScreen",
    fields: [
      choice("result", "Result", ...negative),
      { ...choice("found", "What was found"), kind: "text", most: 200 },
    ],
  }),
  row("urinalysis", "Urinalysis", bladder, {
    note: "Baseline, then every 6th infusion or 3 months.",
    fields: [choice("blood", "Blood", ...negative), choice("leukocytes", "Leukocytes", ...negative)],
  }),
  row("urinary-checklist", "Urinary symptom checklist", bladder, {
    note: "Baseline, then every 6th infusion or 3 months.",
    fields: [choice("symptoms", "Symptoms", "none", "present")],
  }),
  row("stop-bang", "STOP-BANG", cpsbc, { validFor: "year", fields: [number("score", "Score", "of 8", 0, 8)] }),
  row(
    "pdmp",
    "Prescription monitoring program",
    { from: "State law", evidence: "K-H" },
    {
      need: "by-law",
      note: "For each course, where the state asks for it.",
      fields: [choice("result", "Result", "as expected", "unexpected")],
    },
  ),
  row("mania-screen", "Mania screen", apa, {
    validFor: "evaluation",
    fields: [choice("result", "Result", ...negative)],
  }),
  row("psychosis-screen", "Psychosis screen", apa, {
    validFor: "evaluation",
    fields: [choice("result", "Result", ...negative)],
  }),
  row("cognition", "Cognition screen", apa, {
    need: "if-indicated",
    validFor: "evaluation",
    fields: [choice("result", "Result", "not impaired", "impaired")],
  }),
];

export const workupRowOf = (item: string): WorkupRow | undefined => workupItems.find((one) => one.item === item);

/** Medicines that lengthen QT, for the ECG alone. Written from memory; a pharmacist looks it over. */
export const qtMedicines: { readonly ingredients: readonly string[]; readonly source: Source } = {
  ingredients: `citalopram, escitalopram, haloperidol, ziprasidone, thioridazine, pimozide, chlorpromazine, methadone,
    amiodarone, dronedarone, sotalol, dofetilide, quinidine, disopyramide, flecainide, ondansetron, clarithromycin,
    erythromycin, azithromycin, moxifloxacin, levofloxacin, fluconazole, donepezil, iloperidone, quetiapine, clozapine,
    amitriptyline, imipramine, desipramine, doxepin`
    .split(",")
    .map((name) => name.trim()),
  source: { from: "Known to lengthen QT; list not read from a source", evidence: "K-M" },
};
