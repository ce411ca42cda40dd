import { expect, test } from "vitest";
import { wayOnward } from "./onward.ts";

test("after signing in one is back where one came from", () => {
  expect(wayOnward("?to=%2Fstaff%2Finfusions%2F12%2Frecord")).toBe("/staff/infusions/12/record");
  expect(wayOnward("?to=%2Fstaff")).toBe("/staff");
});

test("without a page to go back to it is the board", () => {
  expect(wayOnward("")).toBe("/staff");
  expect(wayOnward("?to=%2Fstaff%2Fsign-in")).toBe("/staff");
});

test.each([
  "https://elsewhere.example",
  "//elsewhere.example",
  "/\\elsewhere.example",
  "javascript:alert(1)",
  "board",
  "/book",
  "/staffing",
])("a link cannot send someone who signs in to %s", (to) => {
  expect(wayOnward(`?to=${encodeURIComponent(to)}`)).toBe("/staff");
});
