import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Tx } from "#plumbing/db.ts";
import { type EventStore, load } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { isZone } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import type { Protocol, ProtocolFact } from "./events.ts";
import type { PlaceFact } from "./places.ts";
import { contentOf, validateProtocol } from "./protocol.ts";

type Doing = { readonly tx: Tx; readonly store: EventStore; readonly by: string; readonly at: Instant };

/** Adds one fact about the place: the clinic itself, a site, a room, a monitor. Throws for a time zone nobody knows. */
export async function recordPlace<T extends PlaceFact["type"]>(
  { tx, store, by, at }: Doing,
  type: T,
  data: Extract<PlaceFact, { type: T }>["data"],
): Promise<void> {
  if ("zone" in data) requireZone(data.zone);
  const stream = `clinic:${tx.clinicId}`;
  const { length } = await load(tx, stream);
  await store.append(tx, stream, length, { id: uuidv7(), type, at, by, data });
}

/** Every time on the record is shown by this zone, so one that no clock knows never gets in. */
function requireZone(zone: string): void {
  if (!isZone(zone)) throw new Error(`"${zone}" is not a known time zone. Use a name such as America/New_York.`);
}

/** Lays down a protocol version, not yet signed. Refused with plain sentences when its numbers contradict each other. */
export async function draftProtocol(
  doing: Doing,
  protocol: Protocol,
  copiedFrom: string | null,
): Promise<readonly Refusal[]> {
  const faults = validateProtocol(protocol);
  if (faults.length > 0)
    return faults.map((says) => ({ rule: "protocol", says, satisfy: "Correct the protocol, then draft it again." }));
  await appendProtocol(doing, protocol.id, {
    id: uuidv7(),
    type: "ProtocolDrafted",
    at: doing.at,
    by: doing.by,
    data: { protocol, copiedFrom },
  });
  return [];
}

export type Signing = { readonly protocol: Protocol; readonly printedName: string; readonly demonstration: boolean };

/** The medical director's signature, bound to the very content of the version. */
export async function signProtocol(doing: Doing, { protocol, printedName, demonstration }: Signing): Promise<void> {
  const contentHash = createHash("sha256").update(contentOf(protocol)).digest("hex");
  const data = { protocolId: protocol.id, version: protocol.version, contentHash, printedName, demonstration };
  await appendProtocol(doing, protocol.id, { id: uuidv7(), type: "ProtocolSigned", at: doing.at, by: doing.by, data });
}

async function appendProtocol({ tx, store }: Doing, id: string, fact: ProtocolFact): Promise<void> {
  const stream = `protocol:${id}`;
  const { length } = await load(tx, stream);
  await store.append(tx, stream, length, fact);
}
