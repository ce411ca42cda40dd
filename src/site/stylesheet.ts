import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Profile } from "#clinic/events.ts";
import { inkOn, readableOn } from "./colours.ts";

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const sheets = ["base", "frame", "home", "reading", "forms", "booking", "print"];

/** Only what people read is left out: comments, and the blanks around the marks of the language. */
const squeezed = (css: string): string =>
  css
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ ?([{};,]) ?/g, "$1")
    .replaceAll(";}", "}")
    .trim();

const ours = squeezed(sheets.map((sheet) => readFileSync(here(`style/${sheet}.css`), "utf8")).join("\n"));
const shortHash = (content: string | Buffer) => createHash("sha256").update(content).digest("hex").slice(0, 12);

/** Inter by Rasmus Andersson, SIL Open Font License 1.1; its Latin part, which English and Spanish need. */
export const font = readFileSync(
  createRequire(import.meta.url).resolve("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"),
);
export const fontHref = `/site/inter-${shortHash(font)}.woff2`;

/** The darkest ground that words in the clinic's colours stand on: a notice. What can be read there can be read on paper and on cards. */
const GROUND = "#fff4e6";

export type Stylesheet = { readonly href: string; readonly css: string };

const made = new Map<string, Stylesheet>();

/** The one stylesheet of a clinic's pages, in its colours. Its name changes with its content, so it is kept for good. */
export function stylesheetOf(brand: Profile["brand"]): Stylesheet {
  const key = `${brand.amber}${brand.rust}${brand.plum}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const css = `${fontFace}${coloursOf(brand)}${ours}`;
  const sheet = { href: `/site/style-${shortHash(css)}.css`, css };
  if (made.size > 500) made.clear();
  made.set(key, sheet);
  return sheet;
}

const fontFace = `@font-face{font-family:"Inter Variable";font-style:normal;font-display:swap;font-weight:100 900;src:url(${fontHref}) format("woff2")}`;

const coloursOf = ({ amber, rust, plum }: Profile["brand"]): string =>
  `:root{--amber:${amber};--rust:${rust};--plum:${plum};--on-rust:${inkOn(rust)};--link:${readableOn(GROUND, rust)}}`;
