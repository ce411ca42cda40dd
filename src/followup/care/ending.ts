import { voidAssessment } from "#assessment/desk.ts";
import { dueOf } from "#assessment/read.ts";
import { noteDischarged, noteTakenBack } from "#course/desk.ts";
import { coursesOf, signatureOf } from "#course/read.ts";
import { circleOf } from "#people/read.ts";
import { idOf } from "#plumbing/derived-id.ts";
import { cancelCheckIn } from "../checkins/calling.ts";
import { checkInsOf } from "../checkins/reading.ts";
import { isOpen } from "../checkins/rules/check-ins.ts";
import { openThread, writeMessage } from "../messages/writing.ts";
import type { CareEnding } from "./facts.ts";
import { careOf, change, type Doing, type Outcome, refused } from "./store.ts";
import { draftTo, released } from "./writing.ts";

type Ending = {
  readonly id: string;
  readonly patientId: string;
  readonly how: CareEnding;
  readonly why: string;
  readonly handedTo: string;
  readonly toPatient: string;
};

const UNDER_WAY = refused(
  "course-under-way",
  "A course of this patient is not ended.",
  "End it first, with how it went.",
);
const ENDED = refused("ended", "The care of this patient is ended already.", "Take them back first.");
const NOT_ENDED = refused("not-ended", "The care of this patient goes on.", "Nothing is left to do.");

/**
 * A physician ends the clinic's care: nobody is asked how they are any more, those who treat the patient elsewhere have a last
 * letter drafted, and the patient has the words that are for them as a message.
 */
export async function endCare(doing: Doing, baseUrl: string, { id, patientId, ...told }: Ending): Promise<Outcome> {
  const before = await careOf(doing.tx, patientId);
  const outcome = await change(doing, patientId, { id, type: "CareEnded" }, async (care) => {
    if (care.ended !== null) return ENDED;
    if ((await coursesOf(doing.tx, patientId)).some(({ ended }) => ended === null)) return UNDER_WAY;
    return { ...told, printedName: await signatureOf(doing) };
  });
  if ("refusals" in outcome || before.ended?.id === id) return outcome;
  const [course] = await coursesOf(doing.tx, patientId);
  if (course !== undefined)
    await noteDischarged(doing, { id: idOf("discharged", id), courseId: course.id, why: told.why });
  await askNoMore(doing, patientId);
  await lastLetters(doing, patientId, { id, ...told });
  if (told.toPatient !== "" && told.how !== "died")
    await tellPatient(doing, baseUrl, patientId, { id, text: told.toPatient });
  return outcome;
}

const OVER = "The clinic's care of the patient ended.";

async function askNoMore(doing: Doing, patientId: string): Promise<void> {
  for (const one of (await checkInsOf(doing.tx, patientId)).filter(isOpen)) {
    const id = idOf("care ended", one.id);
    await cancelCheckIn(doing, { id, patientId, checkInId: one.id, why: OVER });
  }
  for (const { id: assessmentId, how } of await dueOf(doing.tx, patientId))
    if (how === "patient")
      await voidAssessment(doing, { id: idOf("care ended", assessmentId), assessmentId, why: OVER });
}

async function lastLetters(
  doing: Doing,
  patientId: string,
  { id, how, handedTo }: Pick<Ending, "id" | "how" | "handedTo">,
): Promise<void> {
  const ended = { how, handedTo };
  const about = { occasion: "end-of-care", about: id, nth: null, flag: null, at: doing.now, ended } as const;
  for (const person of released(await circleOf(doing.tx, patientId)))
    await draftTo(doing, { patientId, person, language: null }, about);
}

const SUBJECT = "Your care with us";

async function tellPatient(
  doing: Doing,
  baseUrl: string,
  patientId: string,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<void> {
  const threadId = idOf("end of care", id);
  await openThread(doing, { threadId, patientId, subject: SUBJECT, topic: "health" });
  await writeMessage(doing, baseUrl, {
    id: idOf("words at the end of care", id),
    threadId,
    text,
    files: [],
    templateId: null,
  });
}

type Resuming = { readonly id: string; readonly patientId: string; readonly why: string };

/** The patient is taken back: they are asked again where their treatment says so. */
export async function resumeCare(doing: Doing, { id, patientId, why }: Resuming): Promise<Outcome> {
  const outcome = await change(doing, patientId, { id, type: "CareResumed" }, ({ ended }) =>
    ended === null ? NOT_ENDED : { why },
  );
  const [course] = await coursesOf(doing.tx, patientId);
  if (!("refusals" in outcome) && course?.discharged != null)
    await noteTakenBack(doing, { id: idOf("taken back", id), courseId: course.id, why });
  return outcome;
}
