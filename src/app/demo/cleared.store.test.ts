import { afterAll, beforeAll, expect, test } from "vitest";
import { caseStateOf, orderFor } from "#course/read.ts";
import { clearanceOf, consentStanding } from "#evaluation/read.ts";
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
