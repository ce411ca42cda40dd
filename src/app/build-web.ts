import { execFile } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const house = fileURLToPath(new URL("../../", import.meta.url));

/**
 * The built screens, built anew when a source is newer than they are. Returns the folder they lie in.
 * Built in a process of its own, always for production: in a test's environment the same build comes out half as large again.
 */
export async function builtWeb(say: (line: string) => void): Promise<string> {
  const folder = join(house, "dist", "web");
  const page = join(folder, "index.html");
  if (existsSync(page) && statSync(page).mtimeMs > newestSource()) return folder;
  say("Building the screens…");
  const vite = join(house, "node_modules", "vite", "bin", "vite.js");
  await promisify(execFile)(process.execPath, [vite, "build", "--logLevel", "error"], {
    cwd: house,
    env: { ...process.env, NODE_ENV: "production" },
  });
  return folder;
}

const newestSource = () =>
  Math.max(
    newestIn(join(house, "src")),
    ...["vite.config.ts", "package-lock.json"].map((name) => changed(join(house, name))),
  );

const changed = (file: string) => statSync(file).mtimeMs;

function newestIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(0, ...files.map(({ parentPath, name }) => changed(join(parentPath, name))));
}
