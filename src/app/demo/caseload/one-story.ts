import { uuidv7 } from "uuidv7";
import { bookDirect, noteArrived, noteDone } from "#booking/desk.ts";
import type { Instant } from "#science/units.ts";
import type { House } from "../../house.ts";
import { agree } from "./agreed.ts";
import { evaluate } from "./evaluated.ts";
import { examine } from "./examined.ts";
import { give, NoRoom } from "./given.ts";
import { tellHealth } from "./health.ts";
import { measureAgain, measureBaseline, phq9 } from "./measured.ts";
import { done, type Past, tell, type Told } from "./telling.ts";
import { checkLong, lastCall } from "./long-checks.ts";
import { closeUp, givenOf, keepWell, lookBack, order, plan } from "./treated.ts";

export type About = Pick<Told, "person" | "nth" | "patientId" | "story">;

/** From the first visit to the consent, as far as a patient has come. */
export async function chart(told: Told): Promise<void> {
  const { state } = told.person;
  await tellHealth(told);
  if (state === "consultation-booked") return comeSoon(told);
  await cameIn(told);
  await examine(told);
  await measureBaseline(told);
  await evaluate(told);
  const isDecided = state !== "evaluation" && state !== "eligible";
  if (isDecided && ["needs-information", "specialist-review", "declined"].every((one) => one !== state))
    await agree(told);
}

const CLOCKS = ["09:00", "10:15", "11:30", "13:15", "14:30", "15:45"];

/** A consultation is booked for one of the next days, and the PHQ-9 came with the request. */
async function comeSoon(told: Told): Promise<void> {
  const { past, story, nth } = told;
  await phq9(told, past.calendar.at(story.registered, "10:40"), "baseline", 0);
  for (const day of [2, 3, 4, 5, 6, 7].map((ahead) => ahead + nth).filter(past.calendar.isWorkday))
    if ((await consultation(told, { bookedOn: story.registered, day })) !== null) return;
  throw new Error("the demonstration's next week has no room for a consultation");
}

async function cameIn(told: Told): Promise<void> {
  const { past, story } = told;
  const booked = await consultation(told, { bookedOn: story.registered, day: story.evaluated });
  if (booked === null) return;
  const came = { id: uuidv7(), appointmentId: booked.id };
  done("arrival", await noteArrived(told.as("park", booked.startAt), came));
  const went = { id: uuidv7(), appointmentId: booked.id };
  done("end of a visit", await noteDone(told.as("park", past.calendar.at(story.evaluated, "17:00")), went));
}

type Asked = { readonly bookedOn: number; readonly day: number };

type Booked = { readonly id: string; readonly startAt: Instant };

/** The first hour of a day that is free; null where none is. */
async function consultation(told: Told, { bookedOn, day }: Asked): Promise<Booked | null> {
  const { past, patientId, person, nth } = told;
  const doing = told.as("park", past.calendar.at(bookedOn, "10:45"));
  for (const n of CLOCKS.keys()) {
    const [id, clock = "09:00"] = [uuidv7(), CLOCKS[(n + nth) % CLOCKS.length]];
    const startAt = past.calendar.at(day, clock);
    const outcome = await bookDirect(doing, {
      id,
      typeId: "evaluation",
      startAt,
      forWhom: { patientId, enquiryId: null },
      series: null,
      nth: null,
      language: person.language ?? "en",
      override: "a day of the demonstration, whatever day it is",
    });
    if (!("refusals" in outcome)) return { id, startAt };
  }
  return null;
}

/** Plan, orders, infusions, scores and reviews, in the order they happened, each infusion in a transaction of its own. */
export async function treat(house: House, past: Past, about: About, now: Instant): Promise<void> {
  const { treatment } = about.person;
  if (treatment === undefined) return;
  const courses = { induction: uuidv7(), maintenance: uuidv7() };
  await tell(house, past, about, (told) => plan(told, courses.induction, treatment));
  for (let nth = 1; nth <= about.story.infusions.length; nth += 1)
    await untilFree(() =>
      tell(house, past, about, async (told) => {
        const given = givenOf(told, treatment, courses, nth);
        if (given.of === null && given.number === 1) await keepWell(told, courses, treatment, given.startsAt);
        await order(told, given, treatment);
        if (nth === 1) await measureAgain(told, given.startsAt);
        await give(told, given);
        await lookBack(told, given, now);
        await checkLong(told, given, now);
      }),
    );
  await tell(house, past, about, (told) => closeUp(told, now));
  await tell(house, past, about, lastCall);
}

const AGAIN_MS = 15_000;

/** A visit stands in a room of the clinic; where all four are in use, the past waits. */
async function untilFree(tellOne: () => Promise<void>): Promise<void> {
  try {
    await tellOne();
  } catch (error) {
    if (!(error instanceof NoRoom)) throw error;
    await new Promise((again) => setTimeout(again, AGAIN_MS));
    await untilFree(tellOne);
  }
}
