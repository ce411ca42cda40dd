import type { Source } from "./events.ts";

type Evidence = Source["evidence"];

const ours = "Our proposal; no published figure. The medical director judges it.";

const said = (evidence: Evidence, from: string, ...paths: readonly string[]): readonly (readonly [string, Source])[] =>
  paths.map((path) => [path, { from, evidence }] as const);

const within = (stem: string, ...names: readonly string[]): readonly string[] => names.map((name) => `${stem}.${name}`);

const beforeStart = [
  ...said("R2", "ASA preoperative fasting guideline 2017, kept by the 2023 update", "fastingHours.clear"),
  ...said("R2", "ASA preoperative fasting guideline 2017", "fastingHours.light", "fastingHours.fatty"),
  ...said("P", "Consent again with each course or after 12 months. " + ours, "consentMonths"),
  ...said("P", ours, "weightJump.reweighOverPct", "weightJump.reviewOverPct"),
  ...said("R", "Usual course of two to three a week (Phillips 2019, Murrough 2013)", "spacing.maxPer7Days.soft"),
  ...said("P", "Mon/Wed/Fri spacing leaves 40 h. " + ours, "spacing.minHours.soft"),
  ...said("P", ours, "spacing.minHours.hard", "spacing.maxPer7Days.hard"),
  ...said("K-H", "Esketamine nasal label: over 140/90 weigh benefit against risk", "preVitals.bpOk"),
  ...said("R2", "Clinic pages that refuse a resting systolic over 160; diastolic is ours", "preVitals.bpTreat"),
  ...said("P", "180/110 is the range of hypertensive urgency. " + ours, "preVitals.bpCancel"),
  ...said("P", ours, "preVitals.sbpMin", "preVitals.tempHoldC", "preVitals.maxAgeMin"),
  ...said("P", ours, ...within("preVitals.hr", "recheckLow", "recheckHigh", "holdHigh")),
  ...said("P", ours, ...within("preVitals.spo2", "recheckBelow", "holdBelow")),
  ...said("P", ours, ...within("preVitals.rr", "low", "high")),
];

const limits = (limit: string, ...bands: readonly string[]): readonly string[] =>
  within(`dose.limits.${limit}`, ...bands);
const allBands = ["hardLow", "softLow", "softHigh", "hardHigh"];

const dosing = [
  ...said("R", "US ketamine labels: 10, 50 and 100 mg of base per mL; vial sizes differ by maker", "dose.products"),
  ...said("P", "Bags in common use. " + ours, "dose.diluentsMl"),
  ...said("P", "The usual large syringe. " + ours, "dose.syringeMl"),
  ...said("P", `0.5 mg/kg over 40 min in Murrough 2013, Phillips 2019, Anand 2023. ${ours}`, "dose.firstMaxMgPerKg"),
  ...said("K-M", "APA consensus 2017 suggests thinking of ideal weight from BMI 30", "dose.askBasisFromBmi"),
  ...said("P", ours, "dose.maxDeviationPct.soft", "dose.maxDeviationPct.hard"),
  ...said("P", "A 1 mL syringe is marked in 0.01 mL. " + ours, "dose.minDrawMl"),
  ...said("P", ours, ...limits("dosing-weight-kg", ...allBands), ...limits("total-mg", ...allBands)),
  ...said("P", ours, ...limits("mg-per-kg", "hardLow", "softLow", "softHigh")),
  ...said(
    "P",
    `1.0 mg/kg was the highest dose tried in Fava 2018, with more dissociation. ${ours}`,
    ...limits("mg-per-kg", "hardHigh"),
  ),
  ...said("P", ours, ...limits("minutes", "hardLow", "hardHigh")),
  ...said(
    "P",
    `40 min in nearly all trials; clinics run 40 to 60 min. ${ours}`,
    ...limits("minutes", "softLow", "softHigh"),
  ),
  ...said("P", ours, ...limits("mg-per-kg-per-hour", "softLow", "softHigh", "hardHigh")),
  ...said("P", ours, ...limits("bag-mg-per-ml", "hardLow", "softHigh", "hardHigh")),
  ...said("P", ours, ...limits("ml-per-hour", "softHigh", "hardHigh")),
];

