import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Language } from "#clinic/events.ts";
import { languages } from "./tongues.ts";

export type SiteText = { readonly title: string; readonly markdown: string };

const folder = (language: Language) => fileURLToPath(new URL(`texts/${language}/`, import.meta.url));

/** The texts a clinic starts with. The first line is the page's title, "# …"; the rest its Markdown. */
function read(language: Language): ReadonlyMap<string, SiteText> {
  const files = readdirSync(folder(language)).filter((name) => name.endsWith(".md"));
  return new Map(
    files.map((name) => {
      const [first = "", ...rest] = readFileSync(`${folder(language)}${name}`, "utf8").split("\n");
      return [name.slice(0, -".md".length), { title: first.replace(/^# /, ""), markdown: rest.join("\n").trim() }];
    }),
  );
}

const texts = new Map(languages.map((language) => [language, read(language)]));

export const defaultText = (slug: string, language: Language): SiteText | undefined => texts.get(language)?.get(slug);
