import type { Fact, Recorded, Tri } from "#plumbing/facts.ts";
import type {
  Centimetres,
  Instant,
  Kg,
  Mg,
  MgPerKg,
  MgPerMl,
  Millilitres,
  Minutes,
  MlPerHour,
} from "#science/units.ts";
import type {
  VitalValues,
  Identifier,
  WeightBasis,
  Override,
  ChecklistAnswer,
  ChecklistItem,
  Product,
  SymptomGrade,
  AldreteItem,
  PadssItem,
  ItemScore,
  StopReason,
  PreparedDose,
} from "./measures.ts";
import type { Care } from "./rules/care.ts";

export { SYMPTOMS } from "./rules/symptoms.ts";
export type * from "./measures.ts";
export type * from "./rules/care.ts";

/** Who ordered it, by name. Left out in entries made before it was asked, and where nobody did. */
type OnOrder = { readonly orderedBy?: string };

/** What has happened in one infusion visit, from the door to the signature. Facts in the past tense; never edited, only followed. */
export type InfusionFact =
  // the visit
  | Fact<
      "InfusionOpened",
      {
        readonly patientId: string;
        readonly roomId: string;
        readonly number: number;
        readonly of: number | null;
        readonly zone: string;
        readonly protocolId: string;
        readonly protocolVersion: string;
        readonly plannedStartAt: Instant;
      }
    >
  | Fact<"InfusionCancelled", { readonly why: string }>
  // check-in and checks
  | Fact<
      "IdentityConfirmed",
      {
        readonly identifiers: readonly Identifier[];
        readonly photoMatches: boolean;
        readonly allergiesReviewed: boolean;
      }
    >
  | Fact<"WeightMeasured", { readonly kg: Kg; readonly previousKg: Kg | null; readonly reweighed: boolean }>
  | Fact<"CheckAnswered", ChecklistAnswer>
  | Fact<
      "CheckCleared",
      { readonly item: ChecklistItem | "weight" | "baseline" | "evaluation"; readonly reason: string }
    >
  | Fact<"LinePlaced", { readonly gauge: number; readonly where: string }>
  | Fact<"MonitorAttached", { readonly deviceId: string; readonly label: string }>
  | Fact<"MonitorDetached", { readonly deviceId: string; readonly why: string }>
  // order and dose
  | Fact<
      "OrderSigned",
      {
        readonly drug: Product["drug"];
        readonly mgPerKg: MgPerKg;
        readonly minutes: Minutes;
        readonly weightBasis: WeightBasis;
        readonly basisReason: string;
        readonly heightCm: Centimetres;
        readonly sexForDosing: "female" | "male" | "unknown";
        readonly overrides: readonly Override[];
      }
    >
  | Fact<"DosePrepared", PreparedDose>
  | Fact<
      "DoseChecked",
      {
        readonly read: {
          readonly weightKg: Kg;
          readonly strength: MgPerMl;
          readonly drawMl: Millilitres;
          readonly totalMg: Mg;
          readonly rateMlPerHour: MlPerHour;
        };
      }
    >
  // running
  /** `care`: what the other rooms said of this patient as the drug was begun, added by the server; left out in older entries. */
  | Fact<"InfusionStarted", { readonly rateMlPerHour: MlPerHour; readonly care?: Care }>
  | Fact<"RateChanged", { readonly rateMlPerHour: MlPerHour; readonly why: string } & OnOrder>
  | Fact<"InfusionPaused", { readonly why: string; readonly pumpVolumeMl: Millilitres | null }>
  | Fact<"InfusionResumed", { readonly rateMlPerHour: MlPerHour; readonly why: string } & OnOrder>
  | Fact<
      "InfusionStopped",
      {
        readonly why: StopReason;
        readonly note: string;
        readonly pumpVolumeMl: Millilitres | null;
        readonly fromLockedScreen: boolean;
      }
    >
  | Fact<"InfusionCompleted", { readonly pumpVolumeMl: Millilitres | null; readonly flushed: boolean }>
  // observing
  | Fact<
      "VitalsCharted",
      {
        readonly values: VitalValues;
        readonly source: "monitor" | "monitor-edited" | "hand";
        readonly proposed: VitalValues | null;
        readonly deviceId: string | null;
        readonly slotAt: Instant | null;
        readonly oxygen: "room-air" | "on-oxygen";
        readonly symptomatic: Tri;
      }
    >
  | Fact<"SedationScored", { readonly moaas: 0 | 1 | 2 | 3 | 4 | 5 }>
  | Fact<"DissociationScored", { readonly nrs: number; readonly asksToStop: boolean }>
  | Fact<"ComfortScored", { readonly nausea: number; readonly anxiety: number; readonly headache: number }>
  | Fact<"IvSiteChecked", { readonly patent: boolean; readonly note: string }>
  | Fact<"PumpRead", { readonly rateMlPerHour: MlPerHour; readonly volumeMl: Millilitres }>
  /** `transient`: passing by itself; null where nobody said. */
  | Fact<
      "SymptomNoted",
      {
        readonly symptom: string;
        readonly grade: SymptomGrade;
        readonly transient: boolean | null;
        readonly note: string;
      }
    >
  | Fact<"SymptomGraded", { readonly symptomId: string; readonly grade: SymptomGrade }>
  | Fact<"SymptomEnded", { readonly symptomId: string }>
  | Fact<
      "RescueOrdered",
      {
        readonly medicine: string;
        readonly dose: number;
        readonly unit: string;
        readonly route: string;
        readonly because: string;
        readonly triggerId: string | null;
        readonly warningsSeen: readonly string[];
      }
    >
  | Fact<
      "RescueGiven",
      {
        readonly orderId: string | null;
        readonly medicine: string;
        readonly dose: number;
        readonly unit: string;
        readonly route: string;
        /** On a spoken order: who spoke it, and what the giver read before. Left out in entries made before it was asked. */
        readonly orderedBy?: string;
        readonly warningsSeen?: readonly string[];
      }
    >
  | Fact<"RescueEffectNoted", { readonly givenId: string; readonly better: Tri; readonly note: string }>
  | Fact<
      "AdverseEventFlagged",
      { readonly what: string; readonly serious: Tri; readonly snapshot: VitalValues; readonly action: string }
    >
  | Fact<"NoteWritten", { readonly text: string }>
  /** The patient pressed "I need someone" on the screen in the room. `trial`: before the start, to see that it rings. */
  | Fact<"PatientCalled", { readonly trial: boolean }>
  /** Somebody said that they are coming. From a locked screen it is not known who. */
  | Fact<"CallAnswered", { readonly callId: string; readonly fromLockedScreen?: boolean }>
  // recovery and going home
  | Fact<"AldreteScored", { readonly items: Readonly<Record<AldreteItem, ItemScore>> }>
  | Fact<"PadssScored", { readonly items: Readonly<Record<PadssItem, ItemScore>> }>
  | Fact<
      "ReadinessChecked",
      {
        readonly orientedTimesThree: Tri;
        readonly walksSteadily: Tri;
        readonly toleratesSips: Tri;
        readonly nauseaMildAtMost: Tri;
        readonly newSuicidalRisk: Tri;
        readonly ivRemoved: Tri;
      }
    >
  | Fact<
      "InstructionsGiven",
      { readonly to: "patient" | "patient-and-escort"; readonly leaflet: string; readonly acknowledged: boolean }
    >
  | Fact<"DischargeOverridden", { readonly criteria: readonly string[]; readonly reason: string }>
  | Fact<
      "Discharged",
      {
        readonly escortName: string;
        readonly escortPhone: string;
        readonly relation: string;
        readonly escortPresent: boolean;
      }
    >
  // the record
  | Fact<"RecordSigned", { readonly contentHash: string; readonly meaning: string; readonly printedName: string }>
  | Fact<
      "EntryCorrected",
      {
        readonly entryId: string;
        readonly reason: string;
        readonly replacement: unknown;
        readonly replacementAt: Instant | null;
      }
    >
  | Fact<"DiscrepancyResolved", { readonly discrepancyId: string; readonly how: string }>;

export type InfusionFactType = InfusionFact["type"];
export type DataOf<T extends InfusionFactType> = Extract<InfusionFact, { type: T }>["data"];
export type RecordedInfusionFact = Recorded<InfusionFact>;

export type InfusionPhase =
  | "checking-in"
  | "ready"
  | "running"
  | "paused"
  | "recovery"
  | "discharged"
  | "signed"
  | "cancelled";
