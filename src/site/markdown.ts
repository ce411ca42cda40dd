import { raw } from "hono/html";
import markdownIt from "markdown-it";

/** No HTML of anybody's gets through, no picture from elsewhere is fetched; links are checked by markdown-it itself. */
const markdown = markdownIt({ html: false, typographer: true, breaks: false }).disable("image");

/** The page has its own h1: a "#" in a text becomes a heading of the second rank. */
markdown.core.ruler.push("no-second-h1", ({ tokens }) => {
  for (const token of tokens) if (token.tag === "h1") token.tag = "h2";
});
markdown.renderer.rules["table_open"] = () => '<div class="table" tabindex="0"><table>\n';
markdown.renderer.rules["table_close"] = () => "</table></div>\n";

export type Section = { readonly id: string; readonly heading: string; readonly text: string };
export type Parted = { readonly lead: string; readonly sections: readonly Section[] };

/** A text taken apart at its "## " headings; what stands before the first is the lead. */
export function parted(text: string): Parted {
  const [lead = "", ...rest] = `\n${text.replaceAll("\r\n", "\n")}`.split(/\n##? (?=\S)/);
  const sections = rest.map((part, n) => {
    const end = part.indexOf("\n");
    const heading = (end === -1 ? part : part.slice(0, end)).trim();
    return { id: idOf(heading, n), heading, text: end === -1 ? "" : part.slice(end + 1).trim() };
  });
  return { lead: lead.trim(), sections };
}

const idOf = (heading: string, n: number): string => {
  const plain = heading
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-");
  return `s${n + 1}-${plain}`.replace(/-+$/, "").slice(0, 60);
};

/** Markdown as HTML that is safe to show. */
export const shownAs = (text: string) => raw(markdown.render(text));

/** Markdown within a line, such as a heading. */
export const inLine = (text: string) => raw(markdown.renderInline(text));

/** A text without its marks, at most `longest` characters, cut between words: for search engines. */
export function plainly(text: string, longest: number): string {
  const plain = text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/[*_`>#]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (plain.length <= longest) return plain;
  const cut = plain.slice(0, longest - 1);
  return `${cut.slice(0, cut.lastIndexOf(" "))}…`;
}
