import type { Generated } from "kysely";
import type { Tx } from "#plumbing/db.ts";
import { load, type Projection } from "#plumbing/event-store.ts";
import type { Severity } from "./events.ts";
import { foldMark, type RecordedTaskFact } from "./events.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    tasks: {
      clinic_id: string;
      subject: string;
      key: string;
      severity: Severity;
      says: string;
      about: string;
      owner: string | null;
      since: Date;
      due_at: Date | null;
      opens: string;
      action: string;
      patient_id: string | null;
      sees: string;
      closed_by: "fact" | "person";
      danger: Generated<boolean>;
      drill: Generated<boolean>;
    };
    task_marks: {
      clinic_id: string;
      subject: string;
      key: string;
      since: Date;
      done_at: Date | null;
      body: string;
    };
  }
}

/** "task:infusion:<id>/order" speaks of the need "order" of "infusion:<id>". */
export const streamOfTask = (subject: string, key: string): string => `task:${subject}/${key}`;

function needOf(stream: string): { readonly subject: string; readonly key: string } {
  const id = stream.slice("task:".length);
  const cut = id.indexOf("/");
  return { subject: id.slice(0, cut), key: id.slice(cut + 1) };
}

/** Keeps what people did about each need in step with its facts. */
export const taskProjection: Projection = {
  streams: "task:",
  tables: ["task_marks"],
  apply: async (tx: Tx, { stream, version }) => {
    const facts = await load<RecordedTaskFact>(tx, stream);
    const mark = foldMark(facts.filter((fact) => fact.version <= version));
    if (mark === null) return;
    const row = {
      since: new Date(mark.since),
      done_at: mark.done === null ? null : new Date(mark.done.at),
      body: JSON.stringify(mark),
    };
    await tx.q
      .insertInto("task_marks")
      .values({ clinic_id: tx.clinicId, ...needOf(stream), ...row })
      .onConflict((clash) => clash.columns(["clinic_id", "subject", "key"]).doUpdateSet(row))
      .execute();
  },
};
