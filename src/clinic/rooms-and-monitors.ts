import type { Tx } from "#plumbing/db.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { devicesOf, type DeviceRow, roomsOf } from "./read.ts";
import type { Claim } from "./rules.ts";

/** What is wrong with something said about a room or a monitor, as the clinic stands now; none when it can stand. */
export async function wrongThere(tx: Tx, { type, data }: Claim): Promise<readonly Refusal[]> {
  switch (type) {
    case "RoomAdded":
      return wrongName(tx, data);
    case "RoomRenamed":
      return [...(await wrongRoom(tx, data.roomId)), ...(await wrongName(tx, data))];
    case "RoomClosed":
      return [...(await wrongRoom(tx, data.roomId)), ...(await stillMonitored(tx, data.roomId))];
    case "DeviceAdded":
      return [...(await wrongRoom(tx, data.roomId, "infusion")), ...(await takenFor(tx, data))];
    case "DeviceMoved":
      return [...(await wrongMonitor(tx, data.deviceId)), ...(await wrongRoom(tx, data.roomId, "infusion"))];
    default:
      return [];
  }
}

const NO_ROOM: Refusal = {
  rule: "room",
  field: "roomId",
  says: "The clinic has no such room any more.",
  satisfy: "Choose one of its rooms.",
};
const CONSULTING: Refusal = {
  rule: "treatment-room",
  field: "roomId",
  says: "Nobody is treated in a consulting room.",
  satisfy: "Choose a treatment room for the monitor.",
};
const NO_MONITOR: Refusal = {
  rule: "monitor",
  field: "deviceId",
  says: "This monitor was taken away.",
  satisfy: "Add it again where it stands.",
};

async function wrongRoom(tx: Tx, roomId: string, kind?: "infusion"): Promise<readonly Refusal[]> {
  const room = (await roomsOf(tx)).find(({ id }) => id === roomId);
  if (room === undefined) return [NO_ROOM];
  return kind === undefined || room.kind === kind ? [] : [CONSULTING];
}

/** Two rooms of one name are one too many where a patient is to be found in a hurry. */
async function wrongName(
  tx: Tx,
  room: { readonly roomId: string; readonly name: string },
): Promise<readonly Refusal[]> {
  const plain = (name: string) => name.trim().toLowerCase();
  const twin = (await roomsOf(tx)).find(({ id, name }) => id !== room.roomId && plain(name) === plain(room.name));
  const satisfy = "Give it a name of its own.";
  return twin === undefined
    ? []
    : [{ rule: "room-name", field: "name", says: `Another room is called ${twin.name}.`, satisfy }];
}

async function stillMonitored(tx: Tx, roomId: string): Promise<readonly Refusal[]> {
  const here = (await devicesOf(tx)).filter((device) => device.roomId === roomId);
  const satisfy = "Move it to another room or take it away first.";
  return here.map(({ label }) => ({
    rule: "monitor-there",
    says: `The monitor ${label} stands in this room.`,
    satisfy,
  }));
}

const wrongMonitor = async (tx: Tx, deviceId: string): Promise<readonly Refusal[]> =>
  (await devicesOf(tx)).some(({ id }) => id === deviceId) ? [] : [NO_MONITOR];

/** Of two monitors with one name at one address, nobody could say whose numbers came. */
async function takenFor(
  tx: Tx,
  { identifiers, addresses }: Pick<DeviceRow, "identifiers" | "addresses">,
): Promise<readonly Refusal[]> {
  const twin = (await devicesOf(tx)).find(
    (other) =>
      other.identifiers.some((name) => identifiers.includes(name)) &&
      other.addresses.some((address) => addresses.includes(address)),
  );
  const satisfy = "Enter the name that only this monitor has.";
  return twin === undefined
    ? []
    : [{ rule: "monitor-twice", field: "identifiers", says: `${twin.label} calls itself so already.`, satisfy }];
}
