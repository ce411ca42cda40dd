import * as fc from "fast-check";
import { expect, test } from "vitest";
import { scaleOf, scales } from "../scales/all.ts";
import type { Scale } from "../scales/scale.ts";
import { type Answers, byNumber, closed, itemIds, nextQuestion, questionsOf } from "./answers.ts";
import { pcl5Clusters } from "./clusters.ts";
import { bandOf, scoreOf } from "./score.ts";

const scale = (id: string): Scale => {
  const found = scaleOf(id);
  if (found === undefined) throw new Error(`no scale ${id}`);
  return found;
};
const scored = (id: string, values: readonly (number | null)[]) => {
  const { total, band, complete, prorated } = scoreOf(scale(id), byNumber(scale(id), values));
  return { total, band: band?.en ?? null, complete, prorated };
};
const whole = (total: number, band: string | null) => ({ total, band, complete: true, prorated: false });

/** Kroenke, Spitzer, Williams 2001: the sum of nine items; bands at 5, 10, 15, 20. The vectors stand in clinical reference 8.2. */
test("PHQ-9: all nine at three is 27, severe", () => {
  expect(scored("phq-9", [3, 3, 3, 3, 3, 3, 3, 3, 3])).toEqual(whole(27, "severe"));
});

test("PHQ-9: 1 2 3 2 1 3 1 0 0 is 13, moderate, and how hard it makes daily life is no part of it", () => {
  expect(scored("phq-9", [1, 2, 3, 2, 1, 3, 1, 0, 0])).toEqual(whole(13, "moderate"));
  expect(scored("phq-9", [1, 2, 3, 2, 1, 3, 1, 0, 0, 3])).toEqual(whole(13, "moderate"));
});

test.each([
  ["phq-9", [0, 4, 5, 9, 10, 14, 15, 19, 20, 27], "minimal minimal mild mild moderate moderate moderately severe"],
  ["gad-7", [0, 4, 5, 9, 10, 14, 15, 21], "minimal minimal mild mild moderate moderate severe severe"],
  [
    "qids-sr16",
    [0, 5, 6, 10, 11, 15, 16, 20, 21, 27],
    "none none mild mild moderate moderate severe severe very severe",
  ],
  ["madrs", [0, 6, 7, 19, 20, 34, 35, 60], "none none mild mild moderate moderate severe severe"],
  [
    "y-bocs",
    [0, 7, 8, 15, 16, 23, 24, 31, 32, 40],
    "subclinical subclinical mild mild moderate moderate severe severe",
  ],
  ["wsas", [0, 9, 10, 20, 21, 40], "subclinical subclinical significant significant moderately severe or worse"],
])("%s: its bands begin where the table of the clinical reference says (section 8)", (id, totals, words) => {
  const said = totals.map((total) => bandOf(scale(id), total)?.en).join(" ");
  expect(said.startsWith(words)).toBe(true);
});

/** Spitzer 2006: the sum of seven; bands at 5, 10, 15. */
test("GAD-7: 2 2 1 2 1 1 1 is 10, moderate (clinical reference 8.2)", () => {
  expect(scored("gad-7", [2, 2, 1, 2, 1, 1, 1])).toEqual(whole(10, "moderate"));
});

/** ids-qids.org: the worst of items 1–4, of 6–9 and of 15–16, and the six others. */
test("QIDS-SR16: the example of clinical reference 8.2 is 15, moderate, by the instrument's own rule of the worst", () => {
  expect(scored("qids-sr16", [3, 2, 0, 1, 2, 0, 0, 0, 1, 1, 2, 1, 2, 1, 0, 2])).toEqual(whole(15, "moderate"));
});

test("QIDS-SR16: all at three is 27, its greatest total, though sixteen items were answered", () => {
  expect(scored("qids-sr16", Array(16).fill(3))).toEqual(whole(27, "very severe"));
  expect(scored("qids-sr16", [...Array(15).fill(3), null]).total).toBeNull();
});

test("PCL-5: 33 lies at the cut-point of 31 to 33 (National Center for PTSD)", () => {
  const values = [...Array(13).fill(2), ...Array(7).fill(1)];
  expect(scored("pcl-5", values)).toEqual(whole(33, "at the cut-point (31 to 33)"));
  expect([30, 31, 34].map((total) => bandOf(scale("pcl-5"), total)?.en.split(" ")[0])).toEqual(["under", "at", "over"]);
});

test("PCL-5: one B, one C, two D and two E at moderately or more suggest PTSD; one D is not enough", () => {
  const present = (ids: readonly number[]): Answers =>
    Object.fromEntries(Array.from({ length: 20 }, (_, at) => [String(at + 1), ids.includes(at + 1) ? 2 : 1]));
  expect(pcl5Clusters(present([1, 6, 8, 9, 15, 16]))).toMatchObject({ provisional: "yes", groups: { b: { sum: 6 } } });
  expect(pcl5Clusters(present([1, 6, 8, 15, 16])).provisional).toBe("no");
  expect(pcl5Clusters({ ...present([1, 6, 8, 15, 16]), "9": null }).provisional).toBe("unknown");
});

