import type { Instant } from "#science/units.ts";
import {
  isPartial,
  isRemission,
  isResponse,
  meaningfullyBetter,
  pctImproved,
  reliablyBetter,
  reliablyWorse,
  type Scale,
  scaleOf,
} from "./events.ts";
import type { ShownAssessment } from "./view.ts";

export type Finished = ShownAssessment & { readonly finishedAt: Instant };

export type OfScale = {
  readonly scale: Scale;
  /** Oldest first, without what was struck out. */
  readonly done: readonly Finished[];
  readonly struck: readonly ShownAssessment[];
};

/** What waits for an answer, what is due first at the head. */
export const waiting = (all: readonly ShownAssessment[]): readonly ShownAssessment[] =>
  all
    .filter(({ state }) => state === "asked" || state === "begun")
    .toSorted((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || a.askedAt - b.askedAt);

/** What was answered, by instrument; the one answered last at the head. */
export function byScale(all: readonly ShownAssessment[]): readonly OfScale[] {
  const groups = [...Map.groupBy(all, ({ scaleId }) => scaleId)].flatMap(([id, rows]) => {
    const scale = scaleOf(id);
    const done = rows.filter(isDone).toSorted((a, b) => a.finishedAt - b.finishedAt);
    const struck = rows.filter(({ state }) => state === "voided");
    return scale === undefined || done.length + struck.length === 0 ? [] : [{ scale, done, struck }];
  });
  const last = ({ done }: OfScale) => done.at(-1)?.finishedAt ?? 0;
  return groups.toSorted((a, b) => last(b) - last(a));
}

const isDone = (one: ShownAssessment): one is Finished => one.state === "finished" && one.finishedAt !== null;

const totalOf = (one: ShownAssessment | undefined): number | null => one?.chart?.score?.total ?? null;

/** The score everything is measured against: the last one that was asked as a baseline, or the first there is. */
export const baselineOf = ({ done }: OfScale): Finished | undefined =>
  done.findLast(({ point }) => point === "baseline") ?? done[0];

/** What the newest score means beside the baseline, in the words of the field; empty where nothing can be said. */
export function changeWords(of: OfScale): string {
  const [base, last] = [baselineOf(of), of.done.at(-1)];
  if (base === undefined || last === undefined || base.id === last.id || last.finishedAt <= base.finishedAt) return "";
  const [from, to] = [totalOf(base), totalOf(last)];
  if (from === null || to === null) return "One of the two has no total: the change is not known.";
  return [moved(from, to), ...verdicts(of.scale, from, to)].join(" · ");
}

function moved(from: number, to: number): string {
  const pct = pctImproved(from, to);
  if (from === to) return `unchanged since ${from}`;
  return pct === null
    ? `${from} then, ${to} now`
    : `${pct > 0 ? "−" : "+"}${Math.abs(Math.round(pct))} % since ${from}`;
}

function verdicts(scale: Scale, from: number, to: number): readonly string[] {
  const isBetter = reliablyBetter(scale, from, to) === "yes";
  const isEnough = isResponse(scale, from, to) === "yes";
  const said = {
    response: isEnough,
    "partial response": isPartial(scale, from, to) === "yes",
    remission: isRemission(scale, to) === "yes",
    "better by more than chance": isBetter && !isEnough,
    "better by what matters to patients, within chance":
      !isBetter && !isEnough && meaningfullyBetter(scale, from, to) === "yes",
    "worse by more than chance": reliablyWorse(scale, from, to) === "yes",
  };
  return Object.entries(said).flatMap(([words, is]) => (is ? [words] : []));
}

/** "8 of 10 answered" of what is begun. */
export function progressWords({ scaleId, state, chart }: ShownAssessment): string {
  if (state === "asked" || chart === null) return state === "begun" ? "begun" : "not begun";
  const of = scaleOf(scaleId)?.items.length ?? 0;
  return `${Object.keys(chart.answers).length} of ${of} answered`;
}
