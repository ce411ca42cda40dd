import type { Instant } from "#science/units.ts";
import { as } from "#science/units.ts";
import { pinMatches } from "./logins.ts";
import type { Signin } from "./signin.ts";

/** Left alone this long, a screen locks. Its own clock locks a bedside screen sooner. */
const IDLE_MS = 10 * 60_000;
const PIN_TRIES = 5;

/** A signed-in spell at one screen, as the guard needs it. */
export type Sitting = {
  readonly sittingId: string;
  readonly userId: string;
  readonly clinicId: string;
  readonly staffId: string;
  readonly locked: boolean;
  readonly confirmedAt: Instant;
};

type Row = {
  session_id: string;
  clinic_id: string;
  staff_id: string;
  last_active_at: Date;
  confirmed_at: Date;
  locked: boolean;
};

/**
 * Who sits behind a request's cookie; null when nobody does or the one-time code was never given.
 * `byPerson` says a hand did this: polling and open feeds do not keep a screen awake.
 */
export async function sittingOf(
  { auth, pool }: Signin,
  headers: Headers,
  now: Instant,
  byPerson: boolean,
): Promise<Sitting | null> {
  const found = await auth.api.getSession({ headers });
  if (found === null || found.user.twoFactorEnabled !== true) return null;
  const { session, user } = found;
  const values = [session.id, user.clinicId, user.staffId, new Date(now), session.createdAt];
  await pool.query(
    `insert into sittings (session_id, clinic_id, staff_id, last_active_at, confirmed_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    values,
  );
  const { rows } = await pool.query<Row>(
    `update sittings set locked = locked or last_active_at < $2, last_active_at = case when $3 and not locked and last_active_at >= $2 then $4 else last_active_at end
     where session_id = $1 returning *`,
    [session.id, new Date(now - IDLE_MS), byPerson, new Date(now)],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return {
    sittingId: session.id,
    userId: user.id,
    clinicId: row.clinic_id,
    staffId: row.staff_id,
    locked: row.locked,
    confirmedAt: as<Instant>(row.confirmed_at.getTime()),
  };
}

/** Locks a screen at its own wish: the bedside after five minutes alone, or a nurse who walks away. */
export async function lockSitting({ pool }: Signin, sittingId: string): Promise<void> {
  await pool.query("update sittings set locked = true where session_id = $1", [sittingId]);
}

export type Confirmation = "confirmed" | "wrong" | "ended";

/** The PIN unlocks the screen and says anew who is there. Five wrong tries in a row end the sitting. */
export async function confirmSitting(
  { pool }: Signin,
  { sittingId, userId }: Pick<Sitting, "sittingId" | "userId">,
  pin: string,
  now: Instant,
): Promise<Confirmation> {
  // Counted before it is judged, so that tries sent all at once are each counted.
  const { rows } = await pool.query<{ pin_failures: number }>(
    "update sittings set pin_failures = pin_failures + 1 where session_id = $1 returning pin_failures",
    [sittingId],
  );
  const tries = rows[0]?.pin_failures ?? PIN_TRIES + 1;
  const { rows: pins } = await pool.query<{ hash: string }>("select hash from pins where user_id = $1", [userId]);
  if (tries <= PIN_TRIES && (await pinMatches(pin, pins[0]?.hash ?? "00:00"))) {
    await pool.query(
      "update sittings set locked = false, pin_failures = 0, last_active_at = $2, confirmed_at = $2 where session_id = $1",
      [sittingId, new Date(now)],
    );
    return "confirmed";
  }
  if (tries < PIN_TRIES) return "wrong";
  await endSitting({ pool }, sittingId);
  return "ended";
}

export async function endSitting({ pool }: Pick<Signin, "pool">, sittingId: string): Promise<void> {
  await pool.query("delete from session where id = $1", [sittingId]);
}

/** Is this sitting still there? Open feeds ask, so that one who left is shown nothing more. */
export async function isSitting({ pool }: Signin, sittingId: string, now: Instant): Promise<boolean> {
  const { rowCount } = await pool.query(`select 1 from session where id = $1 and "expiresAt" > $2`, [
    sittingId,
    new Date(now),
  ]);
  return rowCount === 1;
}

/** Ends every sitting of someone who left. */
export async function endSittingsOf({ pool }: Signin, userId: string): Promise<void> {
  await pool.query(`delete from session where "userId" = $1`, [userId]);
}
