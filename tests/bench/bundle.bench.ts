import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { builtWeb } from "../../src/app/build-web.ts";

type Chunk = { readonly file: string; readonly imports?: readonly string[]; readonly src?: string };

/** What a tablet downloads as script to show the bedside: the entry, the bedside's chunk, and everything they import. */
const folder = await builtWeb(() => undefined);
const manifest = JSON.parse(readFileSync(`${folder}/.vite/manifest.json`, "utf8")) as Record<string, Chunk>;

function reached(keys: readonly string[], seen = new Set<string>()): ReadonlySet<string> {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    reached(manifest[key]?.imports ?? [], seen);
  }
  return seen;
}

const weigh = (keys: readonly string[]) =>
  [...reached(keys)]
    .map((key) => manifest[key]?.file ?? "")
    .filter((file) => file.endsWith(".js"))
    .reduce((total, file) => total + gzipSync(readFileSync(`${folder}/${file}`)).length, 0);

const keyOf = (name: string) => Object.keys(manifest).find((key) => key.endsWith(name)) ?? "";
const entry = keyOf("index.html");
for (const [name, key] of [
  ["bedside", keyOf("bedside/Bedside.tsx")],
  ["board", keyOf("Board.tsx")],
  ["sign-in", keyOf("SignIn.tsx")],
] as const) {
  console.log(`${name}: ${(weigh([entry, key]) / 1000).toFixed(1)} kB of script, gzip`);
}
