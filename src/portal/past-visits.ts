import { type OrderForNext, orderFor } from "#course/read.ts";
import { visitOf } from "#infusion/desk.ts";
import { visitsOfPatient, type VisitRow } from "#infusion/read.ts";
import type { Instant } from "#science/units.ts";
import { dayKey, type Mine, mineAt, type Visit } from "#site/desk.ts";
import type { Own } from "./own.ts";

/** A visit that is over, as its patient reads it: when, what it was, and how it went. No dose and no measurement. */
export type PastVisit = {
  readonly id: string;
  readonly at: Instant;
  readonly zone: string;
  readonly what: { readonly infusion: number; readonly of: number | null } | { readonly visit: Visit };
};

export type HowItWent = "completed" | "stopped" | "not-given" | "over";

/** Their own visits, and which infusion of the course is the next. */
export type TheirVisits = Mine & { readonly next: Pick<OrderForNext, "courseId" | "nth" | "of"> };

/** Their own appointments alone: others at the same address have their own pages. */
export async function theirVisits({ tx, email, now, patientId }: Own): Promise<TheirVisits> {
  const all = await mineAt(tx, email, now);
  const visits = all.visits.filter((visit) => visit.patientId === patientId);
  return { ...all, visits, next: await orderFor(tx, patientId, now) };
}

const isOver = ({ phase }: VisitRow): boolean => phase === "discharged" || phase === "signed" || phase === "cancelled";

/** Newest first. An infusion is told from its own record, so the appointment it came from is not told again. */
export async function pastVisits(own: Own, { visits }: Mine): Promise<readonly PastVisit[]> {
  const { zone } = own.site;
  const infusions = (await visitsOfPatient(own.tx, own.patientId)).filter(isOver);
  const days = new Set(infusions.map(({ plannedStartAt }) => dayKey(zone, plannedStartAt)));
  const others = visits.filter(
    ({ state, type, startAt }) => state === "done" && !(type.escort && days.has(dayKey(zone, startAt))),
  );
  return [
    ...infusions.map(({ infusionId, startedAt, plannedStartAt, summary }) => ({
      id: infusionId,
      at: startedAt ?? plannedStartAt,
      zone,
      what: { infusion: summary.number, of: summary.of },
    })),
    ...others.map((visit) => ({ id: visit.id, at: visit.startAt, zone: visit.zone, what: { visit } })),
  ].toSorted((a, b) => b.at - a.at);
}

export async function howItWent({ tx }: Own, { id, what }: PastVisit): Promise<HowItWent> {
  if ("visit" in what) return "over";
  const infusion = (await visitOf(tx, id))?.infusion;
  if (infusion === undefined || infusion.startedAt === null) return "not-given";
  return infusion.endedHow ?? "over";
}
