import { expect, test } from "vitest";
import { pageLetter } from "./page-letter.ts";

const ID = "0198f2c4-0000-7000-8000-000000000001";

test.each([
  [false, "Afterglow: urgent"],
  [true, "Afterglow: DRILL, urgent"],
])("a page (drill: %s) says that it is urgent and where to look, and not one word more", (isDrill, subject) =>
  expect(pageLetter(ID, isDrill, "https://clinic.example/")).toEqual({
    subject,
    body: `${subject}. Open https://clinic.example/staff/alerts/${ID}`,
  }),
);
