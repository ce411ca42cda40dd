import { isAllowed, type Permission, type Role } from "#people/events.ts";
import { namesOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import type { Need } from "./desk.ts";
import type { Mark, Trying } from "./events.ts";
import { dueNow, markOf } from "./rules.ts";
import { asOne, inOrder } from "./order.ts";

export { inOrder } from "./order.ts";

/** One thing that waits for a person, and what was done about it so far. Its owner is a role, or a person's name. */
export type OpenNeed = Omit<Need, "sees" | "closedBy" | "danger" | "drill"> & {
  readonly danger: boolean;
  readonly drill: boolean;
  readonly id: string;
  /** Null where no fact tells of it: it came about by time alone, and nobody can take it on. */
  readonly subject: string | null;
  readonly closedBy: "fact" | "person";
  readonly takenBy: { readonly staffId: string; readonly name: string } | null;
  readonly tried: { readonly what: Trying; readonly times: number; readonly at: Instant; readonly note: string } | null;
  readonly raisedTo: Role | null;
};

type Asking = { readonly roles: readonly string[]; readonly now: Instant };

const rows = (tx: Tx) =>
  tx.q
    .selectFrom("tasks")
    .leftJoin("patients", "patients.id", "tasks.patient_id")
    .leftJoin("task_marks", (join) =>
      join.onRef("task_marks.subject", "=", "tasks.subject").onRef("task_marks.key", "=", "tasks.key"),
    )
    .selectAll("tasks")
    .select(["family", "given", "task_marks.body as mark"]);

export type NeedRow = Awaited<ReturnType<ReturnType<typeof rows>["execute"]>>[number];

const instantOf = (date: Date) => as<Instant>(date.getTime());

/** A stored need as its rules see it, with what was done about it. */
export function readNeed(row: NeedRow) {
  const { severity, owner } = row;
  const dueAt = row.due_at === null ? null : instantOf(row.due_at);
  const need = { severity, owner, since: instantOf(row.since), dueAt };
  return { need, mark: markOf(need, row.mark === null ? null : (JSON.parse(row.mark) as Mark)) };
}

/** Everything that has become a need by now, done or not. */
export const needRows = (tx: Tx, now: Instant): Promise<readonly NeedRow[]> =>
  rows(tx).where("tasks.since", "<=", new Date(now)).execute();

/** Patients of whom something waits under a subject and a key that begin so, now or at some time to come. */
export async function patientsWaiting(
  tx: Tx,
  { subject, key = "" }: { readonly subject: string; readonly key?: string },
): Promise<ReadonlySet<string>> {
  const found = await tx.q
    .selectFrom("tasks")
    .select("patient_id")
    .distinct()
    .where("subject", "like", `${subject}%`)
    .where("key", "like", `${key}%`)
    .execute();
  return new Set(found.flatMap(({ patient_id }) => patient_id ?? []));
}

/** One need of this clinic that these roles may know of; undefined when there is none. */
export async function needRow(
  tx: Tx,
  { subject, key }: { readonly subject: string; readonly key: string },
  { roles, now }: Asking,
): Promise<NeedRow | undefined> {
  const row = await rows(tx)
    .where("tasks.subject", "=", subject)
    .where("tasks.key", "=", key)
    .where("tasks.since", "<=", new Date(now))
    .executeTakeFirst();
  return row !== undefined && isAllowed(roles, row.sees as Permission) ? row : undefined;
}

/** What needs a person of these roles now, in the order it presses; messages of devices nobody knows are one line. */
export async function openNeeds(tx: Tx, { roles, now }: Asking): Promise<readonly OpenNeed[]> {
  const names = await namesOf(tx);
  const open = (await needRows(tx, now))
    .filter(({ sees }) => isAllowed(roles, sees as Permission))
    .map((row) => ({ row, ...readNeed(row) }))
    .filter(({ mark }) => mark.done === null)
    .map(({ row, need, mark }) => shown(row, need, mark, names));
  const groups = [...Map.groupBy(open, oneWith).values()];
  return inOrder(
    groups.map((group) => asOne(group as [OpenNeed, ...OpenNeed[]], now)),
    now,
  );
}

const oneWith = ({ id, subject, key, says, patientId }: OpenNeed): string =>
  subject?.startsWith("quarantine:") === true && patientId === null ? `${key} ${says}` : id;

type Names = Awaited<ReturnType<typeof namesOf>>;
type Read = ReturnType<typeof readNeed>;

const shown = (row: NeedRow, need: Read["need"], mark: Mark, names: Names): OpenNeed => ({
  id: `${row.subject}/${row.key}`,
  subject: row.subject,
  key: row.key,
  severity: row.severity,
  says: row.says,
  about: row.family === null ? row.about : withName(`${row.family}, ${row.given}`, row.about),
  owner: row.owner === null ? null : ownerWords(row.owner, names),
  since: need.since,
  dueAt: dueNow(need, mark),
  opens: row.opens,
  action: row.action,
  patientId: row.patient_id,
  closedBy: row.closed_by,
  danger: row.danger,
  drill: row.drill,
  ...doneSoFar(mark, names),
});

const ownerWords = (owner: string, names: Names): string => names[owner]?.name ?? owner.replaceAll("-", " ");

const doneSoFar = ({ taken, tried, tries, raised }: Mark, names: Names) => ({
  takenBy: taken === null ? null : { staffId: taken.by, name: names[taken.by]?.name ?? "" },
  tried: tried === null ? null : { what: tried.what, times: tries, at: tried.at, note: tried.note },
  raisedTo: raised?.to ?? null,
});

/** A room that already named the person is not made to say it twice. */
const withName = (name: string, about: string) => (about.includes(name) ? about : `${name} · ${about}`);
