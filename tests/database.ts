import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import { urlsOf } from "#plumbing/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A database server for the tests, reached as its administrator; and the secret the roles' passwords come from. */
    server: { readonly adminUrl: string; readonly secret: string };
  }
}

export const template = "afterglow_template";

export const on = (serverUrl: string, database: string): string => {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
};

/** Runs one statement as the administrator. */
export async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** A database of this test file's own, made from the migrated template. `adminUrl` is the intruder's key: tests of harm use it, nothing else. */
export async function freshDatabase() {
  const { adminUrl: server, secret } = inject("server");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asAdmin(on(server, "postgres"), `create database ${name} template ${template}`);
  const adminUrl = on(server, name);
  const { app, signin, jobs } = urlsOf(adminUrl, secret);
  return { adminUrl, appUrl: app, signinUrl: signin, jobsUrl: jobs, secret };
}
