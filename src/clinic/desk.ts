import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Tx } from "#plumbing/db.ts";
import { type EventStore, load, lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import type { PlaceFact } from "./places.ts";
import { sitesOf } from "./read.ts";
import { wrongThere } from "./rooms-and-monitors.ts";
import { type Claim, wrongWith } from "./rules.ts";

export type Doing = {
  readonly tx: Tx;
  readonly store: EventStore;
  readonly by: string;
  readonly at: Instant;
  /** The host this installation itself answers at, where pages are asked for. */
  readonly ownHost?: string;
};

export type PlaceType = PlaceFact["type"];
export type DataOf<T extends PlaceType> = Extract<PlaceFact, { type: T }>["data"];

/** Adds one fact about the place: the clinic itself, a site, a room, a monitor. Throws, in plain words, where `changePlace` refuses. */
export async function recordPlace<T extends PlaceFact["type"]>(doing: Doing, type: T, data: DataOf<T>): Promise<void> {
  const refusals = await changePlace(doing, uuidv7(), type, data);
  if (refusals.length > 0) throw new Error(refusals.map(({ says, satisfy }) => `${says} ${satisfy}`).join(" "));
}

/**
 * Adds one fact about the place, under an id made where it was entered. Refused for a zone or a time no clock knows, a day the
 * calendar does not have, an end before its beginning, a site the clinic does not have. Taking away what is not there is done
 * already, and so is what is sent again under its id.
 */
export async function changePlace<T extends PlaceFact["type"]>(
  { tx, store, by, at, ownHost }: Doing,
  id: string,
  type: T,
  data: DataOf<T>,
): Promise<readonly Refusal[]> {
  await lockChain(tx);
  const stream = `clinic:${tx.clinicId}`;
  const facts = await load(tx, stream);
  const refusals = facts.some((fact) => fact.id === id) ? [] : await against(tx, { type, data } as Claim, ownHost);
  if (refusals.length > 0) return refusals;
  await store.append(tx, stream, facts.length, { id, type, at, by, data });
  return [];
}

const against = async (tx: Tx, claim: Claim, ownHost: string | undefined): Promise<readonly Refusal[]> => [
  ...wrongWith(claim),
  ...(await wrongSite(tx, claim.data)),
  ...(await wrongHost(tx, claim.data, ownHost)),
  ...(await wrongThere(tx, claim)),
];

async function wrongSite(tx: Tx, data: object): Promise<readonly Refusal[]> {
  const siteId = "siteId" in data && !("zone" in data) ? data.siteId : null;
  if (siteId === null || (await sitesOf(tx)).some(({ id }) => id === siteId)) return [];
  return [{ rule: "site", field: "siteId", says: "The clinic has no such site.", satisfy: "Choose one of its sites." }];
}

/** Pages asked for by a host belong to one clinic. Two that claim it at once queue, so that the second is refused. */
async function wrongHost(tx: Tx, data: object, ownHost = ""): Promise<readonly Refusal[]> {
  const host = "host" in data && typeof data.host === "string" ? data.host : null;
  if (host === null) return [];
  await sql`select pg_advisory_xact_lock(hashtextextended('the hosts of all clinics', 0))`.execute(tx.q);
  const { rows } = await sql<{ taken: boolean }>`select host_is_taken(${host}, ${ownHost}) as taken`.execute(tx.q);
  if (rows[0]?.taken !== true) return [];
  const satisfy = "Write an address of your own, or leave it empty.";
  return [{ rule: "host-taken", field: "host", says: `"${host}" is the address of another clinic's pages.`, satisfy }];
}

export { draftProtocol, signDraft, signProtocol } from "./protocol-desk.ts";
export { ProtocolShape } from "./protocol-shape.ts";
