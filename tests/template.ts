import { migrate } from "#plumbing/migrate.ts";
import { asAdmin, on, template } from "./database.ts";

const secret = "only for tests, and thrown away with them";

/** Migrates once into a template, from which every test file copies its own database. */
export async function prepareTemplate(serverUrl: string) {
  const admin = on(serverUrl, "postgres");
  await asAdmin(admin, `drop database if exists ${template}`);
  await asAdmin(admin, `create database ${template}`);
  await migrate(on(serverUrl, template), secret);
  return { adminUrl: serverUrl, secret };
}
