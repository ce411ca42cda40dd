import { createHash } from "node:crypto";
import type { Instant } from "#science/units.ts";
import type { Tx } from "./db.ts";
import { IdTaken } from "./event-store.ts";

declare module "./db.ts" {
  interface Tables {
    files: {
      clinic_id: string;
      id: string;
      about: string;
      mime: Mime;
      bytes: Buffer;
      content_hash: string;
      made_at: Date;
      made_by: string;
    };
  }
}

export type Mime = Picture | "application/pdf";
type Picture = "image/jpeg" | "image/png" | "image/webp" | "image/heic";

export const PICTURES: readonly Mime[] = ["image/jpeg", "image/png", "image/webp", "image/heic"];
export const PICTURES_AND_PAPERS: readonly Mime[] = [...PICTURES, "application/pdf"];

export const LARGEST_FILE = 5 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, at: number, text: string): boolean =>
  Buffer.from(bytes.subarray(at, at + text.length)).equals(Buffer.from(text, "latin1"));

const HEIC_BRANDS = ["heic", "heix", "heim", "heis", "mif1", "msf1"];

/** What each kind begins with. Readers take a PDF with something before its head; such a file can be two kinds at once, so it is none here. */
const KINDS: readonly (readonly [Mime, (bytes: Uint8Array) => boolean])[] = [
  ["image/jpeg", (bytes) => startsWith(bytes, 0, "\u00ff\u00d8\u00ff")],
  ["image/png", (bytes) => startsWith(bytes, 0, "\u0089PNG\r\n\u001a\n")],
  ["image/webp", (bytes) => startsWith(bytes, 0, "RIFF") && startsWith(bytes, 8, "WEBP")],
  ["image/heic", (bytes) => startsWith(bytes, 4, "ftyp") && HEIC_BRANDS.some((brand) => startsWith(bytes, 8, brand))],
  ["application/pdf", (bytes) => startsWith(bytes, 0, "%PDF-1.") || startsWith(bytes, 0, "%PDF-2.")],
];

/** What a file is by its content, whatever its name and its sender claim; null for everything but four kinds of picture and a PDF. */
export const mimeOf = (bytes: Uint8Array): Mime | null => KINDS.find(([, is]) => is(bytes))?.[0] ?? null;

const ENDINGS: Readonly<Record<Mime, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/heic": "heic",
  "application/pdf": "pdf",
};

const LONGEST_NAME = 80;

/** What a file is called here: the sender's name for it without anything a system could take for more, and the ending of what it is. */
export function fileName(sent: string, mime: Mime): string {
  const bare = sent
    .normalize("NFC")
    .replace(/^.*[\\/]/s, "")
    .replace(/\.[^.]*$/, "")
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "_")
    .trim()
    .slice(0, LONGEST_NAME);
  return `${bare === "" ? "file" : bare}.${ENDINGS[mime]}`;
}

/** Shown as what its content is and never run as anything else; what no browser shows as a picture is saved. */
export function fileHeaders(mime: Mime, name: string) {
  const manner = mime === "image/heic" || mime === "application/pdf" ? "attachment" : "inline";
  const plain = name.replaceAll(/[^\x20-\x7e]/g, "_");
  return {
    "content-type": mime,
    "content-disposition": `${manner}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": "no-store",
  };
}

export type Stored = { readonly fileId: string; readonly mime: Mime; readonly contentHash: string };

/**
 * Keeps a file of at most 5 MB. Sent again under the same id it is the one it was; another content under that id throws
 * IdTaken. `about` is the stream it belongs to. Null: none of these `kinds`, empty, or too large.
 */
export async function storeFile(
  tx: Tx,
  file: {
    readonly id: string;
    readonly about: string;
    readonly bytes: Uint8Array;
    readonly kinds: readonly Mime[];
    readonly by: string;
    readonly now: Instant;
  },
): Promise<Stored | null> {
  const { id, about, bytes, kinds, by, now } = file;
  const mime = mimeOf(bytes);
  if (mime === null || !kinds.includes(mime) || bytes.length > LARGEST_FILE) return null;
  const content_hash = createHash("sha256").update(bytes).digest("hex");
  const known = await tx.q
    .selectFrom("files")
    .select(["content_hash", "about"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (known !== undefined && (known.content_hash !== content_hash || known.about !== about)) throw new IdTaken(id);
  await tx.q
    .insertInto("files")
    .values({
      clinic_id: tx.clinicId,
      id,
      about,
      mime,
      bytes: Buffer.from(bytes),
      content_hash,
      made_at: new Date(now),
      made_by: by,
    })
    .onConflict((same) => same.columns(["clinic_id", "id"]).doNothing())
    .execute();
  return { fileId: id, mime, contentHash: content_hash };
}

/** A file that belongs to `about`; undefined for any other, so that an id alone opens nothing. */
export const fileOf = (tx: Tx, id: string, about: string) =>
  tx.q
    .selectFrom("files")
    .select(["mime", "bytes", "content_hash"])
    .where("id", "=", id)
    .where("about", "=", about)
    .executeTakeFirst();
