/** Where the staff app lives, beside the clinic's public pages. The build's base in vite.config.ts says the same. */
export const STAFF = "/staff";

/** The sign-in, which leads back to the page one is on. */
export const toSignIn = (): string => `${STAFF}/sign-in?to=${encodeURIComponent(location.pathname)}`;
