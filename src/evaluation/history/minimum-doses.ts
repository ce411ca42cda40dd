import type { Source } from "#clinic/events.ts";

/** The least daily dose, mg by mouth unless said, at which a trial counts (clinical reference 1.3). */
export type MinimumDose = {
  readonly ingredient: string;
  readonly drugClass: string;
  /** The lowest licensed dose. */
  readonly lenient: number;
  /** The higher dose that many studies ask for. */
  readonly strict: number;
  readonly note: string;
  readonly source: Source;
};

const label = "Lowest usual dose of the FDA label; higher: figure of research protocols. Sources not read";
const row = (
  ingredient: string,
  drugClass: string,
  lenient: number,
  strict: number,
  evidence: "K-H" | "K-M",
  note = "",
): MinimumDose => ({ ingredient, drugClass, lenient, strict, note, source: { from: label, evidence } });

/** Not "the ATHF table": ATHF-SF and the MGH-ATRQ themselves could not be read. */
export const minimumDoses: readonly MinimumDose[] = [
  row("citalopram", "SSRI", 20, 20, "K-H", "At most 40 mg; 20 mg over 60 years."),
  row("escitalopram", "SSRI", 10, 10, "K-H"),
  row("fluoxetine", "SSRI", 20, 20, "K-H"),
  row("fluvoxamine", "SSRI", 50, 100, "K-M", "Not licensed for depression in the United States."),
  row("paroxetine", "SSRI", 20, 20, "K-H", "Controlled release: 25 mg."),
  row("sertraline", "SSRI", 50, 50, "K-H"),
  row("vilazodone", "SSRI and 5-HT1A", 20, 40, "K-H"),
  row("vortioxetine", "multimodal", 10, 20, "K-H"),
  row("venlafaxine", "SNRI", 75, 150, "K-H"),
  row("desvenlafaxine", "SNRI", 50, 50, "K-H"),
  row("duloxetine", "SNRI", 40, 60, "K-H"),
  row("levomilnacipran", "SNRI", 40, 40, "K-H"),
  row("bupropion", "NDRI", 150, 300, "K-H"),
  row("dextromethorphan", "NMDA and NDRI", 90, 90, "K-M", "With bupropion 210 mg: two tablets a day."),
  row("mirtazapine", "NaSSA", 15, 30, "K-H"),
  row("trazodone", "SARI", 150, 300, "K-M"),
  row("nefazodone", "SARI", 200, 300, "K-M"),
  row("amitriptyline", "TCA", 75, 150, "K-M"),
  row("imipramine", "TCA", 75, 150, "K-M"),
  row("desipramine", "TCA", 100, 150, "K-M"),
  row("nortriptyline", "TCA", 50, 75, "K-M", "Or a level of 50 to 150 ng/mL."),
  row("clomipramine", "TCA", 100, 150, "K-M", "Not licensed for depression in the United States."),
  row("doxepin", "TCA", 75, 150, "K-M"),
  row("phenelzine", "MAOI", 45, 60, "K-M"),
  row("tranylcypromine", "MAOI", 30, 40, "K-M"),
  row("isocarboxazid", "MAOI", 20, 40, "K-M"),
  row("selegiline", "MAOI", 6, 9, "K-H", "By skin: mg in 24 hours. Strict: 6 to 9."),
];

/** Added to another treatment: recorded, not counted alone. `dose` in the words of the reference. */
export const augmenters: readonly { readonly ingredient: string; readonly dose: string; readonly source: Source }[] = [
  ["aripiprazole", "2 to 5 mg"],
  ["brexpiprazole", "1 to 2 mg"],
  ["cariprazine", "1.5 mg"],
  ["quetiapine", "XR 150 mg"],
  ["olanzapine", "6 mg, with fluoxetine 25 mg"],
  ["lithium", "level of 0.6 mmol/L or more"],
  ["liothyronine", "25 mcg"],
].map(([ingredient = "", dose = ""]) => ({ ingredient, dose, source: { from: label, evidence: "K-M" } }));

/** Procedures: what makes a series adequate. Weeks for esketamine, sessions for the others. */
export const procedures: readonly {
  readonly kind: "ect" | "tms" | "esketamine";
  readonly name: string;
  readonly least: number;
  readonly unit: "sessions" | "weeks";
  readonly source: Source;
}[] = [
  {
    kind: "ect",
    name: "ECT",
    least: 6,
    unit: "sessions",
    source: { from: "ATHF-type criterion, source not read", evidence: "K-M" },
  },
  {
    kind: "tms",
    name: "rTMS",
    least: 20,
    unit: "sessions",
    source: { from: "Common criterion, source not read", evidence: "K-M" },
  },
  {
    kind: "esketamine",
    name: "Esketamine nasal",
    least: 4,
    unit: "weeks",
    source: { from: "Common criterion, source not read", evidence: "K-M" },
  },
];
