import { expect, test } from "vitest";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";
import type { VitalValues } from "../measures.ts";
import { adviceFor, alarmLimits, ASYMPTOMATIC_HYPERTENSION, type ReadingContext } from "./thresholds.ts";

const now = as<Instant>(Date.UTC(2026, 0, 5, 10, 20));
const ago = (minute: number) => after(now, minutes(-minute));

const calm: ReadingContext = {
  at: now,
  baseline: { sbp: 150, dbp: 80, hr: 70 },
  symptomatic: "no",
  moaas: 5,
  dissociation: { nrs: 3, asksToStop: false },
  previous: [],
};

const advice = (values: VitalValues, context: Partial<ReadingContext> = {}) =>
  adviceFor(values, { ...calm, ...context }, unapprovedExample);
const brief = (values: VitalValues, context: Partial<ReadingContext> = {}) =>
  advice(values, context).map(
    ({ severity, id, offers, immediate }) => `${severity} ${id} ${offers}${immediate ? " now" : ""}`,
  );

test("vitals in order bring no advice", () => {
  expect(brief({ sbp: 140, dbp: 85, hr: 80, spo2: 97, rr: 14, etco2: 40 })).toEqual([]);
});

test.each<[VitalValues, string[]]>([
  [{ sbp: 164 }, []],
  [{ sbp: 165 }, ["amber sbp-high none"]],
  [{ sbp: 179 }, ["amber sbp-high none"]],
  [{ dbp: 99 }, []],
  [{ dbp: 100 }, ["amber dbp-high none"]],
  [{ dbp: 109 }, ["amber dbp-high none"]],
  [{ dbp: 110 }, ["red dbp-high repeat-nibp"]],
  [{ sbp: 95 }, []],
  [{ sbp: 94 }, ["amber sbp-low none"]],
  [{ sbp: 85 }, ["amber sbp-low none"]],
  [{ sbp: 84 }, ["red sbp-low repeat-nibp"]],
  [{ hr: 110 }, []],
  [{ hr: 111 }, ["amber hr-high none"]],
  [{ hr: 130 }, ["amber hr-high none"]],
  [{ hr: 131 }, ["red hr-high stop"]],
  [{ hr: 50 }, []],
  [{ hr: 49 }, ["amber hr-low none"]],
  [{ hr: 40 }, ["amber hr-low none"]],
  [{ hr: 39 }, ["red hr-low stop"]],
  [{ spo2: 94 }, []],
  [{ spo2: 93 }, ["amber spo2-low none"]],
  [{ spo2: 90 }, ["amber spo2-low none"]],
  [{ spo2: 89 }, ["red spo2-low stop now"]],
  [{ rr: 10 }, []],
  [{ rr: 9 }, ["amber rr-low none"]],
  [{ rr: 8 }, ["amber rr-low none"]],
  [{ rr: 7 }, ["red rr-low stop now"]],
  [{ rr: 24 }, []],
  [{ rr: 25 }, ["amber rr-high none"]],
  [{ rr: 60 }, ["amber rr-high none"]],
  [{ etco2: 50 }, []],
  [{ etco2: 51 }, ["amber etco2-high none"]],
  [{ etco2: 60 }, ["amber etco2-high none"]],
  [{ etco2: 61 }, ["red etco2-high stop"]],
  [{ etco2: 30 }, []],
  [{ etco2: 29 }, ["amber etco2-low none"]],
])("%j brings %j", (values, expected) => {
  expect(brief(values)).toEqual(expected);
});

