import { uuidv7 } from "uuidv7";
import { as, type Instant } from "#science/units.ts";
import type { House } from "../../house.ts";
import { seedMessages } from "../messages.ts";
import { seedSliding } from "../sliding.ts";
import type { DemoClinic } from "../seed.ts";
import { bookAhead } from "./ahead.ts";
import { arrive, reachable } from "./arrived.ts";
import { checkIn } from "./checked-in.ts";
import { calendarFrom, storyOf } from "./days.ts";
import { type About, chart, treat } from "./one-story.ts";
import { caseload } from "./people.ts";
import { pastOf, tell } from "./telling.ts";

const TEN_MINUTES_MS = 600_000;

type Options = {
  readonly people?: typeof caseload;
  /** Asked between two patients: true, and the rest is left out. */
  readonly isStopped?: () => boolean;
};

/**
 * Seeds the demonstration's patients beside those of today's story, each through the desks their chart would have been written
 * at, at the times it would have been: one transaction for the chart, one for each infusion, so that nobody who works in the
 * clinic meanwhile waits long. Gives back how each is called in the clinic.
 */
export async function seedCaseload(
  house: House,
  clinic: DemoClinic,
  now: Instant,
  { people = caseload, isStopped = () => false }: Options = {},
): Promise<Readonly<Record<string, string>>> {
  const past = pastOf(clinic, calendarFrom(now), now);
  const ids: Record<string, string> = {};
  for (const person of people) {
    if (isStopped()) break;
    const about: About = {
      person,
      nth: caseload.indexOf(person),
      patientId: uuidv7(),
      story: storyOf(person, past.calendar),
    };
    ids[person.key] = about.patientId;
    await tell(house, past, about, async (told) => {
      await arrive(told);
      await chart(told);
    });
    if (person.treatment === undefined) continue;
    await treat(house, past, about, now);
    await tell(house, past, about, (told) => checkIn(told, as<Instant>(now - TEN_MINUTES_MS)));
    await tell(house, past, about, (told) => bookAhead(told, as<Instant>(now - TEN_MINUTES_MS)));
  }
  return ids;
}

/** Seeds while the clinic is already open to visitors: its own day is there first. */
export function inTheBackground(
  house: House,
  clinic: DemoClinic,
  baseUrl: string,
  say: (line: string) => void,
): { readonly stop: () => Promise<void> } {
  const asked = { stop: false };
  say(`  ${caseload.length} more patients are written into the clinic meanwhile; within a few minutes all are there.`);
  const seeding = toTheEnd(house, { ...clinic, baseUrl }, say, () => asked.stop).catch((error: unknown) =>
    house.log.error({ err: error }, "the demonstration's patients could not all be written"),
  );
  return {
    stop: () => {
      asked.stop = true;
      return seeding;
    },
  };
}

async function toTheEnd(
  house: House,
  clinic: DemoClinic & { readonly baseUrl: string },
  say: (line: string) => void,
  isStopped: () => boolean,
): Promise<void> {
  const begun = house.now();
  // A visitor can be these: they are there first.
  const people = caseload.toSorted((a, b) => Number(reachable.has(b.key)) - Number(reachable.has(a.key)));
  const patients = await seedCaseload(house, clinic, begun, { people, isStopped });
  const past = pastOf(clinic, calendarFrom(begun), begun);
  await seedMessages(house, past, begun, { patients, baseUrl: clinic.baseUrl });
  if (!isStopped()) await seedSliding(house, past, begun, patients);
  const seconds = Math.round((house.now() - begun) / 1000);
  if (!isStopped()) say(`  All ${caseload.length} patients are there, after ${seconds} s.`);
}
