import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { gapsIn, onCallAt, type OnCallWeek } from "./on-call.ts";

const at = as<Instant>(1_790_000_000_000);
const night = (weekday: OnCallWeek[number]["weekday"], ...staffIds: string[]): OnCallWeek[number] => ({
  weekday,
  from: "17:00",
  to: "08:00",
  staffIds,
});
const moment = (weekday: number, time: string) => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return { weekday, minute: hours * 60 + minutes };
};
const week = { weekly: [night(1, "ada", "ben"), night(7, "cleo")], swaps: [] };

test.each([
  [1, "16:59", []],
  [1, "17:00", ["ada", "ben"]],
  [1, "23:40", ["ada", "ben"]],
  [2, "07:59", ["ada", "ben"]],
  [2, "08:00", []],
  [7, "23:59", ["cleo"]],
  [1, "03:00", ["cleo"]],
  [1, "08:00", []],
] as const)("weekday %i at %s: on call are %j, over midnight and from Sunday into Monday", (weekday, time, who) =>
  expect(onCallAt(week, at, moment(weekday, time))).toEqual(who),
);

test("a swap stands in for the whole of its time, and for no moment more", () => {
  const swaps = [{ id: "s", fromAt: at, toAt: as<Instant>(at + 1000), staffIds: ["dora"] }];
  const who = (now: number) => onCallAt({ ...week, swaps }, as<Instant>(now), moment(1, "20:00"));
  expect(who(at - 1)).toEqual(["ada", "ben"]);
  expect(who(at)).toEqual(["dora"]);
  expect(who(at + 999)).toEqual(["dora"]);
  expect(who(at + 1000)).toEqual(["ada", "ben"]);
});

test("hours without anybody are named, and the clinic's own open hours are not among them", () => {
  const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
  const nights = weekdays.map((day) => night(day, "ada"));
  const open = weekdays.slice(0, 5).map((weekday) => ({ weekday, from: "08:00", to: "17:00" }));
  expect(gapsIn(nights, open)).toEqual([
    { weekday: 6, from: "08:00", to: "17:00" },
    { weekday: 7, from: "08:00", to: "17:00" },
  ]);
  expect(gapsIn([], [])).toEqual(weekdays.map((weekday) => ({ weekday, from: "00:00", to: "24:00" })));
  expect(gapsIn([{ ...night(1), staffIds: [] }], []).length).toBe(7);
});
