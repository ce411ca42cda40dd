import type { Instant } from "#science/units.ts";
import { spanOf } from "#ui/clock.ts";
import type { ChairVisit } from "../board.ts";

/** How far a chair is: on the pump, or in recovery. Null before the start, and for whom it is not told. */
export type Progress = {
  readonly kind: "pump" | "recovery";
  /** 0 to 1; it stays full when the time is over. */
  readonly share: number;
  /** "24:06" */
  readonly gone: string;
  /** "of 40:00", or "minimum 30 min over" */
  readonly of: string;
};

const MINUTE = 60_000;

/** How far the visit is now. `readAt` is when the board was read: the pump's time counts on from there while it runs. */
export function progressOf(visit: ChairVisit, readAt: Instant, now: Instant): Progress | null {
  const { phase, endedAt, recoveryMinimumMinutes, elapsedMs, orderedMinutes } = visit;
  if (phase === "recovery" && endedAt !== null) return recovery(now - endedAt, recoveryMinimumMinutes);
  if (elapsedMs === null || (phase !== "running" && phase !== "paused")) return null;
  const gone = elapsedMs + (phase === "running" ? Math.max(0, now - readAt) : 0);
  const total = orderedMinutes ?? 0;
  return {
    kind: "pump",
    share: shareOf(gone, total),
    gone: spanOf(gone),
    of: total === 0 ? "on the pump" : `of ${spanOf(total * MINUTE)}`,
  };
}

function recovery(gone: number, minimum: number | null): Progress {
  const over = minimum !== null && gone >= minimum * MINUTE;
  const of = over ? `· ${minimum} min minimum over` : `of ${minimum} min`;
  return {
    kind: "recovery",
    share: shareOf(gone, minimum ?? 0),
    gone: spanOf(gone),
    of: minimum === null ? "since the end" : of,
  };
}

const shareOf = (gone: number, minutes: number): number =>
  minutes <= 0 ? 0 : Math.max(0, Math.min(1, gone / (minutes * MINUTE)));

/** "Infusing", "Safety checks 7/9" */
export function phaseWords({ phase, checksDone, checksTotal }: ChairVisit): string {
  if (phase === "checking-in" && checksTotal > 0) return `Safety checks ${checksDone}/${checksTotal}`;
  return PHASES[phase];
}

const PHASES: Readonly<Record<ChairVisit["phase"], string>> = {
  "checking-in": "Checking in",
  ready: "Ready to start",
  running: "Infusing",
  paused: "Paused",
  recovery: "Recovery",
  discharged: "Gone home",
  signed: "Signed",
  cancelled: "Cancelled",
};

/** What is due next, in few words: "Sedation (MOAA/S) in 5:54", "… now", "… 4 min late". Null when nothing is. */
export function dueWords(
  { nextDue }: ChairVisit,
  now: Instant,
): { readonly says: string; readonly when: string } | null {
  if (nextDue === null) return null;
  const left = nextDue.dueAt - now;
  const says = nextDue.says.split(". ")[0] ?? nextDue.says;
  if (left > 0) return { says, when: `in ${spanOf(left)}` };
  const late = Math.floor(-left / MINUTE);
  return { says, when: nextDue.lateness === "late" || nextDue.lateness === "very-late" ? `${late} min late` : "now" };
}

const RIDE = { present: "escort here", confirmed: "ride confirmed", "not-confirmed": "no ride yet" } as const;

/** "Aldrete 9 · ride confirmed" */
export const homeWords = ({ aldrete, escort }: ChairVisit): string =>
  [aldrete === null ? [] : [`Aldrete ${aldrete}`], escort === null ? [] : [RIDE[escort]]].flat().join(" · ");
