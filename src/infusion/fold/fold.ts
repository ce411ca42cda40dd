import { as, type Instant } from "#science/units.ts";
import type { DataOf, InfusionFactType, RecordedInfusionFact } from "../events.ts";
import { discrepanciesOf } from "./discrepancies.ts";
import { entriesOf, type Entry } from "./entries.ts";
import type { Chronicle, Infusion } from "./infusion.ts";
import { endOf, phaseOf } from "./phase.ts";

const kinds = {
  InfusionOpened: true,
  InfusionCancelled: true,
  IdentityConfirmed: true,
  WeightMeasured: true,
  CheckAnswered: true,
  CheckCleared: true,
  LinePlaced: true,
  MonitorAttached: true,
  MonitorDetached: true,
  OrderSigned: true,
  DosePrepared: true,
  DoseChecked: true,
  InfusionStarted: true,
  RateChanged: true,
  InfusionPaused: true,
  InfusionResumed: true,
  InfusionStopped: true,
  InfusionCompleted: true,
  VitalsCharted: true,
  SedationScored: true,
  DissociationScored: true,
  ComfortScored: true,
  IvSiteChecked: true,
  PumpRead: true,
  SymptomNoted: true,
  SymptomGraded: true,
  SymptomEnded: true,
  RescueOrdered: true,
  RescueGiven: true,
  RescueEffectNoted: true,
  AdverseEventFlagged: true,
  NoteWritten: true,
  PatientCalled: true,
  CallAnswered: true,
  AldreteScored: true,
  PadssScored: true,
  ReadinessChecked: true,
  InstructionsGiven: true,
  DischargeOverridden: true,
  Discharged: true,
  RecordSigned: true,
  EntryCorrected: true,
  DiscrepancyResolved: true,
} as const satisfies Record<InfusionFactType, true>;

const NOTHING: DataOf<"InfusionOpened"> = {
  patientId: "",
  roomId: "",
  number: 0,
  of: null,
  zone: "UTC",
  protocolId: "",
  protocolVersion: "",
  plannedStartAt: as<Instant>(0),
};

/**
 * Folds a visit's facts into what it is now. Total: any history of known facts gives a state, never an exception;
 * what does not fit together is listed as a discrepancy. The order of arrival does not matter, only when things happened.
 */
export function fold(facts: readonly RecordedInfusionFact[]): Infusion {
  const entries = entriesOf(facts);
  const done = chronicleOf(entries);
  const opened = done.InfusionOpened[0];
  const { patientId, roomId, number, of, zone, protocolId, protocolVersion, plannedStartAt } = opened?.data ?? NOTHING;
  const startedAt = done.InfusionStarted[0]?.at ?? null;
  const end = endOf(entries, startedAt);
  const endedAt = end?.at ?? null;
  const found = {
    patientId,
    roomId,
    number,
    of,
    zone,
    protocolId,
    protocolVersion,
    plannedStartAt,
    openedAt: opened?.at ?? plannedStartAt,
    phase: phaseOf({ done, entries, startedAt, endedAt }),
    startedAt,
    endedAt,
    endedHow: howItEnded(end),
    done,
    entries,
  };
  return { ...found, discrepancies: discrepanciesOf(found) };
}

function howItEnded(end: Entry | null): Infusion["endedHow"] {
  if (end === null) return null;
  return end.fact.type === "InfusionCompleted" ? "completed" : "stopped";
}

function chronicleOf(entries: readonly Entry[]): Chronicle {
  const byKind = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, [] as unknown[]]));
  for (const { fact, at, data, withdrawn } of entries) {
    if (!withdrawn) byKind[fact.type]?.push({ id: fact.id, by: fact.by, at, recordedAt: fact.recordedAt, data });
  }
  return byKind as unknown as Chronicle;
}
