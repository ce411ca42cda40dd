import { type Context, Hono } from "hono";
import { z } from "zod";
import { changePlace, type DataOf, type PlaceType } from "#clinic/desk.ts";
import { placeSettings, roomsOf } from "#clinic/read.ts";
import { asked, notFound, ok } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import { as, type Instant } from "#science/units.ts";
import { may } from "./desk.ts";
import { isAllowed } from "./events.ts";
import { staffOf } from "./read.ts";
import { After, overtaken, savedAs, type Setting } from "./overtaken.ts";
import { Closure, Leave, line, Prices, Profile, Room, uuid, Weekly } from "./settings-shapes.ts";

const SetProfile = z.strictObject({ id: uuid, after: After, profile: Profile });
const SetPrices = z.strictObject({ id: uuid, after: After, prices: Prices });
const SetHours = z.strictObject({ id: uuid, after: After, siteId: uuid, weekly: Weekly });
const SetRota = z.strictObject({ id: uuid, after: After, staffId: uuid, weekly: Weekly });
const Rename = z.strictObject({ id: uuid, roomId: uuid, name: line(60).min(1, "this is needed") });
const DropClosure = z.strictObject({ id: uuid, closureId: uuid });
const DropLeave = z.strictObject({ id: uuid, leaveId: uuid });

type Saying<T extends PlaceType> = {
  readonly id: string;
  readonly type: T;
  readonly data: DataOf<T>;
  /** Of a setting that stands as a whole: the saving that was changed, and what there are several of. */
  readonly after?: string | null;
  readonly of?: NonNullable<Setting["of"]>;
};

const settingOf = (tx: Tx, type: PlaceType, of?: Setting["of"]): Setting => ({
  stream: `clinic:${tx.clinicId}`,
  type,
  ...(of !== undefined && { of }),
});

/** Reads one change of the settings from the body and makes it a fact about the place. */
async function change<B, T extends PlaceType>(
  c: Context<Signed>,
  schema: z.ZodType<B>,
  saying: (body: B, tx: Tx) => Saying<T> | null | Promise<Saying<T> | null>,
  ownHost = "",
): Promise<Response> {
  const read = await readBody(c, schema);
  if ("response" in read) return read.response;
  return asked(c, "settings", async (tx, { staffId }) => {
    const said = await saying(read.value, tx);
    if (said === null) return notFound;
    const { id, after } = said;
    const late = after === undefined ? null : await overtaken(tx, settingOf(tx, said.type, said.of), { id, after });
    if (late !== null) return late;
    const doing = { tx, store: c.var.store, by: staffId, at: c.var.now(), ownHost };
    const refusals = await changePlace(doing, said.id, said.type, said.data);
    return refusals.length > 0 ? { status: 409, body: { refusals } } : ok({ id: said.id });
  });
}

/** The clinic as a place: what it is, when it is open, what it charges, who works when. Whoever works here may look. */
export const settingsRoutes = (ownHost: string) =>
  new Hono<Signed>()
    .get("/api/settings", may("see-settings"), (c) =>
      asked(c, "settings", async (tx, { roles }) => {
        const place = await placeSettings(tx);
        if (place === null) return notFound;
        return ok({
          ...place,
          saved: {
            profile: await savedAs(tx, settingOf(tx, "ProfileSet")),
            prices: await savedAs(tx, settingOf(tx, "PricesSet")),
            hours: await savedAs(tx, settingOf(tx, "HoursSet", { key: "siteId", id: place.site.id })),
          },
          mayChange: isAllowed(roles, "change-settings"),
        });
      }),
    )
    .post("/api/settings/profile", may("change-settings"), (c) =>
      change(c, SetProfile, ({ id, after, profile }) => ({ id, after, type: "ProfileSet", data: profile }), ownHost),
    )
    .post("/api/settings/prices", may("change-settings"), (c) =>
      change(c, SetPrices, ({ id, after, prices }) => ({ id, after, type: "PricesSet", data: prices })),
    )
    .post("/api/settings/hours", may("change-settings"), (c) =>
      change(c, SetHours, ({ id, after, ...data }) => {
        return { id, after, type: "HoursSet", data, of: { key: "siteId", id: data.siteId } };
      }),
    )
    .route("/", openRoutes())
    .route("/", workRoutes());

/** Where and on which days: the rooms, and when the site is shut. */
const openRoutes = () =>
  new Hono<Signed>()
    .post("/api/settings/rooms", may("change-settings"), (c) =>
      change(c, Room, async (room, tx) => {
        const rooms = await roomsOf(tx);
        const known = rooms.find(({ id }) => id === room.roomId);
        const nth = known?.nth ?? Math.max(0, ...rooms.map((one) => one.nth)) + 1;
        return { id: room.roomId, type: "RoomAdded", data: { ...room, nth } };
      }),
    )
    .post("/api/settings/rooms/rename", may("change-settings"), (c) =>
      change(c, Rename, ({ id, ...data }) => ({ id, type: "RoomRenamed", data })),
    )
    .post("/api/settings/closures", may("change-settings"), (c) =>
      change(c, Closure, (data) => ({ id: data.closureId, type: "ClosureAdded", data })),
    )
    .post("/api/settings/closures/remove", may("change-settings"), (c) =>
      change(c, DropClosure, ({ id, closureId }) => ({ id, type: "ClosureRemoved", data: { closureId } })),
    );

/** Who works when and who is away; only of people who work here. */
const workRoutes = () =>
  new Hono<Signed>()
    .post("/api/settings/rotas", may("change-settings"), (c) =>
      change(c, SetRota, async ({ id, after, ...data }, tx) => {
        if ((await staffOf(tx, data.staffId)) === undefined) return null;
        return { id, after, type: "RotaSet", data, of: { key: "staffId", id: data.staffId } };
      }),
    )
    .post("/api/settings/leaves", may("change-settings"), (c) =>
      change(c, Leave, async (leave, tx) => {
        if ((await staffOf(tx, leave.staffId)) === undefined) return null;
        const data = { ...leave, fromAt: as<Instant>(leave.fromAt), toAt: as<Instant>(leave.toAt) };
        return { id: leave.leaveId, type: "LeaveAdded", data };
      }),
    )
    .post("/api/settings/leaves/remove", may("change-settings"), (c) =>
      change(c, DropLeave, ({ id, leaveId }) => ({ id, type: "LeaveRemoved", data: { leaveId } })),
    );
