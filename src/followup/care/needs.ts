import { unexplainedIn, unexplainedWords } from "#course/events.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";
import type { Need } from "#tasks/desk.ts";
import { type Care, letterState } from "./fold.ts";
import { checkKinds } from "./rules/exposure.ts";
import { reasonWords } from "./rules/occasions.ts";
import type { CheckDue } from "./standing.ts";

const DAY = 24 * 60;
/** A check may wait for the next visit, a stop a day, a concern two, a letter three. Ours [P]. */
const WITHIN = {
  check: minutes(14 * DAY),
  stop: minutes(DAY),
  concern: minutes(2 * DAY),
  letter: minutes(3 * DAY),
} as const;

const nameOf = (check: CheckDue["check"]): string => checkKinds.find((one) => one.check === check)?.name ?? check;

/** What the care of a patient asks of a person: checks that are due, concerns they came to, letters to be signed and sent. */
export function needsOf(patientId: string, care: Care, checks: readonly CheckDue[]): readonly Need[] {
  const needs = [
    ...(care.ended === null ? [...due(checks), ...stop(checks), ...concerns(care)] : []),
    ...letters(care),
  ];
  return needs.map(({ page, ...need }) => ({ ...need, opens: `/patients/${patientId}/${page}`, patientId }));
}

type Waiting = Omit<Need, "patientId" | "opens"> & { readonly page: "course" | "follow-up" };

/** What falls due on one day is one thing to do. */
const due = (checks: readonly CheckDue[]): readonly Waiting[] =>
  [
    ...Map.groupBy(
      checks.filter(({ isWithin }) => isWithin),
      ({ dueOn }) => dueOn,
    ),
  ].flatMap(([dueOn, together]) => {
    const since = together[0]?.dueAt;
    if (since === undefined) return [];
    return [
      {
        key: `checks-${dueOn}`,
        severity: "low",
        says: `To check, long treatment: ${together.map(({ check }) => nameOf(check).toLowerCase()).join(", ")}`,
        about: "long treatment",
        owner: "nurse",
        since,
        dueAt: after(since, WITHIN.check),
        page: "course",
        action: "Check",
      },
    ];
  });

/** So many findings that nobody explained that the treatment stops, until a physician says why it goes on. */
function stop(checks: readonly CheckDue[]): readonly Waiting[] {
  const unexplained = unexplainedIn(checks).map((one) => ({ ...one, name: nameOf(one.check) }));
  const newest = Math.max(...unexplained.map(({ last }) => last?.at ?? 0));
  if (unexplained.length === 0) return [];
  return [
    {
      key: "unexplained",
      severity: "high",
      says: `Stop until explained: ${unexplainedWords(unexplained)}`,
      about: "long treatment",
      owner: "prescriber",
      since: as<Instant>(newest),
      dueAt: after(as<Instant>(newest), WITHIN.stop),
      page: "course",
      action: "See to it",
      closedBy: "person",
    },
  ];
}

/** The newest answer of each kind, where it is a concern: it ends when a prescriber says what came of it. */
const concerns = ({ checks }: Care): readonly Waiting[] =>
  checkKinds.flatMap(({ check, name }) => {
    const newest = checks.findLast((one) => one.check === check && one.concern !== "unknown");
    if (newest?.concern !== "yes") return [];
    return [
      {
        key: `concern-${check}`,
        severity: "medium",
        says: `${name}: a concern. ${newest.note}`.trim(),
        about: "long treatment",
        owner: "prescriber",
        since: newest.at,
        dueAt: after(newest.at, WITHIN.concern),
        page: "course",
        action: "See to it",
        closedBy: "person",
      },
    ];
  });

const letters = ({ letters: all }: Care): readonly Waiting[] =>
  all.flatMap((letter) => {
    const state = letterState(letter);
    if (state !== "drafted" && state !== "signed") return [];
    const since = letter.signed?.at ?? letter.draftedAt;
    return [
      {
        key: `letter-${letter.id}`,
        severity: "low",
        says: `A letter to a colleague to be ${state === "drafted" ? "signed" : "sent"}, ${reasonWords(letter)}`,
        about: "shared care",
        owner: state === "drafted" ? "prescriber" : "nurse",
        since,
        dueAt: after(since, WITHIN.letter),
        page: "follow-up",
        action: state === "drafted" ? "Read and sign" : "Send",
      },
    ];
  });
