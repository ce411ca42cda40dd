import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { occasionsOf, occasionsSource } from "./occasions.ts";

const at = (n: number) => as<Instant>(n);
const given = [1, 2, 3, 4, 5, 6].map((nth) => ({ nth, infusionId: `i${nth}`, startedAt: at(10 * nth) }));
const all = new Set(given.map(({ infusionId }) => infusionId));
const nothing = { given: [], over: new Set<string>(), alerts: [], relapseAt: null, from: at(0) };

test("own clinicians are written to after infusions 1, 3 and 6, each only when it is over", () => {
  expect(occasionsOf({ ...nothing, given, over: all }).map(({ nth }) => nth)).toEqual([1, 3, 6]);
  expect(occasionsOf({ ...nothing, given, over: new Set(["i1", "i2"]) }).map(({ nth }) => nth)).toEqual([1]);
});

test("an alert that ended in an emergency and a relapse are red flags; one that ended in a safety plan is none", () => {
  const alerts = ["safe-plan-made", "hospital", "misunderstanding", "sent-to-emergency"].map((outcome, n) => ({
    id: `a${n}`,
    outcome,
    closedAt: at(50 + n),
  }));
  const flags = (relapseAt: number) =>
    occasionsOf({ ...nothing, alerts, relapseAt: at(relapseAt) }).map(({ flag, about }) => [flag, about]);
  const told = [
    ["hospital", "a1"],
    ["sent-to-emergency", "a3"],
  ];
  expect(flags(3 * 86_400_000)).toEqual([...told, ["relapse", "relapse 259200000"]]);
  expect(flags(52), "the stay in hospital is the relapse").toEqual(told);
});

test("what is older than the news is not written about", () => {
  expect(occasionsOf({ ...nothing, given, over: all, from: at(40) }).map(({ nth }) => nth)).toEqual([6]);
  expect(occasionsSource.evidence).toBe("P");
});
