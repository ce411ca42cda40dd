import { expect, test } from "vitest";
import { choiceOf, everybody } from "./filter.ts";
import { ideationOf } from "./ideation.ts";
import { compared } from "./studies-further.ts";
import { daysLater, treated } from "./treatment.test-data.ts";
import { DAY } from "./treatment.ts";

const mcinnes = compared.find(({ id }) => id === "mcinnes-2022")!.counted;
/** So many who answered `before` in the week before, and `after` 20 days after the last infusion; null: not known. */
const some = (n: number, before: number | null, after: number | null) =>
  Array.from({ length: n }, () =>
    treated(
      [
        [-1, 20],
        [8, 14],
        [31, 12],
      ],
      {
        ideation: [
          ...(before === null ? [] : [[-DAY, before] as const]),
          ...(after === null ? [] : [[31 * DAY, after] as const]),
        ],
      },
    ),
  );
const counted = (...all: readonly ReturnType<typeof some>[]) =>
  ideationOf(choiceOf(all.flat(), everybody), mcinnes, daysLater(100));

test("better and gone are of those who thought of suicide before, worse is of everybody measured, as McInnes counted", () => {
  const found = counted(some(8, 2, 0), some(4, 2, 1), some(5, 1, 1), some(3, 1, 2), some(10, 0, 0), some(2, 0, 1));
  expect(found).toMatchObject({
    due: 32,
    measured: 32,
    had: 20,
    better: { figure: { count: 12, of: 20 }, least: 0.6, most: 0.6 },
    gone: { figure: { count: 8, of: 20 } },
    worse: { figure: { count: 5, of: 32 } },
    doubts: [],
  });
});

test("an answer that is not known is never none: it is unmeasured, and how far it could move each share is said", () => {
  const found = counted(some(10, 2, 0), some(5, 2, null), some(5, null, 0), some(10, 0, 0));
  expect(found).toMatchObject({ due: 30, measured: 20, noBaseline: 5, had: 10 });
  expect(found?.better).toMatchObject({ figure: { count: 10, of: 10 }, least: 10 / 15, most: 1 });
  expect(found?.worse).toMatchObject({ figure: { count: 0, of: 20 }, least: 0, most: 10 / 30 });
  expect(found?.doubts.map(({ id }) => id)).toContain("many");
});

test("nine who had such thoughts are shown to nobody, though twenty were measured; nine measured are shown to nobody", () => {
  expect(counted(some(9, 2, 0), some(11, 0, 0))).toMatchObject({
    better: null,
    gone: null,
    worse: { figure: { of: 20 } },
  });
  expect(counted(some(9, 2, 0))).toBeNull();
});
