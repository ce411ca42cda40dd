import { expect, test } from "vitest";
import { fold } from "../fold/fold.ts";
import {
  type AnyLine,
  at,
  beforeStart,
  contextAt,
  duringInfusion,
  recorded,
  wholeVisit,
  without,
} from "../story.test-data.ts";
import { axisOf, bandOf, drugOf } from "./chart-drug.ts";
import { defaultPanel, stageOf, stagesOf } from "./steps.ts";

const visit = (lines: readonly AnyLine[]) => fold(recorded(lines));
const started = duringInfusion.filter(({ minute }) => minute <= 50);
const until = (minute: number) => beforeStart.filter((line) => line.minute <= minute);

test("the screen opens on the first thing still open: who is here, then the weight, then the checks in their order", () => {
  expect(defaultPanel(visit(until(0)), contextAt(0))).toBe("identity");
  expect(defaultPanel(visit(until(1)), contextAt(1))).toBe("weight");
  expect(defaultPanel(visit(until(2)), contextAt(2))).toBe("changes");
  expect(defaultPanel(visit(until(5)), contextAt(5))).toBe("escort");
});

test("with everything so it is the start, while the drug runs the chart, after the end recovery", () => {
  expect(defaultPanel(visit(beforeStart), contextAt(29))).toBe("start");
  expect(defaultPanel(visit([...beforeStart, ...started]), contextAt(50))).toBe("chart");
  expect(defaultPanel(visit([...beforeStart, ...duringInfusion]), contextAt(75))).toBe("recovery");
  expect(defaultPanel(visit(wholeVisit), contextAt(130))).toBe("sign");
});

test("an unsigned protocol hides no other step: the nurse is still led through the rest", () => {
  expect(defaultPanel(visit(until(1)), contextAt(1, { protocolSigned: false }))).toBe("weight");
});

test("four of ten checks answered reads Safety checks 4/10, and that is where the visit stands", () => {
  const stages = stagesOf(visit(until(6)), contextAt(6));
  expect(stages.map(({ title }) => title)).toContain("Safety checks 4/10");
  expect(stages.find(({ now }) => now)?.id).toBe("checks");
});

test("without the second check the dose is not verified twice", () => {
  const stages = stagesOf(visit(without(beforeStart, "DoseChecked")), contextAt(29));
  expect(stages.find(({ id }) => id === "dose")?.done).toBe(false);
  expect(stagesOf(visit(beforeStart), contextAt(29)).find(({ id }) => id === "dose")?.done).toBe(true);
});

test("only the signature makes the last stage done", () => {
  expect(stagesOf(visit(wholeVisit.slice(0, -1)), contextAt(115)).find(({ id }) => id === "sign")?.done).toBe(false);
  expect(stagesOf(visit(wholeVisit), contextAt(130)).every(({ done }) => done)).toBe(true);
});

test("every step knows its stage; a note belongs to none", () => {
  expect(stageOf("fasting")).toBe("checks");
  expect(stageOf("second-check")).toBe("dose");
  expect(stageOf("note")).toBeNull();
});

test("twenty minutes into 40 at 150 mL/h, 17.5 of 35 mg are drawn as given and the rest as to come by minute 70", () => {
  const running = visit([...beforeStart, ...started]);
  const { given, toCome, ran } = drugOf(running, at(50));
  expect(given.at(-1)).toEqual([at(50), 17.5]);
  expect(toCome.at(-1)).toEqual([at(70), 35]);
  expect(ran).toEqual([{ from: at(30), to: at(50), rate: 150 }]);
  expect(bandOf(running, at(50))).toEqual({ from: at(30), to: at(70) });
});

test("the axis runs from 12 min before the start to 40 min after the end, and never ends before now", () => {
  expect(axisOf(visit([...beforeStart, ...started]), at(50))).toEqual({ from: at(18), to: at(110) });
  expect(axisOf(visit([...beforeStart, ...duringInfusion]), at(200)).to).toBe(at(210));
});
