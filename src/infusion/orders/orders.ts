import type { InfusionFactType } from "../events.ts";

/** What it takes to enter one kind of fact. */
export type OrderKind = {
  readonly permission: "open-visit" | "chart" | "order" | "check-dose" | "sign" | "resolve";
  /** Identity confirmed within five minutes. */
  readonly fresh: boolean;
  /** A judgement is made now, by the one who makes it: it cannot be charted as something that already happened. */
  readonly judgement: boolean;
  /** Allowed also from a locked screen. */
  readonly evenLocked?: boolean;
};

const chart: OrderKind = { permission: "chart", fresh: false, judgement: false };
const order: OrderKind = { permission: "order", fresh: true, judgement: true };

/** Every kind of entry but the opening of a visit and a patient's call, which have their own doors. */
export const ORDERS: Readonly<Record<Exclude<InfusionFactType, "InfusionOpened" | "PatientCalled">, OrderKind>> = {
  InfusionCancelled: chart,
  IdentityConfirmed: chart,
  WeightMeasured: chart,
  CheckAnswered: chart,
  CheckCleared: order,
  LinePlaced: chart,
  MonitorAttached: { ...chart, judgement: true },
  MonitorDetached: chart,
  OrderSigned: order,
  DosePrepared: chart,
  DoseChecked: { permission: "check-dose", fresh: true, judgement: true },
  InfusionStarted: chart,
  RateChanged: chart,
  InfusionPaused: chart,
  InfusionResumed: chart,
  InfusionStopped: { ...chart, evenLocked: true },
  InfusionCompleted: chart,
  VitalsCharted: chart,
  SedationScored: chart,
  DissociationScored: chart,
  ComfortScored: chart,
  IvSiteChecked: chart,
  PumpRead: chart,
  SymptomNoted: chart,
  SymptomGraded: chart,
  SymptomEnded: chart,
  RescueOrdered: order,
  RescueGiven: chart,
  RescueEffectNoted: chart,
  AdverseEventFlagged: chart,
  NoteWritten: chart,
  CallAnswered: { ...chart, evenLocked: true },
  AldreteScored: chart,
  PadssScored: chart,
  ReadinessChecked: chart,
  InstructionsGiven: chart,
  DischargeOverridden: order,
  Discharged: chart,
  RecordSigned: { permission: "sign", fresh: true, judgement: true },
  EntryCorrected: chart,
  DiscrepancyResolved: { permission: "resolve", fresh: false, judgement: true },
};

export type OrderType = keyof typeof ORDERS;

export const isOrderType = (type: string): type is OrderType => Object.hasOwn(ORDERS, type);
