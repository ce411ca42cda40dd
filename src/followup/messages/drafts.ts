import { type Generated, sql } from "kysely";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import { heardCrisis } from "../safety/rules/crisis-words.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    message_drafts: {
      clinic_id: string;
      patient_id: string;
      place: string;
      body: string;
      kept_at: Date;
      danger: Generated<boolean>;
      begun_at: Date | null;
      told_at: Date | null;
    };
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

/**
 * Keeps what they have typed so far, in place of what they had; empty forgets it. It is theirs alone until they send it; that
 * words of danger are in it is noted, so that somebody is told if they leave it. The same text again was not touched.
 */
export async function keepDraft({ q, clinicId }: Tx, { patientId, place }: Place, body: string, now: Instant) {
  if (body === "")
    return void (await q
      .deleteFrom("message_drafts")
      .where("patient_id", "=", patientId)
      .where("place", "=", place)
      .execute());
  const kept = { body, kept_at: new Date(now), danger: heardCrisis(body), told_at: null };
  await q
    .insertInto("message_drafts")
    .values({ clinic_id: clinicId, patient_id: patientId, place, begun_at: new Date(now), ...kept })
    .onConflict((same) =>
      same
        .columns(["clinic_id", "patient_id", "place"])
        .doUpdateSet({ ...kept, begun_at: sql<Date>`coalesce(message_drafts.begun_at, ${new Date(now)})` })
        .where("message_drafts.body", "!=", body),
    )
    .execute();
}
