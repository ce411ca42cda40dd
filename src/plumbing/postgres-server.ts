import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chown, mkdir, open, readFile, readlink, realpath, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Place } from "./postgres-place.ts";

const MINUTE = 60_000;
/** A fast shutdown takes well under a second; after this long the server is told to drop everything, and recovers at its next start. */
const PATIENCE_MS = 20_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** PostgreSQL sees nothing of our environment: it holds our secrets, and PG* variables would change what it does. */
const surroundings = { PATH: process.env["PATH"] ?? "", LC_ALL: "C" };

/** Makes an empty cluster. Done aside and renamed at the end, so that one cut short is never taken for a whole one. */
export async function initialise({ bin, folder, as }: Place, password: string): Promise<void> {
  const [aside, word] = [`${folder}.new`, `${folder}.word`];
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true, mode: 0o700 });
  await writeFile(word, `${password}\n`, { mode: 0o600 });
  try {
    if (as.uid !== undefined && as.gid !== undefined)
      for (const path of [aside, word]) await chown(path, as.uid, as.gid);
    const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=UTF8"];
    const who = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${word}`];
    const run = promisify(execFile);
    await run(join(bin, "initdb"), [`--pgdata=${aside}`, "--data-checksums", ...who, ...locale], {
      ...as,
      cwd: "/",
      env: surroundings,
    });
    await rename(aside, folder);
  } finally {
    await rm(word, { force: true });
  }
}

/**
 * Starts the server on this port of the loopback and waits until it takes connections. It has a process group of its own, so
 * that Ctrl-C reaches us first and we close before it does, and its log a file of its own, so that it outlives us when we are killed.
 */
export async function startServer(place: Place, port: number, logFile: string): Promise<() => Promise<void>> {
  const log = await open(logFile, "a", 0o600);
  const { size: before } = await log.stat();
  const only = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=120", "timezone=UTC"];
  const flags = ["-D", place.folder, "-p", String(port), ...only.flatMap((setting) => ["-c", setting])];
  const child = spawn(join(place.bin, "postgres"), flags, {
    ...place.as,
    cwd: "/",
    env: surroundings,
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  // One that could not even be started has no number, and is found out below.
  child.once("error", () => undefined);
  await log.close();
  // Whatever ends us, short of SIGKILL, ends the server we started.
  const atExit = () => void child.kill("SIGINT");
  process.once("exit", atExit);
  if (!(await takesConnections(child, place.folder))) {
    atExit();
    process.off("exit", atExit);
    const said = (await readFile(logFile, "utf8")).slice(before).trim().split("\n").slice(-3).join("\n  ");
    throw new Error(`PostgreSQL could not start. Its log, ${logFile}, ends with:\n  ${said}`);
  }
  child.unref();
  return async () => {
    process.off("exit", atExit);
    await stopServer(child.pid ?? 0, place.folder);
  };
}

/** False when it ended, or takes none after minutes: recovery after a power cut may be long. */
async function takesConnections(child: ChildProcess, folder: string): Promise<boolean> {
  const isOver = () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  for (const start = performance.now(); !isOver() && performance.now() - start < 5 * MINUTE; await pause(25)) {
    const lock = await lockOf(folder);
    if (lock?.pid === child.pid && lock?.ready === true) return true;
  }
  return false;
}

type Lock = { readonly pid: number; readonly port: number; readonly ready: boolean };

const lockFile = (folder: string) => join(folder, "postmaster.pid");

/** What a server notes of itself while it runs: its process, its port, whether it is ready. */
async function lockOf(folder: string): Promise<Lock | null> {
  const lines = (await readFile(lockFile(folder), "utf8").catch(() => "")).split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return Number.isInteger(pid) && pid > 0 ? { pid, port, ready: lines[7]?.trim() === "ready" } : null;
}

/** The server a killed app left running on this folder, once it is ready; null where there is none. A dead one's lock is removed. */
export async function survivor(folder: string): Promise<Lock | null> {
  for (const start = performance.now(); performance.now() - start < MINUTE; await pause(100)) {
    const lock = await lockOf(folder);
    if (lock === null) return null;
    if (!(await serves(lock.pid, folder))) {
      await rm(lockFile(folder), { force: true });
      return null;
    }
    if (lock.ready) return lock;
  }
  throw new Error(`A PostgreSQL left over on ${folder} neither starts nor stops. End it, then start Afterglow again.`);
}

/** Whether this process is the server of this folder, and not another that was given the number of a dead one. */
async function serves(pid: number, folder: string): Promise<boolean> {
  if (process.platform === "linux") {
    const [works, lies] = [readlink(`/proc/${pid}/cwd`), realpath(folder)].map((path) => path.catch(() => null));
    return (await works) !== null && (await works) === (await lies);
  }
  const { stdout } = await promisify(execFile)("ps", ["-p", String(pid), "-o", "command="]).catch(() => ({
    stdout: "",
  }));
  return stdout.includes("postgres");
}

/** Stops the server of this folder: at once for its clients, with everything written. */
export async function stopServer(pid: number, folder: string): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    if (!(await serves(pid, folder))) return;
    process.kill(pid, signal);
    for (const start = performance.now(); performance.now() - start < PATIENCE_MS; await pause(25))
      if (!(await serves(pid, folder))) return;
  }
}
