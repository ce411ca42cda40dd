import { everyClinic, inClinic } from "#plumbing/db.ts";
import { noteAnchor, readAnchors, verifyChain } from "#plumbing/chain.ts";
import { startDatabase } from "#plumbing/embedded-db.ts";
import { rebuild } from "#plumbing/rebuild.ts";
import { installationSecret } from "#plumbing/secrets.ts";
import { as, type Instant } from "#science/units.ts";
import { closeHouse, type House, openHouse, projections } from "./house.ts";
import { openLog } from "./log.ts";

type Keeping = { readonly dataDir: string; readonly say: (line: string) => void };

/** Opens the house for one piece of housekeeping and closes it again, whatever came of it. */
async function inHouse<T>(dataDir: string, work: (house: House) => Promise<T>): Promise<T> {
  const database = await startDatabase({ dataDir, url: process.env["DATABASE_URL"] });
  const secret = await installationSecret(dataDir, process.env["AFTERGLOW_SECRET"]);
  const house = await openHouse({
    adminUrl: database.url,
    secret,
    now: () => as<Instant>(Date.now()),
    log: openLog("warn", null),
  });
  try {
    return await work(house);
  } finally {
    await closeHouse(house);
    await database.stop();
  }
}

/** Walks every clinic's chain and says what it found. True when all are whole. */
export const verifyAll = ({ dataDir, say }: Keeping): Promise<boolean> =>
  inHouse(dataDir, async ({ db }) => {
    const anchors = await readAnchors(dataDir);
    let whole = true;
    for (const clinicId of await everyClinic(db)) {
      const { facts, head, firstFault } = await inClinic(db, clinicId, (tx) => verifyChain(tx, anchors));
      whole = whole && firstFault === null;
      say(
        firstFault === null
          ? `Clinic ${clinicId}: ${facts} facts, whole. Head ${head.slice(0, 16)}…`
          : `Clinic ${clinicId}: BROKEN at ${firstFault}`,
      );
    }
    return whole;
  });

/** Makes every clinic's read tables anew from its facts. */
export const rebuildAll = ({ dataDir, say }: Keeping): Promise<void> =>
  inHouse(dataDir, async ({ db }) => {
    for (const clinicId of await everyClinic(db)) {
      const facts = await inClinic(db, clinicId, (tx) => rebuild(tx, projections));
      say(`Clinic ${clinicId}: read tables made anew from ${facts} facts.`);
    }
  });

/** Notes where each chain stands, outside the database. A chore, and the last thing done before closing. */
export async function noteAnchors({ db }: House, dataDir: string): Promise<void> {
  for (const clinicId of await everyClinic(db))
    await inClinic(db, clinicId, (tx) => noteAnchor(tx, dataDir, new Date().toISOString()));
}
