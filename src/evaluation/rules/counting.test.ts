import { expect, test } from "vitest";
import { toLookAt, whatCounts } from "./counting.ts";

const evaluation = (name: string, how: { readonly decided?: boolean; readonly closed?: boolean } = {}) => ({
  name,
  decisions: how.decided === true ? ["a decision"] : [],
  closed: how.closed === true ? { why: "Over" } : null,
});
const counts = (...newestFirst: readonly ReturnType<typeof evaluation>[]) => {
  const { stands, waits } = whatCounts(newestFirst);
  return { stands: stands?.name ?? null, waits: waits?.name ?? null, shown: toLookAt(newestFirst)?.name ?? null };
};

test("where none was opened, nothing stands and nothing waits", () => {
  expect(counts()).toEqual({ stands: null, waits: null, shown: null });
});

test("the first one waits until it is decided, then it stands, also once it is closed", () => {
  expect(counts(evaluation("first"))).toEqual({ stands: null, waits: "first", shown: "first" });
  const stands = { stands: "first", waits: null, shown: "first" };
  expect(counts(evaluation("first", { decided: true }))).toEqual(stands);
  expect(counts(evaluation("first", { decided: true, closed: true }))).toEqual(stands);
});

test("a re-evaluation waits beside what was decided before, and stands in its place once it is decided", () => {
  const before = evaluation("first", { decided: true, closed: true });
  expect(counts(evaluation("again"), before)).toEqual({ stands: "first", waits: "again", shown: "again" });
  expect(counts(evaluation("again", { decided: true }), before)).toEqual({
    stands: "again",
    waits: null,
    shown: "again",
  });
});

test("one closed without a decision never counted: what was decided before stands again", () => {
  const closed = evaluation("by mistake", { closed: true });
  expect(counts(closed, evaluation("first", { decided: true, closed: true }))).toEqual({
    stands: "first",
    waits: null,
    shown: "first",
  });
  expect(counts(closed)).toEqual({ stands: null, waits: null, shown: "by mistake" });
});
