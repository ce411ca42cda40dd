import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type History, historyOf } from "#evaluation/read.ts";
import { recordDetails } from "#people/desk.ts";
import { identityPhotoOf } from "#people/read.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { demoPatients } from "../app/demo/people.ts";
import { openTestHouse, ORIGIN, type TestHouse } from "../../tests/clinic.ts";
import { enterAs } from "../../tests/patient.ts";
import { fieldsOf, type Fields, type Visitor, wordsOn } from "../../tests/visitor.ts";

let house: TestHouse;
let fable: Visitor;
let legend: Visitor;
beforeAll(async () => {
  house = await openTestHouse();
  fable = await enterAs(house, idOf("fable"), { email: "fable@mail.example", birthDate: bornOn("fable") });
  legend = await enterAs(house, idOf("legend"), { email: "legend@mail.example", birthDate: bornOn("legend") });
}, 60_000);
afterAll(() => house.close());

const idOf = (key: string) => house.clinic.patients[key] ?? "";
const bornOn = (key: string) => demoPatients.find((one) => one.key === key)!.birthDate;
const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const known = (key = "fable"): Promise<History> => inHouse((tx) => historyOf(tx, idOf(key)));

/** Sends the form of the page at `at`, and follows where it leads. */
const send = async (who: Visitor, at: string, fields: Fields, action = at) =>
  who.follow(await who.send(await who.get(at), action, fields));

async function choose(who: Visitor, what: string, name: string) {
  const found = await who.send(await who.get("/my/medicines"), "/my/medicines/search", { what });
  return { found, after: await who.follow(await who.send(found, "/my/medicines/add", { name })) };
}

test("a medicine is found by its first letters, listed with its code, and how it is taken told afterwards", async () => {
  const { found, after } = await choose(fable, "sertr", "sertraline");
  expect(found.text).toContain('value="sertraline"');
  const [medicine] = (await known()).medicines;
  expect(medicine).toMatchObject({ ingredient: { rxcui: "36437", name: "sertraline" }, dose: null, saidBy: "patient" });
  const at = `/my/medicines/${medicine!.medicineId}`;
  expect(wordsOn(after)).toContain("How much each time");
  const wrong = await fable.send(await fable.get(at), at, { amount: "a lot", unit: "mg", takenFor: "low mood" });
  expect([wrong.status, wrong.text.includes('value="a lot"'), wrong.text.includes('value="low mood"')]).toEqual([
    422,
    true,
    true,
  ]);
  await send(fable, at, { amount: "100", unit: "mg", perDay: "1", since: "2024-03" });
  expect((await known()).medicines[0]).toMatchObject({
    dose: { amount: 100, unit: "mg" },
    perDay: 1,
    since: "2024-03",
  });
});

test("what nobody listed is kept as it was written, under no code", async () => {
  await choose(fable, "Grandmother's drops", "=");
  expect((await known()).medicines.at(-1)?.ingredient).toEqual({ rxcui: null, name: "Grandmother's drops" });
});

test("a brand of two ingredients lists both, and chosen twice each stands once", async () => {
  const before = (await known()).medicines.length;
  await choose(fable, "symbyax", "Symbyax");
  await choose(fable, "symbyax", "Symbyax");
  expect((await known()).medicines.slice(before).map(({ ingredient }) => ingredient.name)).toEqual(
    expect.arrayContaining(["fluoxetine", "olanzapine"]),
  );
  expect((await known()).medicines).toHaveLength(before + 2);
});

test("an empty list says nothing until somebody says that it is complete", async () => {
  expect((await known("legend")).medicinesKnown).toBeNull();
  await send(legend, "/my/medicines", {}, "/my/medicines/all");
  expect((await known("legend")).medicinesKnown).toMatchObject({ saidBy: "patient" });
});

test("a list that grew on another device is not called complete by a page that does not show it", async () => {
  const page = await fable.get("/my/medicines");
  await choose(fable, "lithium", "lithium");
  await fable.send(page, "/my/medicines/all");
  expect((await known()).medicinesKnown).toBeNull();
});

test("what somebody no longer takes is not forgotten; what they never took is gone", async () => {
  const [first, second] = (await known()).medicines;
  const end = (id: string, how: string) => send(fable, `/my/medicines/${id}`, { how }, `/my/medicines/${id}/end`);
  await end(first!.medicineId, "stopped");
  await end(second!.medicineId, "never");
  const { medicines, stopped } = await known();
  expect(stopped.map(({ medicineId }) => medicineId)).toEqual([first!.medicineId]);
  expect(medicines.some(({ medicineId }) => medicineId === second!.medicineId)).toBe(false);
});

test("health is asked one question a screen, with yes, no and not sure; not sure stays unknown", async () => {
  const at = async () => (await fable.get("/my/health")).to ?? "";
  const first = await at();
  await send(fable, first, { answer: "unknown" });
  const second = await at();
  expect(second).not.toBe(first);
  const more = await send(fable, second, { answer: "yes" });
  expect(wordsOn(more)).toContain("What should we know about it?");
  await send(fable, `${second}/more`, { note: "years ago" });
  const id = (path: string) => path.split("/").at(-1)!;
  const { conditions } = await known();
  expect(conditions[id(first)]).toMatchObject({ answer: "unknown", saidBy: "patient" });
  expect(conditions[id(second)]).toMatchObject({ answer: "yes", note: "years ago" });
  expect((await at()).length).toBeGreaterThan("/my/health/".length);
});

