import { describe, expect, test } from "vitest";
import { as, type Kg, type Millilitres, type MlPerHour } from "#science/units.ts";
import type { DataOf } from "../events.ts";
import {
  type AnyLine,
  bag35,
  beforeStart,
  calm,
  duringInfusion,
  home,
  id,
  line,
  monitorId,
  nurse,
  order70,
  prescriber,
  readBack35,
  recorded,
  recovering,
  secondNurse,
  start150,
  vitals,
  without,
} from "../story.test-data.ts";
import { fold } from "./fold.ts";

const found = (lines: readonly AnyLine[]) => fold(recorded(lines)).discrepancies;
const ids = (lines: readonly AnyLine[]) => found(lines).map(({ id: one }) => one);

const ml = (n: number) => as<Millilitres>(n);
const rate = (n: number) => as<MlPerHour>(n);
const started = line(30, "InfusionStarted", 30, start150);
const running: readonly AnyLine[] = [...beforeStart, started];
const ended: readonly AnyLine[] = [...beforeStart, ...duringInfusion];
const atHome: readonly AnyLine[] = [...ended, ...recovering, home];
const note = line(150, "NoteWritten", 5, { text: "x" });

const paused = (n: number, minute: number) => line(n, "InfusionPaused", minute, { why: "x", pumpVolumeMl: null });
const resumed = (n: number, minute: number) => line(n, "InfusionResumed", minute, { ...start150, why: "Dr Cora" });
const stopped = (n: number, minute: number, more: Partial<DataOf<"InfusionStopped">> = {}) =>
  line(n, "InfusionStopped", minute, {
    why: "patient-request",
    note: "",
    pumpVolumeMl: null,
    fromLockedScreen: false,
    ...more,
  });
const completed = (n: number, minute: number) =>
  line(n, "InfusionCompleted", minute, { pumpVolumeMl: null, flushed: true });
const ondansetron = { medicine: "ondansetron", dose: 4, unit: "mg", route: "IV" };
const ordered = line(
  140,
  "RescueOrdered",
  45,
  { ...ondansetron, because: "nausea", triggerId: null, warningsSeen: [] },
  prescriber,
);
const given = (n: number, orderId: string | null, dose = 4) =>
  line(n, "RescueGiven", 46 + n / 1000, { ...ondansetron, dose, orderId });

const identity = { identifiers: ["name", "birth-date"], photoMatches: true, allergiesReviewed: true } as const;
const midazolam = (n: number, dose: number, minute = 46) =>
  line(n, "RescueGiven", minute, {
    medicine: "midazolam",
    dose,
    unit: "mg",
    route: "IV",
    orderId: null,
    orderedBy: "Dr Cora",
    warningsSeen: [],
  });

