import { uuidv7 } from "uuidv7";
import { noteCheck } from "#followup/desk.ts";
import { as, type Instant } from "#science/units.ts";
import type { Given } from "./given.ts";
import { done, type Told } from "./telling.ts";

const HOUR = 3_600_000;
/** What fell due in the last two weeks still waits for the nurse. */
const WAITING_MS = 14 * 24 * HOUR;
const FIRST_AT = 6;
const THEN_EVERY = 3;

/** With the sixth infusion, and every third from then on, the nurse asked for the checks of long treatment. */
export async function checkLong(told: Told, { nth, startsAt }: Given, now: Instant): Promise<void> {
  if (nth < FIRST_AT || nth % THEN_EVERY !== 0 || startsAt > now - WAITING_MS) return;
  const doing = told.as("alvarez", as<Instant>(startsAt + HOUR));
  const on = told.past.calendar.date(told.story.infusions[nth - 1] ?? -1);
  const data = { patientId: told.patientId, on, concern: "no", note: "" } as const;
  for (const check of ["urinary", "liver", "cognition", "craving"] as const)
    done("check", await noteCheck(doing, { id: uuidv7(), check, ...data }));
}
