import type { Tx } from "#plumbing/db.ts";
import type { Protocol } from "./events.ts";
export {
  closuresOf,
  hoursOf,
  leavesOf,
  type PlaceSettings,
  placeSettings,
  pricesOf,
  profileOf,
  roomName,
  roomsOf,
  rotasOf,
  siteNamesOf,
  siteOfRoom,
  sitesOf,
} from "./opening-read.ts";
import { unapprovedExample } from "./unapproved-example.ts";

export type DeviceRow = {
  readonly id: string;
  readonly roomId: string;
  readonly label: string;
  readonly zone: string;
  readonly identifiers: readonly string[];
  readonly addresses: readonly string[];
};

/** Every monitor that stands in the clinic now. */
export async function devicesOf(tx: Tx): Promise<readonly DeviceRow[]> {
  const rows = await tx.q.selectFrom("devices").selectAll().where("removed", "=", false).orderBy("label").execute();
  return rows.map(({ id, room_id, label, zone, identifiers, addresses }) => ({
    id,
    roomId: room_id,
    label,
    zone,
    identifiers,
    addresses,
  }));
}

export type Place = {
  readonly clinic: { readonly name: string; readonly demonstration: boolean };
  readonly site: { readonly id: string; readonly name: string; readonly zone: string };
  readonly rooms: readonly { readonly id: string; readonly name: string }[];
};

/** The clinic, its site and its open infusion rooms in the order they stand; null before it was founded. */
export async function placeOf(tx: Tx): Promise<Place | null> {
  const clinic = await tx.q.selectFrom("clinics").select(["name", "demonstration"]).executeTakeFirst();
  const site = await tx.q.selectFrom("sites").select(["id", "name", "zone"]).orderBy("name").executeTakeFirst();
  if (clinic === undefined || site === undefined) return null;
  const rooms = await tx.q
    .selectFrom("rooms")
    .select(["id", "name"])
    .where("site_id", "=", site.id)
    .where("kind", "=", "infusion")
    .where("closed", "=", false)
    .orderBy("nth")
    .execute();
  return { clinic, site, rooms };
}

export type SignedBy = { readonly by: string; readonly demonstration: boolean };
export type ProtocolVersion = {
  readonly protocol: Protocol;
  readonly signed: SignedBy | null;
  /** Parts that version was signed without: the example's stand in to be read, and no decision may rest on them. */
  readonly lacks: readonly ("evaluation" | "course" | "followup")[];
};

/** One version of the protocol; the unapproved example where the clinic has none of that name. */
export async function protocolVersion(tx: Tx, id: string, version: string): Promise<ProtocolVersion> {
  const row = await tx.q
    .selectFrom("protocols")
    .select(["body", "signed_name", "demonstration"])
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return row === undefined ? unsigned : versionOf(row);
}

/** The version new visits follow: the latest signed one, else the example, on which no real infusion starts. */
export async function currentProtocol(tx: Tx): Promise<ProtocolVersion> {
  const row = await tx.q
    .selectFrom("protocols")
    .select(["body", "signed_name", "demonstration"])
    .where("signed_at", "is not", null)
    .orderBy("signed_at", "desc")
    .executeTakeFirst();
  return row === undefined ? unsigned : versionOf(row);
}

/** The newest version nobody has signed, where it was laid down after the one that counts now; null where there is none. */
export async function openDraft(tx: Tx): Promise<Protocol | null> {
  const row = await tx.q
    .selectFrom("protocols")
    .select(["body", "signed_at"])
    .orderBy("drafted_at", "desc")
    .orderBy("version", "desc")
    .executeTakeFirst();
  return row === undefined || row.signed_at !== null ? null : wholeOf(row.body);
}

const unsigned: ProtocolVersion = { protocol: unapprovedExample, signed: null, lacks: [] };

const wholeOf = (body: string): Protocol => ({ ...unapprovedExample, ...(JSON.parse(body) as Partial<Protocol>) });

function versionOf(row: { body: string; signed_name: string | null; demonstration: boolean }): ProtocolVersion {
  const body = JSON.parse(row.body) as Partial<Protocol>;
  return {
    protocol: wholeOf(row.body),
    signed: row.signed_name === null ? null : { by: row.signed_name, demonstration: row.demonstration },
    lacks: (["evaluation", "course", "followup"] as const).filter((part) => body[part] === undefined),
  };
}
