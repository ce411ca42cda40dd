import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newPatient } from "#people/desk.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { openAuthenticator } from "../../tests/authenticator.ts";
import { openTestHouse, ORIGIN, signInAs, type TestHouse } from "../../tests/clinic.ts";
import { enterAs, reachedAt } from "../../tests/patient.ts";
import { fieldsOf, openVisitor, type Visitor, wordsOn } from "../../tests/visitor.ts";

const clock = { ahead: 0, now: () => Date.UTC(2026, 10, 30, 14) + clock.ahead };
const here = { origin: ORIGIN, host: "localhost" };
const DOOR = "/my/door/passkey";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(clock);
}, 60_000);
afterAll(() => house.close());

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);

async function patient(given: string) {
  const [id, email, birthDate] = [uuidv7(), `${uuidv7()}@mail.example`, "1990-05-06"];
  const wish = { mrn: id, family: "Ode", given, birthDate, sex: "female", heightCm: null, allergies: null } as const;
  const at = as<Instant>(clock.now());
  await inHouse((tx) =>
    newPatient({ tx, store: house.house.store, by: "system", at }, id, { ...wish, isAnother: true }),
  );
  await reachedAt(house, id, email);
  return { id, email, birthDate };
}

type Wish = {
  readonly challenge: string;
  readonly user: { readonly id: string };
  readonly excludeCredentials: object[];
};

/** What the page's script is told to have made. */
async function wishOf(who: Visitor): Promise<Wish> {
  const asked = await who.post("/my/passkeys/ask", fieldsOf(await who.get("/my/passkeys"), "/my/passkeys"));
  return JSON.parse(asked.text) as Wish;
}

/** A patient who came in by a code, and set up a device of theirs. */
async function withDevice(given: string) {
  const one = await patient(given);
  const who = await enterAs(house, one.id, one);
  const device = openAuthenticator();
  const wish = await wishOf(who);
  const page = await who.get("/my/passkeys");
  const made = await who.send(page, "/my/passkeys", device.make({ ...wish, ...here }), { "user-agent": "iPhone" });
  expect(made.to).toBe("/my/passkeys?said=added");
  return { ...one, who, device, handle: wish.user.id };
}

/** Somebody at the door, in a browser that knows nothing of them. */
async function atDoor() {
  const who = openVisitor(house, "192.0.2.90");
  const door = await who.get("/my/door?to=/my/circle");
  const { challenge } = JSON.parse((await who.post(`${DOOR}/ask`, {})).text) as Wish;
  return { who, challenge, send: (fields: Record<string, string>) => who.send(door, DOOR, fields) };
}

const audited = (patientId: string) =>
  inHouse((tx) =>
    tx.q
      .selectFrom("audit")
      .select(["action", "outcome"])
      .where("patient_id", "=", patientId)
      .where("route", "=", `POST ${DOOR}`)
      .orderBy("id")
      .execute(),
  );

test("a device set up once opens the same pages without a code, and each time is written down", async () => {
  const { id, email, who, device, handle } = await withDevice("Face");
  expect((await wishOf(who)).excludeCredentials).toEqual([{ type: "public-key", id: device.name }]);
  const told = await inHouse((tx) =>
    tx.q.selectFrom("letters").select("recipient").where("template", "=", "passkey-made").execute(),
  );
  expect(told).toEqual([{ recipient: email }]);
  const door = await atDoor();
  const inside = await door.send(device.use({ ...door, ...here }, handle));
  expect(inside.to).toBe("/my/circle");
  expect((await door.who.get("/my")).text).toContain("Hello, Face");
  expect(await audited(id)).toEqual([{ action: "sign-in", outcome: 303 }]);
  const looks = wordsOn(await door.who.get("/my/looks?whose=own"));
  expect(looks).toContain("Your own pages were opened by your face, your finger or the code of your device");
  const listed = wordsOn(await door.who.get("/my/passkeys"));
  expect(listed).toMatch(/iPhone Set up on .*last used/);
  expect(wordsOn(await door.who.get("/my/me"))).toContain("can open them again");
  await door.who.send(await door.who.get("/my/passkeys"), "/my/passkeys/remove", {});
  const later = await atDoor();
  expect((await later.send(device.use({ ...later, ...here }, handle))).status).toBe(422);
});

