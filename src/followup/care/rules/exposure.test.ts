import { expect, test } from "vitest";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { as, type Instant } from "#science/units.ts";
import type { ExposureCheck } from "../fold.ts";
import { checkKinds, checksDue, exposureSource } from "./exposure.ts";

const began = { year: 2026, month: 1, day: 31 };
const february = (...days: readonly number[]) => days.map((day) => ({ year: 2026, month: 2, day }));
const policy = unapprovedExample.followup.exposure;
const checked = (on: string, concern: ExposureCheck["concern"]): ExposureCheck => ({
  id: on,
  check: "urinary",
  on,
  concern,
  note: "",
  by: "alvarez",
  at: as<Instant>(0),
});
const urinary = (...checks: readonly ExposureCheck[]) => checksDue(checks, [began], policy)[0];

test("each check is due so many months after the treatment began, then after the last that gave an answer", () => {
  expect(checksDue([], [began], policy).map(({ check, dueOn }) => [check, dueOn])).toEqual([
    ["urinary", "2026-04-30"],
    ["liver", "2026-07-31"],
    ["cognition", "2026-07-31"],
    ["craving", "2026-04-30"],
  ]);
  expect(urinary(checked("2026-05-04", "no"))?.dueOn).toBe("2026-08-04");
});

test("a check that came to nothing known leaves it due, and the order of entry does not matter", () => {
  expect(urinary(checked("2026-05-04", "unknown"))).toMatchObject({ last: null, dueOn: "2026-04-30" });
  expect(urinary(checked("2026-08-01", "no"), checked("2026-05-04", "yes"))?.dueOn).toBe("2026-11-01");
});

test("with the sixth infusion each is due, however few months it is; the six count from the last answer", () => {
  const due = (days: readonly number[], ...checks: readonly ExposureCheck[]) =>
    checksDue(checks, [began, ...february(...days)], policy)[0];
  expect(due([2, 4, 7, 9])).toMatchObject({ dueOn: "2026-04-30", infusions: 5 });
  expect(due([2, 4, 7, 9, 11])).toMatchObject({ dueOn: "2026-02-11", infusions: 6 });
  expect(due([2, 4, 7, 9, 11, 12], checked("2026-02-11", "no"))).toMatchObject({ dueOn: "2026-05-11", infusions: 1 });
});

test("findings in a row are counted by their days, and one without a concern explains those before it", () => {
  const positives = (...checks: readonly ExposureCheck[]) => urinary(...checks)?.positives;
  expect(positives(checked("2026-05-04", "yes"), checked("2026-05-04", "yes"))).toBe(1);
  expect(positives(checked("2026-05-04", "yes"), checked("2026-06-04", "unknown"), checked("2026-07-04", "yes"))).toBe(
    2,
  );
  expect(positives(checked("2026-05-04", "yes"), checked("2026-06-04", "no"), checked("2026-07-04", "yes"))).toBe(1);
});

test("the checks say where they come from", () => {
  expect(exposureSource).toMatchObject({ from: expect.stringContaining("9.4"), evidence: "P" });
  for (const { source, onConcern } of checkKinds)
    expect([source.from.length > 10, onConcern.length > 10]).toEqual([true, true]);
});
