import { afterAll, beforeAll, expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { openTestHouse, ORIGIN, type TestHouse } from "../../../tests/clinic.ts";
import { judged, type TryKeys } from "./tries.ts";

const nine = as<Instant>(Date.UTC(2026, 10, 24, 9));
const later = (minutes: number) => as<Instant>(nine + minutes * 60_000);
const of = (name: string): TryKeys => [`account:${name}:here`, `account:${name}`, `address:${name}`];

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
}, 60_000);
afterAll(() => house.close());

type Outcome = "right" | "wrong";
const trying = (keys: TryKeys, outcome: Outcome, now = nine) =>
  judged(
    house.signin,
    { keys, now },
    async () => outcome,
    (one) => one === "wrong",
  );
const all = (n: number, once: () => Promise<Outcome | null>) => Promise.all(Array.from({ length: n }, once));

test("of fifty wrong tries sent all at once twenty are judged, and no more within the hour", async () => {
  const keys = of("parallel");
  const answers = await all(50, () => trying(keys, "wrong"));
  expect(answers.filter((one) => one === "wrong")).toHaveLength(20);
  expect(await trying(keys, "right", later(59))).toBeNull();
  expect(await trying(keys, "right", later(61))).toBe("right");
});

test("right tries count for nothing, also where many come at once", async () => {
  const keys = of("right");
  for (let n = 0; n < 4; n += 1) expect(await all(10, () => trying(keys, "right"))).not.toContain(null);
  expect((await all(30, () => trying(keys, "wrong"))).filter((one) => one === "wrong")).toHaveLength(20);
});

test("a hundred failures of one address are the most, whatever the accounts; another address is judged still", async () => {
  const at = (n: number, from: string): TryKeys => [`account:${n}:${from}`, `account:${n}`, `address:${from}`];
  const answers = await Promise.all(Array.from({ length: 130 }, (_, n) => trying(at(n, "one"), "wrong")));
  expect(answers.filter((one) => one === "wrong")).toHaveLength(100);
  expect(await trying(at(129, "other"), "right")).toBe("right");
});

test("fifty passwords sent to the sign-in all at once: twenty are looked at, thirty are told to wait", async () => {
  const once = async (n: number) => {
    const answer = await house.app.fetch(
      new Request(`${ORIGIN}/api/auth/sign-in/email`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: ORIGIN },
        body: JSON.stringify({ email: "nurse@demo.example", password: `not the password, number ${n}` }),
      }),
    );
    return answer.status;
  };
  const statuses = await Promise.all(Array.from({ length: 50 }, (_, n) => once(n)));
  expect([401, 429].map((status) => statuses.filter((one) => one === status).length)).toEqual([20, 30]);
});
