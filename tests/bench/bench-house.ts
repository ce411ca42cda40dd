import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDatabase } from "#plumbing/embedded-db.ts";
import { openSignin } from "#plumbing/signin/signin.ts";
import type { Instant } from "#science/units.ts";
import { closeHouse, openHouse } from "../../src/app/house.ts";
import { openLog } from "../../src/app/log.ts";

/** A house to measure in, on an embedded PostgreSQL of its own, in a folder that goes with it. Only its troubles are told. */
export async function openBenchHouse(now: () => Instant, baseUrl = "http://127.0.0.1:5398") {
  const dataDir = await mkdtemp(join(tmpdir(), "afterglow-bench-"));
  await chmod(dataDir, 0o755);
  const database = await startDatabase({ dataDir });
  const secret = "a public secret of the bench, sixty-four characters long at least";
  const house = await openHouse({ adminUrl: database.url, secret, now, log: openLog("error", null) });
  const signin = openSignin({ signinUrl: house.urls.signin, secret, baseUrl });
  const close = async () => {
    await signin.close();
    await closeHouse(house);
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { house, signin, adminUrl: database.url, close };
}
