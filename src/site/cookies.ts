import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { CookieOptions } from "hono/utils/cookie";
import { newSecret } from "#plumbing/proofs.ts";
import type { Site } from "./about.ts";

/**
 * browser: a secret of this browser, to which codes are bound. visitor: what somebody who proved their address was given.
 * hold: the time they chose last, so that choosing another gives it back. room: what a screen in a room was opened with.
 */
export type CookieName = "browser" | "visitor" | "hold" | "room";

const LONGEST_S = { browser: 24 * 3600, visitor: 12 * 3600, hold: 3600, room: 12 * 3600 } as const;

const isSecure = ({ origin }: Site): boolean => origin.startsWith("https:");
const nameOf = (site: Site, name: CookieName): string => (isSecure(site) ? `__Host-${name}` : `afterglow-${name}`);

/** Only what is needed to book: set when somebody presses a button, never for reading. */
const options = (site: Site, name: CookieName): CookieOptions => ({
  path: "/",
  httpOnly: true,
  sameSite: "Lax",
  secure: isSecure(site),
  maxAge: LONGEST_S[name],
});

export const cookie = (c: Context, site: Site, name: CookieName): string | null =>
  getCookie(c, nameOf(site, name)) ?? null;

export const giveCookie = (c: Context, site: Site, name: CookieName, value: string): void =>
  setCookie(c, nameOf(site, name), value, options(site, name));

export const takeCookie = (c: Context, site: Site, name: CookieName): void =>
  void deleteCookie(c, nameOf(site, name), { path: "/", secure: isSecure(site) });

const STAFF_COOKIE = /(?:^|; )(?:__Secure-)?afterglow\.session/;

/**
 * Out of this browser, and nothing left in it: not in its cache, nor what a page or a worker of ours put by. Where somebody of the
 * staff is signed in too, what they have not sent yet is kept there, and stays.
 */
export function leaveBrowser(c: Context, site: Site): void {
  takeCookie(c, site, "visitor");
  const isStaff = STAFF_COOKIE.test(c.req.header("cookie") ?? "");
  c.header("clear-site-data", isStaff ? '"cache"' : '"cache", "storage"');
}

const SECRET = /^[\w-]{43}$/;

/** The secret of this browser; a new one where it has none, or one that is not ours. */
export function browserSecret(c: Context, site: Site): string {
  const known = cookie(c, site, "browser");
  if (known !== null && SECRET.test(known)) return known;
  const secret = newSecret();
  giveCookie(c, site, "browser", secret);
  return secret;
}
