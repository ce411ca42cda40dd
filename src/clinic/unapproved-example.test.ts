import { expect, test } from "vitest";
import { unapprovedExample } from "./unapproved-example.ts";

test("the example carries the reference's numbers, each where the rooms look for it", () => {
  expect(unapprovedExample).toMatchObject({
    fastingHours: { clear: 2, light: 6, fatty: 8 },
    consentMonths: 12,
    weightJump: { reweighOverPct: 5, reviewOverPct: 10 },
    spacing: { minHours: { soft: 40, hard: 18 }, maxPer7Days: { soft: 3, hard: 4 } },
    preVitals: {
      bpOk: [140, 90],
      bpTreat: [160, 100],
      bpCancel: [180, 110],
      sbpMin: 90,
      hr: { recheckLow: 50, recheckHigh: 110, holdHigh: 120 },
      spo2: { recheckBelow: 94, holdBelow: 92 },
      rr: { low: 10, high: 24 },
      tempHoldC: 38,
      bpRepeatPolicy: "mean-of-last-two",
      maxAgeMin: 15,
    },
    dose: {
      firstMaxMgPerKg: 0.5,
      askBasisFromBmi: 30,
      maxDeviationPct: { hard: 5 },
      limits: {
        "dosing-weight-kg": { hardLow: 30, softLow: 40, softHigh: 150, hardHigh: 250 },
        "mg-per-kg": { hardLow: 0.1, softLow: 0.3, softHigh: 0.75, hardHigh: 1 },
        "total-mg": { hardLow: 5, softLow: 15, softHigh: 80, hardHigh: 120 },
        minutes: { hardLow: 30, softLow: 40, softHigh: 60, hardHigh: 120 },
        "mg-per-kg-per-hour": { hardLow: null, softLow: 0.3, softHigh: 1, hardHigh: 1.5 },
        "bag-mg-per-ml": { hardLow: 0.05, softLow: null, softHigh: 1, hardHigh: 2 },
        "ml-per-hour": { hardLow: null, softLow: null, softHigh: 400, hardHigh: 999 },
      },
    },
    monitoring: {
      nibpMin: 10,
      nibpMinRisk: 5,
      recoveryMin: 15,
      lateMin: 3,
      veryLateMin: 6,
      amber: { sbp: 165, dbp: 100, sbpLow: 95, hrHigh: 110, hrLow: 50, spo2Below: 94, rrLow: 10, rrHigh: 24, moaas: 3 },
      red: { sbp: 180, dbp: 110, sbpLow: 85, hrHigh: 130, hrLow: 40, spo2Below: 90, rrLow: 8, moaas: 2 },
      staleSeconds: 15,
      lostSeconds: 30,
    },
    discharge: {
      minMinutes: 40,
      firstMinMinutes: 60,
      afterMidazolamMin: 60,
      aldrete: 9,
      padss: 9,
      bpWithinPct: 20,
      bpBelow: [160, 100],
      spo2Min: 94,
    },
  });
});
