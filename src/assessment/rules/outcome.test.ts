import { expect, test } from "vitest";
import { scaleOf } from "../scales/all.ts";
import type { Scale } from "../scales/scale.ts";
import {
  isNoResponse,
  isPartial,
  isRemission,
  isResponse,
  meaningfullyBetter,
  pctImproved,
  reliablyBetter,
  reliablyWorse,
} from "./outcome.ts";

const scale = (id: string) => scaleOf(id) as Scale;
const phq = scale("phq-9");

/** The vectors of clinical reference 8.2, word by word: from, to, percent, response, partial, remission. */
test.each([
  ["phq-9", 18, 9, "50.0", "yes", "no", "no"],
  ["phq-9", 18, 10, "44.4", "no", "yes", "no"],
  ["phq-9", 18, 4, "77.8", "yes", "no", "yes"],
  ["phq-9", 6, 4, "33.3", "no", "yes", "yes"],
  ["y-bocs", 28, 18, "35.7", "yes", "no", "no"],
])(
  "%s from %d to %d is %s %: response %s, partial %s, remission %s",
  (id, base, now, pct, response, partial, remission) => {
    expect(pctImproved(base, now)?.toFixed(1)).toBe(pct);
    expect(isResponse(scale(id), base, now)).toBe(response);
    expect(isPartial(scale(id), base, now)).toBe(partial);
    expect(isRemission(scale(id), now)).toBe(remission);
  },
);

test("PCL-5 from 45 to 33 is twelve points: it matters (10), and is less than what chance cannot explain (15, Marx 2022)", () => {
  expect(meaningfullyBetter(scale("pcl-5"), 45, 33)).toBe("yes");
  expect(reliablyBetter(scale("pcl-5"), 45, 33)).toBe("no");
  expect(reliablyBetter(scale("pcl-5"), 45, 30)).toBe("yes");
});

test("PHQ-9: remission is under five (McInnes 2022); worse is five points or more", () => {
  expect([4, 5].map((now) => isRemission(phq, now))).toEqual(["yes", "no"]);
  expect([14, 15].map((now) => reliablyWorse(phq, 10, now))).toEqual(["no", "yes"]);
});

test("MADRS: remission is ten or less (Ekstrand 2022); QIDS: five or less; Y-BOCS: twelve or less", () => {
  expect([10, 11].map((now) => isRemission(scale("madrs"), now))).toEqual(["yes", "no"]);
  expect([5, 6].map((now) => isRemission(scale("qids-sr16"), now))).toEqual(["yes", "no"]);
  expect([12, 13].map((now) => isRemission(scale("y-bocs"), now))).toEqual(["yes", "no"]);
});

test("under a quarter better is no response; exactly a quarter is partial, exactly half a response", () => {
  expect([16, 15].map((now) => isNoResponse(20, now))).toEqual(["yes", "no"]);
  expect(isPartial(phq, 20, 15)).toBe("yes");
  expect([isPartial(phq, 20, 10), isResponse(phq, 20, 10)]).toEqual(["no", "yes"]);
});

test("without a baseline over zero, or without a score, nothing is said: not known is neither better nor worse", () => {
  expect([pctImproved(0, 0), pctImproved(null, 5), pctImproved(10, null)]).toEqual([null, null, null]);
  expect(isResponse(phq, null, 5)).toBe("unknown");
  expect(isRemission(phq, null)).toBe("unknown");
  expect(reliablyWorse(phq, 10, null)).toBe("unknown");
});

test("where the field has no figure, no answer is made up", () => {
  expect(isRemission(scale("gad-7"), 0)).toBe("unknown");
  expect(reliablyWorse(scale("madrs"), 10, 40)).toBe("unknown");
  expect(isResponse(scale("mood-check"), 20, 1)).toBe("unknown");
});
