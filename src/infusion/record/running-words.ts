import { showNumber, showQuantity } from "#science/display.ts";
import type { Tri } from "#plumbing/facts.ts";
import { stopInWords } from "../rules/stop-reason.ts";
import { SYMPTOMS } from "../rules/symptoms.ts";
import { added, sentence, vitalsInWords, type Wording } from "./wording.ts";

type Running =
  | "InfusionStarted"
  | "RateChanged"
  | "InfusionPaused"
  | "InfusionResumed"
  | "InfusionStopped"
  | "InfusionCompleted"
  | "VitalsCharted"
  | "SedationScored"
  | "DissociationScored"
  | "ComfortScored"
  | "IvSiteChecked"
  | "PumpRead"
  | "SymptomNoted"
  | "SymptomGraded"
  | "SymptomEnded"
  | "RescueOrdered"
  | "RescueGiven"
  | "RescueEffectNoted"
  | "AdverseEventFlagged"
  | "NoteWritten"
  | "PatientCalled"
  | "CallAnswered";

const ordererOf = (orderedBy: string | undefined): string =>
  orderedBy === undefined ? "" : ` Ordered by ${sentence(orderedBy)}`;

const rate = (mlPerHour: number): string => showQuantity(mlPerHour, "mL/h");
const volume = (ml: number | null): string =>
  ml === null ? " The pump's volume was not read." : ` The pump showed ${showQuantity(ml, "mL")}.`;

/** While the drug runs, in words. */
export const runningWords: Wording<Running> = {
  InfusionStarted: ({ rateMlPerHour }) => `Infusion started at ${rate(rateMlPerHour)}.`,
  RateChanged: ({ rateMlPerHour, why, orderedBy }) =>
    `Rate changed to ${rate(rateMlPerHour)}: ${sentence(why)}${ordererOf(orderedBy)}`,
  InfusionPaused: ({ why, pumpVolumeMl }) => `Infusion paused: ${sentence(why)}${volume(pumpVolumeMl)}`,
  InfusionResumed: ({ rateMlPerHour, why, orderedBy }) =>
    `Infusion resumed at ${rate(rateMlPerHour)}: ${sentence(why)}${ordererOf(orderedBy)}`,
  InfusionStopped: ({ why, note, pumpVolumeMl, fromLockedScreen }) =>
    `Infusion stopped early: ${stopInWords({ why, note })}.${added(note)}${volume(pumpVolumeMl)}` +
    (fromLockedScreen ? " Stopped from a locked screen." : ""),
  InfusionCompleted: ({ pumpVolumeMl, flushed }) =>
    `Infusion completed.${volume(pumpVolumeMl)} Line ${flushed ? "flushed at the same rate" : "not flushed"}.`,
  VitalsCharted: ({ values, oxygen, symptomatic }) =>
    `Vital signs: ${vitalsInWords(values)}; on ${oxygen === "room-air" ? "room air" : "oxygen"}; ${symptoms[symptomatic]}.`,
  SedationScored: ({ moaas }) => `Sedation MOAA/S ${moaas} of 5.`,
  DissociationScored: ({ nrs, asksToStop }) =>
    `Dissociation ${nrs} of 10${asksToStop ? "; the patient asks to stop" : ""}.`,
  ComfortScored: ({ nausea, anxiety, headache }) =>
    `Nausea ${nausea}, anxiety ${anxiety}, headache ${headache}, each of 10.`,
  IvSiteChecked: ({ patent, note }) => `IV site ${patent ? "in order" : "not in order"}.${added(note)}`,
  PumpRead: ({ rateMlPerHour, volumeMl }) =>
    `The pump showed ${rate(rateMlPerHour)} and ${showQuantity(volumeMl, "mL")} given.`,
  SymptomNoted: ({ symptom, grade, transient, note }) =>
    `${titleOf(symptom)}, grade ${grade}${transient === true ? ", passing" : ""}.${added(note)}`,
  SymptomGraded: ({ grade }) => `Symptom now grade ${grade}.`,
  SymptomEnded: () => "Symptom ended.",
  RescueOrdered: ({ because, warningsSeen, ...dose }) =>
    `Ordered: ${doseInWords(dose)}, because of ${sentence(because)}${warningsRead(warningsSeen)}`,
  RescueGiven: ({ orderId, orderedBy, warningsSeen = [], ...dose }) =>
    `Given: ${doseInWords(dose)}${orderId === null ? `, ${orderWords(orderedBy)}` : ""}.${warningsRead(warningsSeen)}`,
  RescueEffectNoted: ({ better, note }) => `After the medicine: ${effects[better]}.${added(note)}`,
  AdverseEventFlagged: ({ what, serious, snapshot, action }) =>
    `Adverse event: ${sentence(what)} Serious: ${serious === "unknown" ? "not known" : serious}. ` +
    `At that moment ${vitalsInWords(snapshot)}.${added(action)}`,
  NoteWritten: ({ text }) => `Note: ${sentence(text)}`,
  PatientCalled: ({ trial }) =>
    trial ? "The patient tried the call button; it rang." : "The patient called for someone with the button.",
  CallAnswered: ({ fromLockedScreen = false }) =>
    `The call was answered.${fromLockedScreen ? " Answered from a locked screen." : ""}`,
};

const symptoms: Readonly<Record<Tri, string>> = {
  yes: "with symptoms",
  no: "no symptoms",
  unknown: "symptoms not asked",
};
const effects: Readonly<Record<Tri, string>> = { yes: "better", no: "not better", unknown: "effect not known" };

const warningsRead = (seen: readonly string[]): string => (seen.length > 0 ? ` Warnings read: ${seen.join(" ")}` : "");

/** On whose word a medicine was given that no order is signed for. */
export const orderWords = (orderedBy: string | undefined): string =>
  orderedBy === undefined ? "without a signed order" : `on a spoken order by ${orderedBy}, not signed`;

const titleOf = (symptom: string): string => SYMPTOMS.find(({ id }) => id === symptom)?.title ?? symptom;

type Given = {
  readonly medicine: string;
  readonly dose: number;
  readonly unit: string;
  readonly route: string;
};

const doseInWords = ({ medicine, dose, unit, route }: Given): string =>
  `${medicine} ${showNumber(dose, 3)} ${unit} ${route}`;
