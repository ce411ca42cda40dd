import { z } from "zod";
import type { Outcome } from "./mail.ts";

export type Text = { readonly recipient: string; readonly body: string };

export type Texter = { readonly send: (text: Text) => Promise<Outcome> };

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
  const url = `${baseUrl.replace(/\/$/, "")}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`;
  const authorization = `Basic ${Buffer.from(`${account}:${token}`).toString("base64")}`;
  const send = async ({ recipient, body }: Text): Promise<Outcome> => {
    try {
      const answer = await fetch(url, {
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
  return { send };
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
