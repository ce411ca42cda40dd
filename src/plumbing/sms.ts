import { z } from "zod";
import type { Outcome } from "./mail.ts";

export type Text = { readonly recipient: string; readonly body: string };

/** What became of a text the provider took: unknown where it did not say. */
export type Standing = "on-its-way" | "delivered" | "unknown" | { readonly failed: string };

export type Texter = {
  readonly send: (text: Text) => Promise<Outcome>;
  /** Asks after a text by the provider's number for it. */
  readonly standing: (provider: string) => Promise<Standing>;
};

export type TexterSettings = {
  /** "https://api.twilio.com", or any other place that speaks the same. */
  readonly baseUrl: string;
  readonly account: string;
  readonly token: string;
  /** Our own number, "+12125550100". */
  readonly from: string;
};

const PATIENCE_MS = 20_000;

const Taken = z.object({ sid: z.string() });
const Stands = z.object({ status: z.string(), error_code: z.number().nullish() });
const Refused = z.object({ message: z.string(), code: z.number().nullish() });

/** Faults that come before a word was sent: the provider cannot have taken it. */
const NEVER_REACHED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "CERT_HAS_EXPIRED",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** Answers that are about us and not about this message: wrong token, too many at once, shut for a while. None of them takes it. */
const ABOUT_US = new Set([401, 403, 404, 429, 503]);

/** Sends text messages by the API that Twilio made common: one POST for each, with basic authentication. */
export function openTexter({ baseUrl, account, token, from }: TexterSettings): Texter {
  const messages = `${baseUrl.replace(/\/$/, "")}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages`;
  const authorization = `Basic ${Buffer.from(`${account}:${token}`).toString("base64")}`;
  const send = async ({ recipient, body }: Text): Promise<Outcome> => {
    try {
      const answer = await fetch(`${messages}.json`, {
        method: "POST",
        headers: { authorization, accept: "application/json" },
        body: new URLSearchParams({ To: recipient, From: from, Body: body }),
        redirect: "error",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return judged(answer.status, await answer.text());
    } catch (error) {
      return silent(error);
    }
  };
  const standing = async (provider: string): Promise<Standing> => {
    try {
      const answer = await fetch(`${messages}/${encodeURIComponent(provider)}.json`, {
        headers: { authorization, accept: "application/json" },
        redirect: "error",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return answer.ok ? standingOf(await answer.text()) : "unknown";
    } catch {
      return "unknown";
    }
  };
  return { send, standing };
}

function standingOf(text: string): Standing {
  const stands = Stands.safeParse(jsonOf(text));
  if (!stands.success) return "unknown";
  const { status, error_code: code } = stands.data;
  if (status === "delivered") return "delivered";
  if (status !== "undelivered" && status !== "failed") return "on-its-way";
  return { failed: `It was not delivered to the telephone${code === null || code === undefined ? "" : ` (${code})`}.` };
}

function judged(status: number, text: string): Outcome {
  const body = jsonOf(text);
  if (status >= 200 && status < 300) {
    const taken = Taken.safeParse(body);
    return taken.success
      ? { how: "sent", provider: taken.data.sid }
      : { how: "unsure", says: `The provider of texts answered ${status} and gave no number for the message.` };
  }
  const refused = Refused.safeParse(body);
  const why = refused.success
    ? `${refused.data.message}${refused.data.code === undefined || refused.data.code === null ? "" : ` (${refused.data.code})`}`
    : "no reason given";
  const says = `The provider of texts answered ${status}: ${why}`.slice(0, 300);
  if (ABOUT_US.has(status)) return { how: "again", says, down: true };
  return status >= 400 && status < 500 ? { how: "failed", says } : { how: "unsure", says };
}

function silent(error: unknown): Outcome {
  const fault = codeOf(error);
  return NEVER_REACHED.has(fault)
    ? { how: "again", says: `The provider of texts could not be reached (${fault}).`, down: true }
    : { how: "unsure", says: `The provider of texts gave no answer (${fault}).` };
}

/** fetch wraps what went wrong; where several addresses were tried, it wraps them all. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if ("code" in error && typeof error.code === "string") return error.code;
  const inner = error instanceof AggregateError ? (error.errors as readonly unknown[])[0] : error.cause;
  return inner === undefined ? error.name : codeOf(inner);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
