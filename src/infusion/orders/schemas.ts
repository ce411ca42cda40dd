import { z } from "zod";
import type { OrderType } from "./orders.ts";
import { answerSchema } from "./checklist-schema.ts";
import { asTheOrderSetGives } from "./order-set-schema.ts";
import { instant, note, number, said, tri, uuid, values, whole } from "./shapes.ts";

const product = z.strictObject({
  drug: z.literal("ketamine-racemic-iv"),
  strength: number(0.1, 1000),
  vialMl: number(0.1, 1000),
});
const overrides = z.array(z.strictObject({ rule: said(80), reason: said(500) })).max(20);
const volume = number(0, 2000).nullable();
const rate = number(0.1, 999);
const zeroToTen = whole(0, 10);
const itemScore = z.union([z.literal(0), z.literal(1), z.literal(2), z.null()]);
const grade = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const amount = { dose: number(0.0001, 5000), unit: said(10), route: said(40) };
const orderedBy = said(120).optional();
const warningsSeen = z.array(said(400)).max(30);

const preparing = z.strictObject({
  product,
  lot: said(60),
  expires: z.iso.date("the expiry is a day such as 2027-03-31"),
  container: z.enum(["bag", "syringe"]),
  diluentMl: number(1, 1000),
  volumePolicy: z.enum(["withdraw-equal-volume", "add-to-bag"]),
  dosingWeightKg: number(20, 400),
  doseMg: number(0.1, 1000),
  drawMl: number(0.01, 1000),
  actualMg: number(0.1, 1000),
  finalMl: number(1, 2000),
  bagMgPerMl: number(0.0001, 1000),
  rateMlPerHour: rate,
  overrides,
});

const beforehand = {
  InfusionCancelled: z.strictObject({ why: said(500) }),
  IdentityConfirmed: z.strictObject({
    identifiers: z.array(z.enum(["name", "birth-date", "mrn", "address"])).max(4),
    photoMatches: z.boolean(),
    allergiesReviewed: z.boolean(),
  }),
  WeightMeasured: z.strictObject({
    kg: number(20, 400),
    previousKg: number(20, 400).nullable(),
    reweighed: z.boolean(),
  }),
  CheckAnswered: answerSchema,
  CheckCleared: z.strictObject({
    item: z.enum([
      "changes",
      "mood-and-safety",
      "fasting",
      "escort",
      "medicines",
      "pregnancy",
      "substances",
      "consent",
      "emergency-kit",
      "call-button",
      "weight",
      "baseline",
      "evaluation",
    ]),
    reason: said(500),
  }),
  LinePlaced: z.strictObject({ gauge: whole(14, 26), where: said(80) }),
  MonitorAttached: z.strictObject({ deviceId: uuid, label: said(120) }),
  MonitorDetached: z.strictObject({ deviceId: uuid, why: said(300) }),
  OrderSigned: z.strictObject({
    drug: z.literal("ketamine-racemic-iv"),
    mgPerKg: number(0.01, 10),
    minutes: number(1, 600),
    weightBasis: z.enum(["actual", "ideal", "adjusted"]),
    basisReason: note(300),
    heightCm: number(100, 230),
    sexForDosing: z.enum(["female", "male", "unknown"]),
    overrides,
  }),
  DosePrepared: preparing,
  DoseChecked: z.strictObject({
    read: z.strictObject({
      weightKg: number(1, 400),
      strength: number(0.1, 1000),
      drawMl: number(0.001, 1000),
      totalMg: number(0.01, 5000),
      rateMlPerHour: number(0.1, 2000),
    }),
  }),
} satisfies Partial<Record<OrderType, z.ZodType>>;

