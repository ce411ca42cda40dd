import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newPatient } from "#people/desk.ts";
import { circleOf, detailsOf, emptyRolesOf, patientOf } from "#people/read.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { openTestHouse, ORIGIN, type TestHouse } from "../../tests/clinic.ts";
import { born, enterAs, reachedAt, through } from "../../tests/patient.ts";
import { codeTo, fieldsOf, openVisitor, wordsOn } from "../../tests/visitor.ts";

const clock = { ahead: 0, now: () => Date.UTC(2026, 10, 30, 14) + clock.ahead };
const now = () => as<Instant>(clock.now());

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(clock);
}, 60_000);
afterAll(() => house.close());
beforeEach(() => {
  clock.ahead += 61 * 60_000;
});

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);

/** A new patient with a chart, reached at an address of their own. */
async function patient(given: string, { email = `${uuidv7()}@mail.example`, birthDate = "1990-05-06" } = {}) {
  const id = uuidv7();
  const wish = { mrn: id, family: "Ode", given, birthDate, sex: "female", heightCm: null, allergies: null } as const;
  const doing = (tx: Tx) => ({ tx, store: house.house.store, by: "system", at: now() });
  expect(await inHouse((tx) => newPatient(doing(tx), id, { ...wish, isAnother: true }))).toEqual([]);
  await reachedAt(house, id, email);
  return { id, email, birthDate };
}

test("a stranger is led to the door from every page, and what they send is not taken", async () => {
  const who = openVisitor(house);
  for (const path of ["/my", "/my/forms", "/my/about", "/my/circle", "/my/circle/escort", "/my/allergies", "/my/me"]) {
    const seen = await who.get(path);
    expect([seen.status, seen.to], path).toEqual([303, `/my/door?to=${encodeURIComponent(path)}`]);
  }
  const sent = await who.post("/my/about", { calledName: "Eve", whose: uuidv7(), form: uuidv7() });
  expect(sent.status).toBe(401);
});

test("a code alone opens nothing: the birth date is asked too, and a wrong one is not told from another person's", async () => {
  const one = await patient("Mara");
  const who = openVisitor(house, "192.0.2.77");
  const door = await who.get("/my/door?to=/my/circle");
  const code = await who.send(door, "/my/door/code", { email: one.email });
  const asked = await who.send(code, "/my/door/enter", { code: await codeTo(house, one.email) });
  expect(wordsOn(asked)).toContain("Others may read the same mailbox");
  expect((await who.get("/my")).to).toMatch(/^\/my\/door/);
  const wrong = await who.send(asked, "/my/door/who", born("1991-05-06"));
  expect([wrong.status, wordsOn(wrong)]).toEqual([422, expect.stringContaining("not the birth date we have")]);
  expect((await who.get("/my")).to).toMatch(/^\/my\/door/);
  const right = await who.send(wrong, "/my/door/who", born(one.birthDate));
  expect(right.to).toBe("/my/circle");
  expect((await who.get("/my")).text).toContain("Hello, Mara");
});

test("the door answers an address nobody here has as it answers one we know", async () => {
  const one = await patient("Known");
  const pages: string[] = [];
  for (const email of [one.email, `${uuidv7()}@mail.example`]) {
    const who = openVisitor(house, "192.0.2.80");
    const seen = await who.send(await who.get("/my/door"), "/my/door/code", { email });
    pages.push(`${seen.status} ${seen.text.replaceAll(email, "")}`);
    const wrong = await who.send(seen, "/my/door/enter", { email, code: "000000" });
    pages.push(`${wrong.status} ${wrong.text.replaceAll(email, "")}`);
  }
  expect(pages.slice(0, 2)).toEqual(pages.slice(2));
});

