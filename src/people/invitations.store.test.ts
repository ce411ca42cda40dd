import { base32 } from "@better-auth/utils/base32";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inClinic } from "#plumbing/db.ts";
import { codeNow } from "#plumbing/signin/logins.ts";
import { type Asking, openTestHouse, ORIGIN, signInAs, type TestHouse } from "../../tests/clinic.ts";

const clock = { ahead: 0, now: () => Date.now() + clock.ahead };
let house: TestHouse;
let director: Asking;
let owner: Asking;
let desk: Asking;
beforeAll(async () => {
  house = await openTestHouse(clock);
  [director, owner] = [await signInAs(house, "reyes"), await signInAs(house, "vale")];
  desk = await signInAs(house, "park");
}, 60_000);
afterAll(() => house.close());

/** Asks as the invited person does: without a session. */
async function stranger(path: string, body: object) {
  const answer = await house.app.fetch(
    new Request(`${ORIGIN}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: ORIGIN },
      body: JSON.stringify(body),
    }),
  );
  return { status: answer.status, body: (await answer.json()) as object };
}

const wish = (change: object = {}) => ({
  id: uuidv7(),
  staffId: uuidv7(),
  name: "Mara Ode",
  credential: "RN",
  email: `${uuidv7()}@demo.example`,
  roles: ["nurse"],
  ...change,
});

/** The letters that went to an address, and the word in the newest one's link. */
async function lettersTo(email: string) {
  const rows = await inClinic(house.house.db, house.clinic.clinicId, (tx) =>
    tx.q.selectFrom("letters").select(["body"]).where("recipient", "=", email).orderBy("made_at").execute(),
  );
  return rows.map(({ body }) => /#(\S+)/.exec(body)?.[1] ?? "");
}
const wordFor = async (email: string) => (await lettersTo(email)).at(-1) ?? "";

/** Sets a password and a PIN behind the link, and gives back what the next step needs. */
const begin = async (word: string) =>
  (await stranger("/api/join/begin", { word, password, pin })).body as { claim: string; totpUri: string };

const [password, pin] = ["fifteen letters and more", "482913"];
const rawSecret = (totpUri: string) =>
  new TextDecoder().decode(base32.decode(new URL(totpUri).searchParams.get("secret") ?? ""));

async function signIn(email: string, code: string) {
  const post = (path: string, body: object, cookie = "") =>
    house.app.fetch(
      new Request(`${ORIGIN}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: ORIGIN, cookie },
        body: JSON.stringify(body),
      }),
    );
  const first = await post("/api/auth/sign-in/email", { email, password });
  const cookie = first.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
  return [first.status, (await post("/api/auth/two-factor/verify-totp", { code }, cookie)).status];
}

test("an owner who is no medical director invites nobody to order drugs or to direct those who do", async () => {
  for (const role of ["prescriber", "medical-director"]) {
    const answer = await owner("/api/staff/invitations", wish({ roles: ["nurse", role] }));
    expect([answer.status, JSON.stringify(answer.body)], role).toEqual([
      409,
      expect.stringContaining("not-yours-to-give"),
    ]);
    expect((await director("/api/staff/invitations", wish({ roles: [role] }))).status, role).toBe(200);
  }
});

test("nor does such an owner make a colleague who is here already one of them; a medical director does, and either may take it away", async () => {
  await Promise.all([
    owner("/api/sitting/confirm", { pin: "951736" }),
    director("/api/sitting/confirm", { pin: "619480" }),
  ]);
  const staffId = house.clinic.staff["park"]!.id;
  const make = (ask: Asking, ...roles: string[]) => ask("/api/staff/roles", { id: uuidv7(), staffId, roles });
  for (const role of ["prescriber", "medical-director"])
    expect(await make(owner, "front-desk", role), role).toMatchObject({
      status: 409,
      body: { refusals: [{ rule: "not-yours-to-give", field: "roles" }] },
    });
  expect((await make(director, "front-desk", "prescriber")).status).toBe(200);
  expect((await make(owner, "front-desk", "prescriber", "nurse")).status).toBe(200);
  expect((await make(owner, "front-desk")).status).toBe(200);
});