test("one red cuff reading asks to repeat; a second within three minutes, or symptoms, offers to stop", () => {
  const first = brief({ sbp: 180 });
  expect(first).toContain("red sbp-high repeat-nibp");
  expect(brief({ sbp: 180 }, { previous: [{ at: ago(3), values: { sbp: 182 } }] })).toContain("red sbp-high stop");
  expect(brief({ sbp: 180 }, { previous: [{ at: ago(3), values: { dbp: 111 } }] })).toContain("red sbp-high stop");
  expect(brief({ sbp: 180 }, { previous: [{ at: ago(3.1), values: { sbp: 182 } }] })).toContain(
    "red sbp-high repeat-nibp",
  );
  expect(brief({ sbp: 180 }, { previous: [{ at: ago(2), values: { sbp: 80 } }] })).toContain(
    "red sbp-high repeat-nibp",
  );
  expect(brief({ sbp: 180 }, { symptomatic: "yes" })).toContain("red sbp-high stop");
  expect(brief({ sbp: 180 }, { symptomatic: "unknown" })).toContain("red sbp-high repeat-nibp");
});

test("confirmed high pressure without symptoms brings the reminder that stopping is usually enough", () => {
  const repeated = advice({ sbp: 185 }, { previous: [{ at: ago(2), values: { sbp: 183 } }] });
  expect(repeated[0]?.says).toContain(ASYMPTOMATIC_HYPERTENSION);
  expect(advice({ sbp: 185 }, { symptomatic: "yes" })[0]?.says).not.toContain(ASYMPTOMATIC_HYPERTENSION);
});

test("low pressure or a slow heart is red already at amber when the patient feels it", () => {
  expect(brief({ sbp: 90 }, { symptomatic: "yes" })).toEqual(["red sbp-low stop"]);
  expect(brief({ hr: 48 }, { symptomatic: "yes" })).toEqual(["red hr-low stop"]);
});

test("systolic 20% over baseline is amber, 30% with symptoms red", () => {
  const baseline = { sbp: 120 };
  expect(brief({ sbp: 143 }, { baseline })).toEqual([]);
  expect(brief({ sbp: 144 }, { baseline })).toEqual(["amber sbp-rise none"]);
  expect(brief({ sbp: 156 }, { baseline })).toEqual(["amber sbp-rise none"]);
  expect(brief({ sbp: 156 }, { baseline, symptomatic: "yes" })).toEqual(["red sbp-rise stop"]);
  expect(brief({ sbp: 155 }, { baseline, symptomatic: "yes" })).toEqual(["amber sbp-rise none"]);
  expect(advice({ sbp: 156 }, { baseline, symptomatic: "unknown" })[0]?.says).toContain("Ask about symptoms");
  expect(brief({ sbp: 130 }, { baseline: null })).toEqual(["amber baseline-unknown none"]);
});

test("sedation: 4 is expected, 3 amber, 2 red at once", () => {
  expect([5, 4, 3, 2, 0].map((moaas) => brief({}, { moaas }))).toEqual([
    [],
    [],
    ["amber moaas none"],
    ["red moaas stop now"],
    ["red moaas stop now"],
  ]);
});

test("dissociation is amber from 7; a wish to stop is red at any score", () => {
  expect(brief({}, { dissociation: { nrs: 6, asksToStop: false } })).toEqual([]);
  expect(brief({}, { dissociation: { nrs: 7, asksToStop: false } })).toEqual(["amber dissociation none"]);
  expect(brief({}, { dissociation: { nrs: 1, asksToStop: true } })).toEqual(["red asks-to-stop stop now"]);
});

test("amber for five minutes or more without a break is red, for review", () => {
  const earlier = (...readings: readonly (readonly [number, number])[]) => ({
    previous: readings.map(([minute, hr]) => ({ at: ago(minute), values: { hr } })),
  });
  expect(brief({ hr: 115 }, earlier([5, 112]))).toEqual(["red trend-hr-high call", "amber hr-high none"]);
  expect(brief({ hr: 115 }, earlier([4.9, 112]))).toEqual(["amber hr-high none"]);
  expect(brief({ hr: 115 }, earlier([5, 112], [2, 90]))).toEqual(["amber hr-high none"]);
  expect(brief({ hr: 115 }, earlier([6, 112], [3, 113]))).toContain("red trend-hr-high call");
  expect(brief({ hr: 115 }, { previous: [{ at: ago(5), values: { sbp: 170 } }] })).toEqual(["amber hr-high none"]);
});

