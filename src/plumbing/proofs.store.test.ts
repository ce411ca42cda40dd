import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import { freshDatabase } from "../../tests/database.ts";
import { closeDb, type Db, inClinic, openDb, type Tx } from "./db.ts";
import { checkCode, makeCode, makeLink, newSecret, seeLink, takeLink } from "./proofs.ts";

const nine = as<Instant>(Date.UTC(2026, 10, 24, 9));
const later = (minutes: number) => as<Instant>(nine + minutes * 60_000);
const clinic = randomUUID();
const purpose = "visits";

let db: Db;
let admin: Db;
beforeAll(async () => {
  const { appUrl, adminUrl } = await freshDatabase();
  db = openDb(appUrl, 8);
  admin = openDb(adminUrl, 1);
});
afterAll(() => Promise.all([closeDb(db), closeDb(admin)]));

const inHouse = <T>(work: (tx: Tx) => Promise<T>, at = clinic) => inClinic(db, at, work);
const someone = () => ({ subject: `${randomUUID()}@mail.example`, binding: newSecret() });
type Someone = ReturnType<typeof someone>;

const send = (who: Someone, now = nine) => inHouse((tx) => makeCode(tx, { purpose, ...who, minutes: 10, now }));
const give = (who: Someone, code: string, now = nine, at = clinic) =>
  inHouse((tx) => checkCode(tx, { purpose, ...who, code, now }), at);
const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

test("a code has six digits, is right once, and used from then on", async () => {
  const who = someone();
  const code = await send(who);
  expect(code).toMatch(/^\d{6}$/);
  expect(await give(who, code)).toBe("right");
  expect(await give(who, code)).toBe("used");
  expect(await give(who, another(code))).toBe("expired");
});

test("of many who give the right code at one moment exactly one is let through", async () => {
  const who = someone();
  const code = await send(who);
  const answers = await Promise.all(Array.from({ length: 5 }, () => give(who, code)));
  expect(answers.toSorted()).toEqual(["right", "used", "used", "used", "used"]);
});

test("after ten minutes a code has run out", async () => {
  const who = someone();
  const code = await send(who);
  expect(await give(who, code, later(10))).toBe("expired");
  expect(await give(who, code, as<Instant>(later(10) - 1))).toBe("right");
});

test("five wrong tries, also all at once, and the right code opens nothing any more", async () => {
  const who = someone();
  const code = await send(who);
  const wrong = await Promise.all(Array.from({ length: 5 }, () => give(who, another(code))));
  expect(wrong.toSorted()).toEqual(["too-many", "wrong", "wrong", "wrong", "wrong"]);
  expect(await give(who, code)).toBe("too-many");
});

test("four wrong tries and then the right one is right", async () => {
  const who = someone();
  const code = await send(who);
  for (let n = 0; n < 4; n += 1) expect(await give(who, another(code))).toBe("wrong");
  expect(await give(who, code)).toBe("right");
});

test("a new code takes the place of the one before, with tries of its own", async () => {
  const who = someone();
  const first = await send(who);
  for (let n = 0; n < 5; n += 1) await give(who, another(first));
  const second = await send(who);
  if (first !== second) expect(await give(who, first)).toBe("wrong");
  expect(await give(who, second)).toBe("right");
});

test("a code is good in the browser that asked for it and in no other, which uses up none of its tries", async () => {
  const who = someone();
  const code = await send(who);
  for (let n = 0; n < 9; n += 1) expect(await give({ ...who, binding: newSecret() }, code)).toBe("expired");
  expect(await give(who, code)).toBe("right");
});

test("a stranger asking for a code at the same address does not spoil the one already sent", async () => {
  const who = someone();
  const code = await send(who);
  await send({ ...who, binding: newSecret() });
  expect(await give(who, code)).toBe("right");
});

