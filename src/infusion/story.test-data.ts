import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { after, as, type Centimetres, type Instant, type Kg, minutes } from "#science/units.ts";
import type { DecideContext, Order } from "./decide/context.ts";
import type { Care, ChecklistAnswer, DataOf, InfusionFactType, PreparedDose, RecordedInfusionFact } from "./events.ts";

/** A made-up visit: a 70 kg woman's second infusion, 35 mg over 40 min, from the door to the signature. */
export const T0 = as<Instant>(Date.UTC(2026, 0, 5, 15, 0));
export const at = (minute: number): Instant => after(T0, minutes(minute));

/** Identifiers that say in the test which entry is meant: `id(7)`. */
export const id = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, "0")}`;

export const nurse = "nurse-ada";
export const secondNurse = "nurse-ben";
export const prescriber = "dr-cora";

/** One line of a story: what happened, in which minute, entered by whom. It is recorded in the same minute unless said. */
export type Line<T extends InfusionFactType> = {
  readonly type: T;
  readonly minute: number;
  readonly data: DataOf<T>;
  readonly by: string;
  readonly id: string;
  readonly recordedMinute?: number;
};

export type AnyLine = { readonly [T in InfusionFactType]: Line<T> }[InfusionFactType];

export const line = <T extends InfusionFactType>(
  n: number,
  type: T,
  minute: number,
  data: DataOf<T>,
  by = nurse,
): Line<T> => ({ type, minute, data, by, id: id(n) });

/** Stores the lines in the order given, as the event store would. */
export const recorded = (lines: readonly AnyLine[]): RecordedInfusionFact[] =>
  lines.map(
    ({ type, minute, data, by, id: factId, recordedMinute = minute }, index) =>
      ({
        id: factId,
        type,
        at: at(minute),
        by,
        data,
        stream: `infusion:${id(1)}`,
        version: index + 1,
        recordedAt: at(recordedMinute),
        position: index + 1,
      }) as RecordedInfusionFact,
  );

export const order70 = {
  drug: "ketamine-racemic-iv",
  mgPerKg: 0.5,
  minutes: 40,
  weightBasis: "actual",
  basisReason: "",
  heightCm: 165,
  sexForDosing: "female",
  overrides: [],
} as unknown as DataOf<"OrderSigned">;

/** Reference 4.6, case 1: 35 mg, 0.7 mL of 50 mg/mL into 100 mL with as much withdrawn, 150 mL/h. */
export const bag35 = {
  product: { drug: "ketamine-racemic-iv", strength: 50, vialMl: 10 },
  lot: "TEST-1",
  expires: "2027-03-31",
  container: "bag",
  diluentMl: 100,
  volumePolicy: "withdraw-equal-volume",
  dosingWeightKg: 70,
  doseMg: 35,
  drawMl: 0.7,
  actualMg: 35,
  finalMl: 100,
  bagMgPerMl: 0.35,
  rateMlPerHour: 150,
  overrides: [],
} as unknown as PreparedDose;

export const readBack35 = {
  read: { weightKg: 70, strength: 50, drawMl: 0.7, totalMg: 35, rateMlPerHour: 150 },
} as unknown as DataOf<"DoseChecked">;

export const monitorId = id(900);

export const vitals = (
  values: DataOf<"VitalsCharted">["values"],
  more: Partial<DataOf<"VitalsCharted">> = {},
): DataOf<"VitalsCharted"> => ({
  values,
  source: "hand",
  proposed: null,
  deviceId: null,
  slotAt: null,
  oxygen: "room-air",
  symptomatic: "no",
  ...more,
});

export const calm = { sbp: 122, dbp: 76, hr: 70, spo2: 98, rr: 14 };

const answers: readonly ChecklistAnswer[] = [
  {
    item: "changes",
    newMedicine: "no",
    illness: "no",
    emergencyVisit: "no",
    urinarySymptoms: "no",
    troubleAfterLast: "no",
    note: "",
  },
  { item: "mood-and-safety", suicidalThoughts: "no", psychosisOrMania: "no", note: "" },
  { item: "fasting", lastSolidAt: at(-9 * 60), meal: "fatty", lastClearAt: at(-3 * 60), glp1: "no" },
  { item: "escort", name: "Eve Example", phone: "555-0100", presence: "confirmed", agreesNotToDrive: "yes" },
  { item: "medicines", takenAsPlanned: "yes", heldAsPlanned: "yes", note: "" },
  { item: "pregnancy", status: "negative-today" },
  { item: "substances", alcohol: "no", cannabis: "no", other: "no", appearsIntoxicated: "no" },
  { item: "consent", seen: "yes", signedOn: "2025-12-01" },
  {
    item: "emergency-kit",
    oxygenAndSuction: "yes",
    defibrillator: "yes",
    rescueMedicinesInDate: "yes",
    trainedPersonOnSite: "yes",
  },
  { item: "call-button", way: "A bell at the chair", tried: "yes" },
];

const rate = (n: number) => ({ rateMlPerHour: as<DataOf<"InfusionStarted">["rateMlPerHour"]>(n) });
export const start150 = rate(150);

/** Entries 1 to 29: everything that must be so before the start, in minutes 0 to 28. */
export const beforeStart: readonly AnyLine[] = [
  line(1, "InfusionOpened", 0, {
    patientId: id(800),
    roomId: id(700),
    number: 2,
    of: 6,
    zone: "America/New_York",
    protocolId: unapprovedExample.id,
    protocolVersion: unapprovedExample.version,
    plannedStartAt: at(30),
  }),
  line(2, "IdentityConfirmed", 1, {
    identifiers: ["name", "birth-date"],
    photoMatches: true,
    allergiesReviewed: true,
  }),
  line(3, "WeightMeasured", 2, { kg: as<Kg>(70), previousKg: as<Kg>(70), reweighed: false }),
  ...answers.map((answer, n) => line(4 + n, "CheckAnswered", 3 + n, answer)),
  line(20, "LinePlaced", 13, { gauge: 22, where: "left forearm" }),
  line(21, "MonitorAttached", 14, { deviceId: monitorId, label: "Monitor 3" }),
  line(22, "VitalsCharted", 18, vitals({ ...calm, temp: 36.6 })),
  line(23, "VitalsCharted", 24, vitals(calm)),
  line(24, "SedationScored", 24.2, { moaas: 5 }),
  line(25, "DissociationScored", 24.4, { nrs: 0, asksToStop: false }),
  line(26, "OrderSigned", 25, order70, prescriber),
  line(27, "DosePrepared", 26, bag35),
  line(28, "DoseChecked", 28, readBack35, secondNurse),
];

/** Entries 30 to 49: started in minute 30, run in by minute 70. */
export const duringInfusion: readonly AnyLine[] = [
  line(30, "InfusionStarted", 30, start150),
  ...[35, 40, 45, 50, 55, 60, 65].map((minute, n) =>
    line(31 + n, "VitalsCharted", minute, vitals({ ...calm, sbp: 134 }, { slotAt: at(minute) })),
  ),
  line(40, "DissociationScored", 50.5, { nrs: 5, asksToStop: false }),
  line(41, "SedationScored", 50.7, { moaas: 4 }),
  line(42, "SymptomNoted", 51, { symptom: "nausea", grade: 1, transient: true, note: "" }),
  line(43, "SymptomEnded", 68, { symptomId: id(42) }),
  line(49, "InfusionCompleted", 70, { pumpVolumeMl: as<DataOf<"PumpRead">["volumeMl"]>(100), flushed: true }),
];

/** Entries 50 to 61: recovery, and home in minute 112. */
export const recovering: readonly AnyLine[] = [
  line(50, "VitalsCharted", 85, vitals(calm)),
  line(51, "VitalsCharted", 108, vitals(calm)),
  line(52, "SedationScored", 108.2, { moaas: 5 }),
  line(53, "DissociationScored", 108.4, { nrs: 0, asksToStop: false }),
  line(54, "AldreteScored", 109, {
    items: { activity: 2, respiration: 2, circulation: 2, consciousness: 2, spo2: 2 },
  }),
  line(55, "PadssScored", 109.2, { items: { "vital-signs": 2, activity: 2, nausea: 2, pain: 2, bleeding: 2 } }),
  line(56, "ReadinessChecked", 110, {
    orientedTimesThree: "yes",
    walksSteadily: "yes",
    toleratesSips: "yes",
    nauseaMildAtMost: "yes",
    newSuicidalRisk: "no",
    ivRemoved: "yes",
  }),
  line(57, "InstructionsGiven", 111, { to: "patient-and-escort", leaflet: "after-ketamine-1", acknowledged: true }),
];

export const home: Line<"Discharged"> = line(60, "Discharged", 112, {
  escortName: "Eve Example",
  escortPhone: "555-0100",
  relation: "sister",
  escortPresent: true,
});

export const signed: Line<"RecordSigned"> = line(
  61,
  "RecordSigned",
  120,
  { contentHash: "a".repeat(64), meaning: "I have reviewed this record.", printedName: "Cora Example, MD" },
  prescriber,
);

export const wholeVisit: readonly AnyLine[] = [...beforeStart, ...duringInfusion, ...recovering, home, signed];

/** The lines without the entries of those types. */
export const without = (lines: readonly AnyLine[], ...types: readonly InfusionFactType[]): readonly AnyLine[] =>
  lines.filter(({ type }) => !types.includes(type));

/** The line as a person would send it, to be decided on. */
export const asOrder = <T extends InfusionFactType>({ type, minute, data, by, id: orderId }: Line<T>): Order<T> => ({
  id: orderId,
  type,
  at: at(minute),
  by,
  data,
});

/** Consent given, evaluation cleared, infusion 2 of 6 ordered as it is given here, no medicine that matters. */
export const inOrder: Care = {
  consent: {
    answer: "yes",
    says: "Consent signed on 2025-12-01.",
    satisfy: "",
    signedOn: "2025-12-01",
    consentId: id(801),
  },
  evaluation: { answer: "yes", says: "A specialist found this patient eligible.", satisfy: "", passable: false },
  course: { courseId: id(802), nth: 2, of: 6 },
  order: {
    orderId: id(803),
    mgPerKg: as<DataOf<"OrderSigned">["mgPerKg"]>(0.5),
    minutes: as<DataOf<"OrderSigned">["minutes"]>(40),
    weightBasis: "actual",
    basisReason: "",
    note: "",
    signedBy: "Cora Example, MD",
  },
  orderSays: "Signed by Cora Example, MD.",
  medicines: {
    list: [],
    isReviewed: true,
    says: "The list of medicines was gone through on 2025-12-01.",
    closeCuff: "no",
    slowStomach: "no",
    capnography: "no",
  },
};

/** The course's order is the most anybody orders: only the protocol's own limits speak. */
export const orderedUpTo = (mgPerKg: number, over = 40): Care => ({
  ...inOrder,
  order: inOrder.order && {
    ...inOrder.order,
    mgPerKg: as<DataOf<"OrderSigned">["mgPerKg"]>(mgPerKg),
    minutes: as<DataOf<"OrderSigned">["minutes"]>(over),
  },
});

/** The clinic at that minute, with a signed protocol; the person has the roles given. */
export const contextAt = (minute: number, more: Partial<DecideContext> = {}): DecideContext => ({
  now: at(minute),
  protocol: unapprovedExample,
  protocolSigned: true,
  roles: ["nurse"],
  previousWeightKg: as<Kg>(70),
  heightCm: as<Centimetres>(165),
  lastInfusionAt: at(30 - 72 * 60),
  hoursSinceLast: 72,
  infusionsIn7Days: 1,
  contentHash: "a".repeat(64),
  signsAs: "Cora Example, MD",
  allergies: [],
  care: inOrder,
  ...more,
});
