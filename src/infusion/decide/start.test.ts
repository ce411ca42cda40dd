import { describe, expect, test } from "vitest";
import { as, type Centimetres, type Kg, type MlPerHour } from "#science/units.ts";
import type { ChecklistAnswer, DataOf, InfusionFactType } from "../events.ts";
import {
  type AnyLine,
  bag35,
  beforeStart,
  calm,
  contextAt,
  id,
  line,
  monitorId,
  nurse,
  order70,
  prescriber,
  readBack35,
  secondNurse,
  start150,
  vitals,
  without,
} from "../story.test-data.ts";
import type { DecideContext } from "./context.ts";
import { against, refusalsOf, visit } from "./deciding.test-data.ts";
import { attachedMonitor, checksMet, startRequirements } from "./start.ts";

const start = (minute = 30) => line(30, "InfusionStarted", minute, start150);
const starting = (lines: readonly AnyLine[], context: Partial<DecideContext> = {}, minute = 30) =>
  against(lines, start(minute), context);

const checks =
  "changes mood-and-safety fasting escort medicines pregnancy substances consent emergency-kit call-button".split(" ");
const all = [
  "protocol",
  "identity",
  "consent-valid",
  "evaluation",
  "course-order",
  "weight",
  ...checks,
  "line",
  "monitor",
  "baseline",
  "sedation",
  "spacing",
  "order",
  "prepared",
  "second-check",
];

test("with everything as it should be, the infusion starts", () => {
  expect(starting(beforeStart)).toEqual([]);
  const needs = startRequirements(visit(beforeStart), contextAt(30));
  expect(needs.map(({ id: need }) => need)).toEqual(all);
  expect(needs.every(({ met, says }) => met && says === "Done.")).toBe(true);
});

test("a start right after opening names everything that is missing, all at once, and what would help", () => {
  const refusals = refusalsOf(beforeStart.slice(0, 1), start(), { protocolSigned: false, care: null });
  expect(refusals.map(({ rule }) => rule)).toEqual(all.filter((rule) => rule !== "spacing"));
  for (const { says, satisfy } of refusals) {
    expect(says).toMatch(/\.$/);
    expect(satisfy).toMatch(/\.$/);
  }
});

test("on a protocol no medical director signed, nothing starts", () => {
  expect(starting(beforeStart, { protocolSigned: false })).toEqual(["protocol"]);
  expect(refusalsOf(beforeStart, start(), { protocolSigned: false })[0]?.says).toContain("unapproved-example");
});

const missing: readonly (readonly [InfusionFactType, readonly string[]])[] = [
  ["IdentityConfirmed", ["identity"]],
  ["WeightMeasured", ["weight", "prepared"]],
  ["CheckAnswered", checks],
  ["LinePlaced", ["line"]],
  ["MonitorAttached", ["monitor"]],
  ["VitalsCharted", ["baseline"]],
  ["SedationScored", ["sedation"]],
  ["OrderSigned", ["order", "prepared"]],
  ["DosePrepared", ["prepared", "second-check"]],
  ["DoseChecked", ["second-check"]],
];

test.each(missing)("without %s the start is refused for %j", (type, rules) => {
  expect(starting(without(beforeStart, type))).toEqual(rules);
});

test.each(checks)("without the check %s the start is refused for it alone", (item) => {
  const lines = beforeStart.filter(({ type, data }) => !(type === "CheckAnswered" && data.item === item));
  expect(starting(lines)).toEqual([item]);
  expect(checksMet(visit(lines), contextAt(30))).toBe(9);
});

test("an infusion starts once, at the rate that was checked", () => {
  expect(starting([...beforeStart, start()], {}, 31)).toContain("already-started");
  const fast = line(30, "InfusionStarted", 30, { rateMlPerHour: as<MlPerHour>(15) });
  expect(refusalsOf(beforeStart, fast)).toMatchObject([
    { rule: "start-rate", field: "rateMlPerHour", says: expect.stringMatching(/15 mL\/h.*150 mL\/h/) },
  ]);
});

test("a first weight that cannot belong to the height holds the start until it is weighed again", () => {
  const first = { previousWeightKg: null, heightCm: as<Centimetres>(105) };
  expect(starting(beforeStart, first)).toEqual(["weight"]);
  expect(starting(beforeStart, { ...first, heightCm: as<Centimetres>(165) })).toEqual([]);
});

test("a start is judged by what stood in its own minute, not by what came later", () => {
  expect(starting(beforeStart, { now: contextAt(30).now }, 20)).toEqual([
    "baseline",
    "sedation",
    "order",
    "prepared",
    "second-check",
  ]);
});

