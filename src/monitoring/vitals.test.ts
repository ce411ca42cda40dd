import * as fc from "fast-check";
import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import table from "./codes.json" with { type: "json" };
import { parse } from "./hl7.ts";
import { type Observed, vitalsOf } from "./vitals.ts";

const receivedAt = as<Instant>(Date.UTC(2026, 10, 24, 9, 30, 2));
const read = (text: string): Observed => {
  const [message] = parse(new TextEncoder().encode(text));
  if (message === undefined) throw new Error("that is no message");
  return vitalsOf(message, { deviceZone: "UTC", receivedAt });
};
const header = "MSH|^~\\&|MON||||20261124093001+0000||ORU^R01^ORU_R01|1|P|2.6";
const patient = "PID|1||DEMO-10204^^^HOSP||Sonnet^Samira";
const of = (...rows: readonly string[]) =>
  read([header, patient, "OBR|1|||VITALS|||20261124093000+0000", ...rows].join("\r"));

const HR = "147842^MDC_ECG_HEART_RATE^MDC";
const SPO2 = "150456^MDC_PULS_OXIM_SAT_O2^MDC";
const row = (code: string, value: string, unit: string, rest = "|||||F") =>
  `OBX|1|NM|${code}|1.1|${value}|${unit}${rest}`;
const charted = ({ readings }: Observed) =>
  Object.fromEntries(readings.map(({ parameter, value }) => [parameter, value]));
const reasons = ({ notCharted }: Observed) => notCharted.map(({ reason }) => reason);

test("a number whose code, label, unit and type agree is charted, with the patient it names", () => {
  const seen = of(row(HR, "72", "264864^MDC_DIM_BEAT_PER_MIN^MDC"), row(SPO2, "98", "262688^MDC_DIM_PERCENT^MDC"));
  expect(charted(seen)).toEqual({ HR: 72, SPO2: 98 });
  expect(seen.patient).toEqual({ mrn: "DEMO-10204", name: "Sonnet Samira" });
  expect(seen.readings[0]).toMatchObject({ at: Date.UTC(2026, 10, 24, 9, 30), zoneAssumed: false, late: false });
});

test.each([
  ["the monitor is in demonstration mode", row(HR, "72", "/min", "||DEMO|||F"), "demo"],
  ["the monitor sends test data", row(HR, "72", "/min", "||TEST|||F"), "demo"],
  ["the monitor is in demonstration mode, among other flags", row(HR, "72", "/min", "||H~DEMO|||F"), "demo"],
  ["the monitor takes it back: status D", row(HR, "72", "/min", "|||||D"), "withdrawn"],
  ["it was wrong: status W", row(HR, "72", "/min", "|||||W"), "withdrawn"],
  ["the probe is off: status X", row(SPO2, "98", "%", "|||||X"), "no-reading"],
  ["a flag says invalid", row(SPO2, "98", "%", "||INV|||F"), "no-reading"],
  ["nothing is written", row(SPO2, "", "%"), "no-reading"],
  ["delete is written", row(SPO2, '""', "%"), "no-reading"],
  ["words are written", row(HR, "high", "/min"), "not-a-number"],
  ["the number is text", `OBX|1|ST|${HR}|1|72|/min|||||F`, "not-a-number"],
  ["a number in scientific writing", row(HR, "7.2e1", "/min"), "not-a-number"],
  ["no unit is given", row(HR, "72", ""), "unit"],
  ["the unit is of something else", row(HR, "72", "%"), "unit"],
  ["the unit is unknown", row(HR, "72", "furlong"), "unit"],
  ["no heart does that", row(HR, "900", "/min"), "out-of-range"],
  ["the label belongs to another number", row("147842^MDC_PULS_OXIM_SAT_O2^MDC", "72", "/min"), "conflict"],
  ["the number belongs to another label", row("150456^MDC_ECG_HEART_RATE^MDC", "72", "/min"), "conflict"],
  ["nobody knows the code", row("999999^MDC_UNHEARD_OF^MDC", "72", "/min"), "unknown-code"],
  ["a waveform", `OBX|1|NA|${HR}|1|1^2^3|/min|||||F`, "waveform"],
] as const)("%s: kept raw and never charted", (_, obx, reason) => {
  const seen = of(obx);
  expect(seen.readings).toEqual([]);
  expect(reasons(seen)).toEqual([reason]);
});

test.each(table.noReading.sentinels)("%s stands for no reading, and shows the probe as off", (sentinel) => {
  const seen = of(row(SPO2, sentinel, "%"));
  expect(seen.readings).toEqual([]);
  expect(seen.technical).toMatchObject([{ parameter: "SPO2" }]);
});

test("Fahrenheit and kilopascal are turned into what we chart", () => {
  const seen = of(
    row("150344^MDC_TEMP^MDC", "98.6", "[degF]"),
    row("150021^MDC_PRESS_BLD_NONINV_SYS^MDC", "16", "kPa"),
  );
  expect(charted(seen)).toEqual({ TEMP: 37, NIBP_SYS: 120 });
});

