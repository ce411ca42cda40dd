import { type AssessmentPoint, batteries } from "#assessment/events.ts";
import type { Source } from "#clinic/events.ts";
import type { CaseState } from "#course/events.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";

/** One questionnaire of a patient as far as asking goes. `at`: answered, or asked where it was struck out; null while it is open. */
export type KnownQuestionnaire = {
  readonly id: string;
  readonly scaleId: string;
  readonly at: Instant | null;
  readonly point: AssessmentPoint;
};

export type Treatment = {
  readonly state: CaseState;
  /** The newest course of infusions that was to bring the response: when each was given, and how many were planned. */
  readonly induction: { readonly given: readonly Instant[]; readonly count: number } | null;
  /** The newest infusion of all. */
  readonly lastAt: Instant | null;
};

export type PhqPolicy = { readonly phq9Days: number; readonly phq9AfterDays: number };

export type QuestionnaireDue = { readonly scaleId: string; readonly point: AssessmentPoint; readonly dueAt: Instant };

const DAY_MS = 86_400_000;
const days = (count: number) => minutes(count * 24 * 60);
const ago = (now: Instant, count: number): Instant => as<Instant>(now - count * DAY_MS);

const says = (what: string): Source => ({ from: `clinical reference 9.2: ${what}`, evidence: "P" });

/** When each set is asked, counted from the infusions, and how old an answer may be that stands for it. */
export const askingRules = {
  dayAfterFirst: { afterDays: 1, untilDays: 3, source: says("24 h after the first") },
  afterCourse: { afterDays: 1, source: says("24 to 72 h after the last of the course: the primary outcome") },
  followUp: { afterDays: 14, untilDays: 31, source: says("days 14 to 31 after the last") },
  maintenance: { everyDays: 28, source: says("each maintenance, and monthly") },
} as const;

const ASKED_IN: ReadonlySet<CaseState> = new Set<CaseState>(["induction", "taper", "maintenance"]);

/** One set as it stands: its scales, and from when on an answer counts for it. */
type Asking = { readonly point: AssessmentPoint; readonly scales: readonly string[]; readonly countsFrom: Instant };

type Looking = {
  readonly treatment: Treatment;
  readonly known: readonly KnownQuestionnaire[];
  readonly policy: PhqPolicy;
  readonly now: Instant;
};

/**
 * What is to be asked now. Nothing twice: what stands open is not asked again, and one answer counts for every set it is young
 * enough for. Before the first infusion the baseline is asked for with the evaluation, not here.
 */
export function questionnairesDue({ treatment, known, policy, now }: Looking): readonly QuestionnaireDue[] {
  if (!ASKED_IN.has(treatment.state) || treatment.lastAt === null) return [];
  const due = new Map<string, QuestionnaireDue>();
  for (const { point, scales, countsFrom } of setsNow(treatment, policy, now))
    for (const scaleId of scales)
      if (!due.has(scaleId) && isOwed(known, scaleId, countsFrom)) due.set(scaleId, { scaleId, point, dueAt: now });
  return [...due.values()];
}

export type Moved = { readonly id: string; readonly point: AssessmentPoint };

/**
 * What was asked by rule and lies open, where the treatment stands at another point by now: answered today, it tells of that. What a
 * person asked for their own reasons keeps its name.
 */
export function movedOn({ treatment, known, policy, now }: Looking): readonly Moved[] {
  if (!ASKED_IN.has(treatment.state) || treatment.lastAt === null) return [];
  const sets = setsNow(treatment, policy, now);
  return known.flatMap(({ id, scaleId, at, point: was }) => {
    const point = sets.find(({ scales }) => scales.includes(scaleId))?.point ?? was;
    return at !== null || was === "other" || was === point ? [] : [{ id, point }];
  });
}

const isOwed = (known: readonly KnownQuestionnaire[], scaleId: string, countsFrom: Instant): boolean =>
  !known.some((one) => one.scaleId === scaleId && (one.at === null || one.at >= countsFrom));

/** The sets in the order that names an answer that counts for several. */
const setsNow = (treatment: Treatment, policy: PhqPolicy, now: Instant): readonly Asking[] => [
  ...aroundInduction(treatment, policy, now),
  ...afterwards(treatment, now),
  ...weekly(treatment, policy, now),
];

const set = (point: AssessmentPoint, countsFrom: Instant): Asking => ({
  point,
  scales: batteries[point].scales,
  countsFrom,
});

function aroundInduction({ induction }: Treatment, { phq9Days }: PhqPolicy, now: Instant): readonly Asking[] {
  const last = induction?.given.at(-1);
  if (induction === null || last === undefined) return [];
  const n = induction.given.length;
  if (n >= induction.count) return afterLast(last, now);
  if (n === 1) return isPast(last, askingRules.dayAfterFirst, now) ? [set("day-after-first", last)] : [];
  if (n === 3) return [set("before-fourth", ago(now, phq9Days))];
  return n === 5 ? [set("before-sixth", ago(now, phq9Days))] : [];
}

function afterLast(last: Instant, now: Instant): readonly Asking[] {
  const { afterCourse, followUp } = askingRules;
  if (isPast(last, followUp, now)) return [set("after-course", after(last, days(followUp.afterDays)))];
  const from = after(last, days(afterCourse.afterDays));
  return now < from ? [] : [set("after-course", from)];
}

const isPast = (
  last: Instant,
  { afterDays, untilDays }: { readonly afterDays: number; readonly untilDays: number },
  now: Instant,
): boolean => now >= after(last, days(afterDays)) && now < after(last, days(untilDays));

function afterwards({ state }: Treatment, now: Instant): readonly Asking[] {
  if (state === "induction") return [];
  const { scales } = batteries.maintenance;
  return [{ point: "maintenance", scales, countsFrom: ago(now, askingRules.maintenance.everyDays) }];
}

/** The PHQ-9 by itself: weekly in the course, then by the protocol's rule. */
function weekly({ state, lastAt }: Treatment, { phq9Days, phq9AfterDays }: PhqPolicy, now: Instant): readonly Asking[] {
  const isInduction = state === "induction";
  const point = isInduction ? "mid-course" : "maintenance";
  if (lastAt === null) return [];
  return [{ point, scales: ["phq-9"], countsFrom: ago(now, isInduction ? phq9Days : phq9AfterDays) }];
}