const identity = (more: Partial<DataOf<"IdentityConfirmed">>) =>
  starting([
    ...without(beforeStart, "IdentityConfirmed"),
    line(2, "IdentityConfirmed", 1, {
      identifiers: ["name", "birth-date"],
      photoMatches: true,
      allergiesReviewed: true,
      ...more,
    }),
  ]);

test("identity is two identifiers, the photo and the allergies", () => {
  expect(identity({})).toEqual([]);
  expect(identity({ identifiers: ["name", "name"] })).toEqual(["identity"]);
  expect(identity({ photoMatches: false })).toEqual(["identity"]);
  expect(identity({ allergiesReviewed: false })).toEqual(["identity"]);
});

test("a monitor taken off again is no monitor; another one taken off does not matter", () => {
  const off = (deviceId: string) => line(100, "MonitorDetached", 29, { deviceId, why: "x" });
  const onAgain = line(101, "MonitorAttached", 29.5, { deviceId: monitorId, label: "Monitor 3" });
  expect(starting([...beforeStart, off(monitorId)])).toEqual(["monitor"]);
  expect(starting([...beforeStart, off(id(901))])).toEqual([]);
  expect(starting([...beforeStart, off(monitorId), onAgain])).toEqual([]);
  expect(attachedMonitor(visit(beforeStart))?.label).toBe("Monitor 3");
});

describe("the checks", () => {
  const answered = (answer: ChecklistAnswer) => [...beforeStart, line(100, "CheckAnswered", 28.5, answer)];
  const cleared = (item: DataOf<"CheckCleared">["item"], minute: number) =>
    line(101, "CheckCleared", minute, { item, reason: "Seen and talked over." }, prescriber);
  const changes = {
    item: "changes",
    newMedicine: "yes",
    illness: "no",
    emergencyVisit: "no",
    urinarySymptoms: "no",
    troubleAfterLast: "no",
    note: "Lisinopril.",
  } as const;

  test("a later answer counts", () => {
    expect(starting(answered(changes))).toEqual(["changes"]);
  });

  test("a prescriber clears what may be cleared, after it was answered and not before", () => {
    expect(starting([...answered(changes), cleared("changes", 29)])).toEqual([]);
    expect(starting([...answered(changes), cleared("changes", 28)])).toEqual(["changes"]);
    expect(starting([...answered(changes), cleared("fasting", 29)])).toEqual(["changes"]);
  });

  test("an answer nobody knows is asked again, not cleared", () => {
    expect(starting([...answered({ ...changes, newMedicine: "unknown" }), cleared("changes", 29)])).toEqual([
      "changes",
    ]);
  });

  test("the button of the screen in the room, tried and heard, needs no other way; tried and not heard it is no way", () => {
    const unasked = beforeStart.filter(({ type, data }) => !(type === "CheckAnswered" && data.item === "call-button"));
    const tried = line(100, "PatientCalled", 28, { trial: true }, "patient:1");
    expect(starting([...unasked, tried])).toEqual(["call-button"]);
    const heard = line(101, "CallAnswered", 28.5, { callId: id(100) });
    expect(starting([...unasked, tried, heard])).toEqual([]);
    expect(starting(answered({ item: "call-button", way: "A bell", tried: "no" }))).toEqual(["call-button"]);
    expect(
      starting([...answered({ item: "call-button", way: " ", tried: "yes" }), cleared("call-button", 29)]),
    ).toEqual(["call-button"]);
  });

  test("no clearance replaces an escort, a pregnancy test or the emergency kit", () => {
    const escort = {
      item: "escort",
      name: "",
      phone: "",
      presence: "not-confirmed",
      agreesNotToDrive: "yes",
    } as const;
    const kit = {
      item: "emergency-kit",
      oxygenAndSuction: "yes",
      defibrillator: "no",
      rescueMedicinesInDate: "yes",
      trainedPersonOnSite: "yes",
    } as const;
    for (const answer of [escort, kit, { item: "pregnancy", status: "positive" } as const])
      expect(starting([...answered(answer), cleared(answer.item, 29)])).toEqual([answer.item]);
  });
});

