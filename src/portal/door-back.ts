import { z } from "zod";
import type { Entered } from "#site/desk.ts";

/** One of our own pages, in English: no other address is ever led to. */
const PATH = /^\/my(\/[a-z0-9-]+){0,4}$/;

/** Where somebody was going, and what they had typed there when the quiet minutes ran out. */
export type Kept = { readonly to: string; readonly fields: Entered };

export const pathTo = z
  .string()
  .regex(PATH)
  .refine((path) => !path.startsWith("/my/door"))
  .catch("/my");

const LONGEST_KEPT = 24_000;
const Fields = z.record(z.string().regex(/^[\w-]{1,60}$/), z.union([z.string(), z.array(z.string())]));

/** What travels through the door unseen. Anything that is not what we wrote there is nothing. */
export const keptIn = z
  .string()
  .max(LONGEST_KEPT)
  .transform((text): Entered => {
    try {
      return Fields.parse(JSON.parse(text));
    } catch {
      return {};
    }
  })
  .catch({});

/** As it stands in a form of the door; empty where there was nothing. */
export function keptText(fields: Entered): string {
  const text = Object.keys(fields).length === 0 ? "" : JSON.stringify(fields);
  return text.length > LONGEST_KEPT ? "" : text;
}
