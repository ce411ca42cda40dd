import { type Db, everyClinic, inClinic } from "#plumbing/db.ts";
import { type DeviceRow, devicesOf } from "#clinic/read.ts";
import type { Message } from "./hl7.ts";

export type Device = DeviceRow & { readonly clinicId: string };

export type Found = { readonly clinicId: string | null; readonly device: Device | null };

export type DeviceBook = Awaited<ReturnType<typeof openDeviceBook>>;

/** Re-read this often, so that a monitor added in one process is known in all. */
const FRESH_MS = 10_000;

/**
 * Which monitors may speak to us, from where, and what they call themselves. A message belongs to the device on the
 * address's list whose identifier stands in MSH-3, MSH-4 or PV1-3; its patient name never decides.
 */
export async function openDeviceBook(db: Db, clock: () => number) {
  let devices = await readAll(db);
  let readAt = clock();
  async function fresh(): Promise<readonly Device[]> {
    if (clock() - readAt < FRESH_MS) return devices;
    readAt = clock();
    devices = await readAll(db);
    return devices;
  }
  return {
    allows: (address: string): boolean => devices.some(({ addresses }) => addresses.includes(address)),
    all: fresh,
    async find(address: string, message: Message | null): Promise<Found> {
      const here = (await fresh()).filter(({ addresses }) => addresses.includes(address));
      const names = message === null ? new Set<string>() : namesIn(message);
      const device = here.find(({ identifiers }) => identifiers.some((name) => names.has(name))) ?? null;
      return { clinicId: device?.clinicId ?? here[0]?.clinicId ?? null, device };
    },
    /** What the message calls its sender, for the person who looks at what was held back. */
    nameIn: (message: Message): string => [...namesIn(message)].join(" ").slice(0, 120) || "no name",
  };
}

async function readAll(db: Db): Promise<readonly Device[]> {
  const byClinic = (await everyClinic(db)).map(async (clinicId) => {
    const rows = await inClinic(db, clinicId, devicesOf);
    return rows.map((row) => ({ ...row, clinicId }));
  });
  return (await Promise.all(byClinic)).flat();
}

const PLACES = [
  ["MSH", 3],
  ["MSH", 4],
  ["PV1", 3],
] as const;

function namesIn(message: Message): Set<string> {
  const texts = PLACES.map(([segment, field]) => message.field(segment, field) ?? "");
  return new Set(
    texts
      .flatMap((text) => text.split(/[\^&~]/))
      .map((text) => text.trim())
      .filter((text) => text !== ""),
  );
}