describe("the weight", () => {
  const weighed = (reweighed: boolean) => [
    ...without(beforeStart, "WeightMeasured"),
    line(3, "WeightMeasured", 2, { kg: as<Kg>(70), previousKg: null, reweighed }),
  ];
  const cleared = line(100, "CheckCleared", 20, { item: "weight", reason: "Lost weight on purpose." }, prescriber);
  const before = (kg: number) => ({ previousWeightKg: as<Kg>(kg) });

  test("a jump of more than 5% needs a second weighing", () => {
    // 70 kg is 6.1% above 66 kg
    expect(starting(weighed(false), before(66))).toEqual(["weight"]);
    expect(starting(weighed(true), before(66))).toEqual([]);
  });

  test("a jump of more than 10%, or what looks like pounds, needs the prescriber", () => {
    // 80 kg before is 12.5% off; 154 kg before is 70 kg read in pounds
    for (const kg of [80, 154]) {
      expect(starting(weighed(true), before(kg))).toEqual(["weight"]);
      expect(starting([...weighed(true), cleared], before(kg))).toEqual([]);
    }
  });

  test("a prescriber settles it in the order too, by naming the rule", () => {
    const overrides = [
      { rule: "minutes-above-soft", reason: "Slowly." },
      { rule: "weight-review", reason: "Lost weight on purpose." },
    ];
    const lines = without(weighed(true), "OrderSigned", "DosePrepared", "DoseChecked");
    const again = [
      line(25, "OrderSigned", 24.5, order70, prescriber),
      line(26, "OrderSigned", 25, { ...order70, overrides }, prescriber),
      line(27, "DosePrepared", 26, bag35),
      line(28, "DoseChecked", 28, readBack35, secondNurse),
    ];
    expect(starting([...lines, ...again], before(80))).toEqual([]);
  });

  test("a weight measured anew asks for a dose prepared anew", () => {
    const anew = line(100, "WeightMeasured", 29, { kg: as<Kg>(71), previousKg: as<Kg>(70), reweighed: false });
    expect(starting([...beforeStart, anew])).toEqual(["prepared"]);
  });
});

describe("the vital signs before", () => {
  const only = (...charted: readonly AnyLine[]) => [...without(beforeStart, "VitalsCharted"), ...charted];
  const read = (n: number, minute: number, values: DataOf<"VitalsCharted">["values"], more = {}) =>
    line(n, "VitalsCharted", minute, vitals(values, more));
  const signedOff = line(102, "CheckCleared", 29, { item: "baseline", reason: "White coat." }, prescriber);
  const well = { ...calm, temp: 36.6 };
  const high = { ...well, sbp: 150, dbp: 88 };

  test("are at most 15 min old", () => {
    expect(starting(beforeStart, {}, 39)).toEqual([]);
    expect(starting(beforeStart, {}, 39.1)).toEqual(["baseline"]);
  });

  test("are judged by their oldest number: a new heart rate does not make an old pressure new", () => {
    const pressure = [read(100, 8, well), read(101, 12, well)];
    expect(starting(only(...pressure), {}, 27)).toEqual([]);
    expect(starting(only(...pressure, read(103, 26, { hr: 70, spo2: 98, rr: 14 })), {}, 27.1)).toEqual(["baseline"]);
  });

  test("stand on two blood pressures", () => {
    expect(starting(only(read(100, 26, well)))).toEqual(["baseline"]);
    expect(starting(only(read(100, 20, well), read(101, 26, { hr: 71 })))).toEqual(["baseline"]);
    expect(starting(only(read(100, 20, well), read(101, 26, well)))).toEqual([]);
  });

  test("of 150/88 are rechecked twice, and then signed off by a prescriber", () => {
    const twice = only(read(100, 16, high), read(101, 20, high));
    const thrice = [...twice, read(103, 26, high)];
    expect(starting(thrice)).toEqual(["baseline"]);
    expect(starting([...thrice, signedOff])).toEqual([]);
    expect(starting([...twice, signedOff])).toEqual(["baseline"]);
    expect(starting([...twice, read(103, 26, { hr: 71, temp: 36.7 }), signedOff])).toEqual(["baseline"]);
  });

  test("count as the mean of the last two pressures", () => {
    // (150 + 130) / 2 is 140, which is still well
    expect(starting(only(read(100, 20, high), read(101, 26, { ...well, sbp: 130 })))).toEqual([]);
    expect(starting(only(read(100, 20, { ...high, sbp: 151 }), read(101, 26, { ...well, sbp: 130 })))).toEqual([
      "baseline",
    ]);
  });

  test("that ask to wait cannot be signed off", () => {
    for (const values of [
      { ...well, sbp: 182 },
      { ...well, sbp: 165 },
      { ...well, sbp: 88 },
      { ...well, hr: 121 },
      { ...well, spo2: 91 },
      { ...well, temp: 38 },
    ])
      expect(
        starting([...only(read(100, 16, values), read(101, 20, values), read(103, 26, values)), signedOff]),
      ).toEqual(["baseline"]);
  });

  test("need every number, and a saturation on oxygen is not one on room air", () => {
    const twice = (values: DataOf<"VitalsCharted">["values"], more = {}) =>
      only(read(100, 20, values, more), read(101, 26, values, more));
    const { rr: _, ...noBreathing } = well;
    expect(starting(twice(well))).toEqual([]);
    expect(starting(twice(noBreathing))).toEqual(["baseline"]);
    expect(starting(twice(calm))).toEqual(["baseline"]);
    expect(starting(twice(well, { oxygen: "on-oxygen" }))).toEqual(["baseline"]);
  });

  test("need a patient who answers to the name", () => {
    expect(starting([...beforeStart, line(100, "SedationScored", 29, { moaas: 4 })])).toEqual(["baseline"]);
  });

  test("need that answer within the same 15 min", () => {
    expect(starting(beforeStart, {}, 39.3)).toEqual(["baseline", "sedation"]);
  });
});

