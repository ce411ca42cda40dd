import { type Course, infusionCourse } from "#simulator/course.ts";
import { as, type Instant } from "#science/units.ts";
import type { House } from "../house.ts";
import { live, rememberMonitor } from "./live.ts";
import { type DemoPatient, demoDevices, demoPatients } from "./people.ts";
import type { DemoClinic } from "./seed.ts";
import { recovering } from "./afterwards.ts";
import { beforeStart, running, type Step, type Team, type Visit } from "./steps.ts";
import { escortOf } from "./caseload/arrived.ts";
import { weightAt } from "./caseload/given.ts";
import { bookTheRest, orderToday, type Today, tellUntilToday } from "./until-today.ts";

const SWITCHED_ON = 40 * 60;
const MINUTE = 60_000;

/** What a chair's monitor goes on showing after the story: the same invented course, at the second it has reached. */
export type Chair = {
  readonly room: number;
  readonly patient: DemoPatient | null;
  readonly course: Course;
  readonly seed: number;
  readonly second: number;
};

const calm: Course = {
  hr: 72,
  spo2: 98.4,
  rr: 14,
  sys: 128,
  dia: 79,
  riseSys: 16,
  riseDia: 11,
  riseHr: 12,
  startsAt: SWITCHED_ON,
};

/** One visit of the story: whose, when, where, and what the monitor showed. */
type Telling = {
  readonly about: Today;
  readonly patient: DemoPatient;
  readonly number: number;
  readonly minutesAgo: number;
  readonly room: number;
  readonly course: Course;
  readonly seed: number;
};

const startOf = ({ minutesAgo }: Pick<Telling, "minutesAgo">, now: Instant): Instant =>
  as<Instant>((Math.floor(now / MINUTE) - minutesAgo) * MINUTE);

function toldVisit(telling: Telling, clinic: DemoClinic, now: Instant): Visit {
  const { about, patient, number, room, course, seed } = telling;
  return {
    patient: { ...patient, weightKg: weightAt(about, number) },
    deviceId: clinic.devices[room - 1]?.id ?? "",
    deviceLabel: demoDevices[room - 1]?.label ?? "",
    mgPerKg: 0.5,
    startsAt: startOf(telling, now),
    source: infusionCourse(course, seed),
    sourceStart: SWITCHED_ON,
    escort: escortOf(patient.family, about.nth),
    previousKg: number === 1 ? null : weightAt(about, number - 1),
    overrides: [],
  };
}

const withoutRescue = (steps: readonly Step[]): readonly Step[] =>
  steps.filter(({ type }) => type !== "RescueOrdered" && type !== "RescueGiven");

/** Tells the clinic's last days and this morning: earlier infusions signed, one chair recovering, one infusing, one in its checks, one free. */
export async function tellStory(house: House, clinic: DemoClinic, now: Instant): Promise<readonly Chair[]> {
  const team: Team = {
    nurse: idOf(clinic, "alvarez"),
    second: idOf(clinic, "whitfield"),
    doctor: idOf(clinic, "reyes"),
  };
  const chairs = [...(await thisMorning(house, clinic, team, now)), await inItsChecks(house, clinic, team, now)];
  clinic.clock.now = now;
  return [...chairs, { room: 4, patient: null, course: resting, seed: 3, second: SWITCHED_ON }];
}

const rising: Course = { ...calm, riseSys: 47, riseDia: 22, riseHr: 15 };
const settling: Course = { ...calm, hr: 66, sys: 124 };
const resting: Course = { ...calm, startsAt: null, hr: 66, sys: 121, dia: 76 };

async function thisMorning(house: House, clinic: DemoClinic, team: Team, now: Instant): Promise<Chair[]> {
  const [fable, legend] = demoPatients;
  const chairs = [
    { patient: legend, room: 1, number: 6, minutesAgo: 64, course: settling, seed: 11 },
    { patient: fable, room: 2, number: 3, minutesAgo: 24, course: rising, seed: 7 },
  ];
  for (const chair of chairs) {
    const { room, minutesAgo, number } = chair;
    const about = await tellUntilToday(house, clinic, chair.patient.key, now);
    await orderToday(house, about, startOf(chair, now));
    const visit = toldVisit({ ...chair, about }, clinic, now);
    const run = running(visit, team, Math.min(minutesAgo, 40));
    const after = minutesAgo > 40 ? recovering(visit, team, minutesAgo - 1) : [];
    const steps = [...beforeStart(visit, team), ...run, ...after];
    await live(house, clinic, visit, { room, number, of: 6 }, minutesAgo > 40 ? withoutRescue(steps) : steps);
    await rememberMonitor(house, clinic, visit, room, { from: -20, to: minutesAgo });
    await bookTheRest(house, about, as<Instant>(now - 10 * MINUTE));
  }
  return chairs.map(({ room, patient, course, seed, minutesAgo }) => ({
    room,
    patient,
    course,
    seed,
    second: SWITCHED_ON + minutesAgo * 60 + (now % MINUTE) / 1000,
  }));
}

/** Checked in, weighed, every question asked: waiting for the prescriber's order. */
async function inItsChecks(house: House, clinic: DemoClinic, team: Team, now: Instant): Promise<Chair> {
  const [, , novella] = demoPatients;
  const room = 3;
  const about = await tellUntilToday(house, clinic, novella.key, now);
  const telling = { about, patient: novella, number: 1, minutesAgo: -12, room, course: resting, seed: 5 };
  const startsAt = startOf(telling, now);
  await orderToday(house, about, startsAt);
  await bookTheRest(house, about, as<Instant>(now - 120 * MINUTE), { startsAt, roomId: clinic.rooms[room - 1] ?? "" });
  const visit = toldVisit(telling, clinic, now);
  const steps = beforeStart(visit, team).filter(
    ({ minute, type }) => minute < -13 && type !== "VitalsCharted" && type !== "OrderSigned",
  );
  await live(house, clinic, visit, { room, number: 1, of: 6 }, steps);
  return { room, patient: novella, course: resting, seed: 5, second: SWITCHED_ON };
}

const idOf = (clinic: DemoClinic, key: string): string => clinic.staff[key]?.id ?? "";
