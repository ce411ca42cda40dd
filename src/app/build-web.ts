import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const house = fileURLToPath(new URL("../../", import.meta.url));

/** The built screens, built anew when a source is newer than they are. Returns the folder they lie in. */
export async function builtWeb(say: (line: string) => void): Promise<string> {
  const folder = join(house, "dist", "web");
  const page = join(folder, "index.html");
  if (existsSync(page) && statSync(page).mtimeMs > newestIn(join(house, "src"))) return folder;
  say("Building the screens…");
  const { build } = await import("vite");
  await build({ configFile: join(house, "vite.config.ts"), logLevel: "error" });
  return folder;
}

function newestIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(0, ...files.map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs));
}