test("an invitation under a number that is taken, or for somebody who is here already, is refused in words", async () => {
  const first = wish();
  expect((await director("/api/staff/invitations", first)).status).toBe(200);
  const other = await director("/api/staff/invitations", { ...wish(), id: first.id });
  expect([other.status, JSON.stringify(other.body)]).toEqual([409, expect.stringContaining("id-taken")]);
  const again = await director("/api/staff/invitations", { ...wish(), staffId: first.staffId });
  expect([again.status, JSON.stringify(again.body)]).toEqual([409, expect.stringContaining("moved-on")]);
});

test("a nurse is invited, sets her way in, proves her authenticator, and works here", async () => {
  const invited = wish();
  expect((await director("/api/staff/invitations", invited)).status).toBe(200);
  const word = await wordFor(invited.email);
  expect((await stranger("/api/join/look", { word })).body).toMatchObject({
    state: "open",
    name: "Mara Ode",
    clinic: "Dusk Demonstration Clinic",
  });
  const { claim, totpUri } = await begin(word);
  expect((await stranger("/api/join/prove", { claim, code: "000000" })).status).toBe(403);
  expect((await director("/api/staff")).text).not.toContain(`"id":"${invited.staffId}"`);
  const code = await codeNow(rawSecret(totpUri));
  expect((await stranger("/api/join/prove", { claim, code })).body).toEqual({ email: invited.email });
  expect((await director("/api/staff")).text).toContain(`"id":"${invited.staffId}"`);
  expect(await signIn(invited.email, code), "a code works once").toEqual([200, 401]);
});

test("a letter's link works once, and for ten minutes; then a new letter goes to the same address", async () => {
  const invited = wish();
  await director("/api/staff/invitations", invited);
  const word = await wordFor(invited.email);
  expect((await stranger("/api/join/renew", { word })).status, "less than a minute ago").toBe(409);
  expect((await stranger("/api/join/begin", { word, password, pin })).status).toBe(200);
  expect((await stranger("/api/join/begin", { word, password, pin })).status).toBe(409);
  clock.ahead += 10 * 60_000;
  expect((await stranger("/api/join/look", { word })).body).toMatchObject({ state: "run-out" });
  expect((await stranger("/api/join/renew", { word })).status).toBe(200);
  const newer = await wordFor(invited.email);
  expect(newer).not.toBe(word);
  expect((await stranger("/api/join/look", { word })).status, "the old link is dead").toBe(404);
  clock.ahead += 10 * 60_000;
  expect((await stranger("/api/join/begin", { word: newer, password, pin })).status).toBe(409);
});

test("a password under 15 characters or the PIN everyone tries costs nothing: the link still works", async () => {
  const invited = wish();
  await owner("/api/sitting/confirm", { pin: "951736" });
  await owner("/api/staff/invitations", invited);
  const word = await wordFor(invited.email);
  expect((await stranger("/api/join/begin", { word, password: "fourteen chars", pin })).status).toBe(409);
  expect((await stranger("/api/join/begin", { word, password, pin: "123456" })).status).toBe(409);
  expect((await stranger("/api/join/begin", { word, password, pin })).status).toBe(200);
});

test("five wrong codes and one begins anew; sent all at once each is counted", async () => {
  await owner("/api/sitting/confirm", { pin: "951736" });
  const invited = wish();
  await owner("/api/staff/invitations", invited);
  const { claim, totpUri } = await begin(await wordFor(invited.email));
  const right = await codeNow(rawSecret(totpUri));
  const wrong = right === "000000" ? "000001" : "000000";
  const tries = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => stranger("/api/join/prove", { claim, code: wrong })));
  expect(tries.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([403, 403, 403, 403, 403, 409, 409]);
  expect((await stranger("/api/join/prove", { claim, code: right })).status).toBe(409);
});

