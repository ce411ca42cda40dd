import type { Need } from "#tasks/desk.ts";
import { after, minutes } from "#science/units.ts";
import { type Assessment, safetyIn, scoreIn } from "./rules/assessment.ts";
import { scaleOf } from "./scales/all.ts";

/** A question about suicide that was left open, or a sign named on one of our own lists: by the next day. Ours [P]. */
const ASKED_WITHIN = minutes(24 * 60);

/** Our own lists of signs: whatever is named on them is talked about. */
const TALKED_ABOUT = new Set(["mania", "psychosis", "urinary"]);

type Waiting = Pick<Need, "key" | "severity" | "says" | "since" | "dueAt">;

/**
 * What one questionnaire asks of a person besides alerts: signs that were named, and what a copied form leaves out. A later answer,
 * a correction or striking the form does not take it back: only a person's word on what came of it does.
 */
export function needsOf(id: string, one: Assessment): readonly Need[] {
  const { patientId, scaleId, scaleVersion } = one;
  const scale = scaleOf(scaleId, scaleVersion);
  return [...safetyNeed(one), ...signNeed(one)].map((need) => ({
    ...need,
    about: scale?.name.en ?? scaleId,
    owner: "prescriber",
    opens: `/patients/${patientId}/questionnaires/${id}`,
    action: "See to it",
    patientId,
    closedBy: "person",
  }));
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
