import { expect, test } from "vitest";
import { namesFrom } from "./names-from.ts";

test("a name as somebody wrote it is proposed as given and family names", () => {
  expect(namesFrom("Mara Ode")).toEqual({ given: "Mara", family: "Ode" });
  expect(namesFrom(" Mara  Lena Ode ")).toEqual({ given: "Mara Lena", family: "Ode" });
  expect(namesFrom("Ode, Mara")).toEqual({ given: "Mara", family: "Ode" });
  expect(namesFrom("Mara")).toEqual({ given: "", family: "Mara" });
});