test("MADRS, Y-BOCS, CADSS, CADSS-6, WSAS: the sum of their items at their greatest is the top of their range", () => {
  for (const id of ["madrs", "y-bocs", "cadss", "cadss-6", "wsas"]) {
    const { itemRange, range } = scale(id);
    const most = itemRange.map(([, greatest]) => greatest);
    expect(scored(id, most).total, id).toBe(range[1]);
  }
});

test("BPRS positive: four items from 1 to 7 are 4 to 28", () => {
  expect([scored("bprs-4", [1, 1, 1, 1]).total, scored("bprs-4", [7, 7, 7, 7]).total]).toEqual([4, 28]);
});

test("MOAA/S: 5 is alert, 4 or less sedated", () => {
  expect([5, 4, 0].map((value) => scored("moaas", [value]).band)).toEqual(["alert", "sedated", "sedated"]);
});

test("ASQ: any yes, and any question not answered, is positive; NIMH's own rule", () => {
  expect(scored("asq", [0, 0, 0, 0]).total).toBe(0);
  expect(scored("asq", [0, 0, 0, 1, 0])).toMatchObject({ total: 1, band: "positive, not acute" });
  expect(scored("asq", [0, null, 0, 0, 0]).total).toBe(1);
  expect(scored("asq", [1, 0, 0, 0, 1])).toMatchObject({ total: 2, band: "positive, acute" });
  expect(scored("asq", [1, 0, 0, 0, null]).total).toBe(2);
});

test("PHQ-9 with two missing is reckoned up from the other seven; with three it has no total (clinical reference 8.2)", () => {
  expect(scored("phq-9", [1, 1, 1, 1, 1, 1, 2, null, null])).toMatchObject({
    total: 10,
    complete: false,
    prorated: true,
  });
  expect(scored("phq-9", [1, 1, 1, 1, 1, 1, null, null, null])).toMatchObject({ total: null, band: null });
});

test("GAD-7 with one missing is reckoned up, with two it has no total", () => {
  expect(scored("gad-7", [2, 2, 2, 2, 2, 2, null])).toMatchObject({ total: 14, prorated: true });
  expect(scored("gad-7", [2, 2, 2, 2, 2, null, null]).total).toBeNull();
});

test("a questionnaire nobody answered has no total: missing is not zero", () => {
  for (const one of scales) if (one.score !== "asq") expect(scoreOf(one, {}).total, one.id).toBeNull();
});

const anyAnswers = (one: Scale) => {
  const ofItem = (id: string, at: number) => {
    const item = one.items.find((each) => each.id === id);
    const [least, most] = item?.rating ? [item.rating.from, item.rating.to] : (one.itemRange[at] ?? [0, 0]);
    const values = item?.choices?.map(({ value }) => value);
    return fc.option(values === undefined ? fc.integer({ min: least, max: most }) : fc.constantFrom(...values), {
      nil: null,
      freq: 8,
    });
  };
  return fc.record(Object.fromEntries(itemIds(one).map((id, at) => [id, ofItem(id, at)])));
};

test("whatever is answered, a total lies in its range, and only a full answer or the rule for missing items gives one", () => {
  for (const one of scales)
    fc.assert(
      fc.property(anyAnswers(one), (answers) => {
        const { total, complete, missing } = scoreOf(one, answers);
        expect(complete).toBe(missing.length === 0);
        const [least, most] = one.range;
        expect(total === null ? !complete : total >= least && total <= most).toBe(true);
        if (total !== null && one.score === "sum") expect(missing.length).toBeLessThanOrEqual(one.mayMiss ?? 0);
      }),
      { numRuns: 60 },
    );
});

test("one question follows the other, until each was answered or passed over; what hangs on a yes is asked after a yes", () => {
  const asq = scale("asq");
  expect(nextQuestion(asq, {})?.id).toBe("1");
  expect(nextQuestion(asq, { "1": 0, "2": null })?.id).toBe("3");
  expect(nextQuestion(asq, { "1": 0, "2": 0, "3": 0, "4": 0 })).toBeNull();
  expect(nextQuestion(asq, { "1": 0, "2": 0, "3": 0, "4": 1 })?.id).toBe("5");
  const phq = scale("phq-9");
  const none = byNumber(phq, [0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(questionsOf(phq, { ...none, "10": 0 })).toHaveLength(9);
  expect(questionsOf(phq, { ...none, "1": 1 })).toHaveLength(10);
});

test("closed, what was asked and not answered is not known, and what was answered stays", () => {
  expect(closed(scale("gad-7"), { "1": 2 })).toEqual({
    "1": 2,
    "2": null,
    "3": null,
    "4": null,
    "5": null,
    "6": null,
    "7": null,
  });
});
