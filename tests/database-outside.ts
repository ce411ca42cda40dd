import { execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { chmod, chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { freePort } from "#plumbing/embedded-db.ts";
import { prepareTemplate } from "./template.ts";

const DEBIAN = "/usr/lib/postgresql";

/**
 * A PostgreSQL the app has nothing to do with: the one DATABASE_URL names, else the distribution's own server, another
 * version than the embedded one, started here by hand on a free port of the loopback.
 */
export default async function setup(project: TestProject) {
  const given = process.env["DATABASE_URL"];
  const server = given === undefined ? await distributionServer() : { url: given, stop: () => Promise.resolve() };
  project.provide("server", await prepareTemplate(server.url));
  return server.stop;
}

async function distributionServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const bin = binaries();
  const folder = await mkdtemp(join(tmpdir(), "afterglow-outside-"));
  await chmod(folder, 0o755);
  const [port, data, word] = [await freePort(), join(folder, "db"), join(folder, "word")];
  await writeFile(word, "outside\n");
  const identity = await unprivileged(folder, word);
  execFileSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-A", "scram-sha-256", `--pwfile=${word}`],
    { ...identity, cwd: folder, stdio: "ignore" },
  );
  const flags = [
    "-D",
    data,
    "-p",
    String(port),
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    "unix_socket_directories=",
    "-c",
    "max_connections=120",
  ];
  const child = spawn(join(bin, "postgres"), flags, { ...identity, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  await new Promise<void>((resolve, reject) => {
    child.stderr.on("data", (text: Buffer) => text.includes("ready to accept connections") && resolve());
    child.once("exit", () => reject(new Error("the outside PostgreSQL did not start")));
  });
  const stop = async () => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGINT");
    await gone;
    await rm(folder, { recursive: true, force: true });
  };
  return { url: `postgres://postgres:outside@127.0.0.1:${port}/postgres`, stop };
}

function binaries(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted() : [];
  const found = versions
    .map((version) => join(DEBIAN, version, "bin"))
    .findLast((folder) => existsSync(join(folder, "initdb")));
  if (found === undefined)
    throw new Error(
      "The store tests want a second PostgreSQL. Install the distribution's postgresql package, or set DATABASE_URL to a server they may use.",
    );
  return found;
}

/** PostgreSQL refuses root, so as root the server runs as the package's own user. */
async function unprivileged(folder: string, word: string): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = [idOfPostgres("-u"), idOfPostgres("-g")];
  await chown(folder, uid, gid);
  await chown(word, uid, gid);
  return { uid, gid };
}

const idOfPostgres = (flag: "-u" | "-g") => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
