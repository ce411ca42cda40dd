import { sql } from "kysely";
import { placeOf } from "#clinic/read.ts";
import { isAllowed } from "#people/events.ts";
import { namesOf, patientsFound } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { as, type Instant, type Milliseconds } from "#science/units.ts";
import { answerHours, openTimes } from "./answering.ts";
import type { Topic } from "./facts.ts";
import { type Open, openBetween } from "./rules/owed.ts";

/** What is owed, and how much open time is left for it; below zero it is late. Null: nobody promised a time. */
export type OwedNow = {
  readonly since: Instant;
  readonly dueAt: Instant | null;
  readonly openMsLeft: Milliseconds | null;
};

/** One conversation as a line of a list. */
export type ThreadLine = {
  readonly id: string;
  readonly patientId: string;
  readonly name: string;
  readonly subject: string;
  readonly topic: Topic;
  readonly lastAt: Instant;
  readonly lastFrom: "patient" | "clinic";
  readonly lastText: string;
  readonly holder: { readonly staffId: string; readonly name: string } | null;
  readonly owed: OwedNow | null;
  readonly settledAt: Instant | null;
  /** Something of the patient nobody here has looked at. */
  readonly isUnread: boolean;
};

export const filters = ["all", "mine", "unassigned", "settled"] as const;
export type Filter = (typeof filters)[number];

export type InboxView = {
  readonly threads: readonly ThreadLine[];
  /** There are more than are shown. */
  readonly isCut: boolean;
  readonly counts: Readonly<Record<Exclude<Filter, "settled">, number>> & {
    readonly owed: number;
    readonly late: number;
  };
  /** Null: no signed protocol says within how many open hours an answer is due. */
  readonly answerHours: number | null;
  readonly isOpen: boolean;
  readonly zone: string;
  readonly now: Instant;
};

export type Looking = { readonly staffId: string; readonly roles: readonly string[]; readonly now: Instant };

/** What these roles may read of: the front desk not of anybody's health. */
export const topicsFor = (roles: readonly string[]): readonly Topic[] =>
  isAllowed(roles, "see-health-messages") ? ["practical", "health"] : ["practical"];

/** What one must be allowed to read it. */
export const neededFor = (topic: Topic): "see-health-messages" | "see-messages" =>
  topic === "health" ? "see-health-messages" : "see-messages";

const SHOWN = 100;

/** The clinic's conversations: what is owed longest first, then the newest. */
export async function inboxOf(
  tx: Tx,
  looking: Looking,
  { filter, query }: { readonly filter: Filter; readonly query: string },
): Promise<InboxView> {
  const open = await openTimes(tx, looking.now);
  const found = query === "" ? null : (await patientsFound(tx, query, SHOWN)).map(({ id }) => id);
  let rows = filtered(lines(tx, looking.roles), filter, looking.staffId);
  if (found !== null)
    rows = rows.where((is) =>
      is.or([
        sql<boolean>`strpos(lower(threads.subject), ${query.toLowerCase()}) > 0`,
        ...(found.length > 0 ? [is("threads.patient_id", "in", found)] : []),
      ]),
    );
  const read = await rows.limit(SHOWN + 1).execute();
  const names = await namesOf(tx);
  return {
    threads: read.slice(0, SHOWN).map((row) => line(row, { names, open, now: looking.now })),
    isCut: read.length > SHOWN,
    counts: await counts(tx, looking),
    answerHours: await answerHours(tx),
    isOpen: open.some(({ from, to }) => from <= looking.now && looking.now < to),
    zone: (await placeOf(tx))?.site.zone ?? "UTC",
    now: looking.now,
  };
}

/** One patient's conversations, those that wait first. */
export async function threadsOfPatient(tx: Tx, patientId: string, looking: Looking): Promise<readonly ThreadLine[]> {
  const rows = await lines(tx, looking.roles)
    .where("threads.patient_id", "=", patientId)
    .orderBy(sql`threads.owed_since nulls last`)
    .orderBy("threads.last_at", "desc")
    .limit(SHOWN)
    .execute();
  const [names, open] = [await namesOf(tx), await openTimes(tx, looking.now)];
  return rows.map((row) => line(row, { names, open, now: looking.now }));
}

/** One conversation as the patient's own list shows it. */
export type OwnThread = {
  readonly id: string;
  readonly subject: string;
  readonly lastAt: Instant;
  /** The clinic wrote, and they have not looked. */
  readonly isNew: boolean;
  readonly owed: { readonly dueAt: Instant | null } | null;
};

