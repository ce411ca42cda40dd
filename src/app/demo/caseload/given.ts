import { uuidv7 } from "uuidv7";
import type { Doing } from "#booking/desk.ts";
import { noteInfusionGiven } from "#course/desk.ts";
import { coursesOf } from "#course/read.ts";
import type { Order } from "#infusion/decide/context.ts";
import { contextOf, openVisit, placeOrder, visitOf } from "#infusion/desk.ts";
import { type Course, infusionCourse } from "#simulator/course.ts";
import { as, type Instant, type MgPerKg, type Millilitres } from "#science/units.ts";
import { goingHome, recovering } from "../afterwards.ts";
import { demoDevices, demoStaff } from "../people.ts";
import { beforeStart, charted, preparedOf, step, type Step, type Team, type Visit } from "../steps.ts";
import { escortOf } from "./arrived.ts";
import { done, type Told, type Who } from "./telling.ts";

const MINUTE = 60_000;
const SWITCHED_ON = 40 * 60;
const USUAL_MINUTES = 40;

/** One infusion as it was given: which of all, how much, how long, and when. */
export type Given = {
  readonly nth: number;
  /** Of how many; null for maintenance. */
  readonly of: number | null;
  /** Counted from the first of this course. */
  readonly number: number;
  readonly mgPerKg: number;
  readonly minutes: number;
  readonly startsAt: Instant;
  readonly courseId: string;
};

/** Every room of the clinic has a visit open at this moment. */
export class NoRoom extends Error {}

/** Gives one infusion from the scale to the signature, by the very rules the clinic works by. */
export async function give(told: Told, given: Given): Promise<void> {
  const { patientId } = told;
  const infusionId = uuidv7();
  const nurse = told.as("alvarez", as<Instant>(given.startsAt - 36 * MINUTE));
  const room = await open(told, nurse, { ...given, infusionId });
  const visit = visitFor(told, given, room);
  for (const one of stepsOf(told, visit, given)) {
    const at = as<Instant>(Math.round(given.startsAt + one.minute * MINUTE));
    const who = whoIs(told, one.by);
    const { id = uuidv7(), type, data, by } = one;
    await place(told, who, as<Instant>(at + 4_000), {
      infusionId,
      patientId,
      order: { id, type, at, by, data } as Order,
    });
    if (type === "InfusionStarted") await count(told, infusionId, given);
  }
  await sign(told, infusionId, as<Instant>(given.startsAt + (given.minutes + 95) * MINUTE));
}

async function open(told: Told, doing: Doing, given: Given & { readonly infusionId: string }): Promise<number> {
  const { infusionId: id, number, of, startsAt: plannedStartAt } = given;
  for (const [n, roomId] of told.past.rooms.entries()) {
    const opening = { id, patientId: told.patientId, roomId, number, of, plannedStartAt };
    const outcome = await openVisit({ ...doing, roles: ["nurse"] }, opening);
    if (typeof outcome === "string") throw new Error(`the demonstration's visit was refused: ${outcome}`);
    if ("fact" in outcome) return n;
    if (outcome.refusals.some(({ rule }) => rule !== "room-taken")) done("visit", outcome);
  }
  throw new NoRoom();
}

const HANDS = ["alvarez", "whitfield", "reyes"] as const;

const whoIs = ({ past }: Told, by: string): Who => HANDS.find((key) => past.staff[key]?.id === by) ?? "alvarez";

async function place(told: Told, who: Who, now: Instant, placing: Parameters<typeof placeOrder>[1]): Promise<void> {
  const roles = demoStaff.find(({ key }) => key === who)?.roles ?? [];
  done(placing.order.type, await placeOrder({ ...told.as(who, now), roles }, placing));
}

/** The course counts it; where the infusion told it itself, this changes nothing. */
async function count(told: Told, infusionId: string, { courseId, mgPerKg, startsAt: startedAt }: Given): Promise<void> {
  const courses = await coursesOf(told.tx, told.patientId);
  if (courses.some(({ given }) => given.some((one) => one.infusionId === infusionId))) return;
  const data = { id: uuidv7(), courseId, infusionId, mgPerKg: as<MgPerKg>(mgPerKg), startedAt };
  done("count", await noteInfusionGiven(told.as("alvarez", as<Instant>(startedAt + 5_000)), data));
}

/** How strongly somebody's pressure and heart answer to the drug, a little different each time. */
function courseOf({ person, nth }: Told, infusion: number): Course {
  const [sys, dia] = person.bp?.[1] ?? [118, 76];
  const wave = ((nth * 7 + infusion * 3) % 9) - 4;
  return {
    hr: 64 + ((nth * 5) % 15),
    spo2: (976 + (nth % 4) * 4) / 10,
    rr: 13 + (nth % 4),
    sys: sys + wave,
    dia: dia + Math.round(wave / 2),
    riseSys: 12 + ((nth * 3 + infusion) % 10),
    riseDia: 8 + ((nth + infusion) % 6),
    riseHr: 7 + ((nth * 2 + infusion) % 8),
    startsAt: SWITCHED_ON,
  };
}

