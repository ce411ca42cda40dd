import { as, type Instant } from "#science/units.ts";
import type { ChecklistItem, DataOf, InfusionFactType, InfusionPhase, RecordedInfusionFact } from "../events.ts";
import { type Discrepancy, discrepanciesOf } from "./discrepancies.ts";
import { type Done, entriesOf, type Entry } from "./entries.ts";
import { endOf, phaseOf } from "./phase.ts";

/** Everything that counts, by kind, each in the order it happened. */
export type Chronicle = { readonly [T in InfusionFactType]: readonly Done<T>[] };

/** One infusion visit as its facts tell it. */
export type Infusion = DataOf<"InfusionOpened"> & {
  readonly openedAt: Instant;
  readonly phase: InfusionPhase;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endedHow: "completed" | "stopped" | null;
  readonly done: Chronicle;
  readonly entries: readonly Entry[];
  readonly discrepancies: readonly Discrepancy[];
};

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

/** The newest answer to each day-of check. */
export function answersOf({ done }: Pick<Infusion, "done">): Partial<Record<ChecklistItem, Done<"CheckAnswered">>> {
  return Object.fromEntries(done.CheckAnswered.map((answer) => [answer.data.item, answer]));
}

export const latest = <T>(things: readonly T[]): T | null => things.at(-1) ?? null;

/** The clearance a prescriber gave for this item after it was last answered or measured; null when there is none. */
export const clearanceOf = (
  { done }: Pick<Infusion, "done">,
  item: DataOf<"CheckCleared">["item"],
  since: Instant,
): Done<"CheckCleared"> | null =>
  done.CheckCleared.findLast((clearance) => clearance.data.item === item && clearance.at >= since) ?? null;
