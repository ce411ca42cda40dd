import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { compress } from "hono/compress";
import type { Signed } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";

const read = (name: string): string => readFileSync(fileURLToPath(new URL(name, import.meta.url)), "utf8");
const shortHash = (content: string) => createHash("sha256").update(content).digest("hex").slice(0, 12);

const css = read("style/portal.css");
const script = read("own-pages.js");

/** Their names change with their content, so they are kept for good. They hold nothing of anybody. */
export const sheetHref = `/site/own/style-${shortHash(css)}.css`;
export const scriptHref = `/site/own/pages-${shortHash(script)}.js`;

const A_YEAR = { "cache-control": "public, max-age=31536000, immutable" };

export const portalFiles = () =>
  new Hono<Signed>().get(
    "/site/own/:file",
    open("the looks of patients' own pages, and the script that makes them easier"),
    compress(),
    (c) => {
      if (c.req.path === sheetHref) return c.body(css, 200, { "content-type": "text/css; charset=utf-8", ...A_YEAR });
      if (c.req.path === scriptHref)
        return c.body(script, 200, { "content-type": "text/javascript; charset=utf-8", ...A_YEAR });
      return c.notFound();
    },
  );
