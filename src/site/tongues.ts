import type { Language, Profile } from "#clinic/events.ts";

export const languages: readonly Language[] = ["en", "es"];

/** The languages this clinic's pages are in; English where it named none. */
export const spokenBy = ({ languages: named }: Pick<Profile, "languages">): readonly Language[] =>
  named.length === 0 ? ["en"] : languages.filter((language) => named.includes(language));

/** The language of a page by its address: Spanish pages live under /es, all others are English. */
export const languageOf = (path: string): Language => (path === "/es" || path.startsWith("/es/") ? "es" : "en");

/** The same page in another language. `path` is the English one: "/", "/cost". The start page in Spanish is "/es/". */
export const pathIn = (language: Language, path: string): string => (language === "en" ? path : `/es${path}`);
