import type { Need } from "#tasks/desk.ts";
import { after, minutes } from "#science/units.ts";
import type { SafetyLevel } from "./events.ts";
import { type Assessment, safetyIn, scoreIn } from "./rules/assessment.ts";
import { scaleOf } from "./scales/all.ts";

/** A positive answer about suicide is seen by a prescriber within so long. Ours [P]. */
const SEEN_WITHIN = minutes(15);
/** A question about suicide that was left open, or a sign named on one of our own lists: by the next day. Ours [P]. */
const ASKED_WITHIN = minutes(24 * 60);

const SAYS: Readonly<Record<SafetyLevel, string>> = {
  none: "",
  "ask-more": "Answered: thoughts of death or self-harm. Ask the ASQ or C-SSRS now",
  low: "Suicide screen, low: a clinician speaks with the patient",
  moderate: "Suicide screen positive: a clinician sees the patient today, before they leave",
  high: "Suicide screen HIGH: do not leave alone, physician now",
};

/** Our own lists of signs: whatever is named on them is talked about. */
const TALKED_ABOUT = new Set(["mania", "psychosis", "urinary"]);

type Waiting = Pick<Need, "key" | "severity" | "says" | "since" | "dueAt">;

/**
 * What one questionnaire asks of a person. The need about suicide arises with the answer, not with the end of the form; a later
 * answer, a correction or striking the form does not take it back: only a person's word on what came of it does.
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

function safetyNeed({ worst, ...one }: Assessment): readonly Waiting[] {
  if (worst === null || worst.level === "none") return [];
  const { level, at: since } = worst;
  // Declined on screen is asked about now, like a yes; left out of a form that was copied, by tomorrow.
  if (worst.unknown && level === "ask-more" && one.entered !== null)
    return [
      {
        key: "suicide",
        severity: "medium",
        says: "The question about suicide on this form is not known: ask",
        since,
        dueAt: after(since, ASKED_WITHIN),
      },
    ];
  const says =
    worst.unknown && level === "ask-more" ? "The question about suicide was not answered: ask now" : SAYS[level];
  return [{ key: "suicide", severity: "high", says, since, dueAt: after(since, SEEN_WITHIN) }];
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
