import { sql } from "kysely";
import { namesOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Action } from "#plumbing/audit.ts";
import { as, type Instant } from "#science/units.ts";

/** A fact that was written, or an entry of the audit trail: who did what, and when the server took it. */
export type Change = {
  readonly key: string;
  readonly at: Instant;
  readonly who: string;
  readonly what: string;
  readonly where: string;
};

export type ChangesView = {
  readonly facts: readonly Change[];
  readonly accesses: readonly Change[];
  /** Before which places the older ones are; null where there are none. */
  readonly older: Before | null;
};

/** Places in the chain of facts and in the audit trail; what is older stands before them. */
export type Before = { readonly fact: number; readonly access: number };

/** How many of each are shown at a time. */
export const PAGE = 200;

/** Everything written about a patient, and everyone who looked, newest first. Nothing of what was written is repeated here. */
export async function changesOf(tx: Tx, patientId: string, before: Before | null): Promise<ChangesView> {
  const names = await namesOf(tx);
  const nameOf = (by: string): string => names[by]?.name ?? (by.startsWith("patient:") ? "The patient" : by);
  const streams = await streamsOf(tx, patientId);
  const facts = await tx.q
    .selectFrom("events")
    .select(["id", "stream", "type", "by", "recorded_at", "position"])
    .where("stream", "in", streams)
    .$if(before !== null, (rest) => rest.where("position", "<", before?.fact ?? 0))
    .orderBy("position", "desc")
    .limit(PAGE)
    .execute();
  const accesses = await tx.q
    .selectFrom("audit")
    .select(["id", "at", "staff_id", "action", "about", "outcome"])
    .where("patient_id", "=", patientId)
    .$if(before !== null, (rest) => rest.where("id", "<", before?.access ?? 0))
    .orderBy("id", "desc")
    .limit(PAGE)
    .execute();
  return {
    facts: facts.map(({ id, stream, type, by, recorded_at: at }) => ({
      key: id,
      at: as<Instant>(new Date(at).getTime()),
      who: nameOf(by),
      what: inWords(type),
      where: stream.slice(0, stream.indexOf(":")),
    })),
    accesses: accesses.map(({ id, at, staff_id: by, action, about, outcome }) => ({
      key: String(id),
      at: as<Instant>(new Date(at).getTime()),
      who: by === null ? "The patient, or nobody signed in" : nameOf(by),
      what: `${ACTIONS[action]}${outcome >= 400 ? `, refused (${outcome})` : ""}`,
      where: about ?? "",
    })),
    older: olderThan(facts, accesses),
  };
}

/** A list that has come to its end goes on at nothing. */
const olderThan = (facts: readonly { position: number }[], accesses: readonly { id: number }[]): Before | null =>
  facts.length < PAGE && accesses.length < PAGE
    ? null
    : { fact: facts.at(-1)?.position ?? 0, access: accesses.at(-1)?.id ?? 0 };

const ACTIONS: Readonly<Record<Action, string>> = {
  read: "Read",
  change: "Changed",
  refused: "Was refused",
  print: "Printed",
  export: "Exported",
  "sign-in": "Signed in",
  "sign-out": "Signed out",
};

/** "OrderSigned" → "Order signed". */
export const inWords = (type: string): string => {
  const words = type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The streams that are about this patient, by the lists the rooms keep. */
async function streamsOf(tx: Tx, patientId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ stream: string }>`
    select 'course:' || id as stream from courses where patient_id = ${patientId}
    union all select 'consent:' || id from consents where patient_id = ${patientId}
    union all select 'evaluation:' || id from evaluations where patient_id = ${patientId}
    union all select 'assessment:' || id from assessments where patient_id = ${patientId}
    union all select 'thread:' || id from threads where patient_id = ${patientId}
    union all select 'infusion:' || id from infusions where patient_id = ${patientId}
    union all select 'appointment:' || id from appointments where patient_id = ${patientId}`.execute(tx.q);
  const own = ["patient", "history"].map((room) => `${room}:${patientId}`);
  return [...own, ...rows.map(({ stream }) => stream)];
}
