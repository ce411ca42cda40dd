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
  const day = told.story.infusions[nth - 1] ?? -1;
  await askedFor(told, day, as<Instant>(startsAt + HOUR));
}

/** Days from today. */
const LAST_CALL = -16;

/** Whoever was treated long and left is asked once more, by telephone. */
export async function lastCall(told: Told): Promise<void> {
  const { story, person, past } = told;
  if (person.state !== "discharged" || story.infusions.length < FIRST_AT) return;
  const day = past.calendar.onOrBefore(LAST_CALL);
  await askedFor(told, day, past.calendar.at(day, "16:00"));
}

async function askedFor(told: Told, day: number, at: Instant): Promise<void> {
  const data = { patientId: told.patientId, on: told.past.calendar.date(day), concern: "no", note: "" } as const;
  for (const check of ["urinary", "liver", "cognition", "craving"] as const)
    done("check", await noteCheck(told.as("alvarez", at), { id: uuidv7(), check, ...data }));
}
