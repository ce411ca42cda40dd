import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Tx } from "#plumbing/db.ts";
import { chance, noise } from "#outcomes/rules/treatment.test-data.ts";
import { ideationOn } from "#outcomes/rules/ideation.ts";
import { DAY } from "#outcomes/rules/treatment.ts";

const INDICATIONS = ["TRD-MDD", "TRD-MDD", "MDD-SI", "BIP-DEP", "PTSD"] as const;
const SYMPTOMS = ["drowsiness", "dizziness", "dissociation", "nausea", "headache", "anxiety"] as const;
const YEAR_MS = 365 * 86_400_000;
const BATCH = 2_000;

type Row = Record<string, unknown>;
type Made = { treatments: Row[]; scores: Row[]; infusions: Row[]; waits: Row[]; checkIns: Row[]; alerts: Row[] };
type Making = {
  readonly patients: number;
  readonly until: number;
  readonly siteIds: readonly string[];
  readonly seed: number;
};

/** A clinic whose patients came over three years, each with a course, mostly with infusions afterwards, and a score every two weeks while they answer. */
export async function fillOutcomes(
  tx: Tx,
  { patients, until, siteIds, seed }: Making,
): Promise<Record<keyof Made, number>> {
  const next = chance(seed);
  const made: Made = { treatments: [], scores: [], infusions: [], waits: [], checkIns: [], alerts: [] };
  for (let n = 0; n < patients; n += 1) {
    const first = Math.floor(until - next() * 3 * YEAR_MS);
    patient(made, { next, first, until, siteId: siteIds[n % siteIds.length] ?? "" });
  }
  await into(tx, "outcome_treatments", made.treatments);
  await into(tx, "outcome_scores", made.scores);
  await into(tx, "outcome_infusions", made.infusions);
  await into(tx, "outcome_waits", made.waits);
  await into(tx, "outcome_checkins", made.checkIns);
  await into(tx, "outcome_alerts", made.alerts);
  return Object.fromEntries(Object.entries(made).map(([name, rows]) => [name, rows.length])) as Record<
    keyof Made,
    number
  >;
}

type One = { readonly next: () => number; readonly first: number; readonly until: number; readonly siteId: string };

function patient(made: Made, { next, first, until, siteId }: One): void {
  const [patient_id, course_id] = [uuidv7(), uuidv7()];
  const base = Math.min(27, Math.max(10, Math.round(19 + 4 * noise(next))));
  const truth = Math.min(1, Math.max(-0.2, 0.5 + 0.28 * noise(next)));
  const given = [0, 2, 4, 7, 9, 11].slice(0, next() < 0.92 ? 6 : 1 + Math.floor(next() * 5)).map((day) => day * DAY);
  const last = given.at(-1) ?? 0;
  const age = (until - first) / 60_000;
  const later =
    truth > 0.5 && next() < 0.6
      ? [28, 56, 84, 112, 140, 168, 196, 224].map((day) => last + day * DAY).filter((at) => at < age)
      : [];
  const points = pointsOf({ next, base, truth, last, age });
  const all = [...given, ...later];
  const peaks = all.map(() => Math.round(142 + 14 * noise(next)));
  const counts = (share: number) => all.filter(() => next() < share).length;
  const symptoms = Object.fromEntries(
    SYMPTOMS.map((name, at) => [name, counts(0.5 / (at + 1))]).filter(([, n]) => n !== 0),
  );
  const stopped = counts(0.015);
  const happened = {
    infusions: all.length,
    peaks,
    high: peaks.filter((sbp) => sbp >= 180).length,
    symptoms,
    grave: {},
    stops: stopped === 0 ? {} : { "patient-request": stopped },
    rescued: counts(0.05),
    adverse: counts(0.01),
    serious: counts(0.0005),
  };
  const mgPerKg = next() < 0.8 ? 0.5 : next() < 0.5 ? 0.4 : 0.75;
  const [at, year] = [new Date(first), new Date(first).getUTCFullYear()];
  const sides = {
    nth: next() < 0.85 ? 1 : 2,
    first_at: at,
    year,
    site_id: siteId,
    indication: INDICATIONS[Math.floor(next() * 5)],
    age: 18 + Math.floor(next() * 62),
  };
  made.treatments.push({
    course_id,
    patient_id,
    ...sides,
    body: { mgPerKg, planned: 6, ended: true, given, later, setbacks: [], happened },
  });
  made.scores.push(
    { course_id, patient_id, scale_id: "phq-9", points },
    { course_id, patient_id, scale_id: "gad-7", points },
    {
      course_id,
      patient_id,
      scale_id: ideationOn("phq-9"),
      points: points.map(([minutes, total]) => [minutes, Math.floor(total / 8)]),
    },
  );
  for (const minutes of all) {
    const started = new Date(first + minutes * 60_000);
    made.infusions.push({
      id: uuidv7(),
      patient_id,
      site_id: siteId,
      started_at: started,
      body: { sbp: 150, dbp: 90, symptoms: [], grave: [], stopped: null, rescues: 0, adverse: 0, serious: 0 },
    });
    for (const kind of ["next-morning", "third-day"]) {
      const silent = new Date(started.getTime() + 2 * 86_400_000);
      made.checkIns.push({
        id: uuidv7(),
        patient_id,
        kind,
        silent_at: silent,
        year: silent.getUTCFullYear(),
        finished_at: next() < 0.8 ? started : null,
        called_at: null,
        reached: next() < 0.5,
        cancelled: false,
      });
    }
  }
  const enquired = new Date(first - (10 + next() * 40) * 86_400_000);
  made.waits.push({
    enquiry_id: uuidv7(),
    patient_id,
    enquired_at: enquired,
    year: enquired.getUTCFullYear(),
    consulted_at: new Date(first - 5 * 86_400_000),
    infused_at: at,
    closed_at: null,
  });
  if (next() < 0.2) {
    const raised = first + 20 * 86_400_000;
    made.alerts.push({
      id: uuidv7(),
      patient_id,
      year,
      raised_at: new Date(raised),
      open_hours: true,
      paged_at: new Date(raised + 2_000 + next() * 9_000),
      acknowledged_at: new Date(raised + 60_000 + next() * 300_000),
      closed_at: new Date(raised + 7_200_000),
    });
  }
}

type Going = {
  readonly next: () => number;
  readonly base: number;
  readonly truth: number;
  readonly last: number;
  readonly age: number;
};

function pointsOf({ next, base, truth, last, age }: Going): readonly (readonly [number, number])[] {
  const at = (day: number, total: number) => [day * DAY, Math.min(27, Math.max(0, Math.round(total)))] as const;
  const well = base * (1 - truth);
  const points = [at(-2, base), at(6, base * (1 - truth * 0.6) + noise(next))];
  if (next() < 0.8) points.push(at(last / DAY + 2, well + noise(next)));
  const pace = Math.max(0, 0.5 + 0.6 * noise(next));
  for (let day = 16; day < 400 && (last / DAY + day) * DAY < age; day += 14) {
    points.push(at(last / DAY + day, well + (pace * day) / 14 + 1.2 * noise(next)));
    if (next() < 0.08) break;
  }
  return points;
}

/** Rows as they stand in a table, many at once. */
export async function into(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) {
    const some = JSON.stringify(rows.slice(at, at + BATCH).map((row) => ({ clinic_id: tx.clinicId, ...row })));
    await sql`insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${some}::jsonb)`.execute(
      tx.q,
    );
  }
}
