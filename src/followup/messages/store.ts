import type { Doing } from "#booking/desk.ts";
import { patientOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { IdTaken, load, lockChain, type Projection } from "#plumbing/event-store.ts";
import type { Recorded, Refusal } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import { keepNeeds, type Need } from "#tasks/desk.ts";
import type { TemplateFact, ThreadFact, Topic } from "./facts.ts";
import {
  foldThread,
  isSeenByPatient,
  isUnreadHere,
  newestOf,
  owedOf,
  settledOf,
  type Thread,
  unreadByPatient,
} from "./fold.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    threads: {
      clinic_id: string;
      id: string;
      patient_id: string;
      subject: string;
      topic: Topic;
      last_at: Date;
      last_from: "patient" | "clinic";
      last_text: string;
      holder: string | null;
      owed_since: Date | null;
      due_at: Date | null;
      settled_at: Date | null;
      unread: boolean;
      unread_message: string | null;
      unread_since: Date | null;
      seen_by_patient: boolean;
      version: number;
    };
    message_templates: { clinic_id: string; id: string; name: string; en: string; es: string };
  }
}

export const streamOfThread = (threadId: string): string => `thread:${threadId}`;

const factsOf = (tx: Tx, threadId: string) => load<ThreadFact>(tx, streamOfThread(threadId));

/** One conversation as its facts stand; null when there is none of that id in this clinic. */
export const threadOf = async (tx: Tx, threadId: string): Promise<Thread | null> =>
  foldThread(await factsOf(tx, threadId));

export type Refused = { readonly refusals: readonly [Refusal, ...Refusal[]] };
export type Stored = {
  readonly thread: Thread;
  /** It was stored before under this very number. */
  readonly again: boolean;
};

export const refused = (rule: string, says: string, satisfy: string, field?: string): Refused => ({
  refusals: [{ rule, says, satisfy, ...(field !== undefined && { field }) }],
});

export const NO_THREAD = refused("no-such-thread", "There is no such conversation.", "Reload the page.");

type NewFact = { readonly id: string; readonly at?: Recorded["at"] } & Pick<ThreadFact, "type" | "data">;

/** Adds one fact to a conversation. Whoever calls has locked the chain. */
export async function addTo({ tx, store, by, now }: Doing, threadId: string, fact: NewFact): Promise<Thread> {
  const facts = await factsOf(tx, threadId);
  const stored = await store.append(tx, streamOfThread(threadId), facts.length, { at: now, by, ...fact } as ThreadFact);
  const thread = foldThread([...facts.filter(({ id }) => id !== fact.id), stored]);
  if (thread === null) throw new Error("a conversation began with something else than its opening");
  return thread;
}

/**
 * Decides and stores one order on a conversation. The clinic's writers queue here, so the decision sees the newest state;
 * the same id again gives back what was stored, another order under it throws IdTaken.
 */
export async function change(
  doing: Doing,
  threadId: string,
  { id, type }: { readonly id: string; readonly type: ThreadFact["type"] },
  decide: (thread: Thread) => Promise<Refused | Omit<NewFact, "id">> | Refused | Omit<NewFact, "id">,
): Promise<Refused | Stored> {
  await lockChain(doing.tx);
  const thread = await threadOf(doing.tx, threadId);
  if (thread === null) return NO_THREAD;
  if (await wasStored(doing.tx, threadId, { id, type })) return { thread, again: true };
  const decided = await decide(thread);
  if ("refusals" in decided) return decided;
  return { thread: await addTo(doing, threadId, { ...decided, id }), again: false };
}

/** Has this very order been stored before? Something else under its number throws IdTaken. */
export async function wasStored(
  tx: Tx,
  threadId: string,
  { id, type }: { readonly id: string; readonly type: string },
): Promise<boolean> {
  const known = await tx.q.selectFrom("events").select(["stream", "type"]).where("id", "=", id).executeTakeFirst();
  if (known === undefined) return false;
  if (known.stream !== streamOfThread(threadId) || known.type !== type) throw new IdTaken(id);
  return true;
}

/** Keeps the list of conversations, and what each waits for, in step with its facts. */
export const threadProjection: Projection = {
  streams: "thread:",
  tables: ["threads"],
  apply: async (tx, { stream, version }: Recorded) => {
    const facts = await load<ThreadFact>(tx, stream);
    const thread = foldThread(facts.filter((fact) => fact.version <= version));
    if (thread === null) return;
    await keepRow(tx, thread);
    await keepNeeds(tx, stream, needsOf(thread, (await patientOf(tx, thread.patientId))?.name ?? ""));
  },
};

/** As much of the newest words as a line of the inbox shows. */
const SHOWN = 160;

const dateOf = (at: Instant | null | undefined): Date | null => (at == null ? null : new Date(at));

function lastOf(thread: Thread) {
  const newest = newestOf(thread);
  return {
    last_at: new Date(newest?.at ?? thread.openedAt),
    last_from: newest?.kind === "message" ? newest.from : ("clinic" as const),
    last_text: newest === undefined || newest.struck !== null ? "" : newest.text.slice(0, SHOWN),
  };
}

async function keepRow({ q, clinicId: clinic_id }: Tx, thread: Thread): Promise<void> {
  const [owed, unread] = [owedOf(thread), unreadByPatient(thread).at(0)];
  const row = {
    patient_id: thread.patientId,
    subject: thread.subject,
    topic: thread.topic,
    ...lastOf(thread),
    holder: thread.holder,
    owed_since: dateOf(owed?.since),
    due_at: dateOf(owed?.dueAt),
    settled_at: dateOf(settledOf(thread)?.at),
    unread: isUnreadHere(thread),
    unread_message: unread?.id ?? null,
    unread_since: dateOf(unread?.at),
    seen_by_patient: isSeenByPatient(thread),
    version: thread.version,
  };
  await q
    .insertInto("threads")
    .values({ clinic_id, id: thread.id, ...row })
    .onConflict((same) => same.columns(["clinic_id", "id"]).doUpdateSet(row))
    .execute();
}

/** One need a conversation, however many messages of it wait: whoever opens it reads them all. */
function needsOf(thread: Thread, about: string): readonly Need[] {
  const owed = owedOf(thread);
  if (owed === null) return [];
  const isPractical = thread.topic === "practical";
  return [
    {
      key: "answer",
      severity: "medium",
      says: "Wrote a message",
      about,
      owner: thread.holder ?? (isPractical ? "front-desk" : "nurse"),
      since: owed.since,
      dueAt: owed.dueAt,
      opens: `/messages/${thread.id}`,
      action: "Answer",
      patientId: thread.patientId,
      sees: isPractical ? "see-messages" : "see-health-messages",
    },
  ];
}

export const templateStream = ({ clinicId }: Pick<Tx, "clinicId">): string => `message-templates:${clinicId}`;

export const templateProjection: Projection = {
  streams: "message-templates:",
  tables: ["message_templates"],
  apply: async ({ q, clinicId: clinic_id }, recorded) => {
    const { type, data } = recorded as Recorded<TemplateFact>;
    if (type === "TemplateDropped")
      return void (await q.deleteFrom("message_templates").where("id", "=", data.templateId).execute());
    const { templateId: id, name, en, es } = data;
    await q
      .insertInto("message_templates")
      .values({ clinic_id, id, name, en, es })
      .onConflict((same) => same.columns(["clinic_id", "id"]).doUpdateSet({ name, en, es }))
      .execute();
  },
};
