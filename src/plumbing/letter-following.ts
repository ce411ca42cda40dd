import { as, type Instant, minutes } from "#science/units.ts";
import { everyClinic, inClinic, type Tx } from "./db.ts";
import type { Sending } from "./letter-sending.ts";
import { DELIVERED, letterOf } from "./letters.ts";
import type { Standing } from "./sms.ts";

/** A text not delivered by then never is, or nobody reports it. */
const NEWS = minutes(24 * 60);
const AT_ONCE = 20;

type Following = Pick<Sending, "db" | "texter" | "now" | "settled">;
type Taken = { readonly id: string; readonly provider: string; readonly done_at: Date | null };

/**
 * Asks the provider what became of the texts it took: a minute later, then each time after twice as long, for a day. One that never
 * reached its telephone has failed, and is listed as such. Gives back how many had.
 */
export async function followTexts(following: Following): Promise<number> {
  const { db, texter, now } = following;
  if (texter === null) return 0;
  let failed = 0;
  for (const clinicId of await everyClinic(db)) {
    for (const text of await inClinic(db, clinicId, (tx) => takenTexts(tx, now()))) {
      const standing = await texter.standing(text.provider);
      await inClinic(db, clinicId, (tx) => note(tx, text, standing, following));
      if (typeof standing === "object") failed += 1;
    }
  }
  return failed;
}

async function takenTexts(tx: Tx, now: Instant): Promise<readonly Taken[]> {
  const rows = await tx.q
    .selectFrom("letters")
    .select(["id", "provider", "done_at"])
    .where("channel", "=", "text")
    .where("state", "=", "sent")
    .where("says", "is", null)
    .where("next_try", "<=", new Date(now))
    .where("done_at", ">", new Date(now - NEWS))
    .limit(AT_ONCE)
    .execute();
  return rows.flatMap(({ provider, ...row }) => (provider === null ? [] : [{ ...row, provider }]));
}

async function note(tx: Tx, { id, done_at }: Taken, standing: Standing, { now, settled }: Following): Promise<void> {
  const at = now();
  const age = done_at === null ? minutes(1) : at - done_at.getTime();
  const change =
    typeof standing === "object"
      ? { state: "failed" as const, says: standing.failed, done_at: new Date(at) }
      : { says: standing === "delivered" ? DELIVERED : null, next_try: new Date(as<Instant>(at + age)) };
  const kept = await tx.q
    .updateTable("letters")
    .set(change)
    .where("id", "=", id)
    .where("state", "=", "sent")
    .returningAll()
    .executeTakeFirst();
  if (kept?.state === "failed") await settled?.(tx, letterOf(kept));
}
