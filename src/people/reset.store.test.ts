import { base32 } from "@better-auth/utils/base32";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoPassword } from "../app/demo/people.ts";
import { inClinic } from "#plumbing/db.ts";
import { load } from "#plumbing/event-store.ts";
import { codeNow } from "#plumbing/signin/logins.ts";
import { type Asking, openTestHouse, ORIGIN, signInAs, type TestHouse } from "../../tests/clinic.ts";

const clock = { ahead: 0, now: () => Date.now() + clock.ahead };
const NURSE = "nurse@demo.example";
const [password, pin] = ["another fifteen letters", "482913"];
let house: TestHouse;
let director: Asking;
let owner: Asking;
let nurse: Asking;
beforeAll(async () => {
  house = await openTestHouse(clock);
  [director, owner] = [await signInAs(house, "reyes"), await signInAs(house, "vale")];
  nurse = await signInAs(house, "alvarez");
}, 60_000);
afterAll(() => house.close());

const idOf = (key: string) => house.clinic.staff[key]!.id;
const lost = (key: string, change: object = {}) => ({
  id: uuidv7(),
  staffId: idOf(key),
  why: "lost telephone",
  ...change,
});
const rulesIn = (body: unknown) => (body as { refusals: { rule: string }[] }).refusals.map(({ rule }) => rule);

/** Asks as somebody without a session; gives back what the answer set as cookies. */
async function stranger(path: string, body: object, cookie = "") {
  const answer = await house.app.fetch(
    new Request(`${ORIGIN}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: ORIGIN, cookie },
      body: JSON.stringify(body),
    }),
  );
  const cookies = answer.headers.getSetCookie().map((set) => set.split(";")[0]);
  return { status: answer.status, body: (await answer.json()) as object, cookie: cookies.join("; ") };
}

const letters = () =>
  inClinic(house.house.db, house.clinic.clinicId, (tx) =>
    tx.q
      .selectFrom("letters")
      .select(["body", "recipient"])
      .where("template", "=", "new-way-in")
      .orderBy("made_at")
      .execute(),
  );
const newestWord = async () => /#(\S+)/.exec((await letters()).at(-1)?.body ?? "")?.[1] ?? "";

/** Signs in with a password and the code of an authenticator; the two answers. */
async function signIn(secret: string, said: string) {
  await house.signin.pool.query("delete from used_codes");
  const first = await stranger("/api/auth/sign-in/email", { email: NURSE, password: said });
  if (first.status !== 200) return [first.status];
  const code = await codeNow(secret);
  return [200, (await stranger("/api/auth/two-factor/verify-totp", { code }, first.cookie)).status];
}

test("nobody has a new way in sent to themselves, and a nurse has none sent to anybody", async () => {
  expect(rulesIn((await director("/api/staff/reset", lost("reyes"))).body)).toEqual(["own-way-in"]);
  expect((await nurse("/api/staff/reset", lost("park"))).status).toBe(403);
  expect((await director("/api/staff/reset", lost("alvarez", { staffId: uuidv7() }))).status).toBe(404);
  expect((await director("/api/me")).status).toBe(200);
  expect(await letters()).toEqual([]);
});

test("an identity last confirmed an hour ago confirms it anew", async () => {
  clock.ahead += 6 * 60_000;
  expect((await director("/api/staff/reset", lost("alvarez"))).status).toBe(403);
  expect((await nurse("/api/me")).status).toBe(200);
  expect((await director("/api/sitting/confirm", { pin: "000000" })).status).toBe(403);
});

test("whoever lost their telephone is out at once: old password, code and open screens open nothing, and one letter goes out", async () => {
  const secret = house.clinic.staff["alvarez"]!.login.totpSecret;
  expect(await signIn(secret, demoPassword)).toEqual([200, 200]);
  await owner("/api/sitting/confirm", { pin: "951736" });
  const wish = lost("alvarez");
  expect((await owner("/api/staff/reset", wish)).status).toBe(200);
  expect((await owner("/api/staff/reset", wish)).status, "pressed twice").toBe(200);
  expect((await nurse("/api/me")).status).toBe(401);
  expect(await signIn(secret, demoPassword)).toEqual([401]);
  expect((await letters()).map(({ recipient }) => recipient)).toEqual([NURSE]);
  expect(rulesIn((await owner("/api/staff/reset", lost("alvarez"))).body)).toEqual(["on-its-way"]);
});

test("behind the link they make a new one, keep their name and their work, and the link opens nothing more", async () => {
  const word = await newestWord();
  expect((await stranger("/api/join/look", { word })).body).toMatchObject({ state: "open", kind: "new-way-in" });
  const { claim, totpUri } = (await stranger("/api/join/begin", { word, password, pin })).body as {
    claim: string;
    totpUri: string;
  };
  expect((await stranger("/api/join/begin", { word, password, pin })).status, "a link works once").toBe(409);
  const secret = new TextDecoder().decode(base32.decode(new URL(totpUri).searchParams.get("secret") ?? ""));
  expect(await signIn(secret, password), "not before the first code").toEqual([401]);
  expect((await stranger("/api/join/prove", { claim, code: await codeNow(secret) })).status).toBe(200);
  expect(await signIn(secret, password)).toEqual([200, 200]);
  expect(await signIn(secret, demoPassword)).toEqual([401]);
  expect((await stranger("/api/join/look", { word })).status).toBe(404);
  const facts = await inClinic(house.house.db, house.clinic.clinicId, (tx) => load(tx, `staff:${idOf("alvarez")}`));
  expect(facts.map(({ type, by }) => [type, by])).toEqual([
    ["StaffJoined", "system"],
    ["WayInReset", idOf("vale")],
    ["WayInMade", idOf("alvarez")],
  ]);
});

test("sent a second time after they are in again, it ends nothing; a new loss begins anew", async () => {
  const { rows } = await house.signin.pool.query<{ id: string }>(
    "select id from invitations where kind = 'new-way-in'",
  );
  await owner("/api/sitting/confirm", { pin: "951736" });
  expect((await owner("/api/staff/reset", lost("alvarez", { id: rows[0]!.id }))).status).toBe(200);
  const known = async () => (await house.signin.pool.query(`select 1 from "user" where email = $1`, [NURSE])).rowCount;
  expect(await known()).toBe(1);
  expect((await owner("/api/staff/reset", lost("alvarez"))).status).toBe(200);
  expect(await known()).toBe(0);
  expect(await letters()).toHaveLength(2);
});

test("let go before they opened it, the link opens nothing", async () => {
  const word = await newestWord();
  const gone = { id: uuidv7(), staffId: idOf("alvarez"), why: "moves away" };
  expect((await owner("/api/staff/farewell", gone)).status).toBe(200);
  expect((await stranger("/api/join/look", { word })).status).toBe(404);
  expect(rulesIn((await owner("/api/staff/reset", lost("alvarez"))).body)).toEqual(["gone"]);
});
