import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { contentSecurityPolicy } from "#plumbing/headers.ts";
import type { Signed } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";
import { STAFF } from "#ui/ways.ts";

const rewriteRequestPath = (path: string) => path.slice(STAFF.length);
const A_YEAR = "public, max-age=31536000, immutable";

/**
 * The staff app's own files, all of them under /staff. Names carry their content's hash, so they are kept for good; the page itself never is,
 * because it carries the nonce of its own style sheet.
 */
export async function webFiles(folder: string): Promise<Hono<Signed>> {
  const page = await readFile(`${folder}/index.html`, "utf8");
  return new Hono<Signed>()
    .get(
      `${STAFF}/assets/*`,
      open("files of the app, nothing of the clinic"),
      serveStatic({ root: folder, rewriteRequestPath, onFound: (_path, c) => c.header("cache-control", A_YEAR) }),
    )
    .get("/", open("shows the way to the staff app"), (c) => c.redirect(STAFF))
    .get(`${STAFF}/*`, open("the page that asks to sign in"), (c) => {
      const nonce = randomBytes(16).toString("base64");
      c.header("content-security-policy", contentSecurityPolicy(nonce));
      c.header("cache-control", "no-store");
      return c.html(page.replaceAll("__NONCE__", nonce));
    });
}
