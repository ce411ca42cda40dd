import { z } from "zod";
import type { Protocol } from "./events.ts";

const number = z.number("a number is needed");
const orNone = number.nullable();
const pair = z.tuple([number, number]);
const words = (most: number) => z.string().trim().min(1, "this is needed").max(most, `at most ${most} characters`);

const band = z.strictObject({ hardLow: orNone, softLow: orNone, softHigh: orNone, hardHigh: orNone });
const softHard = z.strictObject({ soft: number, hard: number });
const vitals = z.strictObject({
  sbp: number,
  dbp: number,
  sbpLow: number,
  hrHigh: number,
  hrLow: number,
  spo2Below: number,
  rrLow: number,
  rrHigh: orNone,
  etco2High: number,
  etco2Low: orNone,
  moaas: number,
});

/** A protocol as it comes from outside: exactly the numbers it has. Whether they work together is for validateProtocol. */
export const ProtocolShape: z.ZodType<Protocol> = z.strictObject({
  id: words(60),
  version: words(40),
  fastingHours: z.strictObject({ clear: number, light: number, fatty: number }),
  consentMonths: number,
  weightJump: z.strictObject({ reweighOverPct: number, reviewOverPct: number }),
  spacing: z.strictObject({ minHours: softHard, maxPer7Days: softHard }),
  preVitals: z.strictObject({
    bpOk: pair,
    bpTreat: pair,
    bpCancel: pair,
    sbpMin: number,
    hr: z.strictObject({ recheckLow: number, recheckHigh: number, holdHigh: number }),
    spo2: z.strictObject({ recheckBelow: number, holdBelow: number }),
    rr: z.strictObject({ low: number, high: number }),
    tempHoldC: number,
    bpRepeatPolicy: z.enum(["last", "mean-of-last-two"], "choose one"),
    maxAgeMin: number,
  }),
  dose: z.strictObject({
    products: z.array(z.strictObject({ strength: number, vialMl: number })).max(20, "at most 20"),
    diluentsMl: z.array(number).max(20, "at most 20"),
    syringeMl: number,
    firstMaxMgPerKg: number,
    limits: z.strictObject({
      "dosing-weight-kg": band,
      "mg-per-kg": band,
      "total-mg": band,
      minutes: band,
      "mg-per-kg-per-hour": band,
      "bag-mg-per-ml": band,
      "ml-per-hour": band,
    }),
    askBasisFromBmi: number,
    maxDeviationPct: softHard,
    minDrawMl: number,
  }),
  monitoring: z.strictObject({
    nibpMin: number,
    nibpMinRisk: number,
    flowsheetMin: number,
    sedationMin: number,
    comfortMin: number,
    ivSiteMin: number,
    dissociationAtMin: z.array(number).max(20, "at most 20"),
    recoveryMin: number,
    lateMin: number,
    veryLateMin: number,
    nibpGapMin: number,
    riskAge: number,
    amber: vitals,
    red: vitals,
    sbpRisePct: z.strictObject({ amber: number, redWithSymptoms: number }),
    dissociationAmber: number,
    repeatWithinMin: number,
    alarmDelaySeconds: number,
    spo2NoDelayBelow: number,
    staleSeconds: number,
    lostSeconds: number,
    silenceSeconds: number,
  }),
  discharge: z.strictObject({
    minMinutes: number,
    firstMinMinutes: number,
    extraAfterSedativeMin: number,
    afterMidazolamMin: number,
    aldrete: number,
    padss: number,
    bpWithinPct: number,
    bpBelow: pair,
    hrWithin: number,
    spo2Min: number,
    dissociationMax: number,
    moaas: number,
  }),
});
