import { contactOf } from "#people/read.ts";
import { inClinic, type Db, type Tx } from "#plumbing/db.ts";
import { idOf } from "#plumbing/derived-id.ts";
import { type EventStore, lockChain } from "#plumbing/event-store.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";
import { whatFails } from "./one-by-one.ts";
import { raiseAlert } from "./raising.ts";
import { crisisIn } from "./rules/crisis-words.ts";
import { draftSays, draftTold, isLeft, leftDraft } from "./rules/left-draft.ts";

type Place = { readonly patientId: string; readonly place: string };

/** Tells somebody of words of danger that a patient typed, did not send, and left. What fails waits for the next round. */
export async function hearDrafts(db: Db, clinicId: string, store: EventStore, now: Instant): Promise<readonly Error[]> {
  const left = await inClinic(db, clinicId, (tx) => untold(tx, now));
  return whatFails(left, (one) => inClinic(db, clinicId, (tx) => hearDraft(tx, store, one, now)));
}

async function untold({ q }: Tx, now: Instant): Promise<readonly Place[]> {
  const rows = await q
    .selectFrom("message_drafts")
    .select(["patient_id", "place"])
    .where("told_at", "is", null)
    .where((on) => on.or([on("danger", "=", true), on("begun_at", "is", null)]))
    .where("kept_at", "<=", new Date(after(now, minutes(-leftDraft.minutes))))
    .execute();
  return rows.map(({ patient_id, place }) => ({ patientId: patient_id, place }));
}

/**
 * Looked at once more under lock: it may have been sent, taken back or touched meanwhile. The chain is locked before the draft, as
 * whoever sends it does: the other way round each would wait for the other, and the patient's message might be the one that fails.
 */
async function hearDraft(tx: Tx, store: EventStore, { patientId, place }: Place, now: Instant): Promise<void> {
  await lockChain(tx);
  const draft = await tx.q
    .selectFrom("message_drafts")
    .selectAll()
    .where("patient_id", "=", patientId)
    .where("place", "=", place)
    .where("told_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (draft === undefined || !isLeft(as<Instant>(draft.kept_at.getTime()), now)) return;
  const [heard, begunAt] = [crisisIn(draft.body), draft.begun_at ?? draft.kept_at];
  if (heard !== null) {
    // The same kind of words in the same draft tell of nothing new; a letter set right is no second call. Once the last alert was
    // closed, whoever goes on writing them is called for anew.
    const since = await lastClosed(tx, patientId, begunAt);
    const sourceId = idOf("draft", patientId, place, since.getTime(), heard.rows.join(" "));
    const language = (await contactOf(tx, patientId))?.language ?? "en";
    const said = { source: "draft", sourceId, level: "ask-more", says: draftSays, language } as const;
    const toldPatient = draftTold[language];
    await raiseAlert(
      { tx, store, by: "system", now },
      { id: idOf("alert", sourceId), patientId, ...said, toldPatient },
    );
  }
  await tx.q
    .updateTable("message_drafts")
    .set({ danger: heard !== null, begun_at: begunAt, told_at: new Date(now) })
    .where("patient_id", "=", patientId)
    .where("place", "=", place)
    .execute();
}

/** When the last alert of this patient was closed; `begunAt` where none was since. */
async function lastClosed({ q }: Tx, patientId: string, begunAt: Date): Promise<Date> {
  const row = await q
    .selectFrom("alerts")
    .select("closed_at")
    .where("patient_id", "=", patientId)
    .where("closed_at", ">", begunAt)
    .orderBy("closed_at", "desc")
    .executeTakeFirst();
  return row?.closed_at ?? begunAt;
}
