import { Hono } from "hono";
import { z } from "zod";
import { bookedInRoom } from "#booking/read.ts";
import { changePlace } from "#clinic/desk.ts";
import { may } from "#people/desk.ts";
import { asked, ok } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import { lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import type { Instant } from "#science/units.ts";
import { uuid } from "./orders/shapes.ts";
import { openVisits } from "./visits.ts";

const Closing = z.strictObject({ id: uuid, roomId: uuid });

/** Closing a room. It stands here because only from here on is it known who is in it and who is coming. */
export const roomRoutes = () =>
  new Hono<Signed>().post("/api/settings/rooms/close", may("change-settings"), async (c) => {
    const read = await readBody(c, Closing);
    if ("response" in read) return read.response;
    const { id, roomId } = read.value;
    return asked(c, "settings", async (tx, { staffId }) => {
      // Booking and opening a visit queue here too: nobody is put into the room while it is being closed.
      await lockChain(tx);
      const doing = { tx, store: c.var.store, by: staffId, at: c.var.now() };
      const needed = await stillNeeded(tx, roomId, c.var.now());
      const refusals = needed.length > 0 ? needed : await changePlace(doing, id, "RoomClosed", { roomId });
      return refusals.length > 0 ? { status: 409, body: { refusals } } : ok({ id });
    });
  });

async function stillNeeded(tx: Tx, roomId: string, now: Instant): Promise<readonly Refusal[]> {
  const isHere = (await openVisits(tx)).some((visit) => visit.roomId === roomId);
  const booked = await bookedInRoom(tx, roomId, now);
  const visits = booked === 1 ? "1 visit is" : `${booked} visits are`;
  return [
    ...(isHere
      ? [{ rule: "room-in-use", says: "A patient is in this room.", satisfy: "Close it once their visit is over." }]
      : []),
    ...(booked > 0
      ? [
          {
            rule: "room-booked",
            says: `${visits} still booked in this room.`,
            satisfy: "Move them to another room in the week first.",
          },
        ]
      : []),
  ];
}
