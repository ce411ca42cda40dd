import { assert, constantFrom, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "#monitoring/hl7.ts";
import { vitalsOf } from "#monitoring/vitals.ts";
import { as, type Instant } from "#science/units.ts";
import { ge } from "./ge.ts";
import { mindray } from "./mindray.ts";
import { philips } from "./philips.ts";
import type { Telling } from "./speak.ts";

const speakers = { philips, mindray, ge };
const vendors = ["philips", "mindray", "ge"] as const;
const NINE = Date.UTC(2026, 10, 24, 9, 0, 0);
const ZONE = "America/Denver";

const telling: Telling = {
  deviceId: "00A0370098000002",
  bed: "ROOM2",
  patient: { mrn: "DEMO-10002", family: "Fable", given: "Iris", birthDate: "1984-03-09", sex: "female" },
  at: new Date(NINE),
  zone: ZONE,
  controlId: "C1",
  measured: { hr: 83.6, spo2: 97.2, rr: 13.9 },
  cuff: { sys: 162, dia: 98, mean: 119, at: new Date(NINE - 4 * 60_000) },
  probeOff: false,
  demo: false,
  says: "an invented course, not a patient",
};

const heard = (text: string, deviceZone = ZONE) => {
  const [message] = parse(Buffer.from(text, "utf8"));
  return { message: message!, observed: vitalsOf(message!, { deviceZone, receivedAt: as<Instant>(NINE + 200) }) };
};
const values = (text: string) =>
  Object.fromEntries(heard(text).observed.readings.map(({ parameter, value }) => [parameter, value]));

describe.each(vendors)("%s", (vendor) => {
  const speak = (change: Partial<Telling> = {}) => speakers[vendor]({ ...telling, ...change });

  test("heart rate 84, SpO2 97, breathing 14 and cuff 162/98 (119) come back as they were sent", () => {
    const all = { HR: 84, PR: 84, SPO2: 97, RR: 14, NIBP_SYS: 162, NIBP_DIA: 98, NIBP_MEAN: 119 };
    expect(values(speak())).toEqual(all);
  });

  test("the cuff reading keeps its own time, four minutes before the rest", () => {
    const at = Object.fromEntries(heard(speak()).observed.readings.map((one) => [one.parameter, one.at]));
    expect(at).toMatchObject({ HR: NINE, SPO2: NINE, RR: NINE, NIBP_SYS: NINE - 240_000, NIBP_DIA: NINE - 240_000 });
  });

  test("before the first cuff reading there is none", () => {
    expect(Object.keys(values(speak({ cuff: null }))).toSorted()).toEqual(["HR", "PR", "RR", "SPO2"]);
  });

  test("a probe that is off is no number, and is said to be off", () => {
    const { observed } = heard(speak({ probeOff: true }));
    expect(observed.readings.map(({ parameter }) => parameter)).not.toContain("SPO2");
    expect(observed.readings.map(({ parameter }) => parameter)).not.toContain("PR");
    expect(observed.technical.map(({ parameter }) => parameter).toSorted()).toEqual(["PR", "SPO2"]);
  });

  test("leads that are off are no number either", () => {
    const text = speak({ measured: { hr: null, spo2: null, rr: null }, cuff: null });
    expect(values(text)).toEqual({});
    expect(heard(text).observed.technical.map(({ parameter }) => parameter)).toContain("HR");
  });

  test("in demonstration mode nothing can be charted", () => {
    const { observed } = heard(speak({ demo: true, probeOff: true }));
    expect(observed.readings).toEqual([]);
    expect(observed.notCharted.filter(({ reason }) => reason === "demo")).toHaveLength(7);
  });

  test("it names its patient, its bed and itself", () => {
    const { message, observed } = heard(speak());
    expect(observed.patient).toEqual({ mrn: "DEMO-10002", name: "Fable Iris" });
    expect(message.first("PV1")?.components(3)).toContain("ROOM2");
    expect(message.first("MSH")?.components(3)).toContain("00A0370098000002");
    expect(message.field("PID", 7)).toBe("19840309");
    expect(message.field("PID", 8)).toBe("F");
    expect(message.field("MSH", 10)).toBe("C1");
  });

  test("with nobody entered at the monitor, no patient is named", () => {
    expect(heard(speak({ patient: null })).observed.patient).toBeNull();
  });

  test("every message says that its numbers are simulated, where nothing is charted from", () => {
    const { message } = heard(speak());
    expect(message.first("NTE")?.text(3)).toBe("Simulated: an invented course, not a patient");
  });

  test("no text typed at the monitor can break the message apart", () => {
    const nasty = string({
      unit: constantFrom("|", "^", "~", "&", "\\", "\r", "\n", "\u000b", "\u001c", "a", "й"),
    });
    assert(
      property(nasty, nasty, (family, mrn) => {
        const patient = { ...telling.patient!, family, mrn };
        const text = speak({ patient });
        expect(["\u000b", "\u001c"].some((mark) => text.includes(mark))).toBe(false);
        expect(heard(text).message.segments.filter(({ name }) => name === "PID")).toHaveLength(1);
        expect(Object.keys(values(text))).toHaveLength(7);
        const pid = heard(text).message.first("PID");
        const typed = (field: string) => field.replaceAll(/\p{Cc}/gu, " ");
        expect([pid?.components(5)[0], pid?.components(3)[0]]).toEqual([typed(family), typed(mrn)]);
        expect(pid?.text(7)).toBe("19840309");
      }),
    );
  });
});

test("Philips sends no zone, GE only with the message time, Mindray with every time", () => {
  const zoneAssumed = (text: string) =>
    new Set(
      heard(text)
        .observed.readings.filter(({ parameter }) => parameter === "HR")
        .map((one) => one.zoneAssumed),
    );
  expect(zoneAssumed(philips(telling))).toEqual(new Set([true]));
  expect(zoneAssumed(ge(telling))).toEqual(new Set([true]));
  expect(zoneAssumed(mindray(telling))).toEqual(new Set([false]));
  expect(heard(philips(telling)).message.field("MSH", 7)).toBe("20261124020000");
  expect(heard(ge(telling)).message.field("MSH", 7)).toBe("20261124020000-0700");
  expect(heard(mindray(telling)).message.field("MSH", 7)).toBe("20261124020000.0000-0700");
});

test("a probe that is off: Philips flags INV and says so in words, Mindray sends -100, GE sends no value", () => {
  const off = { ...telling, probeOff: true };
  const spo2 = (text: string) => {
    const row = heard(text).message.segments.find((one) => /150456|4bb8/.test(one.text(3) ?? ""));
    return [row?.text(5), row?.text(8), row?.text(11)];
  };
  expect(spo2(philips(off))).toEqual(["", "INV", "F"]);
  expect(philips(off)).toContain("HardInop^MDIL-ALERT||SpO2  Sensor Off");
  expect(spo2(mindray(off))).toEqual(["-100", "", "R"]);
  expect(spo2(ge(off))).toEqual(["", "", "X"]);
});

test("Mindray marks cuff rows aperiodic and puts the mean before the diastolic", () => {
  const rows = mindray(telling)
    .split("\n")
    .filter((line) => line.includes("MDC_PRESS_CUFF"));
  expect(rows.map((line) => line.split("^")[1]?.split("^")[0])).toEqual([
    "MDC_PRESS_CUFF_SYS",
    "MDC_PRESS_CUFF_MEAN",
    "MDC_PRESS_CUFF_DIA",
  ]);
  expect(rows.every((line) => line.endsWith("20261124015600.0000-0700|||^APERIODIC"))).toBe(true);
});
