import { uuidv7 } from "uuidv7";
import { holdDates } from "#course/desk.ts";
import { coursesOf } from "#course/read.ts";
import type { Instant } from "#science/units.ts";
import type { Told } from "./telling.ts";

/** As far ahead as dates are looked for here, days. */
const FAR = 45;

/** The dates that a course under way still lacks, found and booked at that moment. Where the week has no room, somebody still has to. */
export async function bookAhead(told: Told, at: Instant): Promise<void> {
  const { tx, patientId, past } = told;
  const course = (await coursesOf(tx, patientId)).find(
    ({ ended, interrupted }) => ended === null && interrupted === null,
  );
  if (course === undefined) return;
  const appointmentIds = Array.from({ length: course.count - course.given.length }, () => uuidv7());
  const [notBefore, notAfter] = [past.calendar.at(1, "08:00"), past.calendar.at(FAR, "17:00")];
  const preference = { weekdays: [], from: "08:00", to: "17:00", notBefore, notAfter };
  const wish = { id: uuidv7(), courseId: course.id, series: uuidv7(), appointmentIds, preference, book: true };
  if (appointmentIds.length > 0) await holdDates(told.as("park", at), wish);
}
