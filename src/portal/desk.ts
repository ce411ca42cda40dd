import { askFor } from "#assessment/desk.ts";
import { batteries, scaleOf } from "#assessment/events.ts";
import { assessmentsOf } from "#assessment/read.ts";
import { type Doing, openDesk, postTo, senderOf } from "#booking/desk.ts";
import { placeOf } from "#clinic/read.ts";
import { contactOf, patientOf } from "#people/read.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { after, minutes } from "#science/units.ts";
import { idOf, pathIn } from "#site/desk.ts";

export type FormsSent = { readonly asked: readonly string[]; readonly letter: "posted" | "known" };
export type FormsRefused = { readonly refusals: readonly [Refusal, ...Refusal[]] };

const DAY = 24 * 60;
/** A letter that asks for answers before a visit helps nobody a month later. */
const HELPS_FOR = minutes(30 * DAY);
/** The baseline is at most seven days old when the course begins (clinical reference 9.2). */
const STILL_BASELINE = minutes(7 * DAY);

/**
 * Asks a patient for everything that is asked before an evaluation, and writes to them where to find it. `id` is this
 * sending's: sent again, it is one letter. Refused where the clinic has no way to reach them; nothing is asked then either.
 */
export async function sendForms(
  doing: Doing,
  baseUrl: string,
  { id, patientId }: { readonly id: string; readonly patientId: string },
): Promise<FormsSent | FormsRefused> {
  const { tx, now } = doing;
  const [patient, contact] = [await patientOf(tx, patientId), await contactOf(tx, patientId)];
  if (patient === undefined) return refused("no-such-patient", "There is no such patient.", "Search for them again.");
  // Their own pages open by a code that goes to this very address.
  if (contact === null || contact.email === null)
    return refused("no-address", "We have no e-mail address of this patient.", "Enter it, then send the forms.");
  const asked = await askBaseline(doing, id, patientId, contact.language);
  const desk = await openDesk(tx, now, baseUrl);
  const zone = contact.zone === "" ? ((await placeOf(tx))?.site.zone ?? "UTC") : contact.zone;
  const link = `${desk.origin}${pathIn(contact.language, "/my")}`;
  const letter = await postTo(desk, {
    kind: "forms",
    key: `forms:${patientId}:${id}`,
    about: `patient:${patientId}`,
    contact: { ...contact, name: patient.name, zone },
    facts: { clinic: senderOf(desk.profile), name: patient.name, link },
    notAfter: after(now, HELPS_FOR),
  });
  return { asked, letter: letter === "known" ? "known" : "posted" };
}

const refused = (rule: string, says: string, satisfy: string): FormsRefused => ({
  refusals: [{ rule, says, satisfy }],
});

/** The questionnaires of the baseline: those that stand open, or were answered in the last week, are not asked again. */
async function askBaseline(doing: Doing, act: string, patientId: string, language: "en" | "es") {
  const known = await assessmentsOf(doing.tx, patientId);
  const stands = (scaleId: string) =>
    known.some(
      (one) =>
        one.scaleId === scaleId &&
        one.voided === null &&
        (one.finishedAt === null || after(one.finishedAt, STILL_BASELINE) >= doing.now),
    );
  const asked: string[] = [];
  for (const scaleId of batteries.baseline.scales) {
    if (stands(scaleId)) continue;
    const wish = { id: idOf(act, patientId, scaleId), patientId, scaleId, language };
    const outcome = await askFor(doing, { ...wish, how: "patient", point: "baseline", dueAt: null });
    if (typeof outcome !== "string" && "assessmentId" in outcome) asked.push(scaleOf(scaleId)?.name.en ?? scaleId);
  }
  return asked;
}

/** With the chart, the forms: once for one patient. Without an address nobody is written to, and the chart is made all the same. */
export const formsOnceMade =
  (baseUrl: string) =>
  async (doing: Doing, patientId: string): Promise<void> =>
    void (await sendForms(doing, baseUrl, { id: idOf(patientId, "first forms"), patientId }));
