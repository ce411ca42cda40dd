import { afterAll, beforeAll, beforeEach } from "vitest";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { openTestHouse, type TestHouse } from "./clinic.ts";

/** Monday 30 November 2026, 9 o'clock in New York. */
export const monday = Date.UTC(2026, 10, 30, 14);

/**
 * A clinic for one file of tests, on a Monday morning whose clock the tests set. More than an hour passes before each test, so that
 * what one of them tried counts against no other.
 */
export function publicDay(opened: (house: TestHouse) => void) {
  const clock = { ahead: 0, now: () => monday + clock.ahead };
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(clock);
    opened(house);
  }, 60_000);
  afterAll(() => house.close());
  beforeEach(() => {
    clock.ahead += 61 * 60_000;
  });
  return {
    clock,
    now: () => as<Instant>(clock.now()),
    inHouse: <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work),
  };
}