describe("the time since the last infusion", () => {
  const hoursBefore = (hours: number) => ({ lastInfusionAt: contextAt(30 - hours * 60).now });

  test("is judged at the start itself, however late the visit was planned", () => {
    expect(starting(beforeStart, hoursBefore(17.9))).toEqual(["spacing"]);
    expect(starting(beforeStart, hoursBefore(18))).toEqual([]);
    expect(starting(beforeStart, { lastInfusionAt: null })).toEqual([]);
  });
});

describe("order, preparation and second check", () => {
  const preparedAgain = line(101, "DosePrepared", 29.2, bag35);
  const checkedAgain = line(102, "DoseChecked", 29.5, readBack35, secondNurse);

  test("a newer order asks for a new preparation and a new check", () => {
    const newOrder = line(100, "OrderSigned", 29, order70, prescriber);
    expect(starting([...beforeStart, newOrder])).toEqual(["prepared"]);
    expect(starting([...beforeStart, newOrder, preparedAgain])).toEqual(["second-check"]);
    expect(starting([...beforeStart, newOrder, preparedAgain, checkedAgain])).toEqual([]);
  });

  test("a bag that is not what the order comes to does not run", () => {
    const other = line(100, "DosePrepared", 29, { ...bag35, drawMl: as(0.8) });
    expect(starting([...beforeStart, other])).toEqual(["prepared", "second-check"]);
  });

  test("the one who prepared it, or other numbers, are no second check", () => {
    const checked = (by: string, read = readBack35.read) =>
      starting([...without(beforeStart, "DoseChecked"), line(28, "DoseChecked", 28, { read }, by)]);
    expect(checked(secondNurse)).toEqual([]);
    expect(checked(nurse)).toEqual(["second-check"]);
    expect(checked(secondNurse, { ...readBack35.read, strength: as(100) })).toEqual(["second-check"]);
  });
});

describe("in one and the same minute", () => {
  test("a monitor confirmed and taken off again is off", () => {
    const on = line(100, "MonitorAttached", 29, { deviceId: monitorId, label: "Monitor 3" });
    const off = line(101, "MonitorDetached", 29, { deviceId: monitorId, why: "x" });
    expect(starting([...beforeStart, on, off])).toEqual(["monitor"]);
  });

  test("an order, its preparation and its check fit", () => {
    const lines = without(beforeStart, "OrderSigned", "DosePrepared", "DoseChecked");
    expect(
      starting([
        ...lines,
        line(26, "OrderSigned", 30, order70, prescriber),
        line(27, "DosePrepared", 30, bag35),
        line(28, "DoseChecked", 30, readBack35, secondNurse),
      ]),
    ).toEqual([]);
  });
});

test("a consent signed this morning east of UTC, where it is tomorrow already, is good", () => {
  const signedOn = "2026-01-06";
  const inZone = (zone: string) =>
    beforeStart.map((one): AnyLine => {
      if (one.type === "InfusionOpened") return { ...one, data: { ...one.data, zone } };
      return one.type === "CheckAnswered" && one.data.item === "consent"
        ? { ...one, data: { ...one.data, signedOn } }
        : one;
    });
  // minute 30 is 15:30 UTC on 5 January
  expect(starting(inZone("Australia/Sydney"))).toEqual([]);
  expect(starting(inZone("Europe/London"))).toEqual(["consent"]);
});
