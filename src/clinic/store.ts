import type { Tx } from "#plumbing/db.ts";
import type { Projection } from "#plumbing/event-store.ts";
import type { Recorded } from "#plumbing/facts.ts";
import type { ProtocolFact } from "./events.ts";
import { keepOpening, openingTables } from "./opening-store.ts";
import type { PlaceFact, RoomKind } from "./places.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    clinics: { clinic_id: string; name: string; demonstration: boolean };
    sites: { clinic_id: string; id: string; name: string; zone: string };
    rooms: {
      clinic_id: string;
      id: string;
      site_id: string;
      name: string;
      nth: number;
      kind: RoomKind;
      closed: boolean;
    };
    devices: {
      clinic_id: string;
      id: string;
      room_id: string;
      label: string;
      zone: string;
      identifiers: string[];
      addresses: string[];
      removed: boolean;
    };
    protocols: {
      clinic_id: string;
      id: string;
      version: string;
      body: string;
      drafted_at: Date;
      signed_by: string | null;
      signed_name: string | null;
      signed_at: Date | null;
      demonstration: boolean;
    };
  }
}

/** The clinic's places, as its own facts tell them. */
export const placeProjection: Projection = {
  streams: "clinic:",
  tables: ["clinics", "sites", "rooms", "devices", ...openingTables],
  apply: async (tx, recorded) => keepPlace(tx, recorded as Recorded<PlaceFact>),
};

async function keepPlace(tx: Tx, fact: Recorded<PlaceFact>): Promise<void> {
  const { q, clinicId: clinic_id } = tx;
  switch (fact.type) {
    case "ClinicFounded":
      return void (await q
        .insertInto("clinics")
        .values({ clinic_id, name: fact.data.name, demonstration: fact.data.demonstration })
        .execute());
    case "SiteOpened": {
      const { siteId: id, name, zone } = fact.data;
      return void (await q.insertInto("sites").values({ clinic_id, id, name, zone }).execute());
    }
    case "RoomAdded":
    case "RoomRenamed":
    case "RoomClosed":
      return keepRoom(tx, fact);
    case "DeviceAdded":
    case "DeviceMoved":
    case "DeviceRemoved":
      return keepMonitor(tx, fact);
    default:
      return keepOpening(tx, fact);
  }
}

type RoomFact = Extract<Recorded<PlaceFact>, { type: "RoomAdded" | "RoomRenamed" | "RoomClosed" }>;

async function keepRoom({ q, clinicId: clinic_id }: Tx, fact: RoomFact): Promise<void> {
  if (fact.type === "RoomAdded") {
    const { roomId: id, siteId: site_id, name, nth, kind = "infusion" } = fact.data;
    await q.insertInto("rooms").values({ clinic_id, id, site_id, name, nth, kind, closed: false }).execute();
    return;
  }
  const change = fact.type === "RoomClosed" ? { closed: true } : { name: fact.data.name };
  await q.updateTable("rooms").set(change).where("id", "=", fact.data.roomId).execute();
}

type MonitorFact = Extract<Recorded<PlaceFact>, { type: "DeviceAdded" | "DeviceMoved" | "DeviceRemoved" }>;

async function keepMonitor({ q, clinicId: clinic_id }: Tx, fact: MonitorFact): Promise<void> {
  if (fact.type === "DeviceAdded") {
    const { deviceId: id, roomId: room_id, label, zone, identifiers, addresses } = fact.data;
    const heard = { zone, identifiers: [...identifiers], addresses: [...addresses], removed: false };
    await q
      .insertInto("devices")
      .values({ clinic_id, id, room_id, label, ...heard })
      .execute();
    return;
  }
  const change = fact.type === "DeviceMoved" ? { room_id: fact.data.roomId } : { removed: true };
  await q.updateTable("devices").set(change).where("id", "=", fact.data.deviceId).execute();
}

/** Protocol versions and who signed them. */
export const protocolProjection: Projection = {
  streams: "protocol:",
  tables: ["protocols"],
  apply: async ({ q, clinicId: clinic_id }, recorded) => {
    const fact = recorded as Recorded<ProtocolFact>;
    if (fact.type === "ProtocolDrafted") {
      const { protocol } = fact.data;
      const unsigned = { signed_by: null, signed_name: null, signed_at: null, demonstration: false };
      await q
        .insertInto("protocols")
        .values({
          clinic_id,
          id: protocol.id,
          version: protocol.version,
          body: JSON.stringify(protocol),
          drafted_at: new Date(fact.at),
          ...unsigned,
        })
        .execute();
      return;
    }
    const { protocolId, version, printedName, demonstration } = fact.data;
    await q
      .updateTable("protocols")
      .set({ signed_by: fact.by, signed_name: printedName, signed_at: new Date(fact.at), demonstration })
      .where("id", "=", protocolId)
      .where("version", "=", version)
      .execute();
  },
};
