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

export type Mime = "image/jpeg" | "image/png" | "image/webp" | "image/heic";

export const LARGEST_FILE = 5 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, at: number, text: string): boolean =>
  Buffer.from(bytes.subarray(at, at + text.length)).equals(Buffer.from(text, "latin1"));

const HEIC_BRANDS = ["heic", "heix", "heim", "heis", "mif1", "msf1"];

/** What a file is by its content, whatever its name and its sender claim; null for everything but these four kinds of picture. */
export function mimeOf(bytes: Uint8Array): Mime | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "image/jpeg";
  if (bytes[0] === 0x89 && startsWith(bytes, 1, "PNG\r\n\u001a\n")) return "image/png";
  if (startsWith(bytes, 0, "RIFF") && startsWith(bytes, 8, "WEBP")) return "image/webp";
  const isHeic = startsWith(bytes, 4, "ftyp") && HEIC_BRANDS.some((brand) => startsWith(bytes, 8, brand));
  return isHeic ? "image/heic" : null;
}

export type Stored = { readonly fileId: string; readonly mime: Mime; readonly contentHash: string };

/**
 * Keeps a picture of at most 5 MB. Sent again under the same id it is the one it was; another content under that id throws
 * IdTaken. `about` is the stream it belongs to. Null: not one of the four kinds, empty, or too large.
 */
export async function storeFile(
  tx: Tx,
  file: {
    readonly id: string;
    readonly about: string;
    readonly bytes: Uint8Array;
    readonly by: string;
    readonly now: Instant;
  },
): Promise<Stored | null> {
  const { id, about, bytes, by, now } = file;
  const mime = mimeOf(bytes);
  if (mime === null || bytes.length > LARGEST_FILE) return null;
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

/** A picture that belongs to `about`; undefined for any other, so that an id alone opens nothing. */
export const fileOf = (tx: Tx, id: string, about: string) =>
  tx.q
    .selectFrom("files")
    .select(["mime", "bytes", "content_hash"])
    .where("id", "=", id)
    .where("about", "=", about)
    .executeTakeFirst();
