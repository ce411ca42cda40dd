import { describe, expect, test } from "vitest";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { fold } from "../fold/fold.ts";
import { baselineOf, criteriaOf, minimumOf, recoveryStateOf } from "./recovery-state.ts";
import {
  type AnyLine,
  at,
  beforeStart,
  calm,
  duringInfusion,
  home,
  id,
  line,
  recorded,
  recovering,
  vitals,
  without,
} from "../story.test-data.ts";

const ended: readonly AnyLine[] = [...beforeStart, ...duringInfusion];
const recovered: readonly AnyLine[] = [...ended, ...recovering];
const folded = (lines: readonly AnyLine[]) => fold(recorded(lines));
const state = (lines: readonly AnyLine[], leaving: Parameters<typeof recoveryStateOf>[2] = null) =>
  recoveryStateOf(folded(lines), unapprovedExample, leaving);
const given = (n: number, medicine: string) =>
  line(n, "RescueGiven", 60, { orderId: null, medicine, dose: 1, unit: "mg", route: "IV" });

describe("the baseline", () => {
  const charted = (...pressures: readonly (readonly [minute: number, sbp: number])[]) =>
    folded([
      ...without(ended, "VitalsCharted"),
      ...pressures.map(([minute, sbp], n) => line(100 + n, "VitalsCharted", minute, vitals({ ...calm, sbp }))),
    ]);

  test("is the mean of the last two pressures before the start", () => {
    // (130 + 120) / 2; 150 is the third from the start, 180 was measured on the drug
    const visit = charted([10, 150], [18, 130], [24, 120], [40, 180]);
    expect(baselineOf(visit, unapprovedExample)?.values.sbp).toBe(125);
  });

  test("is not moved by anything on the drug, and is not known when nothing was measured before", () => {
    expect(baselineOf(charted([40, 180]), unapprovedExample)).toBeNull();
    expect(baselineOf(charted([30, 128]), unapprovedExample)?.values.sbp).toBe(128);
  });

  test("before the start is what was charted so far", () => {
    const visit = folded(beforeStart);
    expect(baselineOf(visit, unapprovedExample)?.values).toMatchObject({ sbp: 122, dbp: 76, hr: 70, spo2: 98 });
  });
});

describe("the visit as the discharge criteria see it", () => {
  test("holds the newest of each score with its time, and nothing that was not done", () => {
    expect(state(recovered)).toMatchObject({
      number: 2,
      endedAt: at(70),
      vitals: { at: at(108), oxygen: "room-air", values: calm },
      moaas: { score: 5, at: at(108.2) },
      dissociation: { nrs: 0, at: at(108.4) },
      aldrete: { at: at(109) },
      padss: { at: at(109.2) },
      readiness: { at: at(110), ivRemoved: "yes" },
      instructionsAcknowledged: true,
    });
    expect(state(beforeStart.slice(0, 2))).toMatchObject({
      endedAt: null,
      baseline: null,
      vitals: null,
      moaas: null,
      dissociation: null,
      aldrete: null,
      padss: null,
      readiness: null,
      escort: null,
      instructionsAcknowledged: null,
    });
  });

  test("knows the escort from the check, and from who leaves with the patient", () => {
    expect(state(recovered).escort).toBe("confirmed");
    expect(state(recovered, home.data).escort).toBe("present");
    expect(state(recovered, { ...home.data, escortPresent: false }).escort).toBe("confirmed");
    const here = line(100, "CheckAnswered", 105, {
      item: "escort",
      name: "Eve Example",
      phone: "555-0100",
      presence: "present",
      agreesNotToDrive: "yes",
    });
    expect(state([...recovered, here]).escort).toBe("present");
  });

  test("tells sedatives from other rescue medicines", () => {
    expect(state([...recovered, given(100, "ondansetron")])).toMatchObject({
      sedativesGiven: [],
      otherRescueGiven: true,
    });
    expect(state([...recovered, given(100, "Midazolam")])).toMatchObject({
      sedativesGiven: [{ medicine: "Midazolam", at: at(60) }],
      otherRescueGiven: false,
    });
  });

  test("leaves out a score that was struck", () => {
    const strike = line(100, "EntryCorrected", 111, {
      entryId: id(54),
      reason: "other patient",
      replacement: null,
      replacementAt: null,
    });
    expect(state([...recovered, strike]).aldrete).toBeNull();
  });
});

test("recovery is 40 min at the least, 60 after a rescue medicine, 70 after a sedative", () => {
  const least = (...more: readonly AnyLine[]) => minimumOf(folded([...recovered, ...more]), unapprovedExample);
  expect([least(), least(given(100, "ondansetron")), least(given(100, "midazolam"))]).toEqual([40, 60, 70]);
});

test("until somebody leaves with the patient, the escort alone is open", () => {
  const open = (leaving: Parameters<typeof criteriaOf>[3]) =>
    criteriaOf(folded(recovered), unapprovedExample, at(112), leaving).filter(({ met }) => met !== "yes");
  expect(open(null).map(({ id: one, overridable }) => [one, overridable])).toEqual([["escort", false]]);
  expect(open(home.data)).toEqual([]);
});

test("the Aldrete score to reach is no higher than the newest one before the start", () => {
  const scored = (n: number, minute: number, activity: 0 | 1 | 2) =>
    line(n, "AldreteScored", minute, {
      items: { activity, respiration: 2, circulation: 2, consciousness: 2, spo2: 2 },
    });
  const before = (...lines: readonly AnyLine[]) => state([...recovered, ...lines]).aldreteBefore;
  expect(before()).toBeNull();
  expect(before(scored(100, 10, 2), scored(101, 20, 0))).toBe(8);
  expect(before(scored(100, 10, 0), scored(101, 20, 2), scored(102, 31, 0))).toBe(10);
});
