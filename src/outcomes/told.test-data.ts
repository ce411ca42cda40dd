import { uuidv7 } from "uuidv7";
import { inClinic } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import type { TestHouse } from "../../tests/clinic.ts";

const DAY = 86_400_000;
export const MONDAY = Date.UTC(2026, 0, 5, 14);
export const day = (n: number) => as<Instant>(MONDAY + n * DAY);

type Told = readonly [type: string, at: Instant, data: object, id?: string];
export type Teller = { readonly house: TestHouse };

/** Tells facts of one stream, one after another, each at its time. */
export const tell = ({ house }: Teller, stream: string, ...facts: readonly Told[]) =>
  inClinic(house.house.db, house.clinic.clinicId, async (tx) => {
    const { n } = await tx.q
      .selectFrom("events")
      .select((row) => row.fn.countAll<number>().as("n"))
      .where("stream", "=", stream)
      .executeTakeFirstOrThrow();
    for (const [at, [type, when, data, id = uuidv7()]] of facts.entries())
      await house.house.store.append(tx, stream, n + at, { id, type, at: when, by: "system", data });
  });

type Score = { readonly at: Instant; readonly total: number; readonly suicide?: number };

/** A PHQ-9 copied from paper: its total alone, or with the item about suicide. */
export async function scored(teller: Teller, patientId: string, { at, total, suicide }: Score): Promise<void> {
  const id = uuidv7();
  const how = { language: "en", how: "total-only", point: "other", dueAt: null };
  const items = suicide === undefined ? [] : [...Array.from({ length: 8 }, () => null), suicide];
  await tell(
    teller,
    `assessment:${id}`,
    ["AssessmentAsked", at, { patientId, scaleId: "phq-9", scaleVersion: "1", ...how }],
    ["TotalEntered", at, { total, items, ratedBy: "Nurse", note: "" }],
  );
}

type Infusion = { readonly courseId: string; readonly nth: number; readonly at: Instant };

export async function infused(teller: Teller, patientId: string, { courseId, nth, at }: Infusion): Promise<void> {
  const id = uuidv7();
  const later = (minutes: number) => as<Instant>(at + minutes * 60_000);
  const opened = { patientId, roomId: teller.house.clinic.rooms[0], number: nth, of: 6, zone: "America/New_York" };
  const unknown = { proposed: null, deviceId: null, slotAt: null };
  const vitals = { source: "hand", ...unknown, oxygen: "room-air", symptomatic: "no" };
  await tell(
    teller,
    `infusion:${id}`,
    ["InfusionOpened", at, { ...opened, protocolId: "", protocolVersion: "", plannedStartAt: at }],
    ["InfusionStarted", at, { rateMlPerHour: 150 }],
    ["VitalsCharted", later(20), { values: { sbp: 150 + nth * 6, dbp: 90 }, ...vitals }],
    ["SymptomNoted", later(20), { symptom: "nausea", grade: 1, transient: true, note: "" }],
    ["InfusionStopped", later(40), { why: "distress", note: "", pumpVolumeMl: null, fromLockedScreen: false }],
  );
  const given = { nth, infusionId: id, mgPerKg: 0.5, startedAt: at };
  await tell(teller, `course:${courseId}`, ["InfusionGiven", at, given]);
}

export async function registered(teller: Teller, name: string): Promise<string> {
  const patientId = uuidv7();
  const details = { sex: "female", heightCm: 165, photo: null, fictitious: true, birthDate: "1985-03-14" };
  const whose = { ...details, mrn: uuidv7(), family: name, given: "Demo" };
  await tell(teller, `patient:${patientId}`, ["PatientRegistered", day(-30), whose]);
  return patientId;
}

const spacing = { minHoursApart: 40, maxPer7Days: 3, withinDays: 21, interruptedDays: 28 };

/** A course of so many, planned; back comes its id. */
export async function planned(
  teller: Teller,
  patientId: string,
  { kind = "induction", count, evaluationId = uuidv7() }: { kind?: string; count: number; evaluationId?: string },
): Promise<string> {
  const courseId = uuidv7();
  const drug = { drug: "ketamine-racemic-iv", mgPerKg: 0.5, minutes: 40 };
  const plan = { patientId, kind, evaluationId, ...drug, count, spacing, outcomeScale: "phq-9", passed: [] };
  await tell(teller, `course:${courseId}`, ["CoursePlanned", day(-5), plan]);
  return courseId;
}

/** One treated as McInnes counted, with a score before and after; null where nobody asked after. They thought of suicide before. */
export async function treated(teller: Teller, name: string, after: number | null): Promise<string> {
  const [patientId, evaluationId] = [await registered(teller, name), uuidv7()];
  const opened = { patientId, indication: "TRD-MDD", appointmentId: null };
  await tell(teller, `evaluation:${evaluationId}`, ["EvaluationOpened", day(-10), opened]);
  const courseId = await planned(teller, patientId, { count: 4, evaluationId });
  await scored(teller, patientId, { at: day(-1), total: 20, suicide: 2 });
  for (const [at, on] of [0, 3, 5, 8].entries())
    await infused(teller, patientId, { courseId, nth: at + 1, at: day(on) });
  if (after !== null) {
    await scored(teller, patientId, { at: day(10), total: after });
    await scored(teller, patientId, { at: day(25), total: after, suicide: after > 10 ? 3 : 0 });
  }
  return patientId;
}

/** One who came for maintenance alone, from that day: no induction here. */
export async function maintained(teller: Teller, name: string, from = 0): Promise<string> {
  const patientId = await registered(teller, name);
  const courseId = await planned(teller, patientId, { kind: "maintenance", count: 2 });
  for (const nth of [1, 2]) await infused(teller, patientId, { courseId, nth, at: day(from + nth * 28) });
  return patientId;
}

type Answered = "in-time" | "late" | "by-call" | "none";

/** Somebody who enquired, was asked how they are and answered or not, and of whom a word of danger was heard: in December 2025. */
export async function askedAround(teller: Teller, answered: Answered): Promise<void> {
  const [checkInId, patientId, infusionId] = [uuidv7(), uuidv7(), uuidv7()];
  const [from, due, silent, late] = [day(-30), day(-29), day(-28), day(-27)];
  const times = { dueAt: due, silentAt: silent, callBy: late };
  const asked = { kind: "next-morning", infusionId, version: "1", language: "en", ...times };
  const stream = `checkins:${patientId}`;
  await tell(teller, stream, ["CheckInAsked", from, asked, checkInId]);
  if (answered === "in-time" || answered === "late")
    await tell(teller, stream, ["CheckInFinished", answered === "late" ? late : due, { checkInId }]);
  if (answered === "by-call")
    await tell(teller, stream, ["CheckInByCall", late, { checkInId, reached: true, note: "" }]);
  const heard = { patientId, source: "check-in", sourceId: checkInId, level: "low", says: "" };
  await tell(
    teller,
    `alert:${uuidv7()}`,
    ["AlertRaised", due, { ...heard, isOpenHours: false, toldPatient: "" }],
    ["AlertPaged", as<Instant>(due + 2000), { step: "first", staffIds: [], why: "" }],
    ["AlertAcknowledged", as<Instant>(due + 180_000), { how: "link" }],
  );
  const who = { name: "Ode", email: null, mobile: null, language: "en", zone: "UTC", texts: false };
  await tell(teller, `enquiry:${uuidv7()}`, [
    "EnquiryMade",
    from,
    { ...who, source: "site", wish: "", selfCheck: "none" },
  ]);
}
