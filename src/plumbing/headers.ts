import type { Context, MiddlewareHandler } from "hono";

/** Nothing runs, loads or sends but our own files and our own server; styles by file or by this page's nonce. */
export const contentSecurityPolicy = (nonce?: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce === undefined ? "" : ` 'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

const always: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  // Not "no-referrer": with it, a browser sends our own forms with Origin "null", and they would be refused as foreign.
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "x-frame-options": "DENY",
};

/** The headers every answer carries, whatever it is. API answers are never stored by anyone on the way. */
export function headers({ https }: { https: boolean }): MiddlewareHandler {
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(always)) c.header(name, value);
    if (c.res.headers.get("content-security-policy") === null)
      c.header("content-security-policy", contentSecurityPolicy());
    if (c.req.path.startsWith("/api/")) c.header("cache-control", "no-store");
    if (https) c.header("strict-transport-security", "max-age=31536000; includeSubDomains");
  };
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A public page may stand at a host of the clinic's own: what comes from the very host it goes to is not another site's.
 * Where people reach us by https, an unencrypted page of that name is: anybody on the way could have written it. Where they are
 * said to reach us by http, a proxy may still speak https with them, and both are taken.
 */
function isOwnHost(c: Context, origin: string, ownOrigin: string): boolean {
  if (c.req.path.startsWith("/api/") || !URL.canParse(origin)) return false;
  const { protocol, host } = new URL(origin);
  return host === new URL(c.req.url).host && (protocol === "https:" || protocol === new URL(ownOrigin).protocol);
}

/**
 * Refuses a change that another site's page could have sent: the Origin must be ours. A client that is not a browser
 * sends neither Origin nor Sec-Fetch-Site and carries no ambient cookie, so it may pass to be judged by its session.
 */
export const ownOriginOnly =
  (ownOrigin: string): MiddlewareHandler =>
  async (c, next) => {
    if (SAFE.has(c.req.method)) return next();
    const origin = c.req.header("origin");
    const site = c.req.header("sec-fetch-site");
    const foreign =
      origin === undefined
        ? site !== undefined && site !== "same-origin" && site !== "none"
        : origin !== ownOrigin && !isOwnHost(c, origin, ownOrigin);
    return foreign
      ? c.json(
          {
            refusals: [
              {
                rule: "foreign-origin",
                says: "This request did not come from our own page.",
                satisfy: "Use the app itself.",
              },
            ],
          },
          403,
        )
      : next();
  };
