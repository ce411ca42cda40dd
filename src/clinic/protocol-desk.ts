import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Tx } from "#plumbing/db.ts";
import { type EventStore, load, lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import type { Protocol, ProtocolFact } from "./events.ts";
import { contentOf, validateProtocol } from "./protocol.ts";

type Doing = { readonly tx: Tx; readonly store: EventStore; readonly by: string; readonly at: Instant };

const refusal = (rule: string, says: string, satisfy: string, field?: string): Refusal => ({
  rule,
  says,
  satisfy,
  ...(field !== undefined && { field }),
});

/**
 * Lays down a protocol version, not yet signed. Refused with plain sentences when its numbers contradict each other, or when
 * that version already says something else: what was once laid down stays as it is.
 */
export async function draftProtocol(
  doing: Doing,
  protocol: Protocol,
  copiedFrom: string | null,
): Promise<readonly Refusal[]> {
  const faults = validateProtocol(protocol);
  if (faults.length > 0) return faults.map((says) => refusal("protocol", says, "Correct it, then keep the draft."));
  await lockChain(doing.tx);
  const known = await versionIn(doing.tx, protocol.id, protocol.version);
  if (known !== undefined) return contentOf(known.protocol) === contentOf(protocol) ? [] : [taken(protocol.version)];
  await appendProtocol(doing, protocol.id, {
    id: uuidv7(),
    type: "ProtocolDrafted",
    at: doing.at,
    by: doing.by,
    data: { protocol, copiedFrom },
  });
  return [];
}

const taken = (version: string) =>
  refusal(
    "version-taken",
    `Version ${version} is there already and says something else.`,
    "Give it the next version.",
    "version",
  );

export type Signing = { readonly protocol: Protocol; readonly printedName: string; readonly demonstration: boolean };

/** The medical director's signature, bound to the very content of the version. */
export async function signProtocol(doing: Doing, { protocol, printedName, demonstration }: Signing): Promise<void> {
  const contentHash = createHash("sha256").update(contentOf(protocol)).digest("hex");
  const data = { protocolId: protocol.id, version: protocol.version, contentHash, printedName, demonstration };
  await appendProtocol(doing, protocol.id, { id: uuidv7(), type: "ProtocolSigned", at: doing.at, by: doing.by, data });
}

export type DraftSigning = {
  readonly protocolId: string;
  readonly version: string;
  /** The protocol as the signer read it: what is signed is what was on the screen, or nothing. */
  readonly read: Protocol;
  readonly printedName: string;
};

/** Signs a version that was laid down. Refused where it is not there, was signed, or is not what the signer read. */
export async function signDraft(doing: Doing, { protocolId, version, read, printedName }: DraftSigning) {
  await lockChain(doing.tx);
  const known = await versionIn(doing.tx, protocolId, version);
  if (known === undefined)
    return [refusal("no-draft", "There is no such version to sign.", "Keep the draft first, then sign it.")];
  if (contentOf(known.protocol) !== contentOf(read))
    return [refusal("changed", "What you read is not what is kept.", "Load the page again and read it anew.")];
  if (known.signedBy === doing.by) return [];
  if (known.signedBy !== null)
    return [refusal("signed", "This version was signed already.", "Give the changed protocol the next version.")];
  const faults = validateProtocol(known.protocol);
  if (faults.length > 0) return faults.map((says) => refusal("protocol", says, "Correct it under the next version."));
  const clinic = await doing.tx.q.selectFrom("clinics").select("demonstration").executeTakeFirst();
  const demonstration = clinic?.demonstration ?? false;
  await signProtocol(doing, { protocol: known.protocol, printedName, demonstration });
  return [];
}

async function versionIn({ q }: Tx, id: string, version: string) {
  const row = await q
    .selectFrom("protocols")
    .select(["body", "signed_by"])
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return row === undefined ? undefined : { protocol: JSON.parse(row.body) as Protocol, signedBy: row.signed_by };
}

async function appendProtocol({ tx, store }: Doing, id: string, fact: ProtocolFact): Promise<void> {
  const stream = `protocol:${id}`;
  const { length } = await load(tx, stream);
  await store.append(tx, stream, length, fact);
}
