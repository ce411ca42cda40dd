/** A stretch of words that look alike. */
export type Run = { readonly text: string; readonly look: "plain" | "strong" | "emphasis" };
/** A paragraph, or one point of a list. */
export type Block = { readonly kind: "paragraph" | "point"; readonly runs: readonly Run[] };

const POINT = /^[-*] +/;

/**
 * The little markdown that consent texts are written in: paragraphs, points that begin with "- ", **strong** and *emphasis*.
 * Whatever else stands there is shown as it was written, so that nothing a patient signs is ever left out.
 */
export const blocksOf = (markdown: string): readonly Block[] =>
  markdown
    .split(/\n{2,}/)
    .flatMap((part) => partsOf(part.split("\n").map((line) => line.trim())))
    .filter(({ runs }) => runs.length > 0);

function partsOf(lines: readonly string[]): readonly Block[] {
  const blocks: { kind: Block["kind"]; text: string }[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (POINT.test(line)) blocks.push({ kind: "point", text: line.replace(POINT, "") });
    else if (last === undefined) blocks.push({ kind: "paragraph", text: line });
    else last.text += ` ${line}`;
  }
  return blocks.map(({ kind, text }) => ({ kind, runs: runsOf(text.trim()) }));
}

const MARKED = /\*\*(?<strong>[^*]+)\*\*|\*(?<emphasis>[^*\s](?:[^*]*[^*\s])?)\*/g;

function runsOf(text: string): readonly Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKED)) {
    const { strong, emphasis = "" } = match.groups ?? {};
    runs.push({ text: text.slice(from, match.index), look: "plain" });
    runs.push(strong === undefined ? { text: emphasis, look: "emphasis" } : { text: strong, look: "strong" });
    from = match.index + match[0].length;
  }
  runs.push({ text: text.slice(from), look: "plain" });
  return runs.filter((run) => run.text !== "");
}
