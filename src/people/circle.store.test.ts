import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { IdTaken } from "#plumbing/event-store.ts";
import { fileOf, mimeOf, PICTURES, storeFile } from "#plumbing/files.ts";
import { rebuild } from "#plumbing/rebuild.ts";
import { as, type Instant } from "#science/units.ts";
import { type Asking, openTestHouse, signInAs, type TestHouse } from "../../tests/clinic.ts";
import { noteIdentityPhoto, recordCirclePerson, recordDetails, removeCirclePerson, sayRoleEmpty } from "./desk.ts";
import type { CirclePerson } from "./events.ts";
import { circleOf, detailsOf, emptyRolesOf, identityPhotoOf } from "./read.ts";

let house: TestHouse;
let park: Asking;
let fable = "";
let haiku = "";
beforeAll(async () => {
  house = await openTestHouse();
  park = await signInAs(house, "park");
  [fable = "", haiku = ""] = Object.values(house.clinic.patients);
}, 60_000);
afterAll(() => house.close());

const now = as<Instant>(Date.UTC(2026, 10, 2, 15));
const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const doing = (tx: Tx) => ({ tx, store: house.house.store, by: "system", at: now });
const person = (change: Partial<CirclePerson> = {}): CirclePerson => ({
  personId: uuidv7(),
  role: "psychiatrist",
  name: "Dr. Iamb",
  practice: "Iamb Practice",
  mobile: "",
  email: "",
  fax: "",
  release: "yes",
  releasedOn: "2026-11-02",
  ...change,
});

test("one answer leaves the others as they were; nothing told is not the same as empty", async () => {
  expect((await inHouse((tx) => detailsOf(tx, fable))).asked).toBe(false);
  await inHouse((tx) => recordDetails(doing(tx), uuidv7(), fable, { calledName: "Fay" }));
  await inHouse((tx) => recordDetails(doing(tx), uuidv7(), fable, { canBecomePregnant: "no" }));
  const told = await inHouse((tx) => detailsOf(tx, fable));
  expect(told).toMatchObject({ asked: true, calledName: "Fay", canBecomePregnant: "no", zip: "" });
});

test("a ZIP code and a state that are none are refused at their fields", async () => {
  const refusals = await inHouse((tx) => recordDetails(doing(tx), uuidv7(), fable, { zip: "123", state: "new york" }));
  expect(refusals.map(({ field }) => field)).toEqual(["zip", "state"]);
});

test("sent twice a person stands once; under another patient the same id is refused", async () => {
  const [id, one] = [uuidv7(), person()];
  await inHouse((tx) => recordCirclePerson(doing(tx), id, fable, one));
  await inHouse((tx) => recordCirclePerson(doing(tx), id, fable, one));
  expect(await inHouse((tx) => circleOf(tx, fable))).toEqual([one]);
  await expect(inHouse((tx) => recordCirclePerson(doing(tx), id, haiku, one))).rejects.toThrow(IdTaken);
  await expect(inHouse((tx) => recordCirclePerson(doing(tx), uuidv7(), haiku, one))).rejects.toThrow(IdTaken);
});

test("somebody without a name, and a release without its day, are refused", async () => {
  const nameless = person({ name: " ", practice: "" });
  expect(await inHouse((tx) => recordCirclePerson(doing(tx), uuidv7(), haiku, nameless))).toMatchObject([
    { field: "name" },
  ]);
  const undated = person({ releasedOn: "" });
  expect(await inHouse((tx) => recordCirclePerson(doing(tx), uuidv7(), haiku, undated))).toMatchObject([
    { field: "release" },
  ]);
});

test("'I have no therapist' is an answer, and ends when one is named", async () => {
  const say = () => inHouse((tx) => sayRoleEmpty(doing(tx), uuidv7(), haiku, "therapist"));
  expect(await say()).toEqual([]);
  expect(await inHouse((tx) => emptyRolesOf(tx, haiku))).toEqual(["therapist"]);
  const therapist = person({ role: "therapist", name: "Ana Pest" });
  await inHouse((tx) => recordCirclePerson(doing(tx), uuidv7(), haiku, therapist));
  expect(await inHouse((tx) => emptyRolesOf(tx, haiku))).toEqual([]);
  expect((await say())[0]?.says).toContain("Ana Pest");
  const gone = { personId: therapist.personId, why: "moved away" };
  await inHouse((tx) => removeCirclePerson(doing(tx), uuidv7(), haiku, gone));
  expect(await inHouse((tx) => circleOf(tx, haiku))).toEqual([]);
});

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

