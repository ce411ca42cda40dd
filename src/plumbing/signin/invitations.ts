import type { PoolClient } from "pg";
import { as, type Instant } from "#science/units.ts";
import { hashOfWord, secretWord } from "./beginnings.ts";
import type { Signin } from "./signin.ts";

/** How long the link in a letter works. Afterwards, a new letter is asked for. */
export const LINK_MINUTES = 10;
const MINUTE_MS = 60_000;
/** A new letter at most once a minute, and not for ever: an address is not to be flooded by whoever found an old link. */
const LETTERS_AT_MOST = 12;

/** A place made for a colleague who has no way in yet, or none any more. `roles` are the room of the people's affair. */
export type Invitation = {
  readonly id: string;
  readonly kind: "invitation" | "new-way-in";
  readonly clinicId: string;
  readonly staffId: string;
  readonly email: string;
  readonly name: string;
  readonly credential: string;
  readonly roles: readonly string[];
  readonly invitedBy: string;
};

export type OpenInvitation = Invitation & {
  readonly invitedAt: Instant;
  readonly expiresAt: Instant;
  readonly letters: number;
};

type Row = {
  id: string;
  kind: Invitation["kind"];
  clinic_id: string;
  staff_id: string;
  email: string;
  name: string;
  credential: string;
  roles: string[];
  invited_by: string;
  invited_at: Date;
  expires_at: Date;
  link_used: boolean;
  letters: number;
};

const until = (now: Instant) => new Date(now + LINK_MINUTES * MINUTE_MS);

/** Keeps an invitation and gives back the word of its link, which is kept nowhere. Null when it was kept before: pressed twice. */
export async function keepInvitation({ pool }: Signin, invitation: Invitation, now: Instant): Promise<string | null> {
  const word = secretWord();
  const { id, kind, clinicId, staffId, email, name, credential, roles, invitedBy } = invitation;
  const { rowCount } = await pool.query(
    `insert into invitations (id, clinic_id, staff_id, email, name, credential, roles, invited_by, invited_at, link_hash, expires_at, kind)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (id) do nothing`,
    [
      id,
      clinicId,
      staffId,
      email.toLowerCase(),
      name,
      credential,
      roles,
      invitedBy,
      new Date(now),
      hashOfWord(word),
      until(now),
      kind,
    ],
  );
  return rowCount === 1 ? word : null;
}

/** The invitations of a clinic that nobody took up or took back. */
export async function openInvitations({ pool }: Signin, clinicId: string): Promise<readonly OpenInvitation[]> {
  const { rows } = await pool.query<Row>(
    "select * from invitations where clinic_id = $1 and state = 'open' order by invited_at, id",
    [clinicId],
  );
  return rows.map(opened);
}

export type Renewed = { readonly word: string; readonly invitation: OpenInvitation };

/** A new link for an invitation of this clinic; the old one stops working. Null where there is none, or too many were sent. */
export async function renewInvitation(
  { pool }: Signin,
  { clinicId, id, now }: { readonly clinicId: string; readonly id: string; readonly now: Instant },
): Promise<Renewed | null> {
  const word = secretWord();
  const { rows } = await pool.query<Row>(
    `update invitations set link_hash = $3, link_used = false, expires_at = $4, letters = letters + 1
     where clinic_id = $1 and id = $2 and state = 'open' and letters < $5 and expires_at < $6 returning *`,
    [clinicId, id, hashOfWord(word), until(now), LETTERS_AT_MOST, new Date(now + (LINK_MINUTES - 1) * MINUTE_MS)],
  );
  const row = rows[0];
  return row === undefined ? null : { word, invitation: opened(row) };
}

/** Takes an invitation back: its link opens nothing from now on. Done already is done. */
export async function withdrawInvitation({ pool }: Signin, clinicId: string, id: string): Promise<void> {
  await pool.query("update invitations set state = 'withdrawn' where clinic_id = $1 and id = $2 and state = 'open'", [
    clinicId,
    id,
  ]);
}

/** Where letters about a colleague's way in go: to the address they sign in with, or did until it ended. Null where there was none. */
export async function addressOf({ pool }: Signin, clinicId: string, staffId: string): Promise<string | null> {
  const { rows } = await pool.query<{ email: string }>(
    `select email from (
       select email, now() as at from "user" where "clinicId" = $1 and "staffId" = $2
       union all select email, invited_at from invitations where clinic_id = $1::uuid and staff_id = $2::uuid
     ) known order by at desc limit 1`,
    [clinicId, staffId],
  );
  return rows[0]?.email ?? null;
}

export type Look =
  | { readonly kind: "open" | "run-out"; readonly invitation: OpenInvitation }
  | { readonly kind: "unknown" };

/** What a link opens now. It is not used up by looking. */
export async function lookAtInvitation({ pool }: Signin, word: string, now: Instant): Promise<Look> {
  const { rows } = await pool.query<Row>("select * from invitations where link_hash = $1 and state = 'open'", [
    hashOfWord(word),
  ]);
  const row = rows[0];
  if (row === undefined) return { kind: "unknown" };
  const good = !row.link_used && row.expires_at.getTime() > now;
  return { kind: good ? "open" : "run-out", invitation: opened(row) };
}

/** Uses a link up. Null when somebody already did, it ran out, or there is none. */
export async function useLink({ pool }: Signin, word: string, now: Instant): Promise<OpenInvitation | null> {
  const { rows } = await pool.query<Row>(
    "update invitations set link_used = true where link_hash = $1 and state = 'open' and not link_used and expires_at > $2 returning *",
    [hashOfWord(word), new Date(now)],
  );
  const row = rows[0];
  return row === undefined ? null : opened(row);
}

/** Marks an invitation as taken up, in the transaction that makes the login. False when it no longer stands. */
export async function takeInvitation(client: PoolClient, id: string): Promise<boolean> {
  const { rowCount } = await client.query("update invitations set state = 'taken' where id = $1 and state = 'open'", [
    id,
  ]);
  return rowCount === 1;
}

/** What still stands of an invitation that somebody began to take up. */
export async function standingInvitation({ pool }: Signin, id: string): Promise<Invitation | null> {
  const { rows } = await pool.query<Row>("select * from invitations where id = $1 and state = 'open'", [id]);
  const row = rows[0];
  return row === undefined ? null : opened(row);
}

const opened = (row: Row): OpenInvitation => ({
  id: row.id,
  kind: row.kind,
  clinicId: row.clinic_id,
  staffId: row.staff_id,
  email: row.email,
  name: row.name,
  credential: row.credential,
  roles: row.roles,
  invitedBy: row.invited_by,
  invitedAt: as<Instant>(row.invited_at.getTime()),
  expiresAt: as<Instant>(row.expires_at.getTime()),
  letters: row.letters,
});