test("the monitor's limits: amber is medium, red is high, each read as the protocol reads it", () => {
  const limits = alarmLimits(unapprovedExample);
  const limit = (id: string) => limits.find((one) => one.id === id);
  expect(limit("nibp-sys-high-red")).toMatchObject({
    parameter: "NIBP_SYS",
    when: "at-or-above",
    value: 180,
    priority: "high",
    delaySeconds: 0,
  });
  expect(limit("hr-high-amber")).toMatchObject({
    parameter: "HR",
    when: "above",
    value: 110,
    priority: "medium",
    delaySeconds: 15,
  });
  expect(limit("pr-low-red")).toMatchObject({ parameter: "PR", when: "below", value: 40, says: "Pulse under 40" });
  expect(limit("spo2-low-red")).toMatchObject({ when: "below", value: 90, delaySeconds: 15, says: "SpO2 under 90" });
  expect(limit("spo2-low-no-delay")).toMatchObject({ value: 85, priority: "high", delaySeconds: 0 });
  expect(limit("rr-high-red")).toBeUndefined();
  expect(new Set(limits.map(({ id }) => id)).size).toBe(limits.length);
  expect(limits.every(({ hysteresis }) => hysteresis > 0)).toBe(true);
});

test("a reading is not its own repeat, nor its own trend", () => {
  const same = { previous: [{ at: now, values: { sbp: 182, hr: 115 } }] };
  expect(brief({ sbp: 182 }, same)).toContain("red sbp-high repeat-nibp");
  const later = { previous: [{ at: after(now, minutes(6)), values: { hr: 115 } }] };
  expect(brief({ hr: 115 }, later)).toEqual(["amber hr-high none"]);
});

test("a reading that did not measure the heart does not break the heart's trend", () => {
  const previous = [
    { at: ago(6), values: { hr: 112 } },
    { at: ago(3), values: { sbp: 120 } },
  ];
  expect(brief({ hr: 115 }, { previous })).toContain("red trend-hr-high call");
});

test("the words name the value and the limit it passed", () => {
  expect(advice({ sbp: 170 })[0]?.says).toBe("Systolic 170 mm Hg is 165 or over.");
  expect(advice({ hr: 131 })[0]?.says).toBe("Heart rate 131/min is over 130.");
  expect(advice({ spo2: 88 })[0]?.says).toBe("SpO2 88% is under 90.");
  expect(advice({ sbp: 181 }, { symptomatic: "yes" })[0]?.says).toContain("is 180 or over, with symptoms");
  expect(advice({ sbp: 90 }, { symptomatic: "yes" })[0]?.says).toContain("is under 95, with symptoms");
});

test("a value that is no number is judged as not measured", () => {
  expect(brief({ sbp: Number.NaN, hr: Number.NaN })).toEqual([]);
});

test("a rise of 20% over baseline that lasts five minutes is for a clinician to review", () => {
  const rise = { baseline: { sbp: 120 } };
  const earlier = (minute: number, sbp: number) => ({ at: ago(minute), values: { sbp } });
  expect(brief({ sbp: 144 }, { ...rise, previous: [earlier(5, 144)] })).toContain("red trend-sbp-rise call");
  expect(brief({ sbp: 144 }, { ...rise, previous: [earlier(4.9, 150)] })).toEqual(["amber sbp-rise none"]);
  expect(brief({ sbp: 144 }, { ...rise, previous: [earlier(8, 150), earlier(5, 143)] })).toEqual([
    "amber sbp-rise none",
  ]);
  expect(brief({ sbp: 143 }, { ...rise, previous: [earlier(5, 150)] })).toEqual([]);
});
