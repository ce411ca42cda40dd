import { inClinic } from "#plumbing/db.ts";
import { ORIGIN, type TestHouse } from "./clinic.ts";

export type Seen = {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  /** Where it leads on to. */
  readonly to: string | null;
};
type Sent = Readonly<Record<string, string>>;
export type Fields = Readonly<Record<string, string | readonly string[]>>;

const pairsOf = (fields: Fields): string[][] =>
  Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));

/** Somebody with a browser of their own, without JavaScript, at an address of their own. */
export function openVisitor(house: Pick<TestHouse, "app">, address = "192.0.2.1") {
  const cookies = new Map<string, string>();
  async function ask(path: string, body?: URLSearchParams | FormData, more: Sent = {}): Promise<Seen> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    // A browser names the kind of form itself, and for files the line that parts them.
    const request = new Request(`${ORIGIN}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { cookie, origin: ORIGIN, ...more },
      ...(body !== undefined && { body }),
    });
    const response = await house.app.fetch(request, { incoming: { socket: { remoteAddress: address } } });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)] as const;
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    const { status, headers } = response;
    return { status, headers, text: await response.text(), to: headers.get("location") };
  }
  const post = (path: string, fields: Fields, more: Sent = {}) => ask(path, new URLSearchParams(pairsOf(fields)), more);
  return {
    cookies,
    get: (path: string) => ask(path),
    post,
    /** Sends the form of a page that goes to `action`, with what stands in it and what is filled in. */
    send: (page: Seen, action: string, fields: Fields = {}, more: Sent = {}) =>
      post(action, { ...fieldsOf(page, action), ...fields }, more),
    /** The same with files, as a browser sends them: behind the fields. */
    sendFiles: (page: Seen, action: string, fields: Fields, files: readonly File[]) => {
      const form = new FormData();
      const { files: _, ...others } = { ...fieldsOf(page, action), ...fields };
      for (const [name = "", value = ""] of pairsOf(others)) form.append(name, value);
      for (const file of files) form.append("files", file);
      return ask(action, form);
    },
    follow: async (page: Seen) => (page.to === null ? page : ask(page.to)),
  };
}

export type Visitor = ReturnType<typeof openVisitor>;

const plain = (text: string) =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** What a form of the page would send if nobody touched it. */
export function fieldsOf({ text }: Seen, action: string): Fields {
  const form = [...text.matchAll(/<form\b[^>]*\baction="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].find(
    ([, to]) => plain(to ?? "") === action,
  );
  if (form === undefined) throw new Error(`the page has no form that goes to ${action}`);
  const fields: Record<string, string[]> = {};
  for (const [input] of (form[2] ?? "").matchAll(/<input\b[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1];
    const [name, type] = [attribute("name"), attribute("type")];
    if (name === undefined || ((type === "checkbox" || type === "radio") && !/\bchecked\b/.test(input))) continue;
    fields[name] = [...(fields[name] ?? []), plain(attribute("value") ?? "")];
  }
  return fields;
}

/** What stands on the page itself, without its frame. */
export const wordsOn = ({ text }: Seen): string => {
  const main = /<main\b[\s\S]*<\/main>/.exec(text)?.[0] ?? text;
  return plain(main.replaceAll(/<[^>]*>/g, " "))
    .replaceAll(/\s+/g, " ")
    .trim();
};

/** The times that the page offers, as its buttons would send them. */
export const timesOn = ({ text }: Seen): readonly string[] =>
  [...text.matchAll(/<button[^>]*\bname="at"[^>]*\bvalue="(\d+)"/g)].map(([, at = ""]) => at);

/** The newest code on its way to an address. */
export async function codeTo({ house, clinic }: TestHouse, email: string): Promise<string> {
  const { body } = await inClinic(house.db, clinic.clinicId, (tx) =>
    tx.q
      .selectFrom("letters")
      .select("body")
      .where("recipient", "=", email)
      .where("template", "=", "code")
      .orderBy("id", "desc")
      .executeTakeFirstOrThrow(),
  );
  return /\b\d{6}\b/.exec(body)?.[0] ?? "";
}
