import type { Tx } from "#plumbing/db.ts";
import { readOnce } from "#plumbing/writer.ts";
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

const ofClinic = (stream: string): boolean => stream.startsWith("clinic:");

/** The clinic, its site and its open infusion rooms in the order they stand; null before it was founded. */
export const placeOf = (tx: Tx): Promise<Place | null> => readOnce(tx, "place", ofClinic, () => readPlace(tx));

async function readPlace(tx: Tx): Promise<Place | null> {
  const rows = await tx.q
    .selectFrom("clinics")
    .innerJoin("sites", "sites.clinic_id", "clinics.clinic_id")
    .leftJoin("rooms", (join) =>
      join
        .onRef("rooms.clinic_id", "=", "sites.clinic_id")
        .onRef("rooms.site_id", "=", "sites.id")
        .on("rooms.kind", "=", "infusion")
        .on("rooms.closed", "=", false),
    )
    .select(["clinics.name as clinic", "demonstration", "sites.id as site_id", "sites.name as site", "sites.zone"])
    .select(["rooms.id as room_id", "rooms.name as room"])
    .orderBy("sites.name")
    .orderBy("rooms.nth")
    .execute();
  const [first] = rows;
  if (first === undefined) return null;
  const { clinic: name, demonstration, site_id: id, site, zone } = first;
  const rooms = rows.flatMap((row) =>
    row.site_id === id && row.room_id !== null ? [{ id: row.room_id, name: row.room ?? "" }] : [],
  );
  return { clinic: { name, demonstration }, site: { id, name: site, zone }, rooms };
}

export type SignedBy = { readonly by: string; readonly demonstration: boolean };
export type ProtocolVersion = {
  readonly protocol: Protocol;
  readonly signed: SignedBy | null;
  /** Parts that version was signed without: the example's stand in to be read, and no decision may rest on them. */
  readonly lacks: readonly ("evaluation" | "course" | "followup")[];
};

const ofProtocols = (stream: string): boolean => stream.startsWith("protocol:");

/** One version of the protocol; the unapproved example where the clinic has none of that name. */
export const protocolVersion = (tx: Tx, id: string, version: string): Promise<ProtocolVersion> =>
  readOnce(tx, `protocol ${id} ${version}`, ofProtocols, () => readVersion(tx, id, version));

async function readVersion(tx: Tx, id: string, version: string): Promise<ProtocolVersion> {
  const row = await tx.q
    .selectFrom("protocols")
    .select(["body", "signed_name", "demonstration"])
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return row === undefined ? unsigned : versionOf(row);
}

/** The version new visits follow: the latest signed one, else the example, on which no real infusion starts. */
export const currentProtocol = (tx: Tx): Promise<ProtocolVersion> =>
  readOnce(tx, "protocol now", ofProtocols, () => readCurrent(tx));

async function readCurrent(tx: Tx): Promise<ProtocolVersion> {
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
