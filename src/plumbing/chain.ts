import { appendFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Tx } from "./db.ts";
import { canonical, hashOf, headOf } from "./event-store.ts";

/** What a walk of the clinic's chain found. `firstFault` names the first row that does not fit, and how. */
export type ChainReport = { readonly facts: number; readonly head: string; readonly firstFault: string | null };

/** The head of a chain as it was noted outside the database. */
export type Anchor = {
  readonly clinicId: string;
  readonly position: number;
  readonly hash: string;
  readonly notedAt: string;
};

const BATCH = 2_000;

/**
 * Walks every fact of the clinic and recomputes its seal. Finds any changed, removed, swapped or inserted row;
 * with anchors noted outside the database it also finds a chain that was sealed anew from some point on.
 */
export async function verifyChain(tx: Tx, anchors: readonly Anchor[]): Promise<ChainReport> {
  const noted = new Map(
    anchors.filter(({ clinicId }) => clinicId === tx.clinicId).map((anchor) => [anchor.position, anchor.hash]),
  );
  let [position, hash] = [0, "0".repeat(64)];
  for (;;) {
    const rows = await tx.q
      .selectFrom("events")
      .selectAll()
      .where("position", ">", position)
      .orderBy("position")
      .limit(BATCH)
      .execute();
    for (const row of rows) {
      const fault = faultOf(row, position, hash, noted.get(row.position));
      if (fault !== null) return { facts: position, head: hash, firstFault: fault };
      [position, hash] = [row.position, row.hash];
    }
    if (rows.length < BATCH) break;
  }
  return { facts: position, head: hash, firstFault: await faultOfHead(tx, position, hash, noted) };
}

type Row = Parameters<typeof hashOf>[0] & { readonly hash: string };

function faultOf(row: Row, before: number, prevHash: string, noted: string | undefined): string | null {
  const where = `fact ${row.position} (${row.type} in ${row.stream}, version ${row.version})`;
  if (row.position !== before + 1) return `${where}: a fact is missing or was added before it`;
  if (row.prev_hash !== prevHash) return `${where}: it does not follow the fact before it`;
  if (row.hash !== hashOf(row)) return `${where}: its content was changed after it was sealed`;
  if (canonical(JSON.parse(row.data)) !== row.data) return `${where}: its text is not as it was written`;
  if (noted !== undefined && noted !== row.hash)
    return `${where}: its seal differs from the one noted outside the database`;
  return null;
}

async function faultOfHead(
  tx: Tx,
  position: number,
  hash: string,
  noted: ReadonlyMap<number, string>,
): Promise<string | null> {
  const head = await headOf(tx);
  if (head.position !== position || head.hash !== hash)
    return `the chain should end at fact ${head.position} but ends at ${position}`;
  const furthest = Math.max(0, ...noted.keys());
  return furthest > position ? `fact ${furthest} was noted outside the database and is gone` : null;
}

const fileIn = (dataDir: string) => join(dataDir, "anchors.jsonl");

/** Notes where the chain stands in a file outside the database, so that even a wholly re-sealed chain is found out. */
export async function noteAnchor(tx: Tx, dataDir: string, notedAt: string): Promise<void> {
  const { position, hash } = await headOf(tx);
  if (position === 0) return;
  await mkdir(dataDir, { recursive: true });
  await appendFile(
    fileIn(dataDir),
    `${JSON.stringify({ clinicId: tx.clinicId, position, hash, notedAt } satisfies Anchor)}\n`,
  );
}

/** The anchors noted so far; none when the file does not exist yet. */
export async function readAnchors(dataDir: string): Promise<readonly Anchor[]> {
  const text = await readFile(fileIn(dataDir), "utf8").catch(() => "");
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Anchor);
}
