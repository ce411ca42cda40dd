import { expect, test } from "vitest";
import type { Weekly } from "#clinic/events.ts";
import { openingHours } from "./opening-hours.ts";

/** Which blank stands before "AM" is a matter of looks. */
const plain = (lines: ReturnType<typeof openingHours>) =>
  lines.map(({ days, times }) => ({ days, times: times.replaceAll(/\s/g, " ") }));

const weekdays = [1, 2, 3, 4, 5] as const;
const week: Weekly = weekdays.map((weekday) => ({ weekday, from: "08:00", to: "17:30" }));

test("days with the same hours share a line", () => {
  expect(plain(openingHours(week, "en"))).toEqual([
    { days: "Monday – Friday", times: "8:00 AM – 5:30 PM" },
    { days: "Saturday – Sunday", times: "Closed" },
  ]);
});

test("a day with a break says both stretches, the earlier first", () => {
  const friday: Weekly = [
    ...week.slice(0, 4),
    { weekday: 5, from: "13:00", to: "16:00" },
    { weekday: 5, from: "08:00", to: "12:00" },
  ];
  expect(plain(openingHours(friday, "en"))[1]).toEqual({
    days: "Friday",
    times: "8:00 AM – 12:00 PM, 1:00 PM – 4:00 PM",
  });
});

test("in Spanish too", () => {
  expect(openingHours(week, "es").map(({ days }) => days)).toEqual(["lunes – viernes", "sábado – domingo"]);
});
