import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordHistory, withdrawConsent } from "#evaluation/desk.ts";
import { historyOf, ingredientsNamed } from "#evaluation/read.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { clearPatient } from "../app/demo/cleared.ts";
import { allDiscrepancies } from "./decide/against-protocol.ts";
import { startRequirements } from "./decide/start.ts";
import { contextOf, openVisit, placeOrder, visitOf } from "./desk.ts";
import type { Order } from "./decide/context.ts";
import { medicinesOfDay } from "./reading-care.ts";

const DAY = 86_400_000;
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
}, 60_000);
afterAll(() => house.close());

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const idOf = (key: string): string => house.clinic.staff[key]?.id ?? "";
const doing = (tx: Tx, by = "alvarez", roles: readonly string[] = ["nurse"]) => ({
  tx,
  store: house.house.store,
  by: idOf(by),
  roles,
  now: house.house.now(),
});

async function ready(key: string): Promise<string> {
  const patientId = house.clinic.patients[key] ?? "";
  await clearPatient(house.house, house.clinic, {
    patientId,
    on: as<Instant>(house.house.now() - 3 * DAY),
    weightKg: 72,
  });
  return patientId;
}

const opening = (patientId: string, room: number, number = 1) => ({
  id: uuidv7(),
  patientId,
  roomId: house.clinic.rooms[room] ?? "",
  number,
  of: 6,
  plannedStartAt: house.house.now(),
});

/** The visit with everything it is judged by now. */
const judged = (infusionId: string) =>
  inHouse(async (tx) => {
    const visit = (await visitOf(tx, infusionId))!;
    const context = await contextOf(doing(tx), infusionId, visit.infusion, visit.facts);
    return { ...visit, context, open: openIn(startRequirements(visit.infusion, context)) };
  });
const openIn = (all: ReturnType<typeof startRequirements>) => all.filter(({ met }) => !met).map(({ id }) => id);

test("a visit is opened as the course's next infusion and no other", async () => {
  const patientId = await ready("fable");
  const second = await inHouse((tx) => openVisit(doing(tx), opening(patientId, 0, 2)));
  expect(second).toMatchObject({ refusals: [{ rule: "not-next", field: "number" }] });
  const wish = opening(patientId, 0);
  expect(await inHouse((tx) => openVisit(doing(tx), wish))).toHaveProperty("fact");
  const { context, open } = await judged(wish.id);
  expect(context.care).toMatchObject({
    consent: { answer: "yes" },
    evaluation: { answer: "yes" },
    course: { nth: 1, of: 6 },
    order: { mgPerKg: 0.5, minutes: 40, weightBasis: "actual" },
    medicines: { isReviewed: true, closeCuff: "no", slowStomach: "no" },
  });
  expect(context.previousWeightKg).toBe(72);
  expect(open).not.toContain("consent-valid");
});

test("the patient's own medicines are named for the day, and an MAOI asks for the cuff every five minutes", async () => {
  const patientId = await ready("legend");
  const wish = opening(patientId, 1);
  await inHouse((tx) => openVisit(doing(tx), wish));
  for (const name of ["lisinopril", "methylphenidate", "phenelzine", "semaglutide"])
    await inHouse((tx) =>
      recordHistory(doing(tx), patientId, {
        id: uuidv7(),
        type: "MedicineListed",
        data: {
          medicineId: uuidv7(),
          ingredient: ingredientsNamed(name)[0] ?? { rxcui: null, name },
          dose: null,
          perDay: 1,
          route: "by-mouth",
          asNeeded: false,
          takenFor: "",
          since: "",
          note: "",
          saidBy: "staff",
        },
      }),
    );
  const { medicines } = (await judged(wish.id)).context.care!;
  const days = Object.fromEntries(medicines.list.map(({ name, day }) => [name, day]));
  expect(days).toMatchObject({ lisinopril: "take", methylphenidate: "hold" });
  expect(medicines).toMatchObject({ closeCuff: "yes", slowStomach: "yes" });
});

test("what a physician decided of a medicine for the days of infusions outweighs the table at the bedside", async () => {
  const patientId = house.clinic.patients["fable"] ?? "";
  const medicine = {
    medicineId: uuidv7(),
    ingredient: ingredientsNamed("methylphenidate")[0]!,
    dose: null,
    perDay: 1,
    route: "by-mouth",
    asNeeded: false,
  } as const;
  const more = { takenFor: "", since: "", note: "", saidBy: "staff" } as const;
  const record = (order: Parameters<typeof recordHistory>[2]) =>
    inHouse((tx) => recordHistory(doing(tx, "reyes"), patientId, order));
  await record({ id: uuidv7(), type: "MedicineListed", data: { ...medicine, ...more } });
  const listed = () =>
    inHouse(async (tx) =>
      medicinesOfDay(await historyOf(tx, patientId), "UTC").list.find(({ name }) => name === "methylphenidate"),
    );
  expect(await listed()).toMatchObject({ day: "hold", rules: ["X07"] });
  const { medicineId, ...of } = medicine;
  const data = { medicineId, onTheDay: "take", hoursBefore: null, note: "Half of it.", of } as const;
  expect(await record({ id: uuidv7(), type: "MedicineDayDecided", data })).toEqual({ ok: true });
  expect(await listed()).toMatchObject({ day: "take", todo: expect.stringContaining("Half of it.") as string });
});

test("a consent taken back stops the start; what was known at a start that happened stays with it", async () => {
  const patientId = await ready("sonnet");
  const wish = opening(patientId, 2);
  await inHouse((tx) => openVisit(doing(tx), wish));
  const started = (happened: boolean) =>
    inHouse((tx) => {
      const data = { rateMlPerHour: 150 };
      const by = idOf("alvarez");
      const at = house.house.now();
      const order = { id: uuidv7(), type: "InfusionStarted", at, by, data, happened } as unknown as Order;
      return placeOrder(doing(tx), { infusionId: wish.id, patientId, order });
    });
  const { consentId } = (await judged(wish.id)).context.care!.consent;
  await inHouse((tx) =>
    withdrawConsent(doing(tx), { id: uuidv7(), consentId: consentId!, why: "Changed her mind.", saidBy: "patient" }),
  );
  expect((await judged(wish.id)).open).toContain("consent-valid");
  const refused = await started(false);
  expect("refusals" in (refused as object) && JSON.stringify(refused)).toContain('"consent-valid"');
  await started(true);
  const { infusion, facts, context } = await judged(wish.id);
  expect(facts.find(({ type }) => type === "InfusionStarted")?.data).toMatchObject({
    care: { consent: { answer: "no" }, order: { mgPerKg: 0.5 } },
  });
  expect(allDiscrepancies(infusion, context).map(({ id }) => id.split(":")[0])).toContain(
    "started-without-consent-valid",
  );
});
