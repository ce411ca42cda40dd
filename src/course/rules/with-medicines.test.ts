import { expect, test } from "vitest";
import type { Tri } from "#plumbing/facts.ts";
import { as, type MgPerKg } from "#science/units.ts";
import { againstSigned, firstProposed, isKnown, medicineFindings, medicineRows } from "./with-medicines.ts";

const mark = (answer: Tri) => ({ answer, because: answer === "yes" ? "Takes oxycodone." : "" });
const taking = (lowerFirst: Tri, noRaise: Tri) => ({ lowerFirst: mark(lowerFirst), noRaise: mark(noRaise) });
const limits = { olderFirstMgPerKg: 0.4 };
const dose = (mgPerKg: number) => ({ mgPerKg: as<MgPerKg>(mgPerKg) });
const first = (answer: Tri) => ({ nth: 1, lastMgPerKg: null, medicines: taking(answer, "no") });
const then = (nth: number, answer: Tri) => ({ nth, lastMgPerKg: 0.5, medicines: taking("no", answer) });

// Clinical reference 2, X03 and X10.
test.each([
  ["nothing sedating: the usual first dose", 0.5, first("no"), []],
  ["an opioid: the usual first dose needs a reason", 0.5, first("yes"), ["sedating-first-dose soft"]],
  ["an opioid: a lower first dose", 0.4, first("yes"), []],
  ["an open list is not an empty one", 0.5, first("unknown"), ["sedating-first-dose-unknown soft"]],
  ["an opioid, after a first dose was borne", 0.5, { ...first("yes"), nth: 2, lastMgPerKg: 0.4 }, []],
  ["a CYP2B6 inhibitor: raised at the second visit", 0.6, then(2, "yes"), ["slower-breakdown soft"]],
  ["a CYP2B6 inhibitor: the same dose again", 0.5, then(2, "yes"), []],
  ["a CYP2B6 inhibitor: raised at the third visit", 0.6, then(3, "yes"), []],
  ["not known whether: raised at the second visit", 0.6, then(2, "unknown"), ["slower-breakdown-unknown soft"]],
  ["a CYP2B6 inhibitor: the dose made smaller", 0.4, then(2, "yes"), []],
])("%s", (_says, mgPerKg, context, rules) => {
  expect(medicineFindings(dose(mgPerKg), context, limits).map(({ rule, level }) => `${rule} ${level}`)).toEqual(rules);
});

test("what became known after the signature holds the order; a reason that named it does not", () => {
  const signed = { ...dose(0.5), passed: [] };
  expect(againstSigned(signed, first("yes"), limits)).toContain("Takes oxycodone.");
  expect([againstSigned(signed, first("no"), limits), againstSigned(signed, first("unknown"), limits)]).toEqual([
    null,
    null,
  ]);
  const passed = (rule: string) => ({ ...signed, passed: [{ rule, reason: "Taken for years." }] });
  expect(againstSigned(passed("sedating-first-dose"), first("yes"), limits)).toBeNull();
  expect(againstSigned(passed("sedating-first-dose-unknown"), first("yes"), limits)).not.toBeNull();
});

test("a lower first dose is proposed where something sedating is taken, and never a higher one", () => {
  expect([0.5, 0.3].map((usual) => firstProposed(usual, taking("yes", "no"), limits))).toEqual([0.4, 0.3]);
  expect(firstProposed(0.5, taking("no", "yes"), limits)).toBe(0.5);
});

test("a plan asks only what is known, and each rule says where it comes from", () => {
  const open = medicineFindings(dose(0.5), first("unknown"), limits);
  expect(open.filter(isKnown)).toEqual([]);
  for (const { source } of Object.values(medicineRows)) expect(source.from).toMatch(/^Clinical reference 2, X\d\d/);
});
