import { sql } from "kysely";
import type { Tx } from "#plumbing/db.ts";
import { sampleQuantile } from "#science/samples.ts";
import type { Instant } from "#science/units.ts";
import { type Figure, figureOf, shownCells } from "./rules/hiding.ts";

/** How long something took for those it came to. In the unit of the list it stands in. */
export type Spread = {
  readonly of: number;
  readonly median: number;
  readonly quarter: number;
  readonly threeQuarters: number;
};

/** Null where too few are counted to show it. */
export type Operations = {
  /** Days. */
  readonly waits: {
    readonly enquiries: number;
    readonly toConsultation: Spread | null;
    readonly toInfusion: Spread | null;
  } | null;
  readonly checkIns: {
    readonly asked: number;
    readonly inTime: Figure;
    readonly late: number;
    readonly byCall: number;
    readonly silent: number;
  } | null;
  /** Seconds to the page, minutes to somebody who took it. Drills are not among them. */
  readonly alerts: {
    readonly raised: number;
    readonly paged: Spread | null;
    readonly taken: Spread | null;
    readonly open: number;
  } | null;
};

/** What follows the year alone: waits by the year of the enquiry, check-ins and words of danger by their own. */
export async function operationsOf(tx: Tx, year: number | null, now: Instant): Promise<Operations> {
  return {
    waits: await waitsOf(tx, year),
    checkIns: await checkInsOf(tx, year, now),
    alerts: await alertsOf(tx, year),
  };
}

type Yearly = { readonly year: number; readonly n: number };

/** The rows of the chosen year, or all; null where they are too few, or the other years would tell of too few. */
function ofYear<T extends Yearly>(rows: readonly T[], year: number | null): readonly T[] | null {
  const years = [...Map.groupBy(rows, (row) => row.year)].map(([at, some]) => ({ at, some, n: total(some) }));
  if (year === null) return total(rows) >= 1 && shownCells([total(rows)])[0] === true ? rows : null;
  const shown = shownCells(years.map(({ n }) => n));
  const at = years.findIndex((one) => one.at === year);
  return shown[at] === true ? (years[at]?.some ?? null) : null;
}

const total = (rows: readonly Yearly[]): number => rows.reduce((sum, { n }) => sum + n, 0);

function spreadOf(values: readonly number[]): Spread | null {
  if (figureOf(0, values.length) === null) return null;
  const [quarter, median, threeQuarters] = [0.25, 0.5, 0.75].map((share) => sampleQuantile(values, share) ?? 0);
  return { of: values.length, quarter: quarter ?? 0, median: median ?? 0, threeQuarters: threeQuarters ?? 0 };
}

/** As many of each as there are. */
const spelt = (counts: readonly { readonly value: number | null; readonly n: number }[]): readonly number[] =>
  counts.flatMap(({ value, n }) => (value === null ? [] : Array.from({ length: n }, () => value)));

async function waitsOf(tx: Tx, year: number | null): Promise<Operations["waits"]> {
  const days = (from: string, to: string) =>
    sql<number | null>`floor(extract(epoch from (${sql.ref(to)} - ${sql.ref(from)})) / 86400)::int`;
  const found = await tx.q
    .selectFrom("outcome_waits")
    .select((row) => ["year", row.fn.countAll<number>().as("n")])
    .select(days("enquired_at", "consulted_at").as("consulted"))
    .select(days("consulted_at", "infused_at").as("infused"))
    .groupBy(["year", "consulted", "infused"])
    .execute();
  const rows = ofYear(found, year);
  if (rows === null) return null;
  return {
    enquiries: total(rows),
    toConsultation: spreadOf(spelt(rows.map(({ consulted, n }) => ({ value: consulted, n })))),
    toInfusion: spreadOf(spelt(rows.map(({ infused, n }) => ({ value: infused, n })))),
  };
}

async function checkInsOf(tx: Tx, year: number | null, now: Instant): Promise<Operations["checkIns"]> {
  const found = await tx.q
    .selectFrom("outcome_checkins")
    .select((row) => ["year", row.fn.countAll<number>().as("n")])
    .select(sql<number>`count(*) filter (where finished_at <= silent_at)::int`.as("in_time"))
    .select(sql<number>`count(*) filter (where finished_at > silent_at)::int`.as("late"))
    .select(sql<number>`count(*) filter (where finished_at is null and reached)::int`.as("by_call"))
    .where("cancelled", "=", false)
    .where("silent_at", "<=", new Date(now))
    .groupBy("year")
    .execute();
  const rows = ofYear(found, year);
  if (rows === null) return null;
  const sum = (pick: (row: (typeof found)[number]) => number) => rows.reduce((all, row) => all + pick(row), 0);
  const [asked, timely, late, byCall] = [
    total(rows),
    sum((row) => row.in_time),
    sum((row) => row.late),
    sum((row) => row.by_call),
  ];
  const inTime = figureOf(timely, asked);
  return inTime === null ? null : { asked, inTime, late, byCall, silent: asked - timely - late - byCall };
}

async function alertsOf(tx: Tx, year: number | null): Promise<Operations["alerts"]> {
  const seconds = (to: string) => sql<number | null>`extract(epoch from (${sql.ref(to)} - raised_at))::float8`;
  const found = await tx.q
    .selectFrom("outcome_alerts")
    .select("year")
    .select(sql<number>`1`.as("n"))
    .select(seconds("paged_at").as("paged"))
    .select(seconds("acknowledged_at").as("taken"))
    .select(sql<boolean>`closed_at is null`.as("open"))
    .execute();
  const rows = ofYear(found, year);
  if (rows === null) return null;
  return {
    raised: rows.length,
    paged: spreadOf(rows.flatMap(({ paged }) => paged ?? [])),
    taken: spreadOf(rows.flatMap(({ taken }) => (taken === null ? [] : [taken / 60]))),
    open: rows.filter(({ open }) => open).length,
  };
}
