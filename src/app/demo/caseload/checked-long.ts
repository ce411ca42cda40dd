import { uuidv7 } from "uuidv7";
import { exposureChecks, noteCheck } from "#followup/care/checking.ts";
import { as, type Instant } from "#science/units.ts";
import { done, type Told } from "./telling.ts";

/** What has been due for less than this still waits for the nurse. */
const LATELY_MS = 10 * 86_400_000;
/** Whoever left is asked once more, by telephone. Days from today. */
const LAST_CALL = -16;
/** No check of long treatment is due before. */
const FIRST = 5;

/** The checks of long treatment, each asked at the visit at which it was due, and nothing found. */
export async function checkLong(told: Told, now: Instant): Promise<void> {
  const { tx, patientId, past, story, person } = told;
  const called = person.state === "discharged" ? [past.calendar.onOrBefore(LAST_CALL)] : [];
  for (const day of [...story.infusions.slice(FIRST), ...called]) {
    const at = past.calendar.at(day, "17:30");
    if (at > as<Instant>(now - LATELY_MS)) return;
    for (const { check, isDue } of await exposureChecks(tx, patientId, at)) {
      const asked = { id: uuidv7(), patientId, check, on: past.calendar.date(day), concern: "no", note: "" } as const;
      if (isDue) done(check, await noteCheck(told.as("alvarez", at), asked));
    }
  }
}
