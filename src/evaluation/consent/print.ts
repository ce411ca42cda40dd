import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Pdf from "pdfkit";
import type { Run } from "./markdown.ts";

/** Letter paper with margins that a binder leaves readable. Points, 72 an inch. */
const PAGE = { size: "LETTER", margins: { top: 60, bottom: 68, left: 62, right: 62 }, bufferPages: true } as const;
const SIZES = { title: 19, heading: 12.5, body: 10, fine: 8.5 } as const;
const INK = "#231b26";
const QUIET = "#5d5360";
const WARNING = "#a3201f";

/** Parts of the same typeface, each with the letters it holds by their codes; whatever is in none of them is looked for in "latin". */
const SUBSETS: readonly (readonly [string, number, number])[] = [
  ["latin-ext", 0x100, 0x24f],
  ["greek", 0x370, 0x3ff],
  ["cyrillic", 0x400, 0x45f],
  ["cyrillic-ext", 0x460, 0x52f],
  ["latin-ext", 0x1e00, 0x1e9f],
  ["vietnamese", 0x1ea0, 0x1ef9],
];
const WEIGHTS = { plain: "400", strong: "600", emphasis: "400" } as const;

type Doc = InstanceType<typeof Pdf>;
type Look = Run["look"];

/** The screens' typeface, in the older form whose letters can be taken out one by one: a paper carries only those it needs. */
const FONTS = dirname(createRequire(import.meta.url).resolve("@fontsource/inter/files/inter-latin-400-normal.woff"));

const fileOf = (subset: string, weight: string): string => join(FONTS, `inter-${subset}-${weight}-normal.woff`);

function subsetOf(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  return SUBSETS.find(([, from, to]) => code >= from && code <= to)?.[0] ?? "latin";
}

/** Words cut where another part of the typeface is needed. */
function cut(text: string): readonly { readonly text: string; readonly subset: string }[] {
  const pieces: { text: string; subset: string }[] = [];
  for (const letter of text.normalize("NFC")) {
    const [subset, last] = [subsetOf(letter), pieces.at(-1)];
    if (last?.subset === subset) last.text += letter;
    else pieces.push({ text: letter, subset });
  }
  return pieces;
}

type Style = { readonly size: number; readonly colour: string; readonly indent?: number };

const BODY: Style = { size: SIZES.body, colour: INK };
const HEADING: Style = { size: SIZES.heading, colour: INK };
const plain = (text: string): readonly Run[] => [{ text, look: "plain" }];
const strong = (text: string): readonly Run[] => [{ text, look: "strong" }];

/** One paragraph; its pieces follow each other on the same lines. */
function write(doc: Doc, runs: readonly Run[], { size, colour, indent = 0 }: Style): void {
  const pieces = runs.flatMap(({ text, look }) => cut(text).map((piece) => ({ ...piece, look })));
  doc.x = PAGE.margins.left + indent;
  doc.fontSize(size).fillColor(colour);
  pieces.forEach(({ text, subset, look }, n) => {
    useFont(doc, subset, look);
    const width = widthOf(doc) - indent;
    doc.text(text, { continued: n < pieces.length - 1, lineGap: 2.5, oblique: look === "emphasis", width });
  });
}

function point(doc: Doc, runs: readonly Run[]): void {
  keepTogether(doc, ROOM_FOR_LINES);
  const { y } = doc;
  write(doc, plain("•"), { ...BODY, indent: 4 });
  doc.y = y;
  write(doc, runs, { ...BODY, indent: 16 });
  doc.moveDown(0.15);
}

function heading(doc: Doc, text: string): void {
  keepTogether(doc, ROOM_FOR_HEADING);
  doc.moveDown(0.7);
  write(doc, strong(text), HEADING);
  doc.moveDown(0.15);
}

export type Sheet = ReturnType<typeof openSheet>;

/** A paper that is written from top to bottom. */
export function openSheet({ title, lang }: { readonly title: string; readonly lang: string }) {
  const doc = new Pdf({ ...PAGE, info: { Title: title }, lang, pdfVersion: "1.7" });
  const bytes = collected(doc);
  return {
    title: (text: string) => write(doc, strong(text), { size: SIZES.title, colour: INK }),
    heading: (text: string) => heading(doc, text),
    words: (runs: readonly Run[]) => {
      write(doc, runs, BODY);
      doc.moveDown(0.35);
    },
    point: (runs: readonly Run[]) => point(doc, runs),
    line: (text: string) => write(doc, plain(text), BODY),
    fine: (text: string) => write(doc, plain(text), { size: SIZES.fine, colour: QUIET }),
    warning: (text: string) => {
      write(doc, strong(text), { size: SIZES.heading, colour: WARNING });
      doc.moveDown(0.3);
    },
    /** Ends the paper: what stands under every page, and the stamp across its head. */
    close: (under: (page: number, of: number) => string, stamp: string | null): Promise<Uint8Array> => {
      const { count } = doc.bufferedPageRange();
      for (let n = 0; n < count; n += 1) {
        doc.switchToPage(n);
        margin(doc, under(n + 1, count), stamp);
      }
      doc.end();
      return bytes;
    },
  };
}

const widthOf = ({ page }: Doc): number => page.width - PAGE.margins.left - PAGE.margins.right;

const ROOM_FOR_HEADING = 90;
const ROOM_FOR_LINES = 30;

/** Begins a new page where what follows would be torn from what it belongs to. */
function keepTogether(doc: Doc, room: number): void {
  if (doc.y > doc.page.height - PAGE.margins.bottom - room) doc.addPage();
}

function useFont(doc: Doc, subset: string, look: Look): void {
  doc.font(fileOf(subset, WEIGHTS[look]));
}

/** Written outside the margins, where nothing may break onto a new page. */
function margin(doc: Doc, under: string, stamp: string | null): void {
  const { bottom, top } = doc.page.margins;
  doc.page.margins.bottom = 0;
  doc.page.margins.top = 0;
  useFont(doc, "latin", "plain");
  doc.fontSize(SIZES.fine - 1).fillColor(QUIET);
  doc.text(under, PAGE.margins.left, doc.page.height - bottom + 18, { width: widthOf(doc), lineBreak: true });
  if (stamp !== null) {
    useFont(doc, "latin", "strong");
    doc.fontSize(SIZES.heading).fillColor(WARNING);
    doc.text(stamp, PAGE.margins.left, 28, { width: widthOf(doc), align: "right" });
  }
  doc.page.margins.bottom = bottom;
  doc.page.margins.top = top;
}

function collected(doc: Doc): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on("data", (part: Buffer) => parts.push(part));
    doc.on("end", () => resolve(Buffer.concat(parts)));
    doc.on("error", reject);
  });
}
