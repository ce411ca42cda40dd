import { expect, test } from "vitest";
import { isMailAddress } from "./mail-address.ts";

test.each(["mara@mail.example", "m.o+visits@a.b.example.org", "x@e.co", "o'neil_1@clinic-1.example"])(
  "%s is an address",
  (text) => expect(isMailAddress(text)).toBe(true),
);

test.each([
  ["nothing", ""],
  ["no domain", "mara@"],
  ["no dot", "mara@example"],
  ["a dot at the end", "mara@example."],
  ["two dots together", "mara@mail..example"],
  ["a dot at the start of the domain", "mara@.example"],
  ["two signs @", "mara@ode@mail.example"],
  ["a space", "mara ode@mail.example"],
  ["two addresses", "mara@mail.example,ode@mail.example"],
  ["a name around it", "Mara<mara@mail.example>"],
  ["a line's end", "mara@mail.example\r\nBcc: x@y.example"],
  ["a null byte", "mara\u0000@mail.example"],
  ["a bell", "mara\u0007@mail.example"],
  ["a Kelvin sign for a k", "mar\u212A@mail.example"],
  ["a letter outside ASCII", "márà@mail.example"],
  ["more than 64 signs before the @", `${"m".repeat(65)}@mail.example`],
  ["more than 254 signs", `mara@${"a.".repeat(130)}example`],
])("%s is no address", (_why, text) => expect(isMailAddress(text)).toBe(false));

test("sixty thousand dots are refused without being tried one by one", () => {
  expect(isMailAddress(`a@${".".repeat(60_000)}`)).toBe(false);
  expect(isMailAddress(`a@${"a.".repeat(30_000)}@`)).toBe(false);
});
