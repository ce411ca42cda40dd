import { type Context, Hono } from "hono";
import { z } from "zod";
import { changePlace, type DataOf } from "#clinic/desk.ts";
import { devicesOf, placeOf } from "#clinic/read.ts";
import { may, mayDo } from "#people/desk.ts";
import { asked, notFound, ok, type Reply } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import { lockChain } from "#plumbing/event-store.ts";
import { type Principal, readBody, type Signed } from "#plumbing/http.ts";
import { line, uuid } from "#plumbing/shapes.ts";
import { devicesNow } from "./read.ts";
import { openWatches } from "./watches.ts";

/** Where monitors are listened for, as this installation is set. */
export type ListensAt = { readonly host: string; readonly port: number };

const several = (most: number) => z.array(line(most), "a list is needed").max(8, "at most eight");

const Adding = z.strictObject({
  deviceId: uuid,
  roomId: uuid,
  label: line(60),
  zone: line(60),
  identifiers: several(60),
  addresses: several(45).transform((list) => list.map((one) => one.toLowerCase())),
});
const Moving = z.strictObject({ id: uuid, deviceId: uuid, roomId: uuid });
const Removing = z.strictObject({ id: uuid, deviceId: uuid });

/** The monitors of the clinic: where each stands, how it must be set, and whether it was heard. Whoever works here may look. */
export const monitorRoutes = (listensAt: ListensAt | null) =>
  new Hono<Signed>()
    .get("/api/settings/monitors", may("see-settings"), (c) =>
      asked(c, "monitors", (tx, principal) => monitorsView(tx, principal, listensAt)),
    )
    .post("/api/settings/monitors", may("change-settings"), (c) =>
      onMonitor(c, Adding, (data) => ({ id: data.deviceId, type: "DeviceAdded", data })),
    )
    .post("/api/settings/monitors/move", may("change-settings"), (c) =>
      onMonitor(c, Moving, ({ id, ...data }) => ({ id, type: "DeviceMoved", data })),
    )
    .post("/api/settings/monitors/remove", may("change-settings"), (c) =>
      onMonitor(c, Removing, ({ id, ...data }) => ({ id, type: "DeviceRemoved", data })),
    );

async function monitorsView(tx: Tx, principal: Principal, listensAt: ListensAt | null): Promise<Reply> {
  const place = await placeOf(tx);
  if (place === null) return notFound;
  const [devices, heard] = [await devicesOf(tx), await devicesNow(tx)];
  return ok({
    listensAt,
    zone: place.site.zone,
    rooms: place.rooms,
    monitors: devices.map((device) => ({
      ...device,
      room: place.rooms.find(({ id }) => id === device.roomId)?.name ?? "",
      lastHeardAt: heard.find(({ deviceId }) => deviceId === device.id)?.lastHeardAt ?? null,
    })),
    mayChange: mayDo(principal, "change-settings"),
  } satisfies MonitorsView);
}

export type MonitorsView = {
  readonly listensAt: ListensAt | null;
  readonly zone: string;
  readonly rooms: readonly { readonly id: string; readonly name: string }[];
  readonly monitors: readonly (Awaited<ReturnType<typeof devicesOf>>[number] & {
    readonly room: string;
    readonly lastHeardAt: number | null;
  })[];
  readonly mayChange: boolean;
};

type MonitorFact = "DeviceAdded" | "DeviceMoved" | "DeviceRemoved";
type Saying = { [T in MonitorFact]: { readonly id: string; readonly type: T; readonly data: DataOf<T> } }[MonitorFact];

/** One change of one monitor. The device book reads anew every ten seconds: what is added here is heard without a restart. */
async function onMonitor<B extends { readonly deviceId: string }>(
  c: Context<Signed>,
  schema: z.ZodType<B>,
  saying: (body: B) => Saying,
): Promise<Response> {
  const read = await readBody(c, schema);
  if ("response" in read) return read.response;
  return asked(c, "monitors", async (tx, { staffId }) => {
    await lockChain(tx);
    const { id, type, data } = saying(read.value);
    if ((await openWatches(tx)).some(({ deviceId }) => deviceId === data.deviceId)) return WATCHING;
    const doing = { tx, store: c.var.store, by: staffId, at: c.var.now() };
    const refusals = await changePlace(doing, id, type, data);
    return refusals.length > 0 ? { status: 409, body: { refusals } } : ok({ id });
  });
}

/** Moved now, its numbers would be charted from a room the patient is not in. */
const WATCHING: Reply = {
  status: 409,
  body: {
    refusals: [
      {
        rule: "watching",
        says: "This monitor is on a patient now.",
        satisfy: "Wait until their visit is over, or take the monitor off them at the bedside.",
      },
    ],
  },
};
