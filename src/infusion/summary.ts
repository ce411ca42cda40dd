import type { Instant } from "#science/units.ts";
import { answersOf, type Infusion, latest } from "./fold/infusion.ts";
import { segments, type Segment } from "./rules/timeline.ts";
import { aldrete } from "./rules/recovery.ts";

/** What lists and the board need of a visit without reading its facts again. Whatever depends on the clock is worked out when it is shown. */
export type Summary = {
  readonly number: number;
  readonly of: number | null;
  readonly weightKg: number | null;
  readonly doseMg: number | null;
  readonly minutes: number | null;
  readonly segments: readonly Segment[];
  readonly aldrete: number | null;
  readonly escort: "present" | "confirmed" | "not-confirmed" | null;
  readonly rescues: number;
  readonly discrepancies: number;
  readonly lastEntryAt: Instant | null;
  readonly wentHomeAt: Instant | null;
};

export function summaryOf(infusion: Infusion): Summary {
  const { done, number, of, discrepancies, entries } = infusion;
  return {
    number,
    of,
    weightKg: newestOf(done.WeightMeasured, ({ kg }) => kg),
    doseMg: newestOf(done.DosePrepared, ({ doseMg }) => doseMg),
    minutes: newestOf(done.OrderSigned, (order) => order.minutes),
    segments: segments(infusion),
    aldrete: newestOf(done.AldreteScored, ({ items }) => aldrete(items).total),
    escort: escortOf(infusion),
    rescues: done.RescueGiven.length,
    discrepancies: discrepancies.filter(({ resolved }) => resolved === null).length,
    lastEntryAt: entries.at(-1)?.at ?? null,
    wentHomeAt: latest(done.Discharged)?.at ?? null,
  };
}

/** Something of the newest of these; null when there is none. */
function newestOf<D, T>(things: readonly { readonly data: D }[], pick: (data: D) => T): T | null {
  const newest = latest(things);
  return newest === null ? null : pick(newest.data);
}

function escortOf(infusion: Infusion): Summary["escort"] {
  const answer = answersOf(infusion).escort?.data;
  return answer?.item === "escort" ? answer.presence : null;
}
