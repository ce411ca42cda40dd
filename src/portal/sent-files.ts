import type { Context } from "hono";
import type { z } from "zod";
import { LARGEST_FILE } from "#plumbing/files.ts";
import type { Signed } from "#plumbing/http.ts";
import type { Entered } from "#site/desk.ts";
import { isOpen, type Own, type Taken, takeEntered, takeOwn } from "./own.ts";

export type SentFile = { readonly name: string; readonly bytes: Uint8Array };

/** What came along with a form; "unreadable": more than it may be, or not a form. What was typed is read all the same. */
export type SentFiles = readonly SentFile[] | "unreadable";

/** What stands in a form besides its files: its fields come first, so this much of it holds them all. */
const FIELDS = 64_000;

type Form = { readonly entered: Entered; readonly files: SentFiles };
const NOTHING: Form = { entered: {}, files: "unreadable" };

/**
 * Takes a form that may bring up to `most` files. At a closed door only the fields are read, never a stranger's megabytes:
 * what was typed waits there, and the page says afterwards that the files were not kept.
 */
export async function takeOwnWithFiles<T>(
  c: Context<Signed>,
  { schema, most }: { readonly schema: z.ZodType<T>; readonly most: number },
  work: (own: Own, taken: Taken<T>, files: SentFiles) => Response | Promise<Response>,
): Promise<Response> {
  const type = c.req.header("content-type") ?? "";
  if (!/^multipart\/form-data; ?boundary=/i.test(type)) return takeOwn(c, schema, (own, taken) => work(own, taken, []));
  const bytes = await firstBytes(c, (await isOpen(c)) ? most * LARGEST_FILE + FIELDS : FIELDS);
  const { entered, files } = (await formIn(bytes, type)) ?? NOTHING;
  const hadFiles = files === "unreadable" || files.length > 0;
  return takeEntered(c, { schema, entered: hadFiles ? { ...entered, lost: "files" } : entered }, (own, taken) =>
    work(own, taken, files),
  );
}

type Read = { readonly bytes: Buffer; readonly isWhole: boolean };

async function firstBytes(c: Context, most: number): Promise<Read> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > most) return { bytes: Buffer.concat(chunks).subarray(0, most), isWhole: false };
  }
  return { bytes: Buffer.concat(chunks), isWhole: true };
}

async function formIn({ bytes, isWhole }: Read, type: string): Promise<Form | null> {
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1] ?? "";
  // Cut off at its last whole part and closed there, it is a form again.
  const last = bytes.lastIndexOf(`--${boundary}`);
  if (boundary === "" || last < 0) return null;
  const whole = isWhole ? bytes : Buffer.concat([bytes.subarray(0, last), Buffer.from(`--${boundary}--\r\n`)]);
  const form = await new Response(new Uint8Array(whole), { headers: { "content-type": type } })
    .formData()
    .catch(() => null);
  return form === null ? null : { entered: fieldsIn(form), files: isWhole ? await filesIn(form) : "unreadable" };
}

const fieldsIn = (form: FormData): Entered =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value.replaceAll("\0", "").toWellFormed().trim()]] : [],
    ),
  );

/** A field for files that was left empty sends one file of nothing. */
async function filesIn(form: FormData): Promise<readonly SentFile[]> {
  const files: SentFile[] = [];
  for (const value of form.values())
    if (typeof value !== "string" && value.size > 0)
      files.push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  return files;
}
