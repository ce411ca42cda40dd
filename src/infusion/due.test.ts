import { expect, test } from "vitest";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { dueOf } from "./due.ts";
import { fold } from "./fold/fold.ts";
import { type AnyLine, at, beforeStart, calm, duringInfusion, line, recorded, vitals } from "./story.test-data.ts";

const ended = [...beforeStart, ...duringInfusion];
const due = (minute: number, ...lines: readonly AnyLine[]) =>
  dueOf(fold(recorded([...ended, ...lines])), "1980-02-03", unapprovedExample, at(minute));
const cuff = (minute: number, sbp: number) => line(100, "VitalsCharted", minute, vitals({ ...calm, sbp }));
const nextCuff = (minute: number, ...lines: readonly AnyLine[]) =>
  due(minute, ...lines).find(({ kind }) => kind === "vitals")?.dueAt;

test("in recovery a fifth above the pressure before the start brings the cuff forward", () => {
  // 122 before; a fifth more is 146.4. Every 15 min in recovery, every 10 min while raised
  expect(nextCuff(86, cuff(85, 146))).toBe(at(100));
  expect(nextCuff(86, cuff(85, 147))).toBe(at(95));
});

test("a red pressure is to be repeated at once, until it is", () => {
  const kinds = (...lines: readonly AnyLine[]) => due(76, ...lines).map(({ kind }) => kind);
  expect(kinds(cuff(75, 180))).toContain("repeat-nibp");
  expect(kinds(cuff(75, 179))).not.toContain("repeat-nibp");
  expect(kinds(cuff(75, 180), { ...cuff(75.9, 140), id: "later" })).not.toContain("repeat-nibp");
});
