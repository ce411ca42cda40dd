import { html } from "hono/html";
import { z } from "zod";
import type { Placing } from "#booking/events.ts";
import { addressLine, type Language } from "#clinic/events.ts";
import { as, type Instant } from "#science/units.ts";
import type { Site } from "./about.ts";
import { clockTime, zoneName } from "./show-time.ts";
import type { Html } from "./ways.ts";

type Offered = Pick<Placing, "startAt" | "zone" | "siteId">;

/** A time to press. Where the clinic has several sites it says at which one, and by whose clocks where they are not the site's first shown. */
export function slotButton({ siteNames }: Site, lang: Language, day: string, time: Offered, zone: string): Html {
  const { startAt, siteId } = time;
  const where = siteNames.get(siteId);
  const value = sentTime(startAt, where === undefined ? null : siteId);
  const clocks = time.zone === zone ? "" : `, ${zoneName(lang, time.zone, startAt)}`;
  return html`<li>
    <button class="slot" name="at" value="${value}">
      <span class="hidden">${day}, </span>${clockTime(lang, time.zone, startAt)}${
        where === undefined ? "" : html`<small>${where}${clocks}</small>`
      }
    </button>
  </li>`;
}

/** What such a button sends: when, and at which site where there is a choice. `ChosenTime` reads it. */
export const sentTime = (startAt: Instant, siteId: string | null): string =>
  siteId === null ? String(startAt) : `${startAt} ${siteId}`;

export const ChosenTime = z
  .string()
  .regex(/^\d{1,15}( [\da-f-]{36})?$/)
  .transform((sent) => {
    const [at, siteId = null] = sent.split(" ");
    return { startAt: as<Instant>(Number(at)), siteId };
  })
  .refine(({ startAt }) => startAt > 0 && startAt <= 8e12);

/** The site's name where there are several, else the clinic's address; empty where neither is told. */
export const placeNamed = ({ siteNames, profile }: Site, siteId: string): string =>
  siteNames.get(siteId) ?? addressLine(profile);