const [urgent, treatmentEmergent] = [
  "180/110 is the range of hypertensive urgency; Murrough 2013 stopped one infusion at 180/115",
  "165/100 defines hypertension during ketamine in the Toronto series (Rodrigues 2022)",
];
const schedules = "Emory (Riva-Posse 2018): every 10 min during, every 15 min after; Yale: every 10 min";

const watching = [
  ...said("R", schedules, "monitoring.nibpMin", "monitoring.recoveryMin"),
  ...said("K-H", "Every 5 min is usual under sedation", "monitoring.nibpMinRisk", "monitoring.flowsheetMin"),
  ...said("P", ours, ...within("monitoring", "sedationMin", "comfortMin", "ivSiteMin", "lateMin", "veryLateMin")),
  ...said("P", ours, ...within("monitoring", "nibpGapMin", "riskAge", "repeatWithinMin", "dissociationAmber")),
  ...said("P", "Dissociation peaks at about 40 min. " + ours, "monitoring.dissociationAtMin"),
  ...said("R", treatmentEmergent, ...within("monitoring.amber", "sbp", "dbp")),
  ...said("R2", urgent, ...within("monitoring.red", "sbp", "dbp")),
  ...said("K-M", "Over 110/min is a haemodynamic event in Wan 2015", "monitoring.amber.hrHigh"),
  ...said("P", ours, ...within("monitoring.amber", "sbpLow", "hrLow", "spo2Below", "moaas")),
  ...said("P", ours, ...within("monitoring.red", "sbpLow", "hrHigh", "hrLow")),
  ...said("R", "90 % and 92 % are the steps of the Aldrete score", "monitoring.red.spo2Below"),
  ...said(
    "K-M",
    "Common practice under sedation",
    ...within("monitoring.amber", "rrLow", "rrHigh", "etco2High", "etco2Low"),
  ),
  ...said("K-M", "Common practice under sedation", ...within("monitoring.red", "rrLow", "etco2High")),
  ...said("R2", "Esketamine trials judge sedation by MOAA/S; a patient must answer to voice", "monitoring.red.moaas"),
  ...said("P", ours, "monitoring.sbpRisePct.amber", "monitoring.sbpRisePct.redWithSymptoms"),
  ...said("P", "SpO2 must stay low for more than 15 s before it alarms. " + ours, "monitoring.alarmDelaySeconds"),
  ...said("P", ours, ...within("monitoring", "spo2NoDelayBelow", "staleSeconds", "lostSeconds", "silenceSeconds")),
];

const goingHome = [
  ...said(
    "P",
    "Clinics watch for 20 to 60 min; esketamine for 2 h. " + ours,
    "discharge.minMinutes",
    "discharge.firstMinMinutes",
  ),
  ...said("P", ours, ...within("discharge", "extraAfterSedativeMin", "afterMidazolamMin", "dissociationMax")),
  ...said("R2", "Aldrete 1995: 9 or more is ready", "discharge.aldrete"),
  ...said("R2", "Marshall and Chung: 9 or more is ready", "discharge.padss"),
  ...said("P", ours, ...within("discharge", "bpWithinPct", "bpBelow", "hrWithin", "spo2Min")),
  ...said("K-H", "MOAA/S 5: answers readily to the name", "discharge.moaas"),
];

