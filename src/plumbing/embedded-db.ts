import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { Client } from "pg";
import { placeFor } from "./postgres-place.ts";
import { initialise, startServer, stopServer, survivor } from "./postgres-server.ts";

export type Database = {
  readonly url: string;
  readonly stop: () => Promise<void>;
};

/**
 * The database of this house: the one named by `url`, else a real PostgreSQL of our own with its files under `dataDir`.
 * Survives a killed app: a server still running from before is used again, a stale lock is cleared away.
 * Throws with a plain sentence when PostgreSQL cannot run here.
 */
export async function startDatabase({
  dataDir,
  url,
}: {
  dataDir: string;
  url?: string | undefined;
}): Promise<Database> {
  if (url !== undefined && url !== "") return { url, stop: () => Promise.resolve() };
  await mkdir(join(dataDir, "logs"), { recursive: true });
  const place = await placeFor(dataDir);
  const settings = await settingsIn(dataDir);
  const left = await survivor(place.folder);
  if (left !== null) {
    const address = addressOf({ ...settings, port: left.port });
    await ensureDatabase(address);
    const stop = async () => {
      if (!(await servesOthers(address))) await stopServer(left.pid, place.folder);
    };
    return { url: address, stop };
  }
  const fresh = (await stat(join(place.folder, "PG_VERSION")).catch(() => null)) === null;
  if (fresh) await initialise(place, settings.password);
  const port = (await isFree(settings.port)) ? settings.port : (await keep(dataDir, settings.password)).port;
  const stop = await startServer(place, port, resolve(dataDir, "logs", "postgres.log"));
  const address = addressOf({ ...settings, port });
  await ensureDatabase(address);
  return { url: address, stop };
}

/** Removes a data folder with everything in it, and stops the server a killed app may have left running there. For demonstrations. */
export async function eraseData(dataDir: string): Promise<void> {
  if ((await stat(dataDir).catch(() => null)) === null) return;
  const { folder } = await placeFor(dataDir);
  const left = await survivor(folder);
  if (left !== null) await stopServer(left.pid, folder);
  for (const path of [folder, dataDir]) await rm(path, { recursive: true, force: true });
}

type Settings = { readonly port: number; readonly password: string };

const addressOf = ({ port, password }: Settings) => `postgres://postgres:${password}@127.0.0.1:${port}/afterglow`;

const settingsFile = (dataDir: string) => join(dataDir, "secrets", "database.json");

/** The port and password chosen at the first start, kept readable by the owner alone. */
async function settingsIn(dataDir: string): Promise<Settings> {
  const kept = await readFile(settingsFile(dataDir), "utf8").catch(() => null);
  return kept === null ? keep(dataDir, randomBytes(24).toString("hex")) : (JSON.parse(kept) as Settings);
}

/** Notes this password with a port that is free now. */
async function keep(dataDir: string, password: string): Promise<Settings> {
  const [settings, file] = [{ port: await freePort(), password }, settingsFile(dataDir)];
  await mkdir(join(dataDir, "secrets"), { recursive: true, mode: 0o700 });
  await writeFile(`${file}.new`, JSON.stringify(settings), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return settings;
}

/** A port of the loopback nobody listens on; with `port`, that one, or it throws. */
export function freePort(port = 0): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null ? resolvePort(address.port) : reject(new Error("no free port")),
      );
    });
  });
}

const isFree = (port: number) =>
  freePort(port).then(
    () => true,
    () => false,
  );

async function asAdministrator<T>(address: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: address.replace(/\/afterglow$/, "/postgres") });
  await client.connect();
  return work(client).finally(() => client.end());
}

const ensureDatabase = (address: string) =>
  asAdministrator(address, async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'afterglow'");
    if (rowCount === 0) await client.query("create database afterglow");
  });

/** Whether another process is still connected, after ours has had a second to let go. */
async function servesOthers(address: string): Promise<boolean> {
  const others =
    "select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1";
  for (let tries = 0; tries < 10; tries += 1) {
    const { rowCount } = await asAdministrator(address, (client) => client.query(others));
    if (rowCount === 0) return false;
    await new Promise((done) => setTimeout(done, 100));
  }
  return true;
}
