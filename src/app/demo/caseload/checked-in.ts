import { uuidv7 } from "uuidv7";
import type { CheckInValue } from "#followup/events.ts";
import { questionsFor } from "#followup/events.ts";
import { type CheckInRow, checkInsOf } from "#followup/read.ts";
import { keepCheckInsOf } from "#followup/checkins/round.ts";
import { append, type NewFact } from "#followup/checkins/store.ts";
import { type StartedInfusion, startedSince } from "#infusion/read.ts";
import { dayIn } from "#science/civil.ts";
import { showDay } from "#science/calendar.ts";
import { as, type Instant } from "#science/units.ts";
import { ZONE } from "../seed.ts";
import type { Told, Who } from "./telling.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** As long ago as the clinic's own round would still ask. */
const LATELY = 7 * DAY;
/** One in so many is not answered. */
const SILENT_EVERY = 6;
/** One in so many taps each day how it was. */
const TAPS_EVERY = 3;
const DAYS_TAPPED = 12;

const fact = <T extends NewFact["type"]>(type: T, data: Extract<NewFact, { type: T }>["data"]) =>
  ({ id: uuidv7(), type, data }) as NewFact;

/** How somebody was after their infusions of the last days: asked, answered on their telephone, called, or not heard of. */
export async function checkIn(told: Told, now: Instant): Promise<void> {
  const ran = await startedSince(told.tx, as<Instant>(now - LATELY), told.patientId);
  for (const [at, one] of ran.entries()) await after(told, one, { next: ran[at + 1]?.startedAt ?? null, now });
  if (ran.length > 0 && told.nth % TAPS_EVERY === 0) await tapped(told, now);
}

type Until = { readonly next: Instant | null; readonly now: Instant };

/** Asked when it was over; answered by most, closed by a call for some, and open while somebody still has time to call. */
async function after(told: Told, { endedAt }: StartedInfusion, { next, now }: Until): Promise<void> {
  if (endedAt === null || endedAt + 2 * MINUTE > now) return;
  const asking = told.as("alvarez", as<Instant>(endedAt + MINUTE));
  await keepCheckInsOf({ ...asking, by: "system" }, told.patientId);
  const asked = (await checkInsOf(told.tx, told.patientId)).toReversed();
  const open = asked.filter(({ state, dueAt }) => state === "asked" && dueAt + 3 * HOUR < (next ?? now));
  for (const [at, one] of open.entries()) {
    if ((told.nth + at) % SILENT_EVERY !== SILENT_EVERY - 1) await answered(told, one);
    else if (one.callBy < now) await called(told, one);
  }
}

const note = (told: Told, who: Who, at: number, one: NewFact) =>
  append(told.as(who, as<Instant>(Math.round(at))), told.patientId, one);

async function called(told: Told, { id: checkInId, dueAt }: CheckInRow): Promise<void> {
  const data = { checkInId, reached: true, note: "By telephone: slept well, no complaints.", againAt: null };
  await note(told, "alvarez", dueAt + 2 * HOUR, fact("CheckInByCall", data));
}

const CALM: Readonly<Record<string, CheckInValue>> = {
  "after-effects": "none",
  sleep: "well",
  pressure: "not-measured",
  note: null,
};

async function answered(told: Told, one: CheckInRow): Promise<void> {
  const begun = one.dueAt + HOUR + (told.nth % 5) * 11 * MINUTE;
  const questions = questionsFor(one, { pregnancyPossible: told.person.sex !== "male" });
  const mood = 5 + (told.nth % 4);
  for (const [at, { id: item, asks }] of questions.entries()) {
    const value = asks === "tri" ? "no" : asks === "scale" ? mood : (CALM[item] ?? null);
    const data = { checkInId: one.id, item, value, seeBy: null };
    await note(told, "patient", begun + at * 6_000, fact("CheckInAnswered", data));
  }
  await note(told, "patient", begun + 2 * MINUTE, fact("CheckInFinished", { checkInId: one.id }));
}

/** One tap an evening, a little better each few days. */
async function tapped(told: Told, now: Instant): Promise<void> {
  const first = now - DAYS_TAPPED * DAY;
  await note(told, "patient", first, fact("DailyMoodChosen", { wanted: true }));
  for (let n = 0; n < DAYS_TAPPED; n += 1) {
    const at = first + n * DAY + HOUR;
    const value = Math.min(10, 3 + Math.round(n / 3) + ((n * 5 + told.nth) % 3));
    await note(told, "patient", at, fact("MoodTapped", { day: showDay(dayIn(ZONE, as<Instant>(at))), value }));
  }
}
