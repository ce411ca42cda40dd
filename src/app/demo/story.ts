import { contextOf, placeOrder, visitOf } from "#infusion/desk.ts";
import { inClinic } from "#plumbing/db.ts";
import { type Course, infusionCourse } from "#simulator/course.ts";
import { as, type Instant } from "#science/units.ts";
import { uuidv7 } from "uuidv7";
import type { House } from "../house.ts";
import { type Lived, live, rememberMonitor } from "./live.ts";
import { type DemoPatient, demoDevices, demoPatients } from "./people.ts";
import { clearPatient } from "./cleared.ts";
import type { DemoClinic } from "./seed.ts";
import { goingHome, recovering } from "./afterwards.ts";
import { beforeStart, running, type Step, type Team, type Visit } from "./steps.ts";

const SWITCHED_ON = 40 * 60;
const MINUTE = 60_000;
const DAY = 1440;

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
  readonly patient: DemoPatient;
  readonly minutesAgo: number;
  readonly room: number;
  readonly course: Course;
  readonly seed: number;
  readonly previousKg: number | null;
};

function toldVisit(
  { patient, minutesAgo, room, course, seed, previousKg }: Telling,
  clinic: DemoClinic,
  now: Instant,
): Visit {
  return {
    patient,
    deviceId: clinic.devices[room - 1]?.id ?? "",
    deviceLabel: demoDevices[room - 1]?.label ?? "",
    mgPerKg: 0.5,
    startsAt: as<Instant>(Math.floor(now / MINUTE) * MINUTE - minutesAgo * MINUTE),
    source: infusionCourse(course, seed),
    sourceStart: SWITCHED_ON,
    escort: "Robin Ballad",
    previousKg,
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
  await seenBySpecialist(house, clinic, now);
  await earlierDays(house, clinic, team, now);
  const chairs = [...(await thisMorning(house, clinic, team, now)), await inItsChecks(house, clinic, team, now)];
  clinic.clock.now = now;
  return [...chairs, { room: 4, patient: null, course: resting, seed: 3, second: SWITCHED_ON }];
}

/** Each of them was evaluated, consented and has a signed course before the first infusion. */
async function seenBySpecialist(house: House, clinic: DemoClinic, now: Instant): Promise<void> {
  const [fable, legend, novella] = demoPatients;
  for (const [{ key, weightKg }, daysAgo] of [
    [legend, 21],
    [fable, 10],
    [novella, 5],
  ] as const) {
    const on = as<Instant>(now - daysAgo * DAY * MINUTE);
    await clearPatient(house, clinic, { patientId: clinic.patients[key] ?? "", on, weightKg });
  }
}

async function earlierDays(house: House, clinic: DemoClinic, team: Team, now: Instant): Promise<void> {
  const [fable, legend] = demoPatients;
  const earlier = [
    ...[18, 15, 11, 8].map((daysAgo, n) => ({ patient: legend, number: n + 1, daysAgo, room: 1 })),
    { patient: fable, number: 1, daysAgo: 6, room: 2 },
    { patient: legend, number: 5, daysAgo: 4, room: 1 },
    { patient: fable, number: 2, daysAgo: 3, room: 2 },
  ];
  for (const { patient, number, daysAgo, room } of earlier) {
    const visit = toldVisit(
      { patient, minutesAgo: daysAgo * DAY, room, course: calm, seed: number, previousKg: patient.weightKg },
      clinic,
      now,
    );
    const steps = [
      ...beforeStart(visit, team),
      ...running(visit, team, 40),
      ...recovering(visit, team, 90),
      ...goingHome(visit, team),
    ];
    const lived = await live(house, clinic, visit, { room, number, of: 6 }, withoutRescue(steps));
    await sign(house, clinic, lived, visit, team);
  }
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
  for (const { number, ...telling } of chairs) {
    const { room, minutesAgo, patient } = telling;
    const visit = toldVisit({ ...telling, previousKg: patient.weightKg }, clinic, now);
    const run = running(visit, team, Math.min(minutesAgo, 40));
    const after = minutesAgo > 40 ? recovering(visit, team, minutesAgo - 1) : [];
    const steps = [...beforeStart(visit, team), ...run, ...after];
    await live(house, clinic, visit, { room, number, of: 6 }, minutesAgo > 40 ? withoutRescue(steps) : steps);
    await rememberMonitor(house, clinic, visit, room, { from: -20, to: minutesAgo });
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
  const visit = toldVisit(
    { patient: novella, minutesAgo: -12, room: 3, course: resting, seed: 5, previousKg: null },
    clinic,
    now,
  );
  const steps = beforeStart(visit, team).filter(
    ({ minute, type }) => minute < -13 && type !== "VitalsCharted" && type !== "OrderSigned",
  );
  await live(house, clinic, visit, { room: 3, number: 1, of: 6 }, steps);
  return { room: 3, patient: novella, course: resting, seed: 5, second: SWITCHED_ON };
}

const idOf = (clinic: DemoClinic, key: string): string => clinic.staff[key]?.id ?? "";

async function sign(
  { db }: House,
  { clinicId, store, clock }: DemoClinic,
  { infusionId }: Lived,
  { startsAt }: Visit,
  { doctor }: Team,
): Promise<void> {
  const at = as<Instant>(startsAt + 130 * MINUTE);
  clock.now = at;
  await inClinic(db, clinicId, async (tx) => {
    const visit = await visitOf(tx, infusionId);
    if (visit === null) return;
    const doing = { tx, store, by: doctor, roles: ["prescriber"], now: at };
    const { contentHash, signsAs: printedName } = await contextOf(doing, infusionId, visit.infusion, visit.facts);
    const data = { contentHash, meaning: "I reviewed this record and agree with it", printedName };
    const order = { id: uuidv7(), type: "RecordSigned" as const, at, by: doctor, data };
    const outcome = await placeOrder(doing, { infusionId, patientId: visit.infusion.patientId, order });
    if (outcome === "no-such-visit" || "refusals" in outcome)
      throw new Error(`the demonstration's signature was refused: ${JSON.stringify(outcome)}`);
  });
}