test("an invitation taken back opens nothing, also for somebody half way through", async () => {
  await owner("/api/sitting/confirm", { pin: "951736" });
  const invited = wish();
  await owner("/api/staff/invitations", invited);
  const word = await wordFor(invited.email);
  const { claim, totpUri } = await begin(word);
  expect((await owner("/api/staff/invitations/withdraw", { id: uuidv7(), invitationId: invited.id })).status).toBe(200);
  expect((await stranger("/api/join/look", { word })).status).toBe(404);
  const code = await codeNow(rawSecret(totpUri));
  expect((await stranger("/api/join/prove", { claim, code })).status).toBe(409);
  expect((await owner("/api/staff")).text).not.toContain(invited.staffId);
});

test("pressed twice, one letter goes out; the address of somebody here gets no second way in", async () => {
  await owner("/api/sitting/confirm", { pin: "951736" });
  const invited = wish();
  await Promise.all([1, 2, 3].map(() => owner("/api/staff/invitations", invited)));
  expect(await lettersTo(invited.email)).toHaveLength(1);
  const twin = wish({ email: "nurse@demo.example" });
  await owner("/api/staff/invitations", twin);
  const { claim, totpUri } = await begin(await wordFor(twin.email));
  const proved = await stranger("/api/join/prove", { claim, code: await codeNow(rawSecret(totpUri)) });
  expect(proved).toMatchObject({ status: 409, body: { refusals: [{ rule: "known-address" }] } });
  expect((await (await signInAs(house, "alvarez"))("/api/me")).status).toBe(200);
});

test("the front desk invites nobody, and an identity last confirmed an hour ago confirms it anew", async () => {
  expect((await desk("/api/staff/invitations", wish())).status).toBe(403);
  expect((await desk("/api/staff")).body).toMatchObject({ invitations: [], mayInvite: false });
});

test("nobody changes their own roles, and the last one who may change the settings stays", async () => {
  const ids = Object.fromEntries(Object.entries(house.clinic.staff).map(([key, { id }]) => [key, id]));
  await owner("/api/sitting/confirm", { pin: "951736" });
  const roles = (staffId: string | undefined, ...as: string[]) =>
    owner("/api/staff/roles", { id: uuidv7(), staffId, roles: as });
  expect((await roles(ids["vale"], "owner", "front-desk")).body).toMatchObject({ refusals: [{ rule: "own-roles" }] });
  expect((await roles(ids["vale"], "owner", "prescriber")).body).toMatchObject({
    refusals: [{ rule: "not-yours-to-give" }, { rule: "own-roles" }],
  });
  expect((await roles(ids["park"])).body).toMatchObject({ refusals: [{ rule: "no-role" }] });
  expect((await roles(ids["park"], "front-desk", "nurse")).status).toBe(200);
  expect((await desk("/api/me")).body).toMatchObject({ roles: ["nurse", "front-desk"] });
  expect((await owner("/api/staff/farewell", { id: uuidv7(), staffId: ids["vale"], why: "retires" })).status).toBe(409);
});

test("whoever is let go is out from the next request on, has no login, and is still named on what they did", async () => {
  const nurse = await signInAs(house, "whitfield");
  expect((await nurse("/api/me")).status).toBe(200);
  await owner("/api/sitting/confirm", { pin: "951736" });
  const staffId = house.clinic.staff["whitfield"]!.id;
  expect((await owner("/api/staff/farewell", { id: uuidv7(), staffId, why: "moves away" })).status).toBe(200);
  expect((await nurse("/api/me")).status).toBe(401);
  await expect(signInAs(house, "whitfield")).rejects.toThrow("could not sign in");
  expect((await owner("/api/staff")).text).toContain("Sam Whitfield");
});