test("a code for one thing, address or clinic opens no other", async () => {
  const who = someone();
  const code = await send(who);
  expect(await inHouse((tx) => checkCode(tx, { purpose: "booking", ...who, code, now: nine }))).toBe("expired");
  expect(await give({ ...who, subject: someone().subject }, code)).toBe("expired");
  expect(await give(who, code, nine, randomUUID())).toBe("expired");
  expect(await give(who, code)).toBe("right");
});

test("a code is not asked for with a secret that could be guessed", async () => {
  await expect(send({ ...someone(), binding: "1234" })).rejects.toThrow("could be guessed");
});

test("a link has 256 random bits, is looked at as often as one likes and used once", async () => {
  const link = { purpose: "ride", binding: null, now: nine };
  const token = await inHouse((tx) => makeLink(tx, { ...link, subject: "appointment:1", minutes: 10 }));
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  const see = () => inHouse((tx) => seeLink(tx, { ...link, token }));
  expect([await see(), await see()].map((seen) => seen?.state)).toEqual(["good", "good"]);
  const taken = await Promise.all([1, 2, 3, 4].map(() => inHouse((tx) => takeLink(tx, { ...link, token }))));
  expect(taken.filter((subject) => subject === "appointment:1")).toHaveLength(1);
  expect(taken.filter((subject) => subject === null)).toHaveLength(3);
  expect(await see()).toEqual({ subject: "appointment:1", state: "used" });
});

test("a link that ran out, was made for something else, or was never made opens nothing", async () => {
  const link = { purpose: "ride", binding: null, now: nine };
  const token = await inHouse((tx) => makeLink(tx, { ...link, subject: "appointment:2", minutes: 10 }));
  const take = (change: object, at = clinic) => inHouse((tx) => takeLink(tx, { ...link, token, ...change }), at);
  expect(await take({ now: later(10) })).toBeNull();
  expect(await take({ purpose: "invitation" })).toBeNull();
  expect(await take({ token: newSecret() })).toBeNull();
  expect(await take({}, randomUUID())).toBeNull();
  expect(await inHouse((tx) => seeLink(tx, { ...link, token, now: later(10) }))).toMatchObject({ state: "expired" });
  expect(await inHouse((tx) => seeLink(tx, { ...link, token: newSecret() }))).toBeNull();
  expect(await take({})).toBe("appointment:2");
});

test("a link bound to a browser opens in that browser alone", async () => {
  const binding = newSecret();
  const link = { purpose: "visits", binding, now: nine };
  const token = await inHouse((tx) => makeLink(tx, { ...link, subject: "a@mail.example", minutes: 10 }));
  expect(await inHouse((tx) => takeLink(tx, { ...link, token, binding: newSecret() }))).toBeNull();
  expect(await inHouse((tx) => takeLink(tx, { ...link, token, binding: null }))).toBeNull();
  expect(await inHouse((tx) => takeLink(tx, { ...link, token }))).toBe("a@mail.example");
});

test("the table holds neither code, link nor browser secret", async () => {
  const who = someone();
  const code = await send(who);
  const token = await inHouse((tx) =>
    makeLink(tx, { purpose: "ride", subject: who.subject, minutes: 10, binding: who.binding, now: nine }),
  );
  const { rows } = await admin.pool.query("select * from proofs where subject = $1", [who.subject]);
  expect(rows).toHaveLength(2);
  for (const row of rows as Record<string, unknown>[]) {
    const values = Object.entries(row).flatMap(([name, value]) => (name === "hash" || name === "binding" ? value : []));
    for (const value of values) expect(value).toMatch(/^[\w-]{43}$/);
    for (const secret of [code, token, who.binding]) expect(Object.values(row)).not.toContain(secret);
  }
});

test("codes and links of the day before are forgotten", async () => {
  const who = someone();
  await send(who);
  await send(someone(), later(25 * 60));
  const { rows } = await admin.pool.query("select 1 from proofs where subject = $1", [who.subject]);
  expect(rows).toHaveLength(0);
});
