import type { Context } from "hono";
import { z } from "zod";
import type { Doing } from "#booking/desk.ts";
import { heardJustNow } from "#followup/read.ts";
import { type Patient, patientOf, patientsByEmail } from "#people/read.ts";
import type { Signed } from "#plumbing/http.ts";
import { seeVisitor } from "#plumbing/visitors.ts";
import {
  type Asking,
  cookie,
  type Entered,
  idOf,
  languageOf,
  onTo,
  pathIn,
  publicly,
  readForm,
  takeCookie,
} from "#site/desk.ts";
import { pathTo } from "./door-back.ts";
import { doorPage, notYourFormPage } from "./door-pages.ts";
import { answer } from "./frame.ts";

/** Somebody at their own pages: they proved the address the clinic writes to, and gave their birth date. */
export type Own = Asking & {
  readonly email: string;
  readonly patientId: string;
  readonly patient: Patient;
  /** What they do, they do in their own name. */
  readonly doing: Doing;
};

type Page = (own: Own) => Response | Promise<Response>;

/** How far somebody at the door has come: proven which address, and whose pages that opened. */
export async function whoIs({ c, tx, site, now }: Asking): Promise<{ email: string; patientId: string | null } | null> {
  const secret = cookie(c, site, "visitor");
  if (secret === null) return null;
  const visitor = await seeVisitor(tx, secret, now);
  if (visitor === null) takeCookie(c, site, "visitor");
  return visitor;
}

/** The patient whose pages are open; null for everybody else, also once the clinic writes to them at another address. */
async function ownOf(asking: Asking): Promise<Own | null> {
  const visitor = await whoIs(asking);
  if (visitor === null || visitor.patientId === null) return null;
  const { email, patientId } = visitor;
  const patient = await patientOf(asking.tx, patientId);
  if (patient === undefined || !(await patientsByEmail(asking.tx, email)).includes(patientId)) return null;
  const { tx, store, now } = asking;
  return { ...asking, email, patientId, patient, doing: { tx, store, now, by: `patient:${patientId}` } };
}

/** A page of ours without its language: where the door leads back to. */
export const pathOf = (c: Context): string => c.req.path.replace(/^\/es(?=\/my)/, "");

/** Shows one of a patient's own pages; a stranger is led to the door, which leads back here. */
export const withOwn = (c: Context<Signed>, page: Page): Promise<Response> =>
  publicly(c, "own pages", async (asking) => {
    const own = await ownOf(asking);
    if (own === null) return onTo(asking, `/my/door?to=${encodeURIComponent(pathOf(c))}`);
    return { response: await page(own), patientId: own.patientId };
  });

/** Is somebody's page open in this browser? Asked before a large body is read. */
export const isOpen = async (c: Context<Signed>): Promise<boolean> => {
  let open = false;
  await publicly(c, "own pages", async (asking) => {
    open = (await ownOf(asking)) !== null;
    return c.body(null, 204);
  });
  return open;
};

/**
 * Which person's form this is. Two patients may use one browser, and one's page may still lie open in another tab when the
 * other enters: what was typed there must never go into the wrong chart.
 */
export const whoseForm = (patientId: string): string => idOf(patientId, "form");

export type Taken<T> =
  | { readonly value: T; readonly entered: Entered }
  | { readonly faults: Readonly<Record<string, string>>; readonly entered: Entered };

const Whole = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/**
 * Takes what a patient sent with one of their forms. After twenty quiet minutes the door stands in between: what was typed
 * waits in its page, and is sent again by the same person once they are in.
 */
export async function takeOwn<T>(
  c: Context<Signed>,
  schema: z.ZodType<T>,
  work: (own: Own, taken: Taken<T>) => Response | Promise<Response>,
): Promise<Response> {
  const form = await readForm(c, Whole);
  if ("response" in form) return form.response;
  return takeEntered(c, { schema, entered: "value" in form ? form.value : form.entered }, work);
}

/** The same for a form that was read already. */
export function takeEntered<T>(
  c: Context<Signed>,
  { schema, entered }: { readonly schema: z.ZodType<T>; readonly entered: Entered },
  work: (own: Own, taken: Taken<T>) => Response | Promise<Response>,
): Promise<Response> {
  const parsed = schema.safeParse(entered);
  return publicly(c, "own pages", async (asking) => {
    const own = await ownOf(asking);
    if (own === null) return heldBack(asking, pathOf(c), entered);
    const { patientId } = own;
    if (entered["whose"] !== whoseForm(patientId))
      return { response: await answer(own, notYourFormPage(own), 409), patientId };
    const taken = parsed.success ? { value: parsed.data, entered } : { faults: faultsIn(parsed.error), entered };
    return { response: await helpFirst(own, await work(own, taken)), patientId };
  });
}

/** What was just sent told of danger: help comes before what it led to. A page that shows help already stays. */
async function helpFirst(own: Own, response: Response): Promise<Response> {
  const leadsTo = response.headers.get("location");
  if (leadsTo === null) return response;
  const heard = await heardJustNow(own.tx, own.patientId, own.now);
  const path = leadsTo.replace(/^\/es(?=\/my)/, "").replace(/[?#].*$/, "");
  return heard ? on(own, `/my/help?on=${encodeURIComponent(path)}`) : response;
}

/** The door, with what was typed kept behind it. */
const heldBack = (asking: Asking, path: string, fields: Entered): Promise<Response> =>
  answer(asking, doorPage(asking, { email: "", kept: { to: pathTo.parse(path), fields }, fault: null }), 401);

function faultsIn(error: z.ZodError): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  for (const { path, message } of error.issues) faults[String(path[0] ?? "")] ??= message;
  return faults;
}

/** On to another of their pages. */
export const on = (own: Asking, path: string): Response => onTo(own, path);

/** The address of one of our pages in the reader's language. */
export const to = (own: Pick<Asking, "c">, path: string): string => pathIn(languageOf(own.c.req.path), path);