test("a file is what its content is, whatever it is called", () => {
  expect(mimeOf(jpeg)).toBe("image/jpeg");
  expect(mimeOf(Buffer.from("\u0089PNG\r\n\u001a\n....", "latin1"))).toBe("image/png");
  expect(mimeOf(Buffer.from("RIFF....WEBPVP8 "))).toBe("image/webp");
  expect(mimeOf(Buffer.from("....ftypheic...."))).toBe("image/heic");
  expect(mimeOf(Buffer.from("%PDF-1.7"))).toBe("application/pdf");
  for (const other of ["<svg xmlns='http://www.w3.org/2000/svg'/>", "<html>", "GIF89a", " %PDF-1.7", "%PDF-x", ""])
    expect(mimeOf(Buffer.from(other)), other).toBeNull();
});

test("staff see the photo of a patient's identity document as a picture and nothing else, and no other patient's", async () => {
  const [fileId, about] = [uuidv7(), `patient:${fable}`];
  await inHouse(async (tx) => {
    const stored = await storeFile(tx, {
      id: fileId,
      about,
      bytes: jpeg,
      kinds: PICTURES,
      by: `patient:${fable}`,
      now,
    });
    expect(await noteIdentityPhoto(doing(tx), uuidv7(), fable, stored!)).toEqual([]);
  });
  expect(await inHouse((tx) => identityPhotoOf(tx, fable))).toEqual({ fileId, receivedAt: now });
  expect(await inHouse((tx) => fileOf(tx, fileId, `patient:${haiku}`))).toBeUndefined();
  const shown = await park(`/api/patients/${fable}/identity-photo`);
  expect(shown.status).toBe(200);
  expect((await park(`/api/patients/${haiku}/identity-photo`)).status).toBe(404);
});

test("the same file under another content, one that is no picture, and one too large are not kept", async () => {
  const id = uuidv7();
  const keep = (bytes: Uint8Array) =>
    inHouse((tx) => storeFile(tx, { id, about: `patient:${haiku}`, bytes, kinds: PICTURES, by: "system", now }));
  expect(await keep(Buffer.from("<svg/>"))).toBeNull();
  expect(await keep(Buffer.from("%PDF-1.7"))).toBeNull();
  expect(await keep(Buffer.concat([jpeg, Buffer.alloc(5 * 1024 * 1024)]))).toBeNull();
  expect(await keep(jpeg)).toMatchObject({ mime: "image/jpeg" });
  await expect(keep(Buffer.concat([jpeg, jpeg]))).rejects.toThrow(IdTaken);
});

test("the front desk enters details and a person for a patient, and a refusal keeps the field's name", async () => {
  const path = `/api/patients/${haiku}`;
  const told = await park(`${path}/details`, { id: uuidv7(), details: { street: "2 Example Row", zip: "10001" } });
  expect(told).toMatchObject({ status: 200, body: { details: { street: "2 Example Row", zip: "10001" } } });
  expect(told.text).not.toContain("canBecomePregnant");
  const wrong = await park(`${path}/circle`, { id: uuidv7(), person: person({ mobile: "12" }) });
  expect(wrong).toMatchObject({ status: 409, body: { refusals: [{ field: "mobile" }] } });
});

test("what patients told comes out of the facts again, row by row", async () => {
  const tables = ["patient_details", "patient_circle", "patient_circle_none", "identity_photos"] as const;
  const rows = (tx: Tx) => Promise.all(tables.map((table) => tx.q.selectFrom(table).selectAll().execute()));
  await inHouse(async (tx) => {
    const before = await rows(tx);
    expect(before.map(({ length }) => length > 0)).toEqual([true, true, false, true]);
    await rebuild(tx, house.house.store.projections);
    expect(await rows(tx)).toEqual(before);
  });
});
