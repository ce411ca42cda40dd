import { expect, test } from "vitest";
import { freshDatabase } from "../../tests/database.ts";
import { migrate } from "./migrate.ts";

test("several clinics' databases on one server start at the same moment, again and again", async () => {
  const databases = [await freshDatabase(), await freshDatabase(), await freshDatabase(), await freshDatabase()];
  const starts = Array.from({ length: 5 }, () =>
    databases.map(({ adminUrl, secret }) => migrate(adminUrl, secret)),
  ).flat();
  expect(await Promise.allSettled(starts)).toEqual(starts.map(() => ({ status: "fulfilled", value: undefined })));
});
