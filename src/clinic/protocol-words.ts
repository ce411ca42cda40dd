import { careParts, type ProtocolPart, type ProtocolRow } from "./care-words.ts";

export type { ProtocolPart, ProtocolRow } from "./care-words.ts";

const BANDS = [
  ["hardLow", "blocks below"],
  ["softLow", "asks below"],
  ["softHigh", "asks above"],
  ["hardHigh", "blocks above"],
] as const;

const limit = (name: string, label: string, unit: string): readonly ProtocolRow[] =>
  BANDS.map(([band, does]) => [`dose.limits.${name}.${band}`, `${label}: ${does}`, unit]);

const VITALS = [
  ["sbp", "Systolic, this or more", "mm Hg"],
  ["dbp", "Diastolic, this or more", "mm Hg"],
  ["sbpLow", "Systolic under", "mm Hg"],
  ["hrHigh", "Heart rate over", "/min"],
  ["hrLow", "Heart rate under", "/min"],
  ["spo2Below", "SpO2 under", "%"],
  ["rrLow", "Breathing rate under", "/min"],
  ["rrHigh", "Breathing rate over", "/min"],
  ["etco2High", "CO2 at the end of a breath over", "mm Hg"],
  ["etco2Low", "CO2 at the end of a breath under", "mm Hg"],
  ["moaas", "Sedation (MOAA/S), this or less", ""],
] as const;

const vitals = (colour: "amber" | "red"): readonly ProtocolRow[] =>
  VITALS.map(([name, label, unit]) => [`monitoring.${colour}.${name}`, label, unit]);

