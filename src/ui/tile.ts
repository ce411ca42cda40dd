export type AlarmPriority = "high" | "medium" | "low";

/** An alarm as a tile shows it: its rank and its words, never its colour alone. */
export type AlarmLook = { readonly priority: AlarmPriority; readonly says: string };

/** Marks as monitors use them, so that rank can be read without colour. */
export const ALARM_MARK: Readonly<Record<AlarmPriority, string>> = { high: "***", medium: "**", low: "*" };

export type TileState = "technical" | "none" | "stale" | "alarm" | "normal";

/** A failed sensor outranks a missing number, that a stale one, and a stale number never shows as an alarm's fresh value. */
export function tileState(tile: {
  readonly value: string | null;
  readonly technical: string | null;
  readonly stale: boolean;
  readonly alarm: AlarmLook | null;
}): TileState {
  if (tile.technical !== null) return "technical";
  if (tile.value === null) return "none";
  if (tile.stale) return "stale";
  return tile.alarm === null ? "normal" : "alarm";
}

const RANK: Readonly<Record<AlarmPriority, number>> = { high: 0, medium: 1, low: 2 };

/** The gravest first; among equals the order they came in. */
export const gravestFirst = <A extends { readonly priority: AlarmPriority }>(alarms: readonly A[]): readonly A[] =>
  alarms.toSorted((a, b) => RANK[a.priority] - RANK[b.priority]);
