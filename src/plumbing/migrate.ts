import { createHmac } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { Kysely, PostgresDialect, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { Pool } from "pg";

/** The roles of the house. The owner owns tables and never serves requests; the app and the sign-in each see only their part. */
export const roles = {
  owner: "afterglow_owner",
  app: "afterglow_app",
  signin: "afterglow_signin",
  jobs: "afterglow_jobs",
} as const;

export type Urls = { readonly app: string; readonly signin: string; readonly jobs: string };

/** A role's password, derived from the installation's secret: nothing to store, the same in every process of one clinic. */
const passwordOf = (secret: string, role: string) => createHmac("sha256", secret).update(`role:${role}`).digest("hex");

/** The addresses the running app uses, from the administrator's address and the installation's secret. */
export function urlsOf(adminUrl: string, secret: string): Urls {
  const as = (role: string) => {
    const url = new URL(adminUrl);
    url.username = role;
    url.password = passwordOf(secret, role);
    return url.href;
  };
  return { app: as(roles.app), signin: as(roles.signin), jobs: as(roles.jobs) };
}

/**
 * Brings the database to today's shape: roles first, then every migrations/*.sql not yet applied, in one lock.
 * `adminUrl` needs the right to create roles. Throws with the failing file's name; nothing of that file stays.
 */
export async function migrate(adminUrl: string, secret: string): Promise<void> {
  const pool = new Pool({ connectionString: adminUrl, max: 2 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await ensureRoles(db, secret);
    const migrator = new Migrator({ db, provider: { getMigrations: sqlFiles } });
    const { error, results } = await migrator.migrateToLatest();
    if (error !== undefined) {
      const failed = results?.find(({ status }) => status === "Error")?.migrationName ?? "the migrations";
      throw new Error(`The database could not be brought up to date: ${failed} failed.`, { cause: error });
    }
  } finally {
    await db.destroy();
  }
}

const TRIES = 20;

/** What PostgreSQL says when two sessions change one role at the same moment. */
const changedAtOnce = (error: unknown) =>
  error instanceof Error &&
  /tuple concurrently (updated|deleted)|pg_authid_rolname_index|already exists/.test(error.message);

/**
 * Makes the roles, or gives them this installation's passwords. Roles are the cluster's and a lock reaches no further than its
 * own database, so another database of the cluster may be at them too: then what was begun is undone and done again.
 */
async function ensureRoles(db: Kysely<unknown>, secret: string): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await setRoles(db, secret);
    } catch (error) {
      if (left === 1 || !changedAtOnce(error)) throw error;
    }
  }
}

async function setRoles(db: Kysely<unknown>, secret: string): Promise<void> {
  await db.transaction().execute(async (q) => {
    // Two processes starting at once on this database take turns.
    await sql`select pg_advisory_xact_lock(4171)`.execute(q);
    for (const role of Object.values(roles)) {
      const login = role === roles.owner ? "nologin" : `login password '${passwordOf(secret, role)}'`;
      const { rows } = await sql`select 1 from pg_roles where rolname = ${role}`.execute(q);
      const verb = rows.length === 0 ? "create" : "alter";
      await sql.raw(`${verb} role ${role} ${login}`).execute(q);
    }
    await sql.raw(`grant ${roles.owner} to current_user`).execute(q);
    await sql.raw(`revoke create on schema public from public`).execute(q);
    await sql.raw(`grant create, usage on schema public to ${roles.owner}`).execute(q);
    await sql.raw(`grant usage on schema public to ${roles.app}, ${roles.jobs}`).execute(q);
    // For "no two appointments in one lane": equality beside ranges in one exclusion.
    await sql.raw(`create extension if not exists btree_gist`).execute(q);
    await sql.raw(`create schema if not exists signin authorization ${roles.owner}`).execute(q);
    // The job queue's library makes its own tables, and asks for its schema even where it is there.
    const { rows: here } = await sql<{ name: string }>`select quote_ident(current_database()) as name`.execute(q);
    await sql.raw(`grant create on database ${here[0]?.name ?? ""} to ${roles.jobs}`).execute(q);
    await sql.raw(`create schema if not exists graphile_worker authorization ${roles.jobs}`).execute(q);
  });
}

const folder = new URL("../../migrations/", import.meta.url);

async function sqlFiles(): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).toSorted();
  const migrations = names.map(async (name): Promise<[string, Migration]> => {
    const text = await readFile(new URL(name, folder), "utf8");
    return [
      name,
      { up: async (db) => void (await sql.raw(`set local role ${roles.owner};\n${text};\nreset role`).execute(db)) },
    ];
  });
  return Object.fromEntries(await Promise.all(migrations));
}
