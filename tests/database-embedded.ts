import { mkdtemp, rm, chmod } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startDatabase } from "#plumbing/embedded-db.ts";
import { prepareTemplate } from "./template.ts";

/** The embedded PostgreSQL, as the app itself starts it, in a folder that goes with the run. */
export default async function setup(project: TestProject) {
  const dataDir = await mkdtemp(join(tmpdir(), "afterglow-test-"));
  await chmod(dataDir, 0o755);
  const database = await startDatabase({ dataDir });
  project.provide("server", await prepareTemplate(database.url));
  return async () => {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