/** What was charted, and the one discrepancy it must show. */
const cases: Readonly<Record<string, { readonly lines: readonly AnyLine[]; readonly shows: string }>> = {
  "an identity charted before the visit was opened": {
    lines: [...beforeStart, line(100, "IdentityConfirmed", -30, { ...identity })],
    shows: `identity-early:${id(100)}`,
  },
  "a pause before the start": { lines: [...beforeStart, paused(100, 29), started], shows: `before-start:${id(100)}` },
  "a completion when nothing was started": {
    lines: [...beforeStart, completed(100, 29)],
    shows: `before-start:${id(100)}`,
  },
  "a second start": {
    lines: [...running, line(100, "InfusionStarted", 31, start150)],
    shows: `started-twice:${id(100)}`,
  },
  "a start at another rate than was checked": {
    lines: [...beforeStart, line(100, "InfusionStarted", 30, { rateMlPerHour: rate(15) })],
    shows: `start-rate:${id(100)}`,
  },
  "a resume without a pause": { lines: [...running, resumed(100, 40)], shows: `resumed-unpaused:${id(100)}` },
  "a second resume after one pause": {
    lines: [...running, paused(100, 35), resumed(101, 40), resumed(102, 41)],
    shows: `resumed-unpaused:${id(102)}`,
  },
  "a rate change after the end": {
    lines: [...ended, line(100, "RateChanged", 75, { ...start150, why: "x" })],
    shows: `after-end:${id(100)}`,
  },
  "a stop from a locked screen": {
    lines: [...running, stopped(100, 40, { fromLockedScreen: true })],
    shows: `locked-stop:${id(100)}`,
  },
  "a completion after half of the bag": {
    lines: [...running, completed(100, 50)],
    shows: `completed-early:${id(100)}`,
  },
  "an end after more than the bag held": {
    lines: [...running, completed(100, 80)],
    shows: `ended-late:${id(100)}`,
  },
  "a pump volume that rate and time do not give": {
    lines: [...running, stopped(100, 55, { pumpVolumeMl: ml(40) })],
    shows: `volume-differs:${id(100)}`,
  },
  "a stop with more on the pump than the bag held": {
    lines: [...running, stopped(100, 55, { pumpVolumeMl: ml(990) })],
    shows: `volume-over-bag:${id(100)}`,
  },
  "a pause with more on the pump than the bag held": {
    lines: [...running, line(100, "InfusionPaused", 40, { why: "x", pumpVolumeMl: ml(990) })],
    shows: `volume-over-bag:${id(100)}`,
  },
  "a start without a monitor": {
    lines: without(running, "MonitorAttached"),
    shows: `unwatched-start:${id(30)}`,
  },
  "a monitor taken off while the drug ran": {
    lines: [...running, line(100, "MonitorDetached", 40, { deviceId: monitorId, why: "x" })],
    shows: `monitor-off:${id(100)}`,
  },
  "a start without a second check": { lines: without(running, "DoseChecked"), shows: `started-unchecked:${id(30)}` },
  "a start whose check was of an earlier preparation": {
    lines: [...running, line(100, "DosePrepared", 29, bag35)],
    shows: `started-unchecked:${id(30)}`,
  },
  "a dose prepared without an order": {
    lines: without(beforeStart, "OrderSigned"),
    shows: `prepared-unordered:${id(27)}`,
  },
  "a dose prepared without a weight": {
    lines: without(beforeStart, "WeightMeasured"),
    shows: `prepared-unweighed:${id(27)}`,
  },
  "a dose that is not what the order comes to": {
    lines: [
      ...without(beforeStart, "OrderSigned"),
      line(100, "OrderSigned", 25, { ...order70, mgPerKg: as(0.4) }, prescriber),
    ],
    shows: `dose-not-as-ordered:${id(27)}`,
  },
  "a dose that the corrected weight no longer gives": {
    lines: [
      ...beforeStart,
      line(100, "EntryCorrected", 29, {
        entryId: id(3),
        reason: "misread",
        replacement: { kg: 77, previousKg: 70, reweighed: true },
        replacementAt: null,
      }),
    ],
    shows: `dose-not-as-ordered:${id(27)}`,
  },
  "a check by the person who prepared": {
    lines: [...without(beforeStart, "DoseChecked"), line(100, "DoseChecked", 28, readBack35, nurse)],
    shows: `checked-alone:${id(100)}`,
  },
  "a check before anything was prepared": {
    lines: [...beforeStart, line(100, "DoseChecked", 25, readBack35, secondNurse)],
    shows: `checked-nothing:${id(100)}`,
  },
  "a check that read another number": {
    lines: [...beforeStart, line(100, "DoseChecked", 29, { read: { ...readBack35.read, drawMl: ml(7) } }, secondNurse)],
    shows: `check-differs:${id(100)}`,
  },
  "a rescue medicine without an order": {
    lines: [...running, given(100, null)],
    shows: `rescue-unordered:${id(100)}`,
  },
  "a rescue medicine that names an order nobody signed": {
    lines: [...running, given(100, id(999))],
    shows: `rescue-unordered:${id(100)}`,
  },
  "a rescue medicine given before it was ordered": {
    lines: [...running, { ...ordered, minute: 50 }, given(100, id(140))],
    shows: `rescue-before-order:${id(100)}`,
  },
  "a rescue medicine given otherwise than ordered": {
    lines: [...running, ordered, given(100, id(140), 2)],
    shows: `rescue-not-as-ordered:${id(100)}`,
  },
  "one rescue order carried out twice": {
    lines: [...running, ordered, given(100, id(140)), given(101, id(140))],
    shows: `rescue-given-twice:${id(101)}`,
  },
  "vital signs after going home": {
    lines: [...atHome, line(100, "VitalsCharted", 115, vitals(calm))],
    shows: `after-home:${id(100)}`,
  },
  "going home with the infusion not ended": {
    lines: [...running, ...recovering, home],
    shows: `left-running:${id(60)}`,
  },
  "going home without an escort": {
    lines: [...ended, ...recovering, { ...home, data: { ...home.data, escortPresent: false } }],
    shows: `left-alone:${id(60)}`,
  },
  "a cancellation of a visit that was started": {
    lines: [...running, line(100, "InfusionCancelled", 29, { why: "x" })],
    shows: `cancelled-and-started:${id(100)}`,
  },
  "a second opening": {
    lines: [...beforeStart, { ...beforeStart[0]!, id: id(100), minute: 1 }],
    shows: `opened-twice:${id(100)}`,
  },
  "a correction of nothing": {
    lines: [
      ...beforeStart,
      line(100, "EntryCorrected", 29, { entryId: id(999), reason: "x", replacement: null, replacementAt: null }),
    ],
    shows: `corrects-nothing:${id(100)}`,
  },
  "a correction that cannot be read": {
    lines: [
      ...beforeStart,
      line(100, "EntryCorrected", 29, {
        entryId: id(3),
        reason: "x",
        replacement: { kg: 7 },
        replacementAt: null,
      }),
    ],
    shows: `correction-unreadable:${id(100)}`,
  },
  "an end of a symptom nobody noted": {
    lines: [...running, line(100, "SymptomEnded", 50, { symptomId: id(999) })],
    shows: `follows-nothing:${id(100)}`,
  },
  "an effect of a medicine nobody gave": {
    lines: [...running, line(100, "RescueEffectNoted", 50, { givenId: id(999), better: "yes", note: "" })],
    shows: `follows-nothing:${id(100)}`,
  },
};

