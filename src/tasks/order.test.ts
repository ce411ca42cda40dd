import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { asOne, inOrder } from "./order.ts";

const at = (n: number) => as<Instant>(n);
const need = (about: string, severity: "high" | "medium" | "low", since: number, dueAt: number | null) => ({
  about,
  severity,
  since: at(since),
  dueAt: dueAt === null ? null : at(dueAt),
});

test("what is overdue comes first, then the gravest, then what is due soonest, then the oldest", () => {
  const waiting = [
    need("grave, no time", "high", 5, null),
    need("grave, due", "high", 9, 200),
    need("signature, overdue", "low", 1, 90),
    need("order, overdue", "medium", 8, 99),
    need("older", "medium", 2, null),
    need("newer", "medium", 3, null),
  ];
  expect(inOrder(waiting, at(100)).map(({ about }) => about)).toEqual([
    "order, overdue",
    "signature, overdue",
    "grave, due",
    "grave, no time",
    "older",
    "newer",
  ]);
});

test("somebody who may be in danger stands before everything, however long the rest is overdue", () => {
  const danger = { ...need("danger", "high", 99, 99), danger: true };
  const waiting = [need("overdue for days", "high", 1, 2), danger, need("newer", "high", 98, 98)];
  expect(inOrder(waiting, at(100)).map(({ about }) => about)).toEqual(["danger", "overdue for days", "newer"]);
});

test("a drill stands where danger stands, and behind every real one, though it is older", () => {
  const drill = { ...need("drill", "high", 1, 1), danger: true, drill: true };
  const danger = { ...need("danger", "high", 99, null), danger: true };
  const waiting = [need("overdue for days", "high", 1, 2), drill, danger];
  expect(inOrder(waiting, at(100)).map(({ about }) => about)).toEqual(["danger", "drill", "overdue for days"]);
});

test("five devices nobody knows are one line, as old as the oldest and as due as the first", () => {
  const devices = [7, 3, 9, 4, 5].map((n) => need(`PUMP-${n}`, "high", n, n + 100)) as [ReturnType<typeof need>];
  expect(asOne(devices, at(50))).toEqual({
    about: "5 of them: PUMP-7, PUMP-3, PUMP-9 and 2 more",
    severity: "high",
    since: 3,
    dueAt: 103,
  });
  expect(asOne([devices[0]], at(50)).about).toBe("PUMP-7");
});
