import { expect, test } from "vitest";
import { fold } from "../fold/fold.ts";
import {
  type AnyLine,
  at,
  bag35,
  beforeStart,
  contextAt,
  id,
  line,
  nurse,
  prescriber,
  recorded,
  vitals,
  wholeVisit,
} from "../story.test-data.ts";
import { contentOf } from "./content.ts";
import { describe } from "./describe.ts";
import { recordView, signatureOf } from "./record.ts";

const ZONE = "America/New_York";
const view = (lines: readonly AnyLine[]) => recordView(fold(recorded(lines)), contextAt(200));
const said = (one: AnyLine) => describe(fold(recorded([one])).entries[0]!, ZONE);
const row = (lines: readonly AnyLine[], n: number) => view(lines).rows.find((one) => one.id === id(n));

test("every kind of entry of a visit has its sentence, and none shows an object, a missing value or a trailing zero", () => {
  for (const { says, type } of view(wholeVisit).rows) {
    expect([type, says]).toEqual([type, expect.stringMatching(/^[A-Z].*[.!?]$/)]);
    expect(says).not.toMatch(/undefined|null|NaN|\[object|\d\.\d*0 |[^\d]\.\d/);
  }
});

test("order, preparation and second check name their amounts the safe way", () => {
  expect(said(beforeStart.find(({ type }) => type === "OrderSigned")!)).toBe(
    "Ordered: ketamine (racemic) 0.5 mg/kg of actual weight IV over 40 min.",
  );
  expect(said(line(27, "DosePrepared", 26, bag35))).toBe(
    "Prepared: ketamine (racemic) 35 mg, 0.7 mL of 50 mg/mL (lot TEST-1, good until 2027-03-31) in 100 mL, to run at 150 mL/h.",
  );
  expect(said(beforeStart.find(({ type }) => type === "DoseChecked")!)).toBe(
    "Second check read 70 kg, 50 mg/mL, 0.7 mL, 35 mg, 150 mL/h.",
  );
});

test("vital signs say what was measured, on what, and whether anybody asked about symptoms", () => {
  const charted = line(1, "VitalsCharted", 0, vitals({ sbp: 122, dbp: 76, spo2: 98 }, { symptomatic: "unknown" }));
  expect(said(charted)).toBe("Vital signs: 122/76 mm Hg, SpO2 98%; on room air; symptoms not asked.");
  expect(said(line(1, "VitalsCharted", 0, vitals({ sbp: 122 })))).toContain("122/? mm Hg");
});

test("a stop from a locked screen and a medicine without an order say so", () => {
  const stop = { why: "patient-request", note: "", pumpVolumeMl: null, fromLockedScreen: true } as const;
  expect(said(line(1, "InfusionStopped", 0, stop))).toBe(
    "Infusion stopped early: patient asks to stop. The pump's volume was not read. Stopped from a locked screen.",
  );
  const given = { orderId: null, medicine: "ondansetron", dose: 4, unit: "mg", route: "IV" };
  expect(said(line(1, "RescueGiven", 0, given))).toBe("Given: ondansetron 4 mg IV, without a signed order.");
});

test("fasting is told by the clinic's clock; what nobody knows is said", () => {
  const fasting = {
    item: "fasting",
    lastSolidAt: at(-540),
    meal: "fatty",
    lastClearAt: null,
    glp1: "unknown",
  } as const;
  expect(said(line(1, "CheckAnswered", 0, fasting))).toBe(
    "Fasting. Last ate a fatty meal at 01:00; last clear liquid at a time not known. GLP-1 medicine: not known.",
  );
});

test("an unanswered score gives no number", () => {
  const items = { activity: 2, respiration: 2, circulation: null, consciousness: 2, spo2: 2 } as const;
  expect(said(line(1, "AldreteScored", 0, { items }))).toBe("Aldrete score not complete: circulation not answered.");
});

test("the record runs in the order things happened and shows lateness, source and struck words", () => {
  const late = { ...line(70, "NoteWritten", 47, { text: "calm" }), recordedMinute: 59 };
  const fix = line(71, "EntryCorrected", 113, {
    entryId: id(3),
    reason: "scale read wrongly",
    replacement: { kg: 70.4, previousKg: 70, reweighed: true },
    replacementAt: null,
  });
  const visit = [...wholeVisit, late, fix];
  const ids = view(visit).rows.map((one) => one.id);
  expect(ids.indexOf(id(70))).toBe(ids.indexOf(id(33)) + 1);
  expect(row(visit, 70)).toMatchObject({ lateMin: 12, clock: "10:47", sinceSigned: true });
  expect(row(visit, 31)).toMatchObject({ lateMin: null, source: "hand", sinceSigned: false });
  expect(row(visit, 3)).toMatchObject({
    says: "Weight 70.4 kg, weighed twice.",
    struck: [{ said: "Weight 70 kg.", by: nurse, reason: "scale read wrongly", correctionId: id(71) }],
  });
});

test("a signature holds until something is entered after it", () => {
  expect(row(wholeVisit, 61)?.sinceSigned).toBe(false);
  expect(view(wholeVisit).signature).toMatchObject({ by: prescriber, printedName: "Cora Example, MD", holds: true });
  const note = line(70, "NoteWritten", 130, { text: "called" });
  expect(view([...wholeVisit, note]).signature).toMatchObject({ holds: false });
  expect(signatureOf(fold(recorded(beforeStart)))).toBe(null);
});

test("the text to be signed changes with every entry, not with a signature or the order of fields", () => {
  const facts = recorded(wholeVisit);
  const text = contentOf(facts);
  expect(contentOf(facts.slice(0, -1))).toBe(text);
  expect(contentOf(facts.slice(0, -2))).not.toBe(text);
  const [first, ...rest] = facts;
  const turned = { ...first!, data: Object.fromEntries(Object.entries(first!.data as object).toReversed()) };
  expect(contentOf([turned as typeof first & object, ...rest])).toBe(text);
  expect(contentOf([{ ...first!, at: at(1) }, ...rest])).not.toBe(text);
});
