import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import { scaleOf, type Scale } from "#assessment/events.ts";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { alike, columns, csvOf, rowsOf } from "./deidentified.ts";
import { FEWEST } from "./hiding.ts";
import { daysLater, treated } from "./treatment.test-data.ts";

let name = 0;
const making = {
  scale: scaleOf("phq-9") as Scale,
  rules: { ...unapprovedExample.followup.watch, responsePct: 50, lostAfterDays: 42 },
  now: daysLater(400),
  siteNames: new Map([["site", "Riverside"]]),
  newName: () => `t${(name += 1)}`,
};

test("a row tells days since the first infusion and no date, and of a woman of 93 only that she is 65 or over", () => {
  const [row] = rowsOf(
    [
      treated(
        [
          [-1, 20],
          [13, 6],
          [30, 4],
        ],
        { age: 93 },
      ),
    ],
    making,
  );
  expect(row).toMatchObject({ age_band: "65 and over", baseline: 20, end_day: 13, end_score: 6, later_score: 4 });
  expect(row).toMatchObject({ end_responded: "yes", later_remitted: "yes", relapsed: "no", site: "Riverside" });
  expect(JSON.stringify(row)).not.toMatch(/93|2026|course \d/);
  expect(Object.keys(row ?? {}).toSorted()).toEqual([...columns].toSorted());
});

test("who was not measured is unknown, and not a no", () => {
  const [row] = rowsOf([treated([[-1, 20]])], making);
  expect(row).toMatchObject({ end_score: null, end_responded: "unknown", relapsed: null });
});

const person = record({
  age: integer({ min: 18, max: 99 }),
  mgPerKg: constantFrom(0.4, 0.5, 1),
  indication: constantFrom("TRD-MDD" as const, "PTSD" as const, "OCD" as const, null),
  nth: integer({ min: 1, max: 3 }),
});

test("every row taken along looks like nine others from outside", () => {
  assert(
    property(array(person, { maxLength: 120 }), (people) => {
      const rows = alike(
        rowsOf(
          people.map((one) => treated([[-1, 20]], one)),
          making,
        ),
      );
      const outside = Map.groupBy(rows, (row) =>
        [row.age_band, row.site, row.indication, row.dose_band_mg_per_kg, row.course_of_patient].join("|"),
      );
      for (const [, some] of outside) expect(some.length).toBeGreaterThanOrEqual(FEWEST);
    }),
  );
});

test("a name of a site that a sheet would run as a formula is written as words, and a negative number stays a number", () => {
  const csv = csvOf(
    ["site", "n"],
    [
      { site: '=HYPERLINK("http://x")', n: -3 },
      { site: "@one, two", n: null },
      { site: "-1+1", n: 0 },
    ],
  );
  expect(csv).toBe(`site,n\r\n"'=HYPERLINK(""http://x"")",-3\r\n"'@one, two",\r\n'-1+1,0\r\n`);
});