describe.each(Object.entries(cases))("%s", (_, { lines, shows }) => {
  test("is listed, in words, with the entry it is about", () => {
    expect(ids(lines)).toEqual([shows]);
    const [one] = found(lines);
    expect(one?.about).toBe(shows.slice(shows.indexOf(":") + 1));
    expect(one?.says).toMatch(/^[A-Za-z].{20,}\.$/);
    expect(one?.resolved).toBeNull();
  });

  test("stays listed under the same name whatever else is entered, until a person resolves it, and after", () => {
    expect(ids([...lines, note])).toEqual([shows]);
    const how = "Asked both nurses; the paper says so.";
    const resolving = line(160, "DiscrepancyResolved", 119, { discrepancyId: shows, how }, prescriber);
    expect(found([...lines, resolving])).toMatchObject([{ id: shows, resolved: { by: prescriber, how } }]);
  });
});

test("resolving one leaves the others open", () => {
  const lines = [...running, given(100, null), stopped(101, 50, { fromLockedScreen: true })];
  const resolving = line(160, "DiscrepancyResolved", 60, { discrepancyId: `locked-stop:${id(101)}`, how: "Ben" });
  expect(found([...lines, resolving]).filter(({ resolved }) => resolved === null)).toMatchObject([
    { id: `rescue-unordered:${id(100)}` },
  ]);
});

test("a resolution taken back leaves the discrepancy open again", () => {
  const shows = `locked-stop:${id(100)}`;
  const lines = [
    ...running,
    stopped(100, 50, { fromLockedScreen: true }),
    line(160, "DiscrepancyResolved", 60, { discrepancyId: shows, how: "Ben" }),
    line(161, "EntryCorrected", 61, { entryId: id(160), reason: "not so", replacement: null, replacementAt: null }),
  ];
  expect(found(lines)).toMatchObject([{ id: shows, resolved: null }]);
});

test("a discrepancy goes when the entry it is about is corrected", () => {
  const lines = [
    ...running,
    resumed(100, 40),
    line(101, "EntryCorrected", 41, { entryId: id(100), reason: "wrong", replacement: null, replacementAt: null }),
  ];
  expect(ids(lines)).toEqual([]);
});

test("the volume may be off by a twentieth of the bag, as pumps and people are", () => {
  // 25 min at 150 mL/h is 62.5 mL; the bag holds 100 mL
  const read = (volume: number) => ids([...running, stopped(100, 55, { pumpVolumeMl: ml(volume) })]);
  expect([read(57.5), read(67.5)]).toEqual([[], []]);
  expect([read(57.4), read(67.6)]).toEqual([[`volume-differs:${id(100)}`], [`volume-differs:${id(100)}`]]);
  // 38 min give 95 mL and 42 min 105 mL
  const done = (minute: number) => ids([...running, completed(100, minute)]);
  expect([done(68), done(72)]).toEqual([[], []]);
  expect([done(67.9), done(72.1)]).toEqual([[`completed-early:${id(100)}`], [`ended-late:${id(100)}`]]);
});

test("a weight taken again after the preparation does not judge the bag made before it", () => {
  expect(
    ids([...beforeStart, line(100, "WeightMeasured", 29, { kg: as<Kg>(77), previousKg: null, reweighed: true })]),
  ).toEqual([]);
});

test("a dose is judged by the newest order and weight before it", () => {
  const older = [
    line(100, "WeightMeasured", 1.5, { kg: as<Kg>(80), previousKg: null, reweighed: false }),
    line(101, "OrderSigned", 24.5, { ...order70, mgPerKg: as(0.4) }, prescriber),
  ];
  expect(ids([...beforeStart, ...older])).toEqual([]);
});

