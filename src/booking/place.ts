import { closuresOf, hoursOf, roomsOf, rotasOf, sitesOf } from "#clinic/read.ts";
import type { Role } from "#people/events.ts";
import { staffList } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { rulesOf } from "./booking-rules.ts";

type Place = Awaited<ReturnType<typeof readPlace>>;

const known = new Map<string, { readonly asOf: string; readonly place: Place }>();

/**
 * Rooms, hours, rotas and rules of a clinic, and who works there. They change seldom and are asked for with every free time,
 * so they are read again only when the clinic's own streams have grown since. One place per clinic is remembered.
 */
export async function placeIn(tx: Tx) {
  const asOf = await grownTo(tx);
  const remembered = known.get(tx.clinicId);
  const place = remembered?.asOf === asOf ? remembered.place : await readPlace(tx);
  known.set(tx.clinicId, { asOf, place });
  const staff = (await staffList(tx)).filter(({ active }) => active);
  return { ...place, people: staff.map(({ id, roles, name }) => ({ id, name, roles: roles as Role[] })) };
}

/**
 * The seals of the newest facts of the clinic's place and rules: what was entered and then rolled back has another one.
 * Read before the place itself, so that what is remembered is never older than it says.
 */
async function grownTo({ q, clinicId }: Tx): Promise<string> {
  const rows = await q
    .selectFrom("events")
    .distinctOn("stream")
    .select("hash")
    .where("stream", "in", [`clinic:${clinicId}`, `booking:${clinicId}`])
    .orderBy("stream")
    .orderBy("version", "desc")
    .execute();
  return rows.map(({ hash }) => hash).join();
}

async function readPlace(tx: Tx) {
  const [rooms, rotas, rules] = [await roomsOf(tx), await rotasOf(tx), await rulesOf(tx)];
  const sites = [];
  for (const site of await sitesOf(tx))
    sites.push({ site, hours: await hoursOf(tx, site.id), closures: await closuresOf(tx, site.id) });
  return { rooms, rotas, rules, sites };
}