const running = {
  InfusionStarted: z.strictObject({ rateMlPerHour: rate }),
  RateChanged: z.strictObject({ rateMlPerHour: rate, why: said(300), orderedBy }),
  InfusionPaused: z.strictObject({ why: said(300), pumpVolumeMl: volume }),
  InfusionResumed: z.strictObject({ rateMlPerHour: rate, why: said(300), orderedBy }),
  InfusionStopped: z.strictObject({
    why: z.enum([
      "patient-request",
      "chest-pain",
      "neurologic-deficit",
      "severe-headache",
      "hypertension",
      "low-oxygen",
      "apnoea",
      "over-sedation",
      "laryngospasm",
      "arrhythmia",
      "seizure",
      "anaphylaxis",
      "agitation",
      "extravasation",
      "pump-fault",
      "distress",
      "other",
    ]),
    note: note(1000),
    pumpVolumeMl: volume,
    fromLockedScreen: z.boolean(),
  }),
  InfusionCompleted: z.strictObject({ pumpVolumeMl: volume, flushed: z.boolean() }),
  VitalsCharted: z.strictObject({
    values,
    source: z.enum(["monitor", "monitor-edited", "hand"]),
    proposed: values.nullable(),
    deviceId: uuid.nullable(),
    slotAt: instant.nullable(),
    oxygen: z.enum(["room-air", "on-oxygen"]),
    symptomatic: tri,
  }),
  SedationScored: z.strictObject({ moaas: whole(0, 5) }),
  DissociationScored: z.strictObject({ nrs: zeroToTen, asksToStop: z.boolean() }),
  ComfortScored: z.strictObject({ nausea: zeroToTen, anxiety: zeroToTen, headache: zeroToTen }),
  IvSiteChecked: z.strictObject({ patent: z.boolean(), note: note(300) }),
  PumpRead: z.strictObject({ rateMlPerHour: number(0, 999), volumeMl: number(0, 2000) }),
  SymptomNoted: z.strictObject({ symptom: said(80), grade, transient: z.boolean().nullable(), note: note(1000) }),
  SymptomGraded: z.strictObject({ symptomId: uuid, grade }),
  SymptomEnded: z.strictObject({ symptomId: uuid }),
  RescueOrdered: z
    .strictObject({ medicine: said(60), ...amount, because: said(300), triggerId: uuid.nullable(), warningsSeen })
    .superRefine(asTheOrderSetGives),
  RescueGiven: z
    .strictObject({
      orderId: uuid.nullable(),
      medicine: said(60),
      ...amount,
      orderedBy,
      warningsSeen: warningsSeen.optional(),
    })
    .superRefine(asTheOrderSetGives),
  RescueEffectNoted: z.strictObject({ givenId: uuid, better: tri, note: note(500) }),
  AdverseEventFlagged: z.strictObject({ what: said(300), serious: tri, snapshot: values, action: note(500) }),
  NoteWritten: z.strictObject({ text: said(4000) }),
  CallAnswered: z.strictObject({ callId: uuid }),
} satisfies Partial<Record<OrderType, z.ZodType>>;

const afterwards = {
  AldreteScored: z.strictObject({
    items: z.strictObject({
      activity: itemScore,
      respiration: itemScore,
      circulation: itemScore,
      consciousness: itemScore,
      spo2: itemScore,
    }),
  }),
  PadssScored: z.strictObject({
    items: z.strictObject({
      "vital-signs": itemScore,
      activity: itemScore,
      nausea: itemScore,
      pain: itemScore,
      bleeding: itemScore,
    }),
  }),
  ReadinessChecked: z.strictObject({
    orientedTimesThree: tri,
    walksSteadily: tri,
    toleratesSips: tri,
    nauseaMildAtMost: tri,
    newSuicidalRisk: tri,
    ivRemoved: tri,
  }),
  InstructionsGiven: z.strictObject({
    to: z.enum(["patient", "patient-and-escort"]),
    leaflet: said(80),
    acknowledged: z.boolean(),
  }),
  DischargeOverridden: z.strictObject({
    criteria: z.array(said(60)).min(1, "name what is overridden").max(20),
    reason: said(500),
  }),
  Discharged: z.strictObject({
    escortName: said(120),
    escortPhone: said(40),
    relation: said(60),
    escortPresent: z.boolean(),
  }),
  RecordSigned: z.strictObject({
    contentHash: z.string().regex(/^[0-9a-f]{64}$/, "the record changed while it was open"),
    meaning: said(200),
    printedName: said(120),
  }),
  EntryCorrected: z.strictObject({
    entryId: uuid,
    reason: z.string().trim().min(3, "say why in a few words").max(500),
    replacement: z.unknown(),
    replacementAt: instant.nullable(),
  }),
  DiscrepancyResolved: z.strictObject({ discrepancyId: said(120), how: said(1000) }),
} satisfies Partial<Record<OrderType, z.ZodType>>;

/** The strict shape of every entry: nothing missing, nothing extra, every number in what is physically possible. */
export const schemas: Readonly<Record<OrderType, z.ZodType>> = { ...beforehand, ...running, ...afterwards };

export const orderBody = z.strictObject({
  id: uuid,
  patientId: uuid,
  at: instant,
  data: z.unknown(),
  happened: z.boolean().optional(),
});
