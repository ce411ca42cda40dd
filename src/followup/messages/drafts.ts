import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    message_drafts: { clinic_id: string; patient_id: string; place: string; body: string; kept_at: Date };
  }
}

type Place = {
  readonly patientId: string;
  /** A conversation's id, or the topic of a new one. */
  readonly place: string;
};

/** What a patient began to write there and has not sent; empty where nothing was begun. */
export async function draftOf({ q }: Tx, { patientId, place }: Place): Promise<string> {
  const row = await q
    .selectFrom("message_drafts")
    .select("body")
    .where("patient_id", "=", patientId)
    .where("place", "=", place)
    .executeTakeFirst();
  return row?.body ?? "";
}

/** Keeps what they have typed so far, in place of what they had; empty forgets it. It is theirs alone until they send it. */
export async function keepDraft({ q, clinicId }: Tx, { patientId, place }: Place, body: string, now: Instant) {
  if (body === "")
    return void (await q
      .deleteFrom("message_drafts")
      .where("patient_id", "=", patientId)
      .where("place", "=", place)
      .execute());
  const kept = { body, kept_at: new Date(now) };
  await q
    .insertInto("message_drafts")
    .values({ clinic_id: clinicId, patient_id: patientId, place, ...kept })
    .onConflict((same) => same.columns(["clinic_id", "patient_id", "place"]).doUpdateSet(kept))
    .execute();
}
