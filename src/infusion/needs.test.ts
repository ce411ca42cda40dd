import { expect, test } from "vitest";
import { type AnyLine, at, duringInfusion, beforeStart, id, line, recorded } from "./story.test-data.ts";
import { fold } from "./fold/fold.ts";
import { needsOf } from "./needs.ts";
import { REASON_TO_FOLLOW, reasonOwed } from "./rules/stop-reason.ts";

const running: readonly AnyLine[] = [...beforeStart, ...duringInfusion.filter(({ minute }) => minute < 50)];
const stopAt50 = line(100, "InfusionStopped", 50, { ...REASON_TO_FOLLOW, pumpVolumeMl: null, fromLockedScreen: false });
const needs = (lines: readonly AnyLine[]) => needsOf(id(1), fold(recorded(lines)));

test("a stop asks for its reason until somebody gives it, and leads to the bedside", () => {
  const asked = needs([...running, stopAt50]).find(({ key }) => key === "stop-reason");
  expect(asked).toMatchObject({ owner: "nurse", since: at(50), dueAt: at(65), opens: `/infusions/${id(1)}` });
  const given = line(101, "EntryCorrected", 52, {
    entryId: id(100),
    reason: "Reason added after the stop",
    replacement: { ...stopAt50.data, why: "distress", note: "" },
    replacementAt: null,
  });
  expect(needs([...running, stopAt50, given]).map(({ key }) => key)).not.toContain("stop-reason");
});

test("another reason in one's own words is a reason", () => {
  const other = { ...stopAt50, data: { ...stopAt50.data, note: "The fire alarm went off" } };
  expect(reasonOwed(fold(recorded([...running, other])))).toBeNull();
});
