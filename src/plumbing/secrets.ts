import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The installation's one secret, from which role passwords and sign-in keys are derived. AFTERGLOW_SECRET where several
 * processes or machines serve one clinic; otherwise made once and kept beside the data, readable by the owner alone.
 */
export async function installationSecret(dataDir: string, given: string | undefined): Promise<string> {
  if (given !== undefined && given !== "") {
    if (given.length < 32) throw new Error("AFTERGLOW_SECRET must be at least 32 characters long.");
    return given;
  }
  const file = join(dataDir, "secrets", "installation");
  const kept = await readFile(file, "utf8").catch(() => null);
  if (kept !== null) return kept;
  const fresh = randomBytes(32).toString("base64url");
  await mkdir(join(dataDir, "secrets"), { recursive: true, mode: 0o700 });
  await writeFile(file, fresh, { mode: 0o600, flag: "wx" });
  return fresh;
}
