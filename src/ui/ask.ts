import type { Refusal } from "#plumbing/facts.ts";

/** What came back: the answer, a refusal in words, or no answer at all, in which case nobody knows whether it was taken. */
export type Answer<T> =
  | { readonly kind: "ok"; readonly value: T }
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly refusals: readonly Refusal[];
      /** What came beside the refusals, such as the next free times. */
      readonly more?: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: "no-answer" };

const PATIENCE_MS = 8000;

const unreadable: Refusal = {
  rule: "unreadable-answer",
  says: "The server's answer could not be read.",
  satisfy: "Try again; if it stays, use paper and tell us.",
};

async function answered<T>(request: Promise<Response>): Promise<Answer<T>> {
  try {
    const reply = await request;
    const body: unknown = await reply.json().catch(() => null);
    if (reply.ok) return { kind: "ok", value: body as T };
    if (reply.status >= 502) return { kind: "no-answer" };
    const { refusals = [unreadable], ...more } = (body ?? {}) as { refusals?: readonly Refusal[] };
    return { kind: "refused", status: reply.status, refusals, more };
  } catch {
    return { kind: "no-answer" };
  }
}

/** Asks the server for something. */
export const ask = <T>(path: string): Promise<Answer<T>> =>
  answered<T>(fetch(path, { headers: { accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE_MS) }));

/** Sends the server something. Give it an id made once, so that sending it again stores it once. */
export const send = <T>(path: string, body: object): Promise<Answer<T>> =>
  answered<T>(
    fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }),
  );

const A_FILE_TAKES_MS = 120_000;

/** Sends the server one file as it is, under an id in its path that is made once. */
export const sendFile = <T>(path: string, file: Blob): Promise<Answer<T>> =>
  answered<T>(
    fetch(path, {
      method: "POST",
      headers: { "content-type": "application/octet-stream", accept: "application/json" },
      body: file,
      signal: AbortSignal.timeout(A_FILE_TAKES_MS),
    }),
  );

/** A question that was answered with a no, or not at all. `status` is 0 when no answer came. */
export class Unanswered extends Error {
  readonly status: number;
  readonly refusals: readonly Refusal[];
  constructor(status: number, refusals: readonly Refusal[]) {
    super(refusals[0]?.says ?? "The server does not answer.");
    this.status = status;
    this.refusals = refusals;
  }
}

/** What to say of a page that could not be read: what refused it, or that it goes on trying where nothing answered. */
export const unreadBecause = (error: Error, trying = "This page goes on trying."): readonly Refusal[] =>
  error instanceof Unanswered && error.refusals.length > 0
    ? error.refusals
    : [{ rule: "unread", says: error.message, satisfy: trying }];

/** The answer itself, or an `Unanswered` thrown: as TanStack Query wants it. */
export async function fetched<T>(path: string): Promise<T> {
  const answer = await ask<T>(path);
  if (answer.kind === "ok") return answer.value;
  throw answer.kind === "refused" ? new Unanswered(answer.status, answer.refusals) : new Unanswered(0, []);
}

/** What is said of an order that got no answer. `whether`: "this was kept"; `satisfy`: what to do before it is sent again. */
export const unanswered = (whether: string, satisfy: string): Refusal => ({
  rule: "no-answer",
  says: `The server does not answer, so nobody knows whether ${whether}.`,
  satisfy,
});