test("a form of ours sent from another site's page is refused, whatever cookie comes with it", async () => {
  const one = await patient("Origin");
  const who = await enterAs(house, one.id, one);
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const fields = { ...fieldsOf(await who.get("/my/about"), "/my/about"), calledName: "Eve" };
  const send = (headers: Record<string, string>) =>
    house.app.fetch(
      new Request(`${ORIGIN}/my/about`, {
        method: "POST",
        headers: { cookie, "content-type": "application/x-www-form-urlencoded", ...headers },
        body: new URLSearchParams(fields).toString(),
      }),
    );
  expect((await send({ origin: "https://elsewhere.example" })).status).toBe(403);
  expect((await send({ "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect(await inHouse((tx) => detailsOf(tx, one.id))).toMatchObject({ asked: false });
});

test("birth dates cannot be tried through: after eight within the hour not even the right one opens", async () => {
  const one = await patient("Guess");
  const who = openVisitor(house, "192.0.2.78");
  const door = await who.get("/my/door");
  const code = await who.send(door, "/my/door/code", { email: one.email });
  let asked = await who.send(code, "/my/door/enter", { code: await codeTo(house, one.email) });
  for (let day = 10; day < 18; day += 1) asked = await who.send(asked, "/my/door/who", born(`1990-05-${day}`));
  expect(asked.status).toBe(422);
  const late = await who.send(asked, "/my/door/who", born(one.birthDate));
  expect(late.status).toBe(429);
  expect((await who.get("/my")).to).toMatch(/^\/my\/door/);
});

test("two in one mailbox with one birthday are told apart by their first name", async () => {
  const email = `${uuidv7()}@mail.example`;
  await patient("Castor", { email });
  const other = await patient("Pollux", { email });
  const who = openVisitor(house, "192.0.2.79");
  const asked = await through(house, who, await who.get("/my/door"), email, other.birthDate);
  expect(asked.status).toBe(422);
  const inside = await who.follow(await who.send(asked, "/my/door/who", { ...born(other.birthDate), given: "pollux" }));
  expect(inside.text).toContain("Hello, Pollux");
});

test("an answer is saved as it is given, and stands there on another device", async () => {
  const one = await patient("Saver");
  const who = await enterAs(house, one.id, one);
  const page = await who.get("/my/about");
  expect((await who.send(page, "/my/about", { calledName: "Sav" })).to).toBe("/my/about/address");
  const other = await enterAs(house, one.id, one);
  expect((await other.get("/my/about")).text).toContain('value="Sav"');
  expect((await other.get("/my")).text).toContain("Hello, Sav");
  const refused = await other.send(await other.get("/my/about/address"), "/my/about/address", {
    street: "1 Ode St",
    zip: "1",
  });
  expect([refused.status, refused.text.includes('value="1 Ode St"')]).toEqual([422, true]);
});

test("pregnancy has three answers, and not sure is stored as not known", async () => {
  const one = await patient("Tri");
  const who = await enterAs(house, one.id, one);
  await who.send(await who.get("/my/about/pregnancy"), "/my/about/pregnancy", { canBecomePregnant: "no" });
  expect(await inHouse((tx) => detailsOf(tx, one.id))).toMatchObject({ canBecomePregnant: "no" });
  await who.send(await who.get("/my/about/pregnancy"), "/my/about/pregnancy", { canBecomePregnant: "unknown" });
  expect(await inHouse((tx) => detailsOf(tx, one.id))).toMatchObject({ canBecomePregnant: "unknown" });
});

test("after twenty quiet minutes the pages close, and what was typed is sent by the same person once they are in again", async () => {
  const one = await patient("Quiet");
  const who = await enterAs(house, one.id, one);
  const page = await who.get("/my/about");
  clock.ahead += 21 * 60_000;
  const door = await who.send(page, "/my/about", { calledName: "Quincy", pronouns: "they/them" });
  expect(door.status).toBe(401);
  expect(await inHouse((tx) => detailsOf(tx, one.id))).toMatchObject({ asked: false });
  const back = await through(house, who, door, one.email, one.birthDate);
  expect(wordsOn(back)).toContain("what you had typed");
  expect((await who.send(back, "/my/about")).to).toBe("/my/about/address");
  expect(await inHouse((tx) => detailsOf(tx, one.id))).toMatchObject({ calledName: "Quincy", pronouns: "they/them" });
});

test("what one person typed never goes into another's chart, though both use one browser", async () => {
  const [first, second] = [await patient("First"), await patient("Second")];
  const who = await enterAs(house, first.id, first);
  const left = await who.get("/my/about");
  await who.post("/my/door/leave", {});
  await through(house, who, await who.get("/my/door"), second.email, second.birthDate);
  const refused = await who.send(left, "/my/about", { calledName: "First" });
  expect([refused.status, wordsOn(refused)]).toEqual([409, expect.stringContaining("we saved nothing")]);
  await who.post("/my/door/leave", {});
  const door = await who.send(left, "/my/about", { calledName: "First" });
  const back = await through(house, who, door, second.email, second.birthDate);
  expect(back.text).not.toContain("First");
  expect(await inHouse((tx) => detailsOf(tx, second.id))).toMatchObject({ asked: false });
});

test("a release is given for one person, and asked again for another in their place", async () => {
  const one = await patient("Circle");
  const who = await enterAs(house, one.id, one);
  const at = "/my/circle/psychiatrist";
  const named = await who.send(await who.get(at), at, {
    name: "Dr. Iamb",
    practice: "",
    mobile: "212 555 0142",
    email: "",
  });
  expect(named.to).toBe(`${at}/release`);
  await who.send(await who.get(`${at}/release`), `${at}/release`, { release: "yes" });
  const circle = () => inHouse((tx) => circleOf(tx, one.id));
  expect(await circle()).toMatchObject([
    { name: "Dr. Iamb", mobile: "+12125550142", release: "yes", releasedOn: "2026-11-30" },
  ]);
  await who.send(await who.get(at), at, { name: "Dr. Dactyl" });
  expect(await circle()).toMatchObject([{ name: "Dr. Dactyl", release: "unknown", releasedOn: "" }]);
  await who.send(await who.get(at), at, { none: "yes" });
  expect([await circle(), await inHouse((tx) => emptyRolesOf(tx, one.id))]).toEqual([[], ["psychiatrist"]]);
});

test("no allergies is said, never taken from an empty list, nor from taking the last one off", async () => {
  const one = await patient("Latex");
  const who = await enterAs(house, one.id, one);
  const at = "/my/allergies";
  const known = () => inHouse(async (tx) => (await patientOf(tx, one.id)) ?? null);
  await who.send(await who.get(at), at, { act: "all", what: "" });
  expect(await known()).toMatchObject({ allergiesKnown: false });
  await who.send(await who.get(at), at, { act: "add", what: "latex" });
  await who.send(await who.get(at), at, { act: "remove", what: "latex" });
  expect(await known()).toMatchObject({ allergies: ["latex"] });
  await who.send(await who.get(at), at, { act: "none" });
  expect(await known()).toMatchObject({ allergies: [], allergiesKnown: true });
});

test("once the clinic writes to another address, the old mailbox opens nothing any more", async () => {
  const one = await patient("Mover");
  const who = await enterAs(house, one.id, one);
  expect((await who.get("/my")).status).toBe(200);
  await reachedAt(house, one.id, `${uuidv7()}@mail.example`);
  expect((await who.get("/my")).to).toMatch(/^\/my\/door/);
});

test("own pages are kept by no browser, proxy or search engine", async () => {
  const one = await patient("Cache");
  const who = await enterAs(house, one.id, one);
  for (const path of ["/my", "/my/me", "/my/about", "/my/door", "/es/my"]) {
    const seen = await who.get(path);
    expect(seen.headers.get("cache-control"), path).toBe("no-store");
  }
  expect((await who.get("/my")).text).toContain('name="robots" content="noindex"');
});