test("two probes that disagree chart neither; two that agree chart one", () => {
  expect(reasons(of(row(SPO2, "98", "%"), row(SPO2, "91", "%")))).toEqual(["ambiguous", "ambiguous"]);
  expect(charted(of(row(SPO2, "98", "%"), row(SPO2, "98", "%")))).toEqual({ SPO2: 98 });
});

test.each([
  [
    "breathing: CO2 before impedance before any before pleth",
    "RR",
    "/min",
    [
      "151594^MDC_CO2_RESP_RATE",
      "151578^MDC_TTHOR_RESP_RATE",
      "151562^MDC_RESP_RATE",
      "151658^MDC_PULS_OXIM_PLETH_RESP_RATE",
    ],
  ],
  [
    "temperature: core before skin before mouth before ear before armpit",
    "TEMP",
    "Cel",
    ["150368^MDC_TEMP_CORE", "150344^MDC_TEMP", "188424^MDC_TEMP_ORAL", "150392^MDC_TEMP_TYMP", "188496^MDC_TEMP_AXIL"],
  ],
  [
    "pulse: oximeter before unnamed before cuff",
    "PR",
    "/min",
    ["149530^MDC_PULS_OXIM_PULS_RATE", "149522^MDC_PULS_RATE", "149546^MDC_PULS_RATE_NON_INV"],
  ],
] as const)(
  "of several sources the better is charted, in whatever order they come. %s",
  (_, parameter, unit, sources) => {
    for (let best = 0; best < sources.length; best += 1) {
      const rows = sources.slice(best).map((code, n) => row(`${code}^MDC`, String(36 + n), unit));
      for (const seen of [of(...rows), of(...rows.toReversed())]) {
        expect(charted(seen)).toEqual({ [parameter]: 36 });
        expect(reasons(seen)).toEqual(rows.slice(1).map(() => "another-source"));
      }
    }
  },
);

test("of one source at two times the newer is charted", () => {
  const [older, newer] = ["20261124092900+0000", "20261124092930+0000"].map((time, n) =>
    row(HR, String(70 + n), "/min", `|||||F|||${time}`),
  );
  expect(charted(of(newer ?? "", older ?? ""))).toEqual({ HR: 71 });
});

test("the time of a cuff reading one field early, beside the word APERIODIC, is found", () => {
  const [reading] = of(
    row("150021^MDC_PRESS_BLD_NONINV_SYS^MDC", "120", "mmHg", "|||||F|APERIODIC|20261124091500+0000"),
  ).readings;
  expect(reading).toMatchObject({ at: Date.UTC(2026, 10, 24, 9, 15), late: true });
});

test("the time is the row's own, else its group's, else the message's; a minute old is late", () => {
  const [own, group] = ["20261124092800+0000", "20261124093000+0000"].map(
    (time, n) => of(row(HR, "72", "/min", n === 0 ? `|||||F|||${time}` : "|||||F")).readings[0],
  );
  expect(own).toMatchObject({ at: Date.UTC(2026, 10, 24, 9, 28), late: true });
  expect(group).toMatchObject({ at: Date.UTC(2026, 10, 24, 9, 30), late: false });
  const bare = read([header, row(HR, "72", "/min")].join("\r")).readings[0];
  expect(bare).toMatchObject({ at: Date.UTC(2026, 10, 24, 9, 30, 1) });
});

test.each(["Unknown", "NO PATIENT", "??", ""])("a patient called '%s' is nobody", (name) => {
  expect(read([header, `PID|1||||${name}`, row(HR, "72", "/min")].join("\r")).patient).toBeNull();
});

test("alarms, waveforms and other messages chart nothing", () => {
  for (const [type, kind] of [
    ["ORU^R40", "alarm"],
    ["ORU^W01", "waveform"],
    ["ADT^A01", "other"],
  ] as const) {
    const seen = read([header.replace("ORU^R01^ORU_R01", type), row(HR, "72", "/min")].join("\r"));
    expect([seen.kind, seen.readings]).toEqual([kind, []]);
  }
});

test("whatever a sender writes, what is charted is a possible measurement, one of each", () => {
  const codes = fc.constantFrom(HR, SPO2, "150344^MDC_TEMP^MDC", "0002-4182^HR^MDIL", "101^HR", "x^y^z");
  const values = fc.oneof(
    fc.double().map(String),
    fc.integer({ min: -1000, max: 1000 }).map(String),
    fc.string({ maxLength: 6 }),
  );
  const units = fc.constantFrom("/min", "%", "Cel", "[degF]", "kPa", "", "bpm", "264864^MDC_DIM_BEAT_PER_MIN^MDC");
  const rows = fc.array(fc.tuple(codes, values, units, fc.constantFrom("F", "X", "C", "")), { maxLength: 8 });
  const ranges: Readonly<Record<string, readonly number[]>> = table.noReading.ranges;
  fc.assert(
    fc.property(rows, (written) => {
      const { readings } = of(
        ...written.map(([code, value, unit, status]) => row(code, value, unit, `|||||${status}`)),
      );
      for (const { parameter, value } of readings) {
        const [least = NaN, most = NaN] = ranges[parameter] ?? [];
        expect(value >= least && value <= most).toBe(true);
      }
      expect(new Set(readings.map(({ parameter }) => parameter)).size).toBe(readings.length);
    }),
    { numRuns: 500 },
  );
});
