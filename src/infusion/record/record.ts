import type { Instant } from "#science/units.ts";
import { allDiscrepancies } from "../decide/against-protocol.ts";
import type { Judging } from "../decide/start.ts";
import type { DataOf, InfusionFactType } from "../events.ts";
import type { Discrepancy } from "../fold/infusion.ts";
import { type Entry, lateBy } from "../fold/entries.ts";
import type { Infusion } from "../fold/infusion.ts";
import { isSigned } from "../fold/phase.ts";
import { describe, inWords } from "./describe.ts";
import { type Clock, clockIn } from "./wording.ts";

/** One line of the finished record. `by` is an id the screen has the name for. */
export type RecordRow = {
  readonly id: string;
  readonly type: InfusionFactType;
  readonly at: Instant;
  /** "15:04" by the clinic's clock. */
  readonly clock: string;
  /** Whole minutes between what happened and its entry; null when it was entered in time. */
  readonly lateMin: number | null;
  readonly by: string;
  readonly says: string;
  /** Where the numbers came from, for vital signs; null for everything else. */
  readonly source: DataOf<"VitalsCharted">["source"] | null;
  /** Entered in error: struck through, and counts for nothing. */
  readonly withdrawn: boolean;
  /** What it said before, oldest first. */
  readonly struck: readonly StruckWords[];
  /** Entered after the newest signature, which therefore no longer holds. */
  readonly sinceSigned: boolean;
};

export type StruckWords = {
  readonly correctionId: string;
  readonly said: string;
  readonly clock: string;
  readonly by: string;
  readonly at: Instant;
  readonly reason: string;
};

/** The newest signature. `holds` is false once anything was entered after it. */
export type Signature = {
  readonly by: string;
  readonly at: Instant;
  readonly printedName: string;
  readonly meaning: string;
  readonly holds: boolean;
};

export type RecordView = {
  readonly rows: readonly RecordRow[];
  readonly discrepancies: readonly Discrepancy[];
  readonly signature: Signature | null;
};

/** The finished record: everything in the order it happened, what was struck beside what stands, and what nobody explained yet. */
export function recordView(infusion: Infusion, judging: Judging): RecordView {
  const signedAt = newestSignature(infusion);
  const clock = clockIn(infusion.zone);
  return {
    rows: infusion.entries.map((entry) => rowOf(entry, clock, infusion.zone, signedAt?.fact.version ?? null)),
    discrepancies: allDiscrepancies(infusion, judging),
    signature: signatureOf(infusion),
  };
}

const newestSignature = ({ entries }: Pick<Infusion, "entries">): Entry | undefined =>
  entries.filter(({ fact }) => fact.type === "RecordSigned").toSorted((a, b) => b.fact.version - a.fact.version)[0];

/** Who signed, and whether the signature still holds; null when nobody has. */
export function signatureOf(infusion: Pick<Infusion, "entries">): Signature | null {
  const signed = newestSignature(infusion);
  if (signed?.fact.type !== "RecordSigned") return null;
  const { printedName, meaning } = signed.fact.data;
  return { by: signed.fact.by, at: signed.at, printedName, meaning, holds: isSigned(infusion.entries) };
}

function rowOf(entry: Entry, clock: Clock, zone: string, signedVersion: number | null): RecordRow {
  const { fact, at, data, withdrawn, struck } = entry;
  const late = lateBy(entry);
  return {
    id: fact.id,
    type: fact.type,
    at,
    clock: clock(at),
    lateMin: late === 0 ? null : Math.floor(late / 60_000),
    by: fact.by,
    says: describe(entry, zone),
    source: fact.type === "VitalsCharted" ? (data as DataOf<"VitalsCharted">).source : null,
    withdrawn,
    struck: struck.map(({ correctionId, by, at: struckAt, reason, was }) => ({
      correctionId,
      said: inWords(fact.type, was.data, zone),
      clock: clock(was.at),
      by,
      at: struckAt,
      reason,
    })),
    sinceSigned: signedVersion !== null && fact.version > signedVersion,
  };
}
