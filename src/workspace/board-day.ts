import {
  type AppointmentRow,
  appointmentsBetween,
  calendarOf,
  courseLengths,
  enquiriesByStage,
  rulesOf,
  stands,
} from "#booking/read.ts";
import type { AppointmentType, EnquiryStage } from "#booking/events.ts";
import type { Place } from "#clinic/read.ts";
import { earlierInfusions, type VisitRow } from "#infusion/read.ts";
import { type Staff, staffList } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { lettersAbout } from "#plumbing/letters.ts";
import type { Instant } from "#science/units.ts";
import type { BoardView, DayAppointment, EnquiryLine, NextHere } from "./board.ts";
import { kindOf, readiness, whatOf } from "./board/next.ts";
import { shortName } from "./names.ts";

export type Day = { readonly from: Instant; readonly to: Instant };

type Typed = { readonly row: AppointmentRow; readonly type: AppointmentType | undefined; readonly of: number | null };

/** What is booked on a day and has not become one of these visits, with its type and the length of its course. */
export async function bookedOn(tx: Tx, day: Day, visits: readonly VisitRow[]): Promise<readonly Typed[]> {
  const { types } = await rulesOf(tx);
  const here = new Set(visits.map(({ patientId }) => patientId));
  const rows = (await appointmentsBetween(tx, day.from, day.to)).filter(stands);
  const courses = await courseLengths(tx, rows);
  return rows.flatMap((row) => {
    const type = types.find(({ id }) => id === row.typeId);
    if (type?.room === "infusion" && row.patientId !== null && here.has(row.patientId)) return [];
    return [{ row, type, of: courses[row.series ?? ""] ?? null }];
  });
}

export const inLane = ({ row, type, of }: Typed): DayAppointment => {
  const { id, roomId, staffIds, startAt, endAt, state, name, nth } = row;
  return { id, roomId, staffIds, startAt, endAt, state, name, kind: kindOf(type), what: whatOf(type, nth, of) };
};

/** Who comes next into a free room: who is here already, else the first who is not over. */
export async function nextIn(tx: Tx, roomId: string, booked: readonly Typed[], now: Instant): Promise<NextHere | null> {
  const coming = booked.filter(
    ({ row }) => row.roomId === roomId && row.endAt > now && (row.state === "booked" || row.state === "arrived"),
  );
  const next = coming.find(({ row }) => row.state === "arrived") ?? coming[0];
  if (next === undefined) return null;
  const { row, type, of } = next;
  const letters = await lettersAbout(tx, `appointment:${row.id}`);
  const asked = letters.some(({ template, state }) => template.startsWith("evening") && state === "sent");
  return {
    appointmentId: row.id,
    name: row.name,
    what: whatOf(type, row.nth, of),
    startAt: row.startAt,
    isLate: row.startAt < now,
    arrived: row.state === "arrived",
    ready: readiness(row, type?.escort ?? false, asked),
    opening: await openingOf(tx, next),
  };
}

async function openingOf(tx: Tx, { row, type, of }: Typed): Promise<NextHere["opening"]> {
  const { patientId, nth } = row;
  if (patientId === null || type?.room !== "infusion") return null;
  const given = (await earlierInfusions(tx, patientId, row.id)).filter(({ startedAt }) => startedAt !== null).length;
  return { patientId, number: nth ?? given + 1, of };
}

/** Who is on the rota now, and the prescribers of the day: on the rota today, or with somebody booked. */
export async function whoIsOn(tx: Tx, { site }: Place, day: Day, booked: readonly Typed[], now: Instant) {
  const staff = (await staffList(tx)).filter(({ active }) => active);
  const people = (await calendarOf(tx, site.id, day))?.people ?? [];
  const on = new Map(people.map((one) => [one.id, one.on]));
  const isOn = ({ id }: Staff) => on.get(id)?.some(({ from, to }) => from <= now && now < to) ?? false;
  const worksToday = ({ id }: Staff) =>
    (on.get(id)?.some(({ from, to }) => from < day.to && to > day.from) ?? false) ||
    booked.some(({ row }) => row.staffIds.includes(id));
  return {
    staffOn: staff.filter(isOn).map(asOn),
    prescribers: staff
      .filter((one) => prescribes(one) && worksToday(one))
      .map(({ id, name, credential }) => ({ staffId: id, name: shortName(name, credential) })),
  };
}

const prescribes = ({ roles }: Staff): boolean => roles.includes("prescriber") || roles.includes("medical-director");

const asOn = ({ name, credential, roles }: Staff): BoardView["staffOn"][number] => ({
  name: shortName(name, credential),
  role: roles[0] ?? "",
});

const MOST_LINES = 6;
const BY_TURN: readonly EnquiryStage[] = ["new", "contacted", "evaluated"];

/** The enquiries somebody should turn to: new ones first, then those who wait for the next step, the longest waiting first. */
export async function enquiriesToTurnTo(tx: Tx): Promise<{ lines: readonly EnquiryLine[]; fresh: number }> {
  const stages = await enquiriesByStage(tx);
  const lines = BY_TURN.flatMap((stage) => stages[stage].toSorted((a, b) => a.movedAt - b.movedAt)).slice(
    0,
    MOST_LINES,
  );
  return {
    fresh: stages.new.length,
    lines: lines.map(({ id, name, stage, selfCheck, wish, movedAt }) => ({
      id,
      name,
      stage,
      selfCheck,
      wish,
      movedAt,
    })),
  };
}