const evaluating = [
  ...said("R", "Two failures in this episode (Fava 2018, Sforzini 2022, EMA)", "evaluation.minTrials"),
  ...said("K-H", "MGH-ATRQ counts six weeks; Sforzini 2022 and ATHF four", "evaluation.minWeeks"),
  ...said("R2", "At least 80 % of doses taken", "evaluation.minAdherencePct"),
  ...said("R", "Less than half better is a failure (Fava 2018)", "evaluation.responsePct"),
  ...said("R2", "PHQ-9 of 15 or more reported for the VA", "evaluation.phq9Moderate"),
  ...said("R", "MADRS of 20 or more (Andrashko 2020)", "evaluation.madrsModerate"),
  ...said("R", "QIDS-SR16 of 11 or more is moderate", "evaluation.qidsModerate"),
  ...said("P", "No upper limit; reviewed with two heart risks. " + ours, "evaluation.reviewFromAge"),
  ...said("R2", "Six weeks in an open trial protocol and the European esketamine label", "evaluation.recentCvWeeks"),
  ...said("P", "Clinics draw the line between 140/90 and 160/100. " + ours, "evaluation.clinicBp"),
  ...said("R2", "Three months in a Toronto clinic; others twelve", "evaluation.substanceMonths"),
  ...said("K-M", "Remission of three to twelve months is reviewed", "evaluation.substanceReviewMonths"),
  ...said("P", "The label warns of liver injury; the cut-offs are ours. " + ours, "evaluation.altUln"),
  ...said("P", "The label warns of liver injury; the cut-offs are ours. " + ours, "evaluation.bilirubinUln"),
  ...said("P", ours, ...within("evaluation", "egfrBelow", "restingSpo2Below")),
  ...said(
    "R2",
    "A Canadian college's standard: consult from BMI 40 or ASA 3",
    "evaluation.bmiReview",
    "evaluation.asaReview",
  ),
  ...said("K-H", "ASA 4 is not for an office", "evaluation.asaExclude"),
  ...said("R", "Andrashko 2020: over 8 mg of diazepam a day; ELEKT-D found no such effect", "evaluation.diazepamMg"),
  ...said("P", ours, "evaluation.ecgFromAge"),
  ...said("P", ours, ...within("evaluation.validDays", "evaluation", "physical", "bp", "drugScreen", "labs", "year")),
];

const treating = [
  ...said("R", "Six infusions (Phillips 2019, Murrough 2013, ELEKT-D)", "course.induction"),
  ...said("R", "Oliver 2022 went on to ten", "course.maxInduction"),
  ...said("P", "Two to three weeks. " + ours, "course.targetDays"),
  ...said("R", "McInnes 2022 counted an induction within 28 days", "course.interruptedDays"),
  ...said("P", ours, "course.missedReviewDays", "course.missedRestartDays"),
  ...said(
    "P",
    ours,
    ...within("course", "stepMgPerKg", "ceilingMgPerKg", "secondSignCeilingMgPerKg", "olderFirstMgPerKg"),
  ),
  ...said("P", ours, "course.noResponsePct", "course.futilityPct"),
  ...said(
    "R",
    "Response is half better in every study named; 25 to 49 % is partial",
    "course.responsePct",
    "course.partialPct",
  ),
  ...said("P", "Every three to four weeks. " + ours, "course.maintenanceDays", "course.maintenanceBounds"),
  ...said("P", ours, ...within("course", "intervalStepDays", "nearBest", "maxPerYear", "reviewMonths")),
];

const goingOn = [
  ...said(
    "P",
    "A check a day and three days after each infusion. " + ours,
    ...within("followup.checkIns", "morningHour", "thirdDayHours"),
  ),
  ...said("P", ours, ...within("followup.checkIns", "silenceHours", "remindersMost", "phq9AfterDays")),
  ...said(
    "P",
    "The PHQ-9 asks about two weeks; weekly is more often than its manual. " + ours,
    "followup.checkIns.phq9Days",
  ),
  ...said(
    "P",
    "Services that answer name 5 to 15 minutes. " + ours,
    ...within("followup.safety", "pageSeconds", "escalateMinutes"),
  ),
  ...said("P", ours, "followup.messages.answerOpenHours"),
  ...said(
    "P",
    ours,
    ...within("followup.watch", "earlyWarningRise", "earlyWarningFrom", "relapseDaysApart", "relapseNearBaselinePct"),
  ),
  ...said("P", "One to three at the last dose that worked. " + ours, "followup.watch.boostersMost"),
  ...said(
    "P",
    "The reference asks for a review every three months of all four. " + ours,
    ...within("followup.exposure", "urinaryMonths", "liverMonths", "cognitionMonths", "cravingMonths"),
  ),
];

/** Where each number of the unapproved example comes from, by its dotted path; a list of numbers stands under one path. */
export const sources: Readonly<Record<string, Source>> = Object.fromEntries([
  ...beforeStart,
  ...dosing,
  ...watching,
  ...goingHome,
  ...evaluating,
  ...treating,
  ...goingOn,
]);
