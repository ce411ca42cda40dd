import type { Need } from "#tasks/desk.ts";
import { CALL } from "#tasks/events.ts";
import { after, minutes } from "#science/units.ts";
import type { AssessmentPoint } from "./events.ts";
import { type Assessment, safetyIn, scoreIn } from "./rules/assessment.ts";
import { scaleOf } from "./scales/all.ts";

/** A question about suicide that was left open, or a sign named on one of our own lists: by the next day. Ours [P]. */
const ASKED_WITHIN = minutes(24 * 60);

/** Our own lists of signs: whatever is named on them is talked about. */
const TALKED_ABOUT = new Set(["mania", "psychosis", "urinary"]);

/** So long the PHQ-9 may lie unanswered at home before somebody calls; and within so long they do. Ours [P]. */
const SILENT_AFTER = minutes(7 * 24 * 60);
const CALLED_WITHIN = minutes(24 * 60);

type Waiting = Pick<Need, "key" | "severity" | "says" | "since" | "dueAt"> &
  Partial<Pick<Need, "owner" | "action" | "opens">>;

/**
 * What one questionnaire asks of a person besides alerts: signs that were named, what a copied form leaves out, and a call where
 * nobody answers. Of the first two a later answer, a correction or striking the form takes nothing back: only a person's word does.
 */
export function needsOf(id: string, one: Assessment): readonly Need[] {
  const { patientId, scaleId, scaleVersion } = one;
  const scale = scaleOf(scaleId, scaleVersion);
  return [...safetyNeed(one), ...signNeed(one), ...silence(one)].map((need) => ({
    owner: "prescriber",
    action: "See to it",
    opens: `/patients/${patientId}/questionnaires/${id}`,
    ...need,
    about: scale?.name.en ?? scaleId,
    patientId,
    closedBy: "person",
  }));
}

/** Asked before the treatment, or by a person for their own reasons, it is waited for by them. */
const NOT_BY_RULE: ReadonlySet<AssessmentPoint> = new Set<AssessmentPoint>(["baseline", "other"]);

/**
 * The PHQ-9 by which a slide is found: without it nobody watches. Listed by the clock alone, a week after it was asked; an answer, or
 * striking it out, ends it, and so does the caller's word on what came of the call.
 */
function silence(one: Assessment): readonly Waiting[] {
  const isAwaited = one.scaleId === "phq-9" && one.how === "patient" && !NOT_BY_RULE.has(one.point);
  if (!isAwaited || one.finishedAt !== null || one.voided !== null) return [];
  const since = after(one.dueAt ?? one.askedAt, SILENT_AFTER);
  const isBegun = Object.keys(one.answers).length > 0;
  return [
    {
      key: "silence",
      severity: "medium",
      // Where their telephone numbers stand.
      opens: `/patients/${one.patientId}`,
      says: `The PHQ-9 was ${isBegun ? "begun and not finished" : "not answered"} for a week`,
      since,
      dueAt: after(since, CALLED_WITHIN),
      owner: "nurse",
      action: CALL,
    },
  ];
}

/** Any other answer about suicide is an alert, raised with it by the room that pages people. */
function safetyNeed({ worst, entered }: Assessment): readonly Waiting[] {
  if (worst === null || entered === null || !worst.unknown || worst.level !== "ask-more") return [];
  return [
    {
      key: "suicide",
      severity: "medium",
      says: "The question about suicide on this form is not known: ask",
      since: worst.at,
      dueAt: after(worst.at, ASKED_WITHIN),
    },
  ];
}

function signNeed(one: Assessment): readonly Waiting[] {
  if (!TALKED_ABOUT.has(one.scaleId) || one.finishedAt === null || one.voided !== null) return [];
  const hasSign = Object.values(one.answers).some((value) => value !== 0) || scoreIn(one)?.complete === false;
  if (!hasSign || safetyIn(one).level !== "none") return [];
  const since = one.finishedAt;
  return [
    {
      key: "sign",
      severity: "medium",
      says: "Signs were named, or not answered: talk about them",
      since,
      dueAt: after(since, ASKED_WITHIN),
    },
  ];
}
