import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { freshDatabase } from "../../tests/database.ts";
import { closeDb, type Db, inClinic, openDb, type Tx } from "./db.ts";
import { newSecret } from "./proofs.ts";
import { letIn, letOut, mayTry, networkOf, visitorOf } from "./visitors.ts";

const nine = as<Instant>(Date.UTC(2026, 10, 24, 9));
const later = (minutes: number) => as<Instant>(nine + minutes * 60_000);
const clinic = randomUUID();

let db: Db;
let admin: Db;
beforeAll(async () => {
  const { appUrl, adminUrl } = await freshDatabase();
  db = openDb(appUrl, 12);
  admin = openDb(adminUrl, 1);
});
afterAll(() => Promise.all([closeDb(db), closeDb(admin)]));

const inHouse = <T>(work: (tx: Tx) => Promise<T>, at = clinic) => inClinic(db, at, work);
const see = (secret: string, now = nine, at = clinic) => inHouse((tx) => visitorOf(tx, secret, now), at);

test("a visitor is known by the address they proved, however they typed it", async () => {
  const secret = await inHouse((tx) => letIn(tx, " Mara.Ode@Mail.example", nine));
  expect(await see(secret)).toBe("mara.ode@mail.example");
});

test("a visitor who keeps coming back within twenty minutes stays; one who is quiet for longer is let out", async () => {
  const secret = await inHouse((tx) => letIn(tx, "ode@mail.example", nine));
  for (const minute of [19, 38, 57]) expect(await see(secret, later(minute))).toBe("ode@mail.example");
  expect(await see(secret, later(77))).toBeNull();
});

test("a visitor of one clinic is a stranger at another, and one let out is a stranger everywhere", async () => {
  const secret = await inHouse((tx) => letIn(tx, "ode@mail.example", nine));
  expect(await see(secret, nine, randomUUID())).toBeNull();
  expect(await see(newSecret())).toBeNull();
  await inHouse((tx) => letOut(tx, secret));
  expect(await see(secret)).toBeNull();
});

test("the table holds a hash of what the cookie holds", async () => {
  const secret = await inHouse((tx) => letIn(tx, "hash@mail.example", nine));
  const { rows } = await admin.pool.query("select * from visitors where email = 'hash@mail.example'");
  expect(JSON.stringify(rows)).not.toContain(secret);
});

test("five an hour are let through and the sixth is not, also when all come at once", async () => {
  const tally = { key: `bookings from ${randomUUID()}`, most: 5 };
  const once = (now = nine) => inHouse((tx) => mayTry(tx, [tally], now));
  const tries = await Promise.all(Array.from({ length: 12 }, () => once()));
  expect(tries.filter(Boolean)).toHaveLength(5);
  expect(await once(later(59))).toBe(false);
  expect(await once(later(60))).toBe(true);
});

test("of two tallies the fuller one counts, and a refused try fills neither", async () => {
  const address = { key: `codes from ${randomUUID()}`, most: 10 };
  const email = () => ({ key: `codes to ${randomUUID()}`, most: 3 });
  const full = email();
  const once = (to: typeof address) => inHouse((tx) => mayTry(tx, [address, to], nine));
  const answers = [];
  for (let n = 0; n < 6; n += 1) answers.push(await once(full));
  for (let n = 0; n < 8; n += 1) answers.push(await once(email()));
  expect(answers.filter(Boolean)).toHaveLength(10);
  expect(answers.slice(3, 6)).toEqual([false, false, false]);
  expect(answers.at(-1)).toBe(false);
});

test("whom it counted is not written down", async () => {
  const key = "codes to ode@mail.example";
  await inHouse((tx) => mayTry(tx, [{ key, most: 5 }], nine));
  const { rows } = await admin.pool.query<{ key: string }>("select key from public_tries");
  for (const row of rows) expect(row.key).toMatch(/^[\w-]{43}$/);
});

test("a home counts as one, whatever its many IPv6 addresses", () => {
  expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
  expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe(networkOf("2001:0db8:1:2::9"));
  expect(networkOf("2001:db8:1:2::1")).not.toBe(networkOf("2001:db8:1:3::1"));
  expect(networkOf("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
});
