import { uuidv7 } from "uuidv7";
import { clearanceOf } from "#evaluation/read.ts";
import { dayIn, daysFromCivil } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import type { House } from "../house.ts";
import { calendarFrom } from "./caseload/days.ts";
import { pastOf, tell, type Told } from "./caseload/telling.ts";
import { givenOf, orderAt, plan } from "./caseload/treated.ts";
import { type DemoClinic, ZONE } from "./seed.ts";
import { aboutOf, upToConsent } from "./until-today.ts";

export type Clearing = {
  readonly patientId: string;
  /** The day the specialist saw them. */
  readonly on: Instant;
  readonly weightKg: number;
};

const dayNumber = (at: Instant): number => {
  const { year, month, day } = dayIn(ZONE, at);
  return daysFromCivil(year, month, day);
};

/** Makes one of today's patients ready for a first infusion through the very desks the clinic works by, its order signed. */
export async function clearPatient(
  house: House,
  clinic: DemoClinic,
  { patientId, on, weightKg }: Clearing,
): Promise<{ readonly courseId: string }> {
  const key = Object.keys(clinic.patients).find((one) => clinic.patients[one] === patientId) ?? "";
  const now = house.now();
  const evaluated = dayNumber(on) - dayNumber(now);
  const days = { worked: evaluated - 2, evaluated, consented: evaluated + 1, infusions: [0] };
  const about = aboutOf(clinic, key, days);
  const weighed = { ...about, person: { ...about.person, weightKg } };
  const past = pastOf(clinic, calendarFrom(now), now);
  await upToConsent(house, past, weighed);
  const courseId = uuidv7();
  await tell(house, past, weighed, (told) => readyFor(told, courseId, now));
  return { courseId };
}

async function readyFor(told: Told, courseId: string, now: Instant): Promise<void> {
  const { person, past, story, tx, patientId } = told;
  const { treatment } = person;
  if (treatment === undefined) throw new Error("somebody of today has no treatment to begin");
  await plan(told, courseId, treatment);
  const given = givenOf(told, treatment, { induction: courseId, maintenance: courseId }, 1);
  await orderAt(told, given, treatment, past.calendar.at(story.consented, "16:30"));
  const clearance = await clearanceOf(tx, patientId, now);
  if (clearance.state !== "cleared") throw new Error(`the demonstration's patient is not cleared: ${clearance.says}`);
}
