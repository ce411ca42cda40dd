import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { caseStateOf, orderFor } from "#course/read.ts";
import { closeEvaluation, openEvaluation } from "#evaluation/desk.ts";
import { clearanceOf, consentStanding } from "#evaluation/read.ts";
import { clearanceSeen } from "#infusion/clearance-seen.ts";
import { inClinic } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { openTestHouse, type TestHouse } from "../../../tests/clinic.ts";
import { clearPatient } from "./cleared.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
}, 60_000);
afterAll(() => house.close());

test.each(["fable", "legend"])(
  "%s is made ready through the clinic's own desks, with nothing left open",
  async (key) => {
    const patientId = house.clinic.patients[key] ?? "";
    const on = as<Instant>(house.house.now() - 3 * 86_400_000);
    const { courseId } = await clearPatient(house.house, house.clinic, { patientId, on, weightKg: 72 });
    const now = house.house.now();
    await inClinic(house.house.db, house.clinic.clinicId, async (tx) => {
      expect(await clearanceOf(tx, patientId, now)).toMatchObject({ state: "cleared", open: [] });
      expect(await consentStanding(tx, patientId, { now, mgPerKg: 0.5 })).toMatchObject({ answer: "yes" });
      expect(await orderFor(tx, patientId, now)).toMatchObject({ courseId, nth: 1, of: 6, order: { mgPerKg: 0.5 } });
      expect(await caseStateOf(tx, patientId, now)).toBe("induction");
    });
  },
);

test("a re-evaluation holds the infusion, and no reason goes past it; closed without a decision, what was decided stands again", async () => {
  const patientId = house.clinic.patients["sonnet"] ?? "";
  const on = as<Instant>(house.house.now() - 3 * 86_400_000);
  await clearPatient(house.house, house.clinic, { patientId, on, weightKg: 72 });
  await inClinic(house.house.db, house.clinic.clinicId, async (tx) => {
    const now = house.house.now();
    const doing = { tx, store: house.house.store, by: house.clinic.staff["reyes"]?.id ?? "", now };
    const clearance = () => clearanceOf(tx, patientId, now);
    const { evaluationId: first } = await clearance();
    await closeEvaluation(doing, { id: uuidv7(), evaluationId: first ?? "", why: "A new medicine" });
    expect(await clearance()).toMatchObject({ state: "cleared", evaluationId: first });
    const again = { id: uuidv7(), patientId, indication: "TRD-MDD", appointmentId: null } as const;
    await openEvaluation(doing, again);
    expect(await clearance()).toMatchObject({ state: "not-cleared", decision: null, evaluationId: again.id });
    expect(await clearanceSeen(tx, patientId, now)).toMatchObject({ answer: "no", passable: false });
    await closeEvaluation(doing, { id: uuidv7(), evaluationId: again.id, why: "Opened by mistake" });
    expect(await clearance()).toMatchObject({ state: "cleared", evaluationId: first });
  });
});
