import { expect, test } from "vitest";
import type { Alarm } from "#monitoring/events.ts";
import { fold } from "../fold/fold.ts";
import { at, id, line, recorded } from "../story.test-data.ts";
import { triggersOf } from "./triggers.ts";

const { done } = fold(
  recorded([
    line(20, "SymptomNoted", 10, { symptom: "nausea", grade: 2, transient: true, note: "" }),
    line(21, "SymptomNoted", 11, { symptom: "headache", grade: 1, transient: true, note: "" }),
    line(22, "SymptomEnded", 12, { symptomId: id(21) }),
  ]),
);

const alarm: Alarm = {
  id: id(30),
  kind: "limit",
  limitId: "nibp-sys-high-red",
  parameter: "NIBP_SYS",
  priority: "high",
  says: "Systolic 180 or over",
  value: 184,
  limit: 180,
  raisedAt: at(13),
  endedAt: null,
  acknowledgedBy: null,
  silencedUntil: null,
};

test("a medicine can be put down to a symptom that goes on, not to one that ended", () => {
  expect(triggersOf({ done }, null, [])).toEqual([{ id: id(20), says: "Nausea, moderate" }]);
});

test("it can be put down to an alarm on the patient's numbers, not to a monitor that was not heard", () => {
  const lost: Alarm = { ...alarm, id: id(31), kind: "lost", says: "Monitor feed lost", value: null };
  expect(triggersOf({ done }, { alarms: [alarm, lost] }, []).map(({ says }) => says)).toEqual([
    "Nausea, moderate",
    "Systolic 180 or over: 184",
  ]);
});
