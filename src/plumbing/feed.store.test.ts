import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { asAdmin, freshDatabase } from "../../tests/database.ts";
import { closeDb, type Db, inClinic, openDb } from "./db.ts";
import { openFeed } from "./feed.ts";
import { passOn } from "./passing.ts";

let adminUrl: string;
let db: Db;
beforeAll(async () => {
  const fresh = await freshDatabase();
  adminUrl = fresh.adminUrl;
  db = openDb(fresh.appUrl, 4);
});
afterAll(() => closeDb(db));

const breakEars = () =>
  asAdmin(
    adminUrl,
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen afterglow'",
  );

test("an ear whose connection the server broke listens again, and tells every screen to look", async () => {
  const [clinic, heard] = [randomUUID(), vi.fn()];
  const feed = await openFeed(db, 20);
  feed.subscribe(clinic, heard);
  await breakEars();
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith({ kind: "fact", clinic, position: 0 }), 5_000);
  await inClinic(db, clinic, (tx) => passOn(tx, "device", { hr: 72 }));
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(expect.objectContaining({ kind: "passing" })), 5_000);
  feed.close();
});

test("a server that stops just after the house let go ends nothing", async () => {
  const feed = await openFeed(db, 20);
  const broken = breakEars();
  feed.close();
  await broken;
  feed.close();
  expect(await inClinic(db, randomUUID(), () => Promise.resolve("still here"))).toBe("still here");
});
