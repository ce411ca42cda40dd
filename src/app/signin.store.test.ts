import { afterAll, beforeAll, expect, test } from "vitest";
import { codeNow } from "#plumbing/signin/logins.ts";
import { type Asking, openTestHouse, ORIGIN, signInAs, type TestHouse } from "../../tests/clinic.ts";
import { demoPassword } from "./demo/people.ts";

let house: TestHouse;
let nurse: Asking;
beforeAll(async () => {
  house = await openTestHouse();
  nurse = await signInAs(house, "alvarez");
});
afterAll(() => house.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  house.app.fetch(
    new Request(`${ORIGIN}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: ORIGIN, ...headers },
      body: JSON.stringify(body),
    }),
  );

test("a nurse with password and code is let in, and is known by name and role", async () => {
  expect((await nurse("/api/me")).body).toMatchObject({ name: "Nora Alvarez", roles: ["nurse"], locked: false });
});

test("the password alone opens nothing", async () => {
  const answer = await post("/api/auth/sign-in/email", { email: "nurse2@demo.example", password: demoPassword });
  const cookie = answer.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
  const me = await house.app.fetch(new Request(`${ORIGIN}/api/me`, { headers: { cookie } }));
  expect(me.status).toBe(401);
});

test("a one-time code lets in once", async () => {
  const { login } = house.clinic.staff["park"]!;
  const code = await codeNow(login.totpSecret);
  const enter = async () => {
    const first = await post("/api/auth/sign-in/email", { email: "desk@demo.example", password: demoPassword });
    const cookie = first.headers
      .getSetCookie()
      .map((set) => set.split(";")[0])
      .join("; ");
    return post("/api/auth/two-factor/verify-totp", { code }, { cookie });
  };
  const [first, second] = [await enter(), await enter()];
  expect([first.status, second.status]).toEqual([200, 401]);
  expect(second.headers.getSetCookie()).toEqual([]);
});

test("a known and an unknown e-mail get the same answer", async () => {
  const [known, unknown] = await Promise.all(
    ["owner@demo.example", "nobody@demo.example"].map(async (email) => {
      const answer = await post("/api/auth/sign-in/email", { email, password: "not the password at all" });
      return { status: answer.status, body: await answer.text() };
    }),
  );
  expect(known).toEqual(unknown);
  expect(known?.status).toBe(401);
});

test("nobody signs up, and the library's other doors are not there", async () => {
  for (const path of [
    "/api/auth/sign-up/email",
    "/api/auth/two-factor/disable",
    "/api/auth/update-user",
    "/api/auth/list-sessions",
    "/api/auth/two-factor/generate-backup-codes",
  ]) {
    expect((await post(path, { email: "a@b.example", password: "x".repeat(20), name: "x" })).status, path).toBe(404);
  }
});

test("a screen locked by its nurse still shows, refuses entries, and opens with the PIN alone", async () => {
  const ask = await signInAs(house, "whitfield");
  expect((await ask("/api/sitting/lock", {})).status).toBe(200);
  expect((await ask("/api/board")).status).toBe(200);
  expect((await ask("/api/infusions", { id: crypto.randomUUID() })).status).toBe(423);
  expect((await ask("/api/sitting/confirm", { pin: "000000" })).status).toBe(403);
  expect((await ask("/api/sitting/confirm", { pin: "735902" })).status).toBe(200);
  expect((await ask("/api/me")).body).toMatchObject({ locked: false });
});

test("five wrong PINs end the sitting", async () => {
  const ask = await signInAs(house, "vale");
  const answers = [];
  for (let n = 0; n < 5; n += 1) answers.push((await ask("/api/sitting/confirm", { pin: "111111" })).status);
  expect(answers).toEqual([403, 403, 403, 403, 401]);
  expect((await ask("/api/me")).status).toBe(401);
});

test("a body that is not exactly JSON, too deep, or carries a forbidden key is refused in words", async () => {
  const cookie = { "content-type": "text/xml" };
  expect((await nurse("/api/sitting/confirm", { pin: "1" }, cookie)).status).toBe(415);
  for (const type of [
    "application/json\t; charset=utf-8",
    " application/json",
    "application/jsonx",
    "application/json;charset=utf-16",
  ]) {
    expect((await nurse("/api/sitting/confirm", { pin: "1" }, { "content-type": type })).status).toBe(
      type.trim() === "application/json" ? 422 : 415,
    );
  }
  const bodies = ["{", "[".repeat(2000), '{"__proto__":{"x":1},"pin":"482615"}', '{"pin":"482615","role":"owner"}'];
  const statuses = [];
  for (const body of bodies) {
    const answer = await house.app.fetch(
      new Request(`${ORIGIN}/api/auth/sign-out`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: ORIGIN },
        body,
      }),
    );
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([400, 400, 400, 422]);
});

test("a change sent by another site's page is refused", async () => {
  expect((await post("/api/auth/sign-out", {}, { origin: "https://elsewhere.example" })).status).toBe(403);
  expect((await post("/api/auth/sign-out", {}, { origin: ORIGIN })).status).toBe(200);
});

test("every answer carries the headers that keep it to this page", async () => {
  const answer = await house.app.fetch(new Request(`${ORIGIN}/api/health`));
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(answer.headers.get("content-security-policy")).not.toContain("unsafe");
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "referrer-policy": "same-origin",
  });
});
