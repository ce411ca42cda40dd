import { expect, test } from "vitest";
import { callTo, shownPhone } from "./telephone.ts";

test("an American number is read the way it is said, however it was stored", () => {
  expect(shownPhone("+15555550104")).toBe("(555) 555-0104");
  expect(shownPhone("+1 555 555 0100")).toBe("(555) 555-0100");
});

test("a number of another country, one with an extension and a mail address are left as they were written", () => {
  for (const written of ["+49 30 123456", "+1 555 555 0100 ext. 4", "saga@demo.example"])
    expect(shownPhone(written)).toBe(written);
});

test("what is dialled is digits alone", () => {
  expect(callTo("+1 (555) 555-0100")).toBe("tel:+15555550100");
});
