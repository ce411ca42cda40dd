import type { Need } from "#tasks/desk.ts";
import type { Instant } from "#science/units.ts";
import { type CheckIn, type Flag, isUnheard } from "./rules/check-ins.ts";
import type { FlagLevel } from "./rules/flags.ts";
import { questionsIn } from "./rules/questions.ts";

export const kindWords = { "next-morning": "next-morning check-in", "third-day": "third-day check-in" } as const;

type Waiting = Pick<Need, "key" | "severity" | "says" | "since" | "dueAt" | "action" | "closedBy"> & {
  readonly of: CheckIn;
};

/** What a patient's check-ins ask of a person: a call where nobody answered, and a look at what was answered. */
export function needsOf(patientId: string, checkIns: readonly CheckIn[]): readonly Need[] {
  const needs = checkIns.flatMap((one, at) => [
    ...(isUnheard(one, checkIns) ? silence(one, checkIns[at - 1]) : []),
    ...flagged(one),
  ]);
  return needs.map(({ of, ...need }) => ({
    ...need,
    about: kindWords[of.kind],
    owner: "nurse",
    opens: `/patients/${patientId}/follow-up`,
    patientId,
  }));
}

/**
 * Listed from `silentAt` on, by the clock alone: no round has to notice it. It ends with a call that reached them, with the late
 * answer, with that to a later check-in, or when staff say why nobody is asked.
 */
function silence(one: CheckIn, before: CheckIn | undefined): readonly Waiting[] {
  const inARow = before !== undefined && wasSilent(before);
  const tries = one.calls.length;
  const again = one.calls.at(-1)?.againAt ?? null;
  const what = one.saidAt === null ? "no answer to the check-in" : "the check-in was begun and not finished";
  return [
    {
      of: one,
      key: `silence-${one.id}`,
      severity: inARow ? "high" : "medium",
      says: `Call: ${what}${inARow ? ", the second in a row" : ""}${tries === 0 ? "" : ` · ${triesWords(tries)}`}`,
      since: one.silentAt,
      dueAt: again ?? one.callBy,
      action: "Call, and note it",
      closedBy: "fact",
    },
  ];
}

const triesWords = (tries: number): string => (tries === 1 ? "tried once" : `tried ${tries} times`);

/** Nobody answered it in time, and nobody was reached since. */
const wasSilent = (one: CheckIn): boolean =>
  one.cancelled === null && !isBefore(one.finishedAt, one.silentAt) && !one.calls.some(({ reached }) => reached);

const isBefore = (at: Instant | null, end: Instant): boolean => at !== null && at < end;

const SEVERITY = { "911": "high", today: "high", look: "low" } as const;
const SAYS = {
  "911": "Was told to call 911. Make sure that they did",
  today: "To be called today",
  look: "To be looked at",
} as const;

/** What each answer asks for. Danger to oneself is an alert, which pages people; it is not listed here as well. */
function flagged(one: CheckIn): readonly Waiting[] {
  const levels: readonly Exclude<FlagLevel, "help">[] = ["911", "today", "look"];
  return levels.flatMap((level) => {
    const flags = one.flags.filter((flag) => flag.level === level);
    const newest = flags.at(-1);
    if (newest === undefined) return [];
    return [
      {
        of: one,
        key: `${level}-${one.id}`,
        severity: SEVERITY[level],
        says: `${SAYS[level]}: ${flagsWords(one, flags)}`,
        since: newest.at,
        dueAt: newest.seeBy,
        action: "See to it",
        closedBy: "person",
      } as const,
    ];
  });
}

function flagsWords({ version }: CheckIn, flags: readonly Flag[]): string {
  const questions = questionsIn(version) ?? [];
  const newest = new Map(flags.map((flag) => [flag.item, flag.value]));
  return [...newest]
    .map(([item, value]) => `${questions.find(({ id }) => id === item)?.short ?? item}${valueWords(value)}`)
    .join("; ");
}

function valueWords(value: Flag["value"]): string {
  if (value === null) return " (would rather not say)";
  if (value === "unsure") return " (not sure)";
  return value === "yes" || value === "a-lot" ? "" : ` (${value})`;
}
