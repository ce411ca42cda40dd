import { expect, test } from "vitest";
import { isTelephone, namesSomeone } from "./names.ts";

test("two letters of any script are a name; signs and one letter are none", () => {
  expect(["Li", "Dr. Reyes", "Øy", "李明"].map(namesSomeone)).toEqual([true, true, true, true]);
  expect(["", "X", "10:45", "--"].map(namesSomeone)).toEqual([false, false, false, false]);
});

test("a telephone number has digits enough to call, and nothing that cannot be dialled", () => {
  expect(["555-0100", "+1 (212) 555-0100", "212.555.0100 x 12", "55501"].map(isTelephone)).toEqual(Array(4).fill(true));
  expect(["abc", "", "5550", "555-0100 or so", "call Eve"].map(isTelephone)).toEqual(Array(5).fill(false));
});
