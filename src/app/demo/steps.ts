import { uuidv7 } from "uuidv7";
import type { DataOf, InfusionFactType, Override, VitalValues } from "#infusion/events.ts";
import { calculateDose } from "#infusion/rules/dose.ts";
import { rescueMedicine } from "#infusion/rules/rescue.ts";
import type { Source } from "#simulator/source.ts";
import {
  as,
  type Centimetres,
  type Instant,
  type Kg,
  type MgPerKg,
  type MgPerMl,
  type Millilitres,
  type MlPerHour,
  type Minutes,
} from "#science/units.ts";
import type { DemoPatient } from "./people.ts";

/** One order of a scripted visit: so many minutes from the start of the infusion, by whom. */
export type Step = {
  /** Given where a later step names this one. */
  readonly id?: string;
  readonly minute: number;
  readonly by: string;
  readonly type: InfusionFactType;
  readonly data: unknown;
};

export type Visit = {
  readonly patient: DemoPatient;
  readonly deviceId: string;
  readonly deviceLabel: string;
  readonly mgPerKg: number;
  /** 40 where nothing is said. */
  readonly minutes?: number;
  readonly startsAt: Instant;
  readonly source: Source;
  /** Seconds into the source at which the infusion starts. */
  readonly sourceStart: number;
  readonly escort: string;
  readonly previousKg: number | null;
  /** Soft limits the prescriber passed with a reason. */
  readonly overrides: readonly Override[];
};

export type Team = { readonly nurse: string; readonly second: string; readonly doctor: string };

export const step = <T extends InfusionFactType>(minute: number, by: string, type: T, data: DataOf<T>): Step => ({
  minute,
  by,
  type,
  data,
});

const PRODUCT = { drug: "ketamine-racemic-iv", strength: as<MgPerMl>(50), vialMl: as<Millilitres>(10) } as const;

/** Check-in to the second check, as the demonstration clinic's people do it. */
export function beforeStart(visit: Visit, { nurse, second, doctor }: Team): readonly Step[] {
  const { patient } = visit;
  const weight = {
    kg: as<Kg>(patient.weightKg),
    previousKg: visit.previousKg === null ? null : as<Kg>(visit.previousKg),
    reweighed: false,
  };
  return [
    step(-34, nurse, "IdentityConfirmed", {
      identifiers: ["name", "birth-date"],
      photoMatches: true,
      allergiesReviewed: true,
    }),
    step(-32, nurse, "WeightMeasured", weight),
    ...answersOf(visit).map((answer, n) => step(-31 + n * 0.8, nurse, "CheckAnswered", answer)),
    step(-22, nurse, "MonitorAttached", { deviceId: visit.deviceId, label: visit.deviceLabel }),
    step(-20, nurse, "LinePlaced", { gauge: 22, where: "left hand" }),
    step(-18, doctor, "OrderSigned", orderOf(visit)),
    ...charted(visit, nurse, [-14, -8], { temp: 36.7 }),
    step(-7.5, nurse, "SedationScored", { moaas: 5 }),
    step(-6, nurse, "DosePrepared", preparedOf(visit)),
    step(-3, second, "DoseChecked", checkOf(visit)),
  ];
}

/** A morning on which nothing stands against the infusion. */
function answersOf({ patient, startsAt, escort }: Visit): readonly DataOf<"CheckAnswered">[] {
  const at = (hours: number) => as<Instant>(startsAt - hours * 3_600_000);
  const signedOn = new Date(startsAt - 9 * 86_400_000).toISOString().slice(0, 10);
  return [
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
    { item: "fasting", lastSolidAt: at(10), meal: "light", lastClearAt: at(3), glp1: "no" },
    { item: "escort", name: escort, phone: "555-0142", presence: "confirmed", agreesNotToDrive: "yes" },
    { item: "medicines", takenAsPlanned: "yes", heldAsPlanned: "yes", note: "" },
    { item: "pregnancy", status: patient.sex === "female" ? "negative-today" : "cannot-become-pregnant" },
    { item: "substances", alcohol: "no", cannabis: "no", other: "no", appearsIntoxicated: "no" },
    { item: "consent", seen: "yes", signedOn },
    {
      item: "emergency-kit",
      oxygenAndSuction: "yes",
      defibrillator: "yes",
      rescueMedicinesInDate: "yes",
      trainedPersonOnSite: "yes",
    },
    { item: "call-button", way: "A bell at the chair", tried: "yes" },
  ];
}

function orderOf({ mgPerKg, patient, overrides, minutes = 40 }: Visit): DataOf<"OrderSigned"> {
  return {
    drug: "ketamine-racemic-iv",
    mgPerKg: as<MgPerKg>(mgPerKg),
    minutes: as<Minutes>(minutes),
    weightBasis: "actual",
    basisReason: "",
    heightCm: as<Centimetres>(patient.heightCm),
    sexForDosing: patient.sex,
    overrides,
  };
}

