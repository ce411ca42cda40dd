import { expect, test } from "vitest";
import { scaleOf, type Scale } from "#assessment/events.ts";
import { flowOf } from "./measures.ts";
import { doubts, missingOf } from "./missing.ts";
import { studies } from "./studies.ts";
import { chance, daysLater, noise, treated } from "./treatment.test-data.ts";

const phq9 = scaleOf("phq-9") as Scale;
const { counted } = studies.find(({ id }) => id === "mcinnes-2022")!;
const late = daysLater(100);

/** A clinic of 200: whoever is better by `truth` on the way is about as much better later, if they are asked then. */
function clinic(seed: number, isMeasured: (truth: number, next: () => number) => boolean) {
  const next = chance(seed);
  return Array.from({ length: 200 }, () => {
    const truth = Math.min(1, Math.max(-0.2, 0.5 + 0.25 * noise(next)));
    const seen = (spread: number) => Math.round(20 * (1 - truth) + spread * noise(next));
    const way = [-1, 20] as const;
    const onTheWay = [8, Math.max(0, seen(2))] as const;
    return treated(isMeasured(truth, next) ? [way, onTheWay, [30, Math.max(0, seen(2))]] : [way, onTheWay]);
  });
}

const doubted = (seed: number, isMeasured: Parameters<typeof clinic>[1]) => {
  const flow = flowOf(clinic(seed, isMeasured), counted, late);
  return missingOf(flow, counted.window, phq9)!.doubts;
};
const seeds = Array.from({ length: 200 }, (_, at) => at + 1);
const share = (isMeasured: Parameters<typeof clinic>[1]) =>
  seeds.filter((seed) => doubted(seed, isMeasured).some(({ id }) => id === "differ")).length / seeds.length;

test("where those who fared worse stopped answering, the figure is doubted, and says which way it errs", () => {
  const informative = (truth: number, next: () => number) => next() < (truth > 0.5 ? 0.9 : 0.4);
  expect(share(informative)).toBeGreaterThan(0.95);
  expect(doubted(1, informative).find(({ id }) => id === "differ")?.says).toContain("the true share is probably lower");
});

test("where it was chance who stopped answering, the figure is doubted about one time in twenty, as the test promises", () => {
  const random = (_truth: number, next: () => number) => next() < 0.7;
  expect(share(random)).toBeLessThan(0.1);
  expect(share(random)).toBeGreaterThan(0.01);
});

test("one in five unmeasured is let pass, more is said", () => {
  const of = (unmeasured: number) =>
    missingOf(
      flowOf(
        Array.from({ length: 20 }, (_, at) =>
          treated(
            at < unmeasured
              ? [[-1, 20]]
              : [
                  [-1, 20],
                  [30, 8],
                ],
          ),
        ),
        counted,
        late,
      ),
      counted.window,
      phq9,
    )!.doubts.map(({ id }) => id);
  expect(of(0)).toEqual([]);
  expect(of(4)).toEqual(["cannot-tell"]);
  expect(of(5)).toEqual(["many", "cannot-tell"]);
});

test("every doubt has its rule with its source", () => {
  expect(doubts.map(({ id, source }) => [id, source.from !== "", source.evidence.length > 0])).toEqual([
    ["differ", true, true],
    ["many", true, true],
    ["cannot-tell", true, true],
  ]);
});
