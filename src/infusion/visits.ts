import { sql } from "kysely";
import type { Tx } from "#plumbing/db.ts";
import { readOnce } from "#plumbing/writer.ts";
import { as, type Instant } from "#science/units.ts";
import type { InfusionPhase } from "./events.ts";
import { factsOf } from "./store.ts";
import type { Summary } from "./summary.ts";

export type VisitRow = {
  readonly infusionId: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly birthDate: string;
  readonly roomId: string;
  readonly phase: InfusionPhase;
  readonly plannedStartAt: Instant;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly summary: Summary;
};

const OPEN: readonly InfusionPhase[] = ["checking-in", "ready", "running", "paused", "recovery"];

const visits = (tx: Tx) =>
  tx.q
    .selectFrom("infusions")
    .innerJoin("patients", "patients.id", "infusions.patient_id")
    .select([
      "infusions.id",
      "patient_id",
      "room_id",
      "phase",
      "planned_start",
      "started_at",
      "ended_at",
      "summary",
      "family",
      "given",
      "birth_date",
      "version",
      "protocol_id",
      "protocol_version",
      "height_cm",
    ])
    .orderBy("planned_start", "desc");

type StoredVisit = Awaited<ReturnType<ReturnType<typeof visits>["execute"]>>[number];

const visitRow = (row: StoredVisit): VisitRow => ({
  infusionId: row.id,
  patientId: row.patient_id,
  patientName: `${row.family}, ${row.given}`,
  birthDate: row.birth_date,
  roomId: row.room_id,
  phase: row.phase,
  plannedStartAt: instantOf(row.planned_start),
  startedAt: row.started_at && instantOf(row.started_at),
  endedAt: row.ended_at && instantOf(row.ended_at),
  summary: JSON.parse(row.summary) as Summary,
});

/** The visits going on now, one a room at most. */
export async function openVisits(tx: Tx): Promise<readonly VisitRow[]> {
  return (await visits(tx).where("phase", "in", OPEN).execute()).map(visitRow);
}

/** Every visit planned between two instants, gone home or not; those that were called off are left out. */
export async function visitsBetween(tx: Tx, from: Instant, to: Instant): Promise<readonly VisitRow[]> {
  const rows = await visits(tx)
    .where("planned_start", ">=", new Date(from))
    .where("planned_start", "<", new Date(to))
    .where("phase", "!=", "cancelled")
    .execute();
  return rows.map(visitRow);
}

/** Every visit of one patient, the newest first. */
export async function visitsOfPatient(tx: Tx, patientId: string): Promise<readonly VisitRow[]> {
  return (await visits(tx).where("patient_id", "=", patientId).limit(200).execute()).map(visitRow);
}

/** When a patient last had the drug; null where nobody gave it here. `endedAt` is null while it runs. */
export async function lastInfusionOf(tx: Tx, patientId: string) {
  const row = await tx.q
    .selectFrom("infusions")
    .select(["started_at", "ended_at"])
    .where("patient_id", "=", patientId)
    .where("started_at", "is not", null)
    .orderBy("started_at", "desc")
    .executeTakeFirst();
  if (row?.started_at == null) return null;
  return { startedAt: instantOf(row.started_at), endedAt: row.ended_at && instantOf(row.ended_at) };
}

const instantOf = (date: Date) => as<Instant>(date.getTime());

/** The facts of a visit for whoever folds them; empty when there is no such visit in this clinic. */
export const visitFacts = factsOf;

/** A visit with what it is judged by; `version`: how many facts it has. */
export type UnsettledVisit = VisitRow & {
  readonly version: number;
  readonly protocolId: string;
  readonly protocolVersion: string;
  readonly heightCm: number | null;
};

/** Visits whose record is not signed, and every one planned from that moment on. Newest first. */
export async function unsettledVisits(tx: Tx, from: Instant): Promise<readonly UnsettledVisit[]> {
  const rows = await visits(tx)
    .where((is) => is.or([is("phase", "!=", "signed"), is("planned_start", ">=", new Date(from))]))
    .limit(200)
    .execute();
  return rows.map((row) => ({
    ...visitRow(row),
    version: row.version,
    protocolId: row.protocol_id,
    protocolVersion: row.protocol_version,
    heightCm: row.height_cm,
  }));
}

const MOST_EARLIER = 60;

/** A patient's earlier infusions: when each started, and the weight of that day. Newest first. */
export const earlierInfusions = (tx: Tx, patientId: string, besides: string): Promise<readonly Earlier[]> => {
  const ofOthers = (stream: string) => stream.startsWith("infusion:") && stream !== `infusion:${besides}`;
  return readOnce(tx, `infusions of ${patientId} besides ${besides}`, ofOthers, async () =>
    (await infusionsOf(tx, [patientId]))(patientId, besides),
  );
};

export type Earlier = { readonly startedAt: Instant | null; readonly at: Instant; readonly weightKg: number | null };

/** The infusions of these patients, read at once: of one of them, all besides one visit. Newest first. */
export async function infusionsOf(
  tx: Tx,
  patientIds: readonly string[],
): Promise<(patientId: string, besides: string) => readonly Earlier[]> {
  const rows = await tx.q
    .selectFrom("infusions")
    .select(["id", "patient_id", "started_at", "planned_start"])
    .select(sql<number | null>`(summary->>'weightKg')::float8`.as("weight_kg"))
    .where("patient_id", "in", patientIds)
    .orderBy("planned_start", "desc")
    .execute();
  const byPatient = Map.groupBy(rows, ({ patient_id }) => patient_id);
  return (patientId, besides) =>
    (byPatient.get(patientId) ?? [])
      .filter(({ id }) => id !== besides)
      .slice(0, MOST_EARLIER)
      .map(({ started_at, planned_start, weight_kg }) => ({
        startedAt: started_at && instantOf(started_at),
        at: instantOf(started_at ?? planned_start),
        weightKg: weight_kg,
      }));
}

/** Whom a visit is for; null when there is no such visit in this clinic. */
export async function patientOfVisit(tx: Tx, infusionId: string): Promise<string | null> {
  const row = await tx.q.selectFrom("infusions").select("patient_id").where("id", "=", infusionId).executeTakeFirst();
  return row?.patient_id ?? null;
}

export type StartedInfusion = {
  readonly infusionId: string;
  readonly patientId: string;
  readonly startedAt: Instant;
  /** Null while it runs. */
  readonly endedAt: Instant | null;
};

/** Infusions whose drug began since then, as their records stand now: one whose start was struck is not among them. */
export async function startedSince(
  tx: Tx,
  since: Instant,
  patientId: string | null = null,
): Promise<readonly StartedInfusion[]> {
  const found = tx.q
    .selectFrom("infusions")
    .select(["id", "patient_id", "started_at", "ended_at"])
    .where("started_at", ">=", new Date(since))
    .orderBy("started_at");
  const rows = await (patientId === null ? found : found.where("patient_id", "=", patientId)).execute();
  return rows.flatMap(({ id, patient_id, started_at, ended_at }) =>
    started_at === null
      ? []
      : [
          {
            infusionId: id,
            patientId: patient_id,
            startedAt: instantOf(started_at),
            endedAt: ended_at && instantOf(ended_at),
          },
        ],
  );
}