test("an answer opens the pages once: sent again, too late, or from another browser it opens nothing", async () => {
  const { device, handle } = await withDevice("Once");
  const door = await atDoor();
  const answer = device.use({ ...door, ...here }, handle);
  expect((await (await atDoor()).send(answer)).status).toBe(422);
  expect((await door.send(answer)).to).toBe("/my/circle");
  expect((await door.send(answer)).status).toBe(422);
  const slow = await atDoor();
  const late = device.use({ ...slow, ...here }, handle);
  clock.ahead += 6 * 60_000;
  const said = await slow.send(late);
  expect([said.status, wordsOn(said)]).toEqual([422, expect.stringContaining("Use a code instead")]);
  expect((await slow.who.get("/my")).to).toMatch(/^\/my\/door/);
});

test("what was signed for another page or host, with nobody there, by another key, or counting backwards is refused and written down", async () => {
  const { id, device, handle } = await withDevice("Guard");
  const other = await withDevice("Other");
  const refused = async (sign: (challenge: string) => Record<string, string>) => {
    const door = await atDoor();
    const answered = await door.send(sign(door.challenge));
    expect([answered.status, (await door.who.get("/my")).to]).toEqual([422, "/my/door?to=%2Fmy"]);
  };
  await refused((challenge) => device.use({ challenge, ...here, origin: "https://elsewhere.example" }, handle));
  await refused((challenge) => device.use({ challenge, ...here, host: "elsewhere.example" }, handle));
  await refused((challenge) => device.use({ challenge, ...here, verified: false }, handle));
  await refused((challenge) => device.use({ challenge, ...here, present: false }, handle));
  await refused((challenge) => ({ ...other.device.use({ challenge, ...here }, handle), id: device.name }));
  await refused((challenge) => device.use({ challenge, ...here }, other.handle));
  const door = await atDoor();
  expect((await door.send(device.use({ ...door, ...here }, handle))).to).toBe("/my/circle");
  device.countFrom(3);
  await refused((challenge) => device.use({ challenge, ...here }, handle));
  expect((await audited(id)).map(({ action }) => action)).toEqual([...Array(6).fill("refused"), "sign-in", "refused"]);
});

test("a key belongs to one patient, is made only where it was asked for, and holds while the clinic writes to that address", async () => {
  const { id, device, handle } = await withDevice("Mine");
  const thief = await patient("Thief");
  const who = await enterAs(house, thief.id, thief);
  const make = async (fields: (challenge: string) => Record<string, string>) => {
    const { challenge } = await wishOf(who);
    return (await who.send(await who.get("/my/passkeys"), "/my/passkeys", fields(challenge))).status;
  };
  const copy = openAuthenticator(Buffer.from(device.name, "base64url"));
  expect(await make((challenge) => copy.make({ challenge, ...here }))).toBe(422);
  const fresh = openAuthenticator();
  expect(await make(() => fresh.make({ challenge: "A".repeat(43), ...here }))).toBe(422);
  expect(await make((challenge) => fresh.make({ challenge, ...here, verified: false }))).toBe(422);
  expect(await make((challenge) => ({ ...fresh.make({ challenge, ...here }), attestation: "AAAA" }))).toBe(422);
  expect(await make((challenge) => fresh.make({ challenge, ...here }))).toBe(303);
  await reachedAt(house, id, `${uuidv7()}@mail.example`);
  const door = await atDoor();
  expect((await door.send(device.use({ ...door, ...here }, handle))).status).toBe(422);
});

test("a phone is lost and the patient calls: the desk closes their pages everywhere, and nobody else's", async () => {
  const { id, device, handle, who } = await withDevice("Lost");
  const other = await withDevice("Kept");
  const park = await signInAs(house, "park");
  expect((await park(`/api/patients/${id}/own-pages`)).body).toEqual({ devices: 1 });
  expect((await park(`/api/patients/${id}/own-pages/close`, {})).body).toEqual({ devices: 0 });
  expect((await who.get("/my")).to).toMatch(/^\/my\/door/);
  const door = await atDoor();
  expect((await door.send(device.use({ ...door, ...here }, handle))).status).toBe(422);
  expect((await other.who.get("/my")).text).toContain("Hello, Kept");
  const again = await atDoor();
  expect((await again.send(other.device.use({ ...again, ...here }, other.handle))).to).toBe("/my/circle");
});
