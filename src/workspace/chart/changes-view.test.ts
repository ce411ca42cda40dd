import { expect, test } from "vitest";
import { inWords } from "./changes-view.ts";

test.each([
  ["OrderSigned", "Order signed"],
  ["IdentityPhotoReceived", "Identity photo received"],
])("%s is read as %s", (type, words) => expect(inWords(type)).toBe(words));
