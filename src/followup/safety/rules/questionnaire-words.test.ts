import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { askedOf, copiedWords } from "./questionnaire-words.ts";

const at = (iso: string) => as<Instant>(Date.parse(iso));
const copied = {
  answeredAt: at("2026-11-04T02:00:00Z"),
  enteredAt: at("2026-11-26T20:00:00Z"),
  enteredBy: "Nora Alvarez, RN",
  ratedBy: "the patient, on paper",
  zone: "America/New_York",
};

test("a copied form says on which day of the clinic it was answered, how long ago, by whom, and who entered it", () => {
  expect(copiedWords(copied)).toBe(
    "A copied form, answered November 3, 2026 (23 days ago) by the patient, on paper; entered by Nora Alvarez, RN",
  );
  expect(copiedWords({ ...copied, answeredAt: at("2026-11-26T04:59:00Z") })).toContain("(1 day ago)");
  expect(copiedWords({ ...copied, answeredAt: copied.enteredAt, ratedBy: "" })).toContain("(today) by nobody named");
});

test("a yes on a copied form is called for like any other, however old; a question it leaves open pages nobody", () => {
  const entered = { total: 12, ratedBy: "", note: "" };
  const worst = { level: "moderate", unknown: false, at: copied.enteredAt } as const;
  expect(askedOf({ worst, entered })).toMatchObject({ level: "moderate" });
  expect(askedOf({ worst: { ...worst, level: "ask-more", unknown: true }, entered })).toBeNull();
});