test("what is charted in one and the same minute fits, in the order it was entered", () => {
  const now = (lines: readonly AnyLine[]) => lines.map((one) => ({ ...one, minute: 30 }));
  const dose = new Set(["WeightMeasured", "MonitorAttached", "OrderSigned", "DosePrepared", "DoseChecked"]);
  const before = beforeStart.filter(({ type }) => !dose.has(type));
  const after = beforeStart.filter(({ type }) => dose.has(type));
  expect(ids([...before, ...now([...after, started])])).toEqual([]);
  expect(ids([...ended, line(100, "MonitorDetached", 70, { deviceId: monitorId, why: "Recovery." })])).toEqual([]);
  expect(fold(recorded([...running, paused(100, 30)])).phase).toBe("paused");
});

test("a rate other than the newest bag's at the start is named, whatever bags were made before or since", () => {
  const bag = (n: number, minute: number, perHour: number) =>
    line(n, "DosePrepared", minute, { ...bag35, rateMlPerHour: rate(perHour) });
  const at150 = ids([...running, bag(100, 25.5, 100), bag(101, 31, 100)]);
  expect(at150.filter((one) => one.startsWith("start-rate"))).toEqual([]);
  const at100 = ids([...running, bag(100, 30, 100), bag(101, 31.1, 150)].toSorted((a, b) => a.minute - b.minute));
  expect(at100).toContain(`start-rate:${id(30)}`);
});

/** The story with every entry of that type moved to another minute. */
const moved = (lines: readonly AnyLine[], type: AnyLine["type"], minute: number): readonly AnyLine[] =>
  lines.map((one) => (one.type === type ? { ...one, minute } : one));

test("a minute between the clocks of two tablets makes no discrepancy of a start; more than that does", () => {
  const check = (minute: number) => ids(moved(running, "DoseChecked", minute));
  expect([check(30.5), check(31)]).toEqual([[], []]);
  expect(check(31.1)).toEqual([`started-unchecked:${id(30)}`]);
  const monitor = (minute: number) => ids(moved(running, "MonitorAttached", minute));
  expect(monitor(31)).toEqual([]);
  expect(monitor(31.1)).toEqual([`unwatched-start:${id(30)}`]);
  const bag = (minute: number) =>
    ids([
      ...running,
      line(100, "DosePrepared", minute, bag35),
      line(101, "DoseChecked", minute, readBack35, secondNurse),
    ]);
  expect(bag(30.5)).toEqual([]);
  expect(
    ids([...beforeStart, started, line(100, "DosePrepared", 30.5, { ...bag35, rateMlPerHour: rate(100) })]),
  ).toEqual([`dose-not-as-ordered:${id(100)}`]);
});

test("a minute between the clocks of two tablets is not after going home; more is", () => {
  const charted = (minute: number) => ids([...atHome, line(100, "VitalsCharted", minute, vitals(calm))]);
  expect(charted(113)).toEqual([]);
  expect(charted(113.1)).toEqual([`after-home:${id(100)}`]);
});

test("a rescue medicine's order may come up to a minute after it by another tablet's clock", () => {
  // given(100) is in minute 46.1
  const orderedIn = (minute: number) => ids([...running, { ...ordered, minute }, given(100, id(140))]);
  expect(orderedIn(47.1)).toEqual([]);
  expect(orderedIn(47.2)).toEqual([`rescue-before-order:${id(100)}`]);
});

test("more of a medicine than the largest dose, or than a visit's worth, is listed beside the order that is owed", () => {
  const says = (lines: readonly AnyLine[]) =>
    found([...running, ...lines])
      .filter(({ id: one }) => one.startsWith("rescue-over-most"))
      .map(({ says: words }) => words);
  expect(says([midazolam(100, 1)])).toEqual([]);
  expect(says([midazolam(100, 50)])).toEqual([
    "midazolam: 50 mg is more than the largest single dose, 1 mg. With this dose 50 mg would be given in this visit; " +
      "the most is 5 mg. Correct the entry, or say who decided this.",
  ]);
  expect(says([midazolam(100, 1), midazolam(101, 1, 55), midazolam(102, 1, 60)])).toEqual([
    "midazolam: Already given 2 times; no more than 2 in a visit. Correct the entry, or say who decided this.",
  ]);
  const read = { ...ordered.data, dose: 9, warningsSeen: ["10 mg is more than the largest single dose, 8 mg."] };
  const [order, gave] = [{ ...ordered, data: read }, given(100, id(140), 9)];
  expect(says([order, gave])).toEqual([expect.stringContaining("in this visit; the most is 8 mg")]);
  expect(ids([...running, midazolam(100, 1)])).toEqual([`rescue-unordered:${id(100)}`]);
  expect(found([...running, midazolam(100, 1)])[0]?.says).toContain("on a spoken order by Dr Cora");
});
