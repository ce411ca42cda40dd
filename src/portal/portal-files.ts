import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { compress } from "hono/compress";
import type { Signed } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";

type File = { readonly href: string; readonly type: string; readonly content: string };

const CSS = "text/css; charset=utf-8";
const SCRIPT = "text/javascript; charset=utf-8";

/** Its name changes with its content, so it is kept for good. It holds nothing of anybody. */
function fileFrom(path: string, name: string, type: string): File {
  const content = readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  return { href: `/site/own/${name}-${hash}.${type === CSS ? "css" : "js"}`, type, content };
}

const sheet = fileFrom("style/portal.css", "style", CSS);
const script = fileFrom("own-pages.js", "pages", SCRIPT);
const roomSheet = fileFrom("style/room.css", "room", CSS);
const roomScript = fileFrom("room.js", "room", SCRIPT);
const files: readonly File[] = [sheet, script, roomSheet, roomScript];

export const [sheetHref, scriptHref] = [sheet.href, script.href];
export const [roomSheetHref, roomScriptHref] = [roomSheet.href, roomScript.href];

const A_YEAR = "public, max-age=31536000, immutable";

export const portalFiles = () =>
  new Hono<Signed>().get(
    "/site/own/:file",
    open("the looks of patients' own pages, and the script that makes them easier"),
    compress(),
    (c) => {
      const file = files.find(({ href }) => href === c.req.path);
      if (file === undefined) return c.notFound();
      return c.body(file.content, 200, { "content-type": file.type, "cache-control": A_YEAR });
    },
  );
