import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Asking, openTestHouse, signInAs, type TestHouse } from "../../tests/clinic.ts";

let house: TestHouse;
let reyes: Asking;
beforeAll(async () => {
  house = await openTestHouse();
  reyes = await signInAs(house, "reyes");
}, 60_000);
afterAll(() => house.close());

type Place = {
  readonly site: { readonly id: string };
  readonly profile: object;
  readonly prices: { readonly items: readonly object[]; readonly rules: object };
  readonly hours: readonly object[];
  readonly saved: Readonly<Record<"profile" | "prices" | "hours", string | null>>;
};
const place = async () => (await reyes("/api/settings")).body as Place;

/** Two people have the same thing open; each saves their own. */
async function bothSave(path: string, after: string | null, [hers, his]: readonly [object, object]) {
  const first = { id: uuidv7(), after, ...hers };
  expect((await reyes(path, first)).status).toBe(200);
  expect((await reyes(path, first)).status, "sent again it is the same saving").toBe(200);
  const second = await reyes(path, { id: uuidv7(), after, ...his });
  expect(second.status).toBe(409);
  const { refusals, last } = second.body as { refusals: { rule: string; says: string }[]; last: string };
  expect(refusals.map(({ rule }) => rule)).toEqual(["overtaken"]);
  expect(refusals[0]?.says).toMatch(/^Ines Reyes.* saved this after you opened it\./);
  expect(last).toBe(first.id);
  return () => reyes(path, { id: uuidv7(), after: last, ...his });
}

test("of two who change the opening hours, the second is told who saved, and theirs stands until a person decides", async () => {
  const { site, hours, saved } = await place();
  const week = (to: string) => ({ siteId: site.id, weekly: [{ weekday: 2, from: "08:00", to }] });
  expect(hours.length).toBeGreaterThan(1);
  const decide = await bothSave("/api/settings/hours", saved.hours, [week("16:00"), week("18:00")]);
  expect((await place()).hours).toEqual(week("16:00").weekly);
  expect((await decide()).status).toBe(200);
  expect((await place()).hours).toEqual(week("18:00").weekly);
});

test("prices and the profile are as safe, and neither is in the other's way", async () => {
  const { prices, profile, saved } = await place();
  const named = (name: string) => ({ profile: { ...profile, name } });
  await bothSave("/api/settings/profile", saved.profile, [named("Dusk"), named("Dawn")]);
  const rules = (en: string) => ({ prices: { ...prices, rules: { en, es: "" } } });
  await bothSave("/api/settings/prices", saved.prices, [rules("A day ahead."), rules("Two days ahead.")]);
  expect(await place()).toMatchObject({ profile: { name: "Dusk" }, prices: { rules: { en: "A day ahead." } } });
});

test("how we book is saved whole, and so is safe too", async () => {
  const { rules, saved } = (await reyes("/api/settings/booking")).body as { rules: object; saved: string | null };
  const held = (holdMinutes: number) => ({ rules: { ...rules, holdMinutes } });
  await bothSave("/api/settings/booking", saved, [held(12), held(15)]);
  expect((await reyes("/api/settings/booking")).body).toMatchObject({ rules: { holdMinutes: 12 } });
});

test("one person's hours are in nobody else's way", async () => {
  type Person = { readonly id: string; readonly rotaSaved: string | null };
  const { people } = (await reyes("/api/staff")).body as { people: readonly Person[] };
  const [one, other] = people.filter(({ rotaSaved }) => rotaSaved !== null);
  const rota = (staffId: string, to: string) => ({ staffId, weekly: [{ weekday: 3, from: "08:00", to }] });
  await bothSave("/api/settings/rotas", one!.rotaSaved, [rota(one!.id, "12:00"), rota(one!.id, "13:00")]);
  const undisturbed = { id: uuidv7(), after: other!.rotaSaved, ...rota(other!.id, "12:00") };
  expect((await reyes("/api/settings/rotas", undisturbed)).status).toBe(200);
});
