import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import type { Closure, Leave, Prices, Profile, RoomKind, Weekly } from "./places.ts";

/** What there is once of each in a clinic; null while nobody has set it. */
export async function settingOf<T>({ q }: Tx, key: string): Promise<T | null> {
  const row = await q.selectFrom("settings").select("body").where("key", "=", key).executeTakeFirst();
  return row === undefined ? null : (JSON.parse(row.body) as T);
}

/** Warm, calm, and dark enough to read: the colours the pages have until the clinic chooses its own. */
const BRAND = { amber: "#f2a65a", rust: "#b4532a", plum: "#7a3c6d" };

/** What the clinic says of itself; before anybody said it, its name and nothing made up. */
export async function profileOf(tx: Tx): Promise<Profile> {
  const set = await settingOf<Profile>(tx, "profile");
  if (set !== null) return set;
  const clinic = await tx.q.selectFrom("clinics").select("name").executeTakeFirst();
  const nothing = { host: null, phone: "", email: "", street: "", town: "", people: [] };
  return { name: clinic?.name ?? "", ...nothing, brand: BRAND, languages: ["en", "es"] };
}

/** What the clinic charges; nothing while nobody has set it. */
export const pricesOf = async (tx: Tx): Promise<Prices> =>
  (await settingOf<Prices>(tx, "prices")) ?? { items: [], rules: { en: "", es: "" } };

export type Site = { readonly id: string; readonly name: string; readonly zone: string };

export const sitesOf = async ({ q }: Tx): Promise<readonly Site[]> =>
  q.selectFrom("sites").select(["id", "name", "zone"]).orderBy("name").execute();

/** What each site is called, by its id; empty where there is only one, which needs no telling apart. */
export async function siteNamesOf(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const sites = await sitesOf(tx);
  return new Map(sites.length < 2 ? [] : sites.map(({ id, name }) => [id, name]));
}

export type RoomRow = {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  readonly nth: number;
  readonly kind: RoomKind;
  /** A monitor stands there. */
  readonly monitor: boolean;
};

/** Every open room of the clinic in the order they stand, infusion rooms and consulting rooms. */
export async function roomsOf({ q }: Tx): Promise<readonly RoomRow[]> {
  const rows = await q
    .selectFrom("rooms")
    .select(["id", "site_id", "name", "nth", "kind"])
    .where("closed", "=", false)
    .orderBy("nth")
    .orderBy("name")
    .execute();
  const devices = await q.selectFrom("devices").select("room_id").where("removed", "=", false).execute();
  const monitored = new Set(devices.map(({ room_id }) => room_id));
  return rows.map(({ id, site_id: siteId, name, nth, kind }) => ({
    id,
    siteId,
    name,
    nth,
    kind,
    monitor: monitored.has(id),
  }));
}

/** What a room is called, also one that was closed since; null where there never was one. */
export async function roomName({ q }: Tx, id: string): Promise<string | null> {
  const row = await q.selectFrom("rooms").select("name").where("id", "=", id).executeTakeFirst();
  return row?.name ?? null;
}

/** At which site a room is, also one that was closed since; null where there never was one. */
export async function siteOfRoom({ q }: Tx, id: string): Promise<string | null> {
  const row = await q.selectFrom("rooms").select("site_id").where("id", "=", id).executeTakeFirst();
  return row?.site_id ?? null;
}

/** When a site is open, by its own wall clocks; never, while nobody has set it. */
export async function hoursOf({ q }: Tx, siteId: string): Promise<Weekly> {
  const row = await q.selectFrom("opening_hours").select("weekly").where("site_id", "=", siteId).executeTakeFirst();
  return row === undefined ? [] : (JSON.parse(row.weekly) as Weekly);
}

/** Holidays and other days on which a site is shut, the earliest first. */
export async function closuresOf({ q }: Tx, siteId: string): Promise<readonly Closure[]> {
  const rows = await q
    .selectFrom("closures")
    .select(["id", "site_id", "first_day", "last_day", "why"])
    .where("site_id", "=", siteId)
    .orderBy("first_day")
    .orderBy("id")
    .execute();
  return rows.map(({ id, site_id, first_day, last_day, why }) => ({
    closureId: id,
    siteId: site_id,
    firstDay: first_day,
    lastDay: last_day,
    why,
  }));
}

/** Who works when, as a rule. Somebody without a row here is not on any rota. */
export async function rotasOf({ q }: Tx): Promise<readonly { readonly staffId: string; readonly weekly: Weekly }[]> {
  const rows = await q.selectFrom("rotas").select(["staff_id", "weekly"]).orderBy("staff_id").execute();
  return rows.map(({ staff_id, weekly }) => ({ staffId: staff_id, weekly: JSON.parse(weekly) as Weekly }));
}

/** Who is away at some time between `from` and `to`, the end not included. */
export async function leavesOf({ q }: Tx, from: Instant, to: Instant): Promise<readonly Leave[]> {
  const rows = await q
    .selectFrom("leaves")
    .select(["id", "staff_id", "from_at", "to_at", "why"])
    .where("from_at", "<", new Date(to))
    .where("to_at", ">", new Date(from))
    .orderBy("from_at")
    .orderBy("id")
    .execute();
  return rows.map(({ id, staff_id, from_at, to_at, why }) => ({
    leaveId: id,
    staffId: staff_id,
    fromAt: as<Instant>(from_at.getTime()),
    toAt: as<Instant>(to_at.getTime()),
    why,
  }));
}

/** Everything about the place that its settings show: what it says of itself, its rooms, its hours, its prices. */
export type PlaceSettings = {
  readonly demonstration: boolean;
  readonly site: Site;
  readonly profile: Profile;
  readonly prices: Prices;
  readonly hours: Weekly;
  readonly closures: readonly Closure[];
  readonly rooms: readonly RoomRow[];
};

/** Null before the clinic was founded. */
export async function placeSettings(tx: Tx): Promise<PlaceSettings | null> {
  const clinic = await tx.q.selectFrom("clinics").select("demonstration").executeTakeFirst();
  const [site] = await sitesOf(tx);
  if (clinic === undefined || site === undefined) return null;
  return {
    ...clinic,
    site,
    profile: await profileOf(tx),
    prices: await pricesOf(tx),
    hours: await hoursOf(tx, site.id),
    closures: await closuresOf(tx, site.id),
    rooms: await roomsOf(tx),
  };
}