export function preparedOf({ mgPerKg, patient, minutes = 40 }: Visit): DataOf<"DosePrepared"> {
  const [diluentMl, volumePolicy, container] = [as<Millilitres>(100), "withdraw-equal-volume", "bag"] as const;
  const dose = calculateDose({
    dosingWeightKg: as<Kg>(patient.weightKg),
    mgPerKg: as<MgPerKg>(mgPerKg),
    minutes: as<Minutes>(minutes),
    product: PRODUCT,
    container,
    diluentMl,
    volumePolicy,
  });
  if (dose === null) throw new Error("the demonstration's dose could not be worked out");
  const { dosingWeightKg, doseMg, drawMl, actualMg, finalMl, bagMgPerMl, rateMlPerHour } = dose;
  return {
    product: PRODUCT,
    lot: "DEMO-K7",
    expires: "2028-06-30",
    container,
    diluentMl,
    volumePolicy,
    dosingWeightKg,
    doseMg,
    drawMl,
    actualMg,
    finalMl,
    bagMgPerMl,
    rateMlPerHour,
    overrides: [],
  };
}

function checkOf(visit: Visit): DataOf<"DoseChecked"> {
  const { dosingWeightKg: weightKg, product, drawMl, actualMg: totalMg, rateMlPerHour } = preparedOf(visit);
  return { read: { weightKg, strength: product.strength, drawMl, totalMg, rateMlPerHour } };
}

/** Vital signs charted from the monitor at these minutes, each on its row of the flowsheet once the drug runs. */
export function charted(
  { source, sourceStart, startsAt, deviceId }: Visit,
  by: string,
  minutes: readonly number[],
  byHand: VitalValues = {},
): readonly Step[] {
  return minutes.map((minute) => {
    const seconds = sourceStart + minute * 60;
    const { hr, spo2, rr } = source.at(seconds);
    const cuff = source.cuffAt(seconds);
    const values = {
      ...(hr !== null && { hr: Math.round(hr) }),
      ...(spo2 !== null && { spo2: Math.round(spo2) }),
      ...(rr !== null && { rr: Math.round(rr) }),
      ...(cuff !== null && { sbp: cuff.sys, dbp: cuff.dia, map: cuff.mean }),
    };
    const slotAt = minute >= 0 && minute % 5 === 0 ? as<Instant>(startsAt + minute * 60_000) : null;
    return step(minute + 0.3, by, "VitalsCharted", {
      values: { ...values, ...byHand },
      source: Object.keys(byHand).length === 0 ? "monitor" : "monitor-edited",
      proposed: values,
      deviceId,
      slotAt,
      oxygen: "room-air",
      symptomatic: "no",
    });
  });
}

/** Ordered with its warnings read, then given. */
function ondansetron(nurse: string, doctor: string): readonly Step[] {
  const id = uuidv7();
  const what = { medicine: "ondansetron", dose: 4, unit: "mg", route: "IV" };
  const warningsSeen = rescueMedicine(what.medicine)?.warnings ?? [];
  const order = step(15.5, doctor, "RescueOrdered", { ...what, because: "nausea", triggerId: null, warningsSeen });
  return [{ ...order, id }, step(16.5, nurse, "RescueGiven", { ...what, orderId: id })];
}

/** What stands on the pump after so many minutes at one rate. */
const pumpAt = (minute: number, rateMlPerHour: MlPerHour): DataOf<"PumpRead"> => ({
  rateMlPerHour,
  volumeMl: as<Millilitres>(Math.round((rateMlPerHour * minute) / 6) / 10),
});

/** The running infusion of a patient who feels it: floating, a little nausea, ondansetron. */
export function running(visit: Visit, { nurse, doctor }: Team, upTo: number): readonly Step[] {
  const rows = [0, 5, 10, 15, 20, 25, 30, 35, 40].filter((minute) => minute < upTo);
  const { rateMlPerHour } = preparedOf(visit);
  const told: readonly Step[] = [
    step(0, nurse, "InfusionStarted", { rateMlPerHour }),
    ...charted(visit, nurse, rows),
    ...[10.8, 20.8, 30.8].map((minute) => step(minute, nurse, "PumpRead", pumpAt(minute, rateMlPerHour))),
    step(9, nurse, "SymptomNoted", { symptom: "dissociation", grade: 1, transient: true, note: "floating" }),
    step(10.5, nurse, "SedationScored", { moaas: 5 }),
    step(14, nurse, "SymptomNoted", { symptom: "nausea", grade: 1, transient: true, note: "" }),
    step(15, nurse, "IvSiteChecked", { patent: true, note: "" }),
    ...ondansetron(nurse, doctor),
    step(20.2, nurse, "DissociationScored", { nrs: 4, asksToStop: false }),
    step(20.4, nurse, "ComfortScored", { nausea: 2, anxiety: 1, headache: 0 }),
    step(20.6, nurse, "SedationScored", { moaas: 5 }),
  ];
  return told.filter(({ minute }) => minute < upTo);
}
