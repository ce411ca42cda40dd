import { moveAppointment } from "#booking/desk.ts";
import { appointmentsOfPatient } from "#booking/read.ts";
import { coursesOf } from "#course/read.ts";
import { as, type Instant } from "#science/units.ts";
import { uuidv7 } from "uuidv7";
import type { House } from "../house.ts";
import { bookAhead } from "./caseload/ahead.ts";
import { settleIn } from "./caseload/arrived.ts";
import { checkIn } from "./caseload/checked-in.ts";
import { type Calendar, calendarFrom, type Story } from "./caseload/days.ts";
import { type About, chart, treat } from "./caseload/one-story.ts";
import { caseload } from "./caseload/people.ts";
import { type Past, pastOf, tell, type Told } from "./caseload/telling.ts";
import { today } from "./caseload/today.ts";
import { givenOf, order } from "./caseload/treated.ts";
import type { DemoClinic } from "./seed.ts";

/** The desk registered them a month ago; what the clinic learned of them since is told like the stories of the forty. */
const REGISTERED = -30;

/** One of today's patients, with a number of their own behind the forty. */
export function aboutOf(clinic: DemoClinic, key: string, story: Omit<Story, "registered">): About {
  const nth = today.findIndex((one) => one.key === key);
  const person = today[nth];
  if (person === undefined) throw new Error(`nobody of today is called ${key}`);
  return {
    person,
    nth: caseload.length + nth,
    patientId: clinic.patients[key] ?? "",
    story: { registered: REGISTERED, ...story },
  };
}

/** Everything before the first infusion: details, history, evaluation, consent. */
export const upToConsent = (house: House, past: Past, about: About): Promise<void> =>
  tell(house, past, about, async (told) => {
    await settleIn(told);
    await chart(told);
  });

/** So many days before a first infusion at least. */
const BEFORE = { worked: 5, evaluated: 3, consented: 2 } as const;

/** Mondays are 0. */
const TUESDAY_AND_FRIDAY: ReadonlySet<number> = new Set([1, 4]);
/** Days between the last of them and today, whatever hour today's is at. */
const LAST_BEFORE = 3;

/** The last so many Tuesdays and Fridays on which somebody was here before today. */
function daysBefore(count: number, { weekday }: Calendar): readonly number[] {
  const days: number[] = [];
  for (let day = -LAST_BEFORE; days.length < count; day -= 1)
    if (TUESDAY_AND_FRIDAY.has(weekday(day))) days.unshift(day);
  return days;
}

const TEN_MINUTES_MS = 600_000;

export type Today = About & { readonly past: Past };

/** One of today's patients with everything that lies before today: what was found, agreed, planned, given, and measured since. */
export async function tellUntilToday(house: House, clinic: DemoClinic, key: string, now: Instant): Promise<Today> {
  const { given = [] } = today.find((one) => one.key === key)?.treatment ?? {};
  const calendar = calendarFrom(now);
  const infusions = daysBefore(given.length - 1, calendar);
  const first = infusions[0] ?? 0;
  const before = (days: number) => calendar.onOrBefore(first - days);
  const about = aboutOf(clinic, key, {
    worked: before(BEFORE.worked),
    evaluated: before(BEFORE.evaluated),
    consented: before(BEFORE.consented),
    infusions,
  });
  const past = pastOf(clinic, calendar, now);
  await upToConsent(house, past, about);
  await treat(house, past, about, now);
  await tell(house, past, about, (told) => checkIn(told, as<Instant>(now - TEN_MINUTES_MS)));
  return { ...about, past };
}

/** The order of today's infusion, signed the evening before like every other. */
export const orderToday = (house: House, about: Today, startsAt: Instant): Promise<void> =>
  tell(house, about.past, about, async (told) => {
    const { treatment } = told.person;
    const [course] = await coursesOf(told.tx, told.patientId);
    if (treatment === undefined || course === undefined) throw new Error("somebody of today has no course");
    const courses = { induction: course.id, maintenance: course.id };
    const given = givenOf(told, treatment, courses, course.given.length + 1);
    await order(told, { ...given, startsAt }, treatment);
  });

/** The dates that are left of the course; those of somebody whose first infusion is today begin with it, in the room they sit in. */
export const bookTheRest = (
  house: House,
  about: Today,
  at: Instant,
  first?: { readonly startsAt: Instant; readonly roomId: string },
): Promise<void> =>
  tell(house, about.past, about, async (told) => {
    await bookAhead(told, at);
    if (first !== undefined) await bringForward(told, at, first);
  });

/** Where the clinic's rules and rooms have no place for it at this hour, the six dates stay as they are. */
async function bringForward(
  { tx, patientId, as: doing }: Told,
  at: Instant,
  { startsAt, roomId }: { readonly startsAt: Instant; readonly roomId: string },
): Promise<void> {
  const next = (await appointmentsOfPatient(tx, patientId)).find(({ state }) => state === "booked");
  if (next === undefined) return;
  const to = { id: uuidv7(), appointmentId: next.id, startAt: startsAt, roomId };
  await moveAppointment(doing("park", as<Instant>(at)), {
    ...to,
    byWhom: "staff",
    onBehalf: true,
    override: "A chair is free today",
  });
}
