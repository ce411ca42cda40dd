import { as, type Instant, minutes } from "#science/units.ts";
import type { DataOf, VitalValues } from "../events.ts";
import type { Infusion } from "../fold/infusion.ts";
import { flowsheetSlots } from "../rules/schedule.ts";
import { type Segment, segments } from "../rules/timeline.ts";

/** One line of the flowsheet: what was measured at that time, and how the pump ran. */
export type FlowRow = {
  readonly at: Instant;
  /** `gap`: a line of the grid that nobody charted. `score`: only a score was taken then. */
  readonly kind: "charted" | "gap" | "score";
  readonly part: "before" | "during" | "after";
  readonly values: VitalValues;
  readonly source: DataOf<"VitalsCharted">["source"] | null;
  readonly onOxygen: boolean;
  /** MOAA/S, 0 to 5; usually one. */
  readonly sedation: readonly number[];
  /** 0 to 10; usually one. */
  readonly dissociation: readonly number[];
  /** mL/h; 0 while paused, null while nothing runs. */
  readonly rateMlPerHour: number | null;
};

type Line = Omit<FlowRow, "part" | "rateMlPerHour" | "sedation" | "dissociation">;

/** A score belongs to the line it was taken with, if that is no further away than this. Our choice [P]. */
const NEAR = minutes(4);

/** The flowsheet from check-in to discharge, oldest first. Lines of the grid nobody charted stand as gaps: absence is not normal. */
export function flowsheetOf(infusion: Infusion, everyMin: number, now: Instant): readonly FlowRow[] {
  const { startedAt, endedAt, done } = infusion;
  const charted = done.VitalsCharted.map(({ at, data }): Line => ({
    at: data.slotAt ?? at,
    kind: "charted",
    values: data.values,
    source: data.source,
    onOxygen: data.oxygen === "on-oxygen",
  }));
  const scores = [...done.SedationScored, ...done.DissociationScored].map(({ at }) => at);
  const lines = [...charted, ...gapsOf(infusion, charted, everyMin, now)];
  const alone = scores.filter((at) => nearest(lines, at) === undefined);
  const rows = [...lines, ...new Map(alone.map((at) => [at, emptyLine(at, "score")])).values()].toSorted(
    (a, b) => a.at - b.at,
  );
  const spans = segments(infusion);
  return rows.map((row) => ({
    ...row,
    part: partOf(row.at, startedAt, endedAt),
    sedation: done.SedationScored.filter(({ at }) => nearest(rows, at) === row).map(({ data }) => data.moaas),
    dissociation: done.DissociationScored.filter(({ at }) => nearest(rows, at) === row).map(({ data }) => data.nrs),
    rateMlPerHour: rateAt(spans, row.at),
  }));
}

const emptyLine = (at: Instant, kind: "gap" | "score"): Line => ({
  at,
  kind,
  values: {},
  source: null,
  onOxygen: false,
});

function gapsOf({ startedAt, endedAt }: Infusion, charted: readonly Line[], everyMin: number, now: Instant): Line[] {
  if (startedAt === null) return [];
  const until = as<Instant>(Math.min(now, endedAt ?? now));
  return flowsheetSlots(startedAt, until, everyMin)
    .filter((slot) => !charted.some(({ at }) => at >= slot && at < slot + minutes(everyMin)))
    .map((slot) => emptyLine(slot, "gap"));
}

function nearest<T extends { readonly at: Instant }>(rows: readonly T[], at: Instant): T | undefined {
  const distance = (row: T) => Math.abs(row.at - at);
  return rows.filter((row) => distance(row) <= NEAR).toSorted((a, b) => distance(a) - distance(b))[0];
}

function partOf(at: Instant, startedAt: Instant | null, endedAt: Instant | null): FlowRow["part"] {
  if (startedAt === null || at < startedAt) return "before";
  return endedAt !== null && at > endedAt ? "after" : "during";
}

const rateAt = (spans: readonly Segment[], at: Instant): number | null =>
  spans.findLast(({ from, to }) => from <= at && (to === null || at < to))?.rateMlPerHour ?? null;
