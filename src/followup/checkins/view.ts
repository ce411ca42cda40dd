import { scaleOf } from "#assessment/events.ts";
import { dueOf, scoresOf } from "#assessment/read.ts";
import { placeOf } from "#clinic/read.ts";
import { namesOf, patientOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import type { CheckInKind } from "./facts.ts";
import { type CheckInRow, checkInsOf, moodsOf, wishesOf } from "./reading.ts";
import { policyOf, zoneOf } from "./round.ts";
import { type CheckInState, isUnheard, type Mood, worstOf } from "./rules/check-ins.ts";
import type { FlagLevel } from "./rules/flags.ts";
import { answersShown, type ShownAnswer } from "./rules/shown.ts";

export type ShownCheckIn = {
  readonly id: string;
  readonly kind: CheckInKind;
  readonly state: CheckInState;
  readonly dueAt: Instant;
  readonly silentAt: Instant;
  readonly finishedAt: Instant | null;
  /** The gravest ever answered in it. */
  readonly worst: FlagLevel | null;
  /** Somebody is to call: no answer in time, and nobody was heard of since. */
  readonly isSilent: boolean;
  readonly answers: readonly ShownAnswer[];
  readonly calls: readonly {
    readonly at: Instant;
    readonly by: string;
    readonly reached: boolean;
    readonly note: string;
    readonly againAt: Instant | null;
  }[];
  readonly cancelled: { readonly at: Instant; readonly why: string } | null;
};

export type CheckInsView = {
  readonly patientId: string;
  /** The clinic's; `patientZone` is where the patient lives. */
  readonly zone: string;
  readonly patientZone: string;
  readonly now: Instant;
  /** Whether the signed protocol says when patients are asked. Where it does not, nobody is. */
  readonly isInProtocol: boolean;
  readonly may: { readonly keep: boolean };
  readonly checkIns: readonly ShownCheckIn[];
  readonly moods: readonly Mood[];
  readonly dailyMood: boolean | null;
  readonly reminders: boolean;
  /** Questionnaires asked for and not answered. */
  readonly waiting: readonly { readonly id: string; readonly name: string; readonly askedAt: Instant }[];
  readonly lastPhq9At: Instant | null;
};

const MOODS_SHOWN = 90;

/** How a patient has been between visits, for the chart; null when there is no such patient here. */
export async function checkInsView(
  tx: Tx,
  patientId: string,
  { now, keep }: { readonly now: Instant; readonly keep: boolean },
): Promise<CheckInsView | null> {
  if ((await patientOf(tx, patientId)) === undefined) return null;
  const names = await namesOf(tx);
  const nameOf = (by: string): string => names[by]?.name ?? "";
  const [due, rows] = [await dueOf(tx, patientId), await checkInsOf(tx, patientId)];
  return {
    patientId,
    zone: (await placeOf(tx))?.site.zone ?? "UTC",
    patientZone: await zoneOf(tx, patientId),
    now,
    isInProtocol: (await policyOf(tx)) !== null,
    may: { keep },
    checkIns: rows.map((row) => ({ ...shown(row, nameOf), isSilent: row.silentAt <= now && isUnheard(row, rows) })),
    moods: await moodsOf(tx, patientId, MOODS_SHOWN),
    ...(await wishesOf(tx, patientId)),
    waiting: due.map(({ id, scaleId, askedAt }) => ({ id, name: scaleOf(scaleId)?.name.en ?? scaleId, askedAt })),
    lastPhq9At: (await scoresOf(tx, patientId, "phq-9")).at(-1)?.at ?? null,
  };
}

function shown(row: CheckInRow, nameOf: (by: string) => string): Omit<ShownCheckIn, "isSilent"> {
  const { id, kind, state, dueAt, silentAt, finishedAt, cancelled, calls } = row;
  return {
    id,
    kind,
    state,
    dueAt,
    silentAt,
    finishedAt,
    worst: worstOf(row),
    answers: answersShown(row),
    calls: calls.map((call) => ({ ...call, by: nameOf(call.by) })),
    cancelled: cancelled === null ? null : { at: cancelled.at, why: cancelled.why },
  };
}
