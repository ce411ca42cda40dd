import { assert, integer, pre, property } from "fast-check";
import { expect, test } from "vitest";
import type { Profile, Shift, Weekly } from "./places.ts";
import { wrongWith } from "./rules.ts";

const hours = (...weekly: Weekly) =>
  wrongWith({ type: "HoursSet", data: { siteId: "a", weekly } }).map(({ says }) => says);
const on = (weekday: number, from: string, to: string) => ({ weekday, from, to }) as Shift;

test("a week with a pause at noon can stand", () => {
  expect(hours(on(1, "08:00", "12:00"), on(1, "12:00", "17:00"), on(7, "00:00", "23:59"))).toEqual([]);
});

test.each([
  [on(1, "8:00", "12:00"), '"8:00" on Monday is not a time.'],
  [on(2, "08:00", "24:00"), '"24:00" on Tuesday is not a time.'],
  [on(3, "17:00", "08:00"), "Wednesday ends at 08:00, before it begins at 17:00."],
  [on(4, "08:00", "08:00"), "Thursday ends at 08:00, before it begins at 08:00."],
  [on(8, "08:00", "12:00"), "8 is no day of the week."],
])("%j is refused in plain words", (shift, says) => {
  expect(hours(shift)).toEqual([says]);
});

test("two stretches of one day never overlap, in whatever order they were entered", () => {
  const time = integer({ min: 0, max: 1439 });
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  assert(
    property(time, time, time, time, (a, b, c, d) => {
      pre(a < b && c < d);
      const meet = a < d && c < b;
      expect(hours(on(5, clock(a), clock(b)), on(5, clock(c), clock(d))).length).toBe(meet ? 1 : 0);
    }),
  );
});

test.each([
  ["2026-12-24", "2026-12-26", []],
  ["2026-12-24", "2026-12-24", []],
  ["2026-12-26", "2026-12-24", ["The last day is before the first."]],
  ["2026-02-30", "2026-03-01", ['"2026-02-30" is not a day of the calendar.']],
])("shut from %s to %s: %j", (firstDay, lastDay, says) => {
  const data = { closureId: "c", siteId: "a", firstDay, lastDay, why: "holiday" };
  expect(wrongWith({ type: "ClosureAdded", data }).map((one) => one.says)).toEqual(says);
});

const profile: Profile = {
  name: "Test clinic",
  host: null,
  phone: "",
  email: "",
  street: "",
  town: "",
  brand: { amber: "#f2a65a", rust: "#b4532a", plum: "#7a3c6d" },
  languages: ["en"],
  people: [],
};
const fields = (change: Partial<Profile>) =>
  wrongWith({ type: "ProfileSet", data: { ...profile, ...change } }).map(({ field }) => field);

test("what the clinic says of itself is refused at the field that is wrong", () => {
  expect(fields({})).toEqual([]);
  expect(fields({ host: "www.example.org", email: "desk@example.org" })).toEqual([]);
  expect(fields({ name: " " })).toEqual(["name"]);
  expect(fields({ host: "https://www.example.org/" })).toEqual(["host"]);
  expect(fields({ email: "desk" })).toEqual(["email"]);
  expect(fields({ brand: { ...profile.brand, plum: "plum" } })).toEqual(["brand.plum"]);
  expect(fields({ languages: [] })).toEqual(["languages"]);
});

const said = (en: string) => ({ en, es: en });
const prices = (...usd: number[]) =>
  wrongWith({
    type: "PricesSet",
    data: {
      rules: said(""),
      items: usd.map((one, n) => ({ id: `${n}`, name: said("Visit"), usd: one, note: said("") })),
    },
  }).map(({ rule }) => rule);

test("a price is an amount in dollars and cents", () => {
  expect(prices(0, 450, 19.99, 0.1)).toEqual([]);
  expect(prices(-1)).toEqual(["price"]);
  expect(prices(1.005)).toEqual(["price"]);
  expect(prices(Number.NaN)).toEqual(["price"]);
});