/** A patient's conversations for themselves, the newest first. */
export async function ownThreads(tx: Tx, patientId: string): Promise<readonly OwnThread[]> {
  const rows = await tx.q
    .selectFrom("threads")
    .select(["id", "subject", "last_at", "unread_message", "owed_since", "due_at"])
    .where("patient_id", "=", patientId)
    .where("seen_by_patient", "=", true)
    .orderBy("last_at", "desc")
    .limit(SHOWN)
    .execute();
  return rows.map(({ id, subject, last_at, unread_message, owed_since, due_at }) => ({
    id,
    subject,
    lastAt: instantOf(last_at),
    isNew: unread_message !== null,
    owed: owed_since === null ? null : { dueAt: due_at === null ? null : instantOf(due_at) },
  }));
}

/** How many conversations wait for an answer that these roles may read. */
export async function owedCount(tx: Tx, roles: readonly string[]): Promise<number> {
  const { n } = await tx.q
    .selectFrom("threads")
    .select((row) => row.fn.countAll<number>().as("n"))
    .where("settled_at", "is", null)
    .where("owed_since", "is not", null)
    .where("topic", "in", topicsFor(roles))
    .executeTakeFirstOrThrow();
  return n;
}

const lines = (tx: Tx, roles: readonly string[]) =>
  tx.q
    .selectFrom("threads")
    .innerJoin("patients", "patients.id", "threads.patient_id")
    .selectAll("threads")
    .select(["family", "given"])
    .where("threads.topic", "in", topicsFor(roles));

type Lines = ReturnType<typeof lines>;
type Row = Awaited<ReturnType<Lines["execute"]>>[number];

function filtered(rows: Lines, filter: Filter, staffId: string): Lines {
  if (filter === "settled")
    return rows.where("threads.settled_at", "is not", null).orderBy("threads.settled_at", "desc");
  const open = rows
    .where("threads.settled_at", "is", null)
    .orderBy(sql`threads.owed_since nulls last`)
    .orderBy("threads.last_at", "desc");
  if (filter === "mine") return open.where("threads.holder", "=", staffId);
  return filter === "unassigned"
    ? open.where("threads.holder", "is", null).where("threads.owed_since", "is not", null)
    : open;
}

function counts(tx: Tx, { staffId, roles, now }: Looking): Promise<InboxView["counts"]> {
  const of = (condition: ReturnType<typeof sql<boolean>>) => sql<number>`count(*) filter (where ${condition})`;
  return tx.q
    .selectFrom("threads")
    .select([
      sql<number>`count(*)`.as("all"),
      of(sql`holder = ${staffId}`).as("mine"),
      of(sql`holder is null and owed_since is not null`).as("unassigned"),
      of(sql`owed_since is not null`).as("owed"),
      of(sql`due_at < ${new Date(now)}`).as("late"),
    ])
    .where("settled_at", "is", null)
    .where("topic", "in", topicsFor(roles))
    .executeTakeFirstOrThrow();
}

type Known = {
  readonly names: Awaited<ReturnType<typeof namesOf>>;
  readonly open: readonly Open[];
  readonly now: Instant;
};

const instantOf = (date: Date) => as<Instant>(date.getTime());

const line = (row: Row, { names, open, now }: Known): ThreadLine => ({
  id: row.id,
  patientId: row.patient_id,
  name: `${row.family}, ${row.given}`,
  subject: row.subject,
  topic: row.topic,
  lastAt: instantOf(row.last_at),
  lastFrom: row.last_from,
  lastText: row.last_text,
  holder: row.holder === null ? null : { staffId: row.holder, name: names[row.holder]?.name ?? "" },
  owed:
    row.owed_since === null
      ? null
      : owedNow(open, now, {
          since: instantOf(row.owed_since),
          dueAt: row.due_at === null ? null : instantOf(row.due_at),
        }),
  settledAt: row.settled_at === null ? null : instantOf(row.settled_at),
  isUnread: row.unread,
});

/** How an answer that is owed stands now, counted in open hours. */
export const owedNow = (
  open: readonly Open[],
  now: Instant,
  { since, dueAt }: { readonly since: Instant; readonly dueAt: Instant | null },
): OwedNow => ({
  since,
  dueAt,
  openMsLeft: dueAt === null ? null : as<Milliseconds>(openBetween(open, now, dueAt) - openBetween(open, dueAt, now)),
});