/** Every number of the protocol in the order of a visit. A test holds that none is missing. */
export const protocolParts: readonly ProtocolPart[] = [
  {
    title: "Before the day",
    says: "Fasting, consent, weight and the distance between treatments.",
    rows: [
      ["fastingHours.clear", "Nothing to drink, clear fluids", "h"],
      ["fastingHours.light", "Nothing to eat, light meal", "h"],
      ["fastingHours.fatty", "Nothing to eat, fatty meal", "h"],
      ["consentMonths", "Consent is good for", "months"],
      ["weightJump.reweighOverPct", "Weigh again when it changed by over", "%"],
      ["weightJump.reviewOverPct", "Review the dose when it changed by over", "%"],
      ["spacing.minHours.soft", "Hours since the last one: asks under", "h"],
      ["spacing.minHours.hard", "Hours since the last one: blocks under", "h"],
      ["spacing.maxPer7Days.soft", "In any seven days: asks over", ""],
      ["spacing.maxPer7Days.hard", "In any seven days: blocks over", ""],
    ],
  },
  {
    title: "Vital signs before the start",
    says: "What lets it begin, what is measured or treated first, and what ends the day.",
    rows: [
      ["preVitals.bpOk", "Blood pressure in order, up to", "mm Hg"],
      ["preVitals.bpTreat", "Blood pressure treated first, from", "mm Hg"],
      ["preVitals.bpCancel", "Blood pressure that cancels, from", "mm Hg"],
      ["preVitals.sbpMin", "Systolic at least", "mm Hg"],
      ["preVitals.hr.recheckLow", "Heart rate measured again under", "/min"],
      ["preVitals.hr.recheckHigh", "Heart rate measured again over", "/min"],
      ["preVitals.hr.holdHigh", "Heart rate that holds over", "/min"],
      ["preVitals.spo2.recheckBelow", "SpO2 measured again under", "%"],
      ["preVitals.spo2.holdBelow", "SpO2 that holds under", "%"],
      ["preVitals.rr.low", "Breathing rate at least", "/min"],
      ["preVitals.rr.high", "Breathing rate at most", "/min"],
      ["preVitals.tempHoldC", "Temperature that holds, from", "°C"],
      ["preVitals.bpRepeatPolicy", "Of several blood pressures counts", ""],
      ["preVitals.maxAgeMin", "Vital signs are good for", "min"],
    ],
  },
  {
    title: "Dose",
    says: "Products, and the limits that ask for a reason or block. No protocol can pass 1.5 mg/kg or 200 mg.",
    rows: [
      ["dose.products", "Products (mg/mL x vial mL)", ""],
      ["dose.diluentsMl", "Bags", "mL"],
      ["dose.syringeMl", "Syringe", "mL"],
      ["dose.firstMaxMgPerKg", "First infusion at most", "mg/kg"],
      ...limit("dosing-weight-kg", "Dosing weight", "kg"),
      ...limit("mg-per-kg", "Dose per kg", "mg/kg"),
      ...limit("total-mg", "Total dose", "mg"),
      ...limit("minutes", "Duration", "min"),
      ...limit("mg-per-kg-per-hour", "Dose rate", "mg/kg/h"),
      ...limit("bag-mg-per-ml", "Bag concentration", "mg/mL"),
      ...limit("ml-per-hour", "Pump rate", "mL/h"),
      ["dose.askBasisFromBmi", "Ask which weight to dose by, from BMI", ""],
      ["dose.maxDeviationPct.soft", "Drawn dose differs: asks over", "%"],
      ["dose.maxDeviationPct.hard", "Drawn dose differs: blocks over", "%"],
      ["dose.minDrawMl", "Smallest volume to draw", "mL"],
    ],
  },
  {
    title: "While it runs",
    says: "How often what is observed, and when an observation is late.",
    rows: [
      ["monitoring.nibpMin", "Blood pressure every", "min"],
      ["monitoring.nibpMinRisk", "Blood pressure at risk every", "min"],
      ["monitoring.flowsheetMin", "Flowsheet every", "min"],
      ["monitoring.sedationMin", "Sedation every", "min"],
      ["monitoring.comfortMin", "Comfort every", "min"],
      ["monitoring.ivSiteMin", "IV site every", "min"],
      ["monitoring.dissociationAtMin", "Dissociation at", "min"],
      ["monitoring.recoveryMin", "In recovery every", "min"],
      ["monitoring.lateMin", "Late after", "min"],
      ["monitoring.veryLateMin", "Very late after", "min"],
      ["monitoring.nibpGapMin", "Blood pressure is old after", "min"],
      ["monitoring.riskAge", "At risk from the age of", "years"],
      ["monitoring.sbpRisePct.amber", "Systolic rise: amber over", "%"],
      ["monitoring.sbpRisePct.redWithSymptoms", "Systolic rise with symptoms: red over", "%"],
      ["monitoring.dissociationAmber", "Dissociation: amber from", "of 10"],
      ["monitoring.repeatWithinMin", "Repeat a bad reading within", "min"],
      ["monitoring.alarmDelaySeconds", "Alarm waits", "s"],
      ["monitoring.spo2NoDelayBelow", "Alarm does not wait for SpO2 under", "%"],
      ["monitoring.staleSeconds", "A monitor's number is stale after", "s"],
      ["monitoring.lostSeconds", "A monitor is lost after", "s"],
      ["monitoring.silenceSeconds", "An alarm is silent at most", "s"],
    ],
  },
  { title: "Amber alarms", says: "Look at the patient. Empty: no such alarm.", rows: vitals("amber") },
  { title: "Red alarms", says: "Act now. Empty: no such alarm.", rows: vitals("red") },
  {
    title: "Going home",
    says: "What must hold before a patient leaves with their escort.",
    rows: [
      ["discharge.minMinutes", "After the end at least", "min"],
      ["discharge.firstMinMinutes", "After the first one at least", "min"],
      ["discharge.extraAfterSedativeMin", "More after another sedative", "min"],
      ["discharge.afterMidazolamMin", "After midazolam at least", "min"],
      ["discharge.aldrete", "Aldrete at least", "of 10"],
      ["discharge.padss", "PADSS at least", "of 10"],
      ["discharge.bpWithinPct", "Blood pressure within", "% of before"],
      ["discharge.bpBelow", "Blood pressure under", "mm Hg"],
      ["discharge.hrWithin", "Heart rate within", "/min of before"],
      ["discharge.spo2Min", "SpO2 at least", "%"],
      ["discharge.dissociationMax", "Dissociation at most", "of 10"],
      ["discharge.moaas", "Sedation (MOAA/S) at least", ""],
    ],
  },
  ...careParts,
];

/** What stands to choose from where the protocol holds a word instead of a number. */
export const choices: Readonly<Record<string, readonly (readonly [value: string, label: string])[]>> = {
  "preVitals.bpRepeatPolicy": [
    ["last", "the last"],
    ["mean-of-last-two", "the mean of the last two"],
  ],
  "followup.safety.afterHours": [
    ["on-call", "the one on call"],
    ["nobody", "nobody: only the crisis line"],
  ],
  "evaluation.doseProfile": [
    ["lenient", "the lowest licensed"],
    ["strict", "the higher one of research"],
  ],
};

export const evidenceWords = {
  R: "read at its source",
  R2: "read in a second source",
  "K-H": "well known, not read",
  "K-M": "known, not read",
  "K-L": "little known, not read",
  P: "our proposal, to be judged",
} as const;