test("a date that has not come yet is refused with what was typed kept", async () => {
  const at = "/my/health/heart-attack";
  await send(fable, at, { answer: "yes" });
  const refused = await fable.send(await fable.get(`${at}/more`), `${at}/more`, { since: "2099", note: "twice" });
  expect([refused.status, refused.text.includes('value="twice"')]).toEqual([422, true]);
});

test("pregnancy is not asked of somebody who cannot become pregnant, and asked while nobody said", async () => {
  const ids = async (answer: "yes" | "no" | "unknown") => {
    const doing = (tx: Tx) => ({ tx, store: house.house.store, by: "system", at: as<Instant>(Date.now()) });
    await inHouse((tx) => recordDetails(doing(tx), uuidv7(), idOf("fable"), { canBecomePregnant: answer }));
    return (await fable.get("/my/health/pregnant")).status;
  };
  expect([await ids("no"), await ids("unknown"), await ids("yes")]).toEqual([404, 200, 200]);
});

test("a past treatment is told step by step; not sure is never a number", async () => {
  const what = "/my/treatments/add/antidepressant";
  await send(fable, "/my/treatments/add", { kind: "antidepressant" }, "/my/treatments/kind");
  const found = await fable.send(await fable.get(what), what, { what: "escital" });
  const started = await fable.send(found, `${what}/begin`, { name: "escitalopram" });
  const base = started.to!.replace(/\/dose$/, "");
  await send(fable, `${base}/dose`, { number: "20" });
  await send(fable, `${base}/weeks`, { answer: "unknown" });
  await send(fable, `${base}/days`, { answer: "9" });
  await send(fable, `${base}/helped`, { answer: "partial" });
  await send(fable, `${base}/stopped`, { answer: "intolerance" });
  const list = await send(fable, `${base}/episode`, { answer: "yes" });
  expect(wordsOn(list)).toContain("escitalopram");
  expect((await known()).trials[0]).toMatchObject({
    kind: "antidepressant",
    maxSustainedDailyMg: 20,
    weeksAtOrAboveMin: null,
    adherencePct: 90,
    outcome: "partial",
    stopReason: "intolerance",
    currentEpisode: "yes",
    saidBy: "patient",
  });
  const wrong = await fable.send(await fable.get(`${base}/dose`), `${base}/dose`, { number: "plenty" });
  expect([wrong.status, wrong.text.includes('value="plenty"')]).toEqual([422, true]);
});

test("a procedure is asked for its number of times, and not for milligrams", async () => {
  const started = await fable.send(await fable.get("/my/treatments/add"), "/my/treatments/kind", { kind: "tms" });
  expect(started.to).toMatch(/\/sessions$/);
});

test("the story is kept in their own words, and saved on the way without leaving the page", async () => {
  const at = "/my/story/illness";
  const page = await fable.get(at);
  const cookie = [...fable.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const fields = { ...fieldsOf(page, at), text: "It began\nin winter." } as Record<string, string>;
  const saved = await house.app.fetch(
    new Request(`${ORIGIN}${at}`, {
      method: "POST",
      headers: { cookie, origin: ORIGIN, "x-autosave": "yes", "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(fields).toString(),
    }),
  );
  expect(saved.status).toBe(204);
  expect((await known()).story.illness?.text).toBe("It began\nin winter.");
  const { version } = await known();
  await fable.send(page, at, { text: "It began\nin winter." });
  expect((await known()).version).toBe(version);
});

const picture = (whose: string, bytes: Uint8Array) => {
  const form = new FormData();
  form.set("whose", whose);
  form.set("form", uuidv7());
  form.set("photo", new File([new Uint8Array(bytes)], "card.svg", { type: "image/svg+xml" }));
  return form;
};

test("a photo of an ID is kept by its content; a drawing that could run, and another origin's, are not", async () => {
  const whose = String(fieldsOf(await fable.get("/my/photo"), "/my/photo")["whose"]);
  const cookie = [...fable.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const post = (bytes: Uint8Array, origin = ORIGIN) =>
    house.app.fetch(
      new Request(`${ORIGIN}/my/photo`, { method: "POST", headers: { cookie, origin }, body: picture(whose, bytes) }),
    );
  const sent = () => inHouse((tx) => identityPhotoOf(tx, idOf("fable")));
  expect((await post(Buffer.from("<svg onload='alert(1)'/>"))).status).toBe(422);
  expect((await post(Buffer.from([0xff, 0xd8, 0xff, 1]), "https://elsewhere.example")).status).toBe(403);
  expect(await sent()).toBeNull();
  expect((await post(Buffer.from([0xff, 0xd8, 0xff, 1]))).status).toBe(303);
  expect(await sent()).not.toBeNull();
});

test("another patient's medicine and treatment are answered as ones that do not exist", async () => {
  const [medicine, trial] = [(await known()).medicines[0]!.medicineId, (await known()).trials[0]!.trialId];
  for (const [theirs, nobodys] of [
    [`/my/medicines/${medicine}`, `/my/medicines/${uuidv7()}`],
    [`/my/treatments/${trial}/helped`, `/my/treatments/${uuidv7()}/helped`],
  ] as const) {
    const [other, none] = [await legend.get(theirs), await legend.get(nobodys)];
    expect([other.status, other.text], theirs).toEqual([404, none.text]);
  }
  const form = fieldsOf(await legend.get("/my/about"), "/my/about");
  const fields = { whose: String(form["whose"]), form: uuidv7() };
  await legend.post(`/my/medicines/${medicine}/end`, { ...fields, how: "never" });
  await legend.post(`/my/treatments/${trial}/off`, fields);
  expect((await known()).medicines.some(({ medicineId }) => medicineId === medicine)).toBe(true);
  expect((await known()).trials.some(({ trialId }) => trialId === trial)).toBe(true);
});
