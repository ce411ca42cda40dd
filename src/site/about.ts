import type { Profile, Weekly } from "#clinic/events.ts";
import { hoursOf, placeOf, profileOf, siteNamesOf } from "#clinic/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { isHex } from "./colours.ts";

/** The clinic as its public pages show it. */
export type Site = {
  readonly clinicId: string;
  readonly name: string;
  readonly demonstration: boolean;
  readonly siteId: string;
  readonly zone: string;
  /** What each site is called, by its id; empty where there is only one, which needs no telling apart. */
  readonly siteNames: ReadonlyMap<string, string>;
  readonly profile: Profile;
  readonly hours: Weekly;
  /** What stands before every path: "https://clinic.example". */
  readonly origin: string;
};

const dusk = { amber: "#f2a65a", rust: "#b4532a", plum: "#7a3c6d" };

/**
 * The clinic of this transaction; null before it was founded. Where it names no host of its own, its pages stand at the
 * installation's: never at the host a request names, for anybody can name any.
 */
export async function siteOf(tx: Tx, ownOrigin: string): Promise<Site | null> {
  const place = await placeOf(tx);
  if (place === null) return null;
  const { clinic, site } = place;
  const profile = await profileOf(tx);
  return {
    clinicId: tx.clinicId,
    name: profile.name === "" ? clinic.name : profile.name,
    demonstration: clinic.demonstration,
    siteId: site.id,
    zone: site.zone,
    siteNames: await siteNamesOf(tx),
    profile: { ...profile, brand: paintable(profile.brand) },
    hours: await hoursOf(tx, site.id),
    origin: profile.host === null ? ownOrigin : `https://${profile.host}`,
  };
}

/** Each colour that is one; our own dusk in place of any other. */
const paintable = ({ amber, rust, plum }: Profile["brand"]): Profile["brand"] => ({
  amber: isHex(amber) ? amber : dusk.amber,
  rust: isHex(rust) ? rust : dusk.rust,
  plum: isHex(plum) ? plum : dusk.plum,
});
