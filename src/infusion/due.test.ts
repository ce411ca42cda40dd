import { expect, test } from "vitest";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { dueOf } from "./due.ts";
import { fold } from "./fold/fold.ts";
import { type AnyLine, at, beforeStart, calm, duringInfusion, id, line, recorded, vitals } from "./story.test-data.ts";

const ended = [...beforeStart, ...duringInfusion];
const due = (minute: number, ...lines: readonly AnyLine[]) =>
  dueOf(
    fold(recorded([...ended, ...lines])),
    { birthDate: "1980-02-03", closeCuff: "no" },
    unapprovedExample,
    at(minute),
  );
const cuff = (minute: number, sbp: number, dbp = calm.dbp) =>
  line(100, "VitalsCharted", minute, vitals({ ...calm, sbp, dbp }));
const nextCuff = (minute: number, ...lines: readonly AnyLine[]) =>
  due(minute, ...lines).find(({ kind }) => kind === "vitals")?.dueAt;

test("in recovery a fifth above the pressure before the start brings the cuff forward", () => {
  // 122 before; a fifth more is 146.4. Every 15 min in recovery, every 10 min while raised
  expect(nextCuff(86, cuff(85, 146))).toBe(at(100));
  expect(nextCuff(86, cuff(85, 147))).toBe(at(95));
});

test("a diastolic a fifth above brings it forward too", () => {
  // 76 before; a fifth more is 91.2
  expect(nextCuff(86, cuff(85, 122, 91))).toBe(at(100));
  expect(nextCuff(86, cuff(85, 122, 92))).toBe(at(95));
});

test("the effect of a rescue medicine is due ten minutes after it was given, until somebody notes it", () => {
  const given = line(100, "RescueGiven", 72, {
    orderId: null,
    medicine: "ondansetron",
    dose: 4,
    unit: "mg",
    route: "IV",
  });
  const effect = line(101, "RescueEffectNoted", 80, { givenId: id(100), better: "yes", note: "" });
  const asked = (...lines: readonly AnyLine[]) => due(81, ...lines).filter(({ kind }) => kind === "rescue-effect");
  expect(asked(given)).toMatchObject([{ says: "Did ondansetron help?", dueAt: at(82), state: "coming" }]);
  expect(asked(given, effect)).toEqual([]);
});

test("a red pressure is to be repeated at once, until it is", () => {
  const kinds = (...lines: readonly AnyLine[]) => due(76, ...lines).map(({ kind }) => kind);
  expect(kinds(cuff(75, 180))).toContain("repeat-nibp");
  expect(kinds(cuff(75, 179))).not.toContain("repeat-nibp");
  expect(kinds(cuff(75, 84))).toContain("repeat-nibp");
  expect(kinds(cuff(75, 85))).not.toContain("repeat-nibp");
  expect(kinds(cuff(75, 180), { ...cuff(75.9, 140), id: "later" })).not.toContain("repeat-nibp");
});