/** What the scale shows before the nth infusion: a little different each time. */
export const weightAt = ({ person, nth: who }: Pick<Told, "person" | "nth">, nth: number): number =>
  Math.round((person.weightKg + (((who + nth) % 5) - 2) * 0.2) * 10) / 10;

function visitFor(told: Told, { nth, mgPerKg, minutes, startsAt }: Given, room: number): Visit {
  const { person, past } = told;
  const kg = (n: number) => weightAt(told, n);
  return {
    patient: {
      ...person,
      mrn: "",
      mobile: "",
      allergies: person.allergies ?? [],
      weightKg: kg(nth),
    },
    deviceId: past.devices[room]?.id ?? "",
    deviceLabel: demoDevices[room]?.label ?? "",
    mgPerKg,
    minutes,
    startsAt,
    source: infusionCourse(courseOf(told, nth), told.nth * 31 + nth),
    sourceStart: SWITCHED_ON,
    escort: escortOf(person.family, told.nth),
    previousKg: nth === 1 ? null : kg(nth - 1),
    overrides: [],
  };
}

function stepsOf(told: Told, visit: Visit, given: Given): readonly Step[] {
  const idOf = (who: Who) => told.past.staff[who]?.id ?? "";
  const team: Team = { nurse: idOf("alvarez"), second: idOf("whitfield"), doctor: idOf("reyes") };
  const { minutes } = given;
  const later = minutes - USUAL_MINUTES;
  const after = [...recovering(visit, team, 90), ...goingHome(visit, team)];
  const shifted = after
    .filter(({ type }) => type !== "VitalsCharted")
    .map((one) => ({ ...one, minute: one.minute + later }));
  const vitals = charted(visit, team.nurse, [minutes, minutes + 15, minutes + 30, minutes + 59]);
  const steps = [...beforeStart(visit, team), ...calmRun(told, visit, team, given), ...vitals, ...shifted];
  return steps.toSorted((a, b) => a.minute - b.minute);
}

/** An infusion that goes as most do: something is felt, nothing has to be done. */
function calmRun({ nth }: Told, visit: Visit, { nurse }: Team, { minutes, nth: infusion }: Given): readonly Step[] {
  const { rateMlPerHour } = preparedOf(visit);
  const rows = Array.from({ length: minutes / 5 }, (_, n) => n * 5);
  const nrs = 2 + ((nth + infusion * 3) % 4);
  return [
    step(0, nurse, "InfusionStarted", { rateMlPerHour }),
    ...charted(visit, nurse, rows),
    step(10.5, nurse, "SedationScored", { moaas: 5 }),
    step(15, nurse, "IvSiteChecked", { patent: true, note: "" }),
    step(20.2, nurse, "DissociationScored", { nrs, asksToStop: false }),
    step(20.6, nurse, "SedationScored", { moaas: nth % 3 === 0 ? 4 : 5 }),
    step(30.6, nurse, "SedationScored", { moaas: 5 }),
    step(30.8, nurse, "PumpRead", { rateMlPerHour, volumeMl: as<Millilitres>(Math.round(rateMlPerHour * 5.13) / 10) }),
    ...felt(nth * 5 + infusion * 11).flatMap((symptom, n) => passing(symptom, 12 + 3 * n, nurse)),
  ];
}

/** What is felt, one infusion with the next: about as often as the studies tell of it. */
const FELT = [
  ["dissociation"],
  [],
  ["dizziness"],
  ["dissociation", "nausea"],
  [],
  ["dizziness", "blurred-vision"],
  ["dissociation"],
  [],
  ["dizziness", "headache"],
  ["dissociation", "dizziness"],
  ["nausea"],
  [],
  ["drowsiness"],
] as const;
const felt = (infusion: number): readonly string[] => FELT[infusion % FELT.length] ?? [];

/** Mild, and gone before the infusion is. */
function passing(symptom: string, minute: number, nurse: string): readonly Step[] {
  const id = uuidv7();
  return [
    { ...step(minute, nurse, "SymptomNoted", { symptom, grade: 1, transient: true, note: "" }), id },
    step(minute + 20, nurse, "SymptomEnded", { symptomId: id }),
  ];
}

async function sign(told: Told, infusionId: string, at: Instant): Promise<void> {
  const visit = await visitOf(told.tx, infusionId);
  if (visit === null) throw new Error("a visit of the demonstration was not there");
  const doing = { ...told.as("reyes", at), roles: ["prescriber"] };
  const { contentHash, signsAs: printedName } = await contextOf(doing, infusionId, visit.infusion, visit.facts);
  const data = { contentHash, meaning: "I reviewed this record and agree with it", printedName };
  const order = { id: uuidv7(), type: "RecordSigned" as const, at, by: doing.by, data };
  done("signature", await placeOrder(doing, { infusionId, patientId: visit.infusion.patientId, order }));
}
