import { uuidv7 } from "uuidv7";
import { staffOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { type EventStore, IdTaken, load, lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import { CALL, type Mark, type TaskFact, type Trying } from "./events.ts";
import { type NeedRow, needRow, needRows, readNeed } from "./read.ts";
import { againInPast, endsByItself, over, raiseTo, takenBy } from "./rules.ts";
import { streamOfTask } from "./store.ts";

export type Doing = {
  readonly tx: Tx;
  readonly store: EventStore;
  readonly by: string;
  readonly roles: readonly string[];
  readonly now: Instant;
};

/** What somebody does about a need. `id` comes from the screen, so that a second press does nothing more. */
export type Act =
  | { readonly do: "take"; readonly takeOver: boolean }
  | { readonly do: "give-back" }
  | { readonly do: "try"; readonly what: Trying; readonly note: string; readonly againAt: Instant }
  | { readonly do: "done"; readonly outcome: string };

type Whole = { readonly row: NeedRow; readonly mark: Mark };
type Outcome = { readonly refusals: readonly Refusal[]; readonly patientId: string | null };

/** Does one thing about a need. Undefined when there is no such need, or not for this person to know of. */
export async function actOnTask(
  doing: Doing,
  which: { readonly id: string; readonly subject: string; readonly key: string },
  act: Act,
): Promise<Outcome | undefined> {
  const { tx } = doing;
  await lockChain(tx);
  const row = await needRow(tx, which, doing);
  if (row === undefined) return undefined;
  const again = await isStored(tx, which.id, streamOfTask(row.subject, row.key));
  const whole = { row, mark: readNeed(row).mark };
  const refusals = again ? [] : await against(doing, whole, act);
  if (!again && refusals.length === 0) await add(doing, row, { id: which.id, ...factOf(act) });
  return { refusals, patientId: row.patient_id };
}

async function isStored(tx: Tx, id: string, stream: string): Promise<boolean> {
  const known = await tx.q.selectFrom("events").select("stream").where("id", "=", id).executeTakeFirst();
  if (known !== undefined && known.stream !== stream) throw new IdTaken(id);
  return known !== undefined;
}

async function against({ tx, by, now }: Doing, { row, mark }: Whole, act: Act): Promise<readonly Refusal[]> {
  if (mark.done !== null) return [over];
  if (endsElsewhere(row, act)) return [endsByItself(row.action)];
  if (act.do === "try" && act.againAt <= now) return [againInPast];
  return hasAnother(by, mark, act) ? [takenBy(await nameOf(tx, mark.taken?.by))] : [];
}

/** A fact ends it, and where it is no call, no word puts it off either. */
const endsElsewhere = ({ closed_by, action }: NeedRow, act: Act): boolean =>
  closed_by === "fact" && (act.do === "done" || (act.do === "try" && action !== CALL));

const hasAnother = (by: string, { taken }: Mark, act: Act): boolean =>
  taken !== null && taken.by !== by && !(act.do === "take" && act.takeOver);

const nameOf = async (tx: Tx, staffId = ""): Promise<string> => (await staffOf(tx, staffId))?.name ?? "Somebody else";

type Undated = {
  [F in TaskFact as F["type"]]: { type: F["type"]; data: Omit<F["data"], "since" | "says"> };
}[TaskFact["type"]];

function factOf(act: Act): Undated {
  switch (act.do) {
    case "take":
      return { type: "TaskTaken", data: {} };
    case "give-back":
      return { type: "TaskGivenBack", data: {} };
    case "try":
      return { type: "TaskTried", data: { what: act.what, note: act.note, againAt: act.againAt } };
    case "done":
      return { type: "TaskDone", data: { outcome: act.outcome } };
  }
}

async function add(
  { tx, store, by, now }: Pick<Doing, "tx" | "store" | "by" | "now">,
  row: NeedRow,
  { id, type, data }: Undated & { readonly id: string },
): Promise<void> {
  const stream = streamOfTask(row.subject, row.key);
  const { length } = await load(tx, stream);
  const about = { since: readNeed(row).need.since, says: row.says };
  await store.append(tx, stream, length, { id, type, at: now, by, data: { ...about, ...data } });
}

/** Raises every need of a clinic that is overdue for too long to the next person up. Gives back how many. */
export async function raiseOverdue(doing: Pick<Doing, "tx" | "store" | "now">): Promise<number> {
  const { tx, now } = doing;
  const late = (row: NeedRow) => {
    const { need, mark } = readNeed(row);
    return raiseTo(need, mark, now);
  };
  if (!(await needRows(tx, now)).some((row) => late(row) !== null)) return 0;
  await lockChain(tx);
  let raised = 0;
  for (const row of await needRows(tx, now)) {
    const to = late(row);
    if (to === null) continue;
    await add({ ...doing, by: "system" }, row, { id: uuidv7(), type: "TaskRaised", data: { to } });
    raised += 1;
  }
  return raised;
}
