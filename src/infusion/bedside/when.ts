import { zoneOffset } from "#science/civil.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";

/** When something happened, as a person says it: now, so many minutes ago, or at a time of the clinic's clock. */
export type When =
  | { readonly kind: "now" }
  | { readonly kind: "ago"; readonly minutes: number }
  | { readonly kind: "time"; readonly text: string };

const DAY = 86_400_000;

/**
 * The instant that was meant; null while the time is not complete. A time later than now is yesterday's:
 * what is charted has happened.
 */
export function instantOf(when: When, now: Instant, zone: string): Instant | null {
  if (when.kind === "now") return now;
  if (when.kind === "ago") return after(now, minutes(-when.minutes));
  const [, hours, mins] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(when.text.trim()) ?? [];
  if (hours === undefined || mins === undefined) return null;
  const wall = now + zoneOffset(zone, now);
  const midnight = wall - (((wall % DAY) + DAY) % DAY);
  const said = midnight + minutes(Number(hours) * 60 + Number(mins));
  const at = as<Instant>(said - zoneOffset(zone, as<Instant>(said - zoneOffset(zone, now))));
  return at > now + minutes(1) ? as<Instant>(at - DAY) : at;
}
