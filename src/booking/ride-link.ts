import { z } from "zod";
import type { Tx } from "#plumbing/db.ts";
import { makeLink } from "#plumbing/proofs.ts";
import { as, type Instant } from "#science/units.ts";

/** What the driver's link proves, for `seeLink` and `takeLink`: it opens one yes to one ride and nothing else. */
export const RIDE_LINK = "ride-driver";

/** What a driver was asked: a yes to another time, or by another driver, is none. */
export type RideAsked = { readonly appointmentId: string; readonly mobile: string; readonly startAt: Instant };

const Subject = z.strictObject({
  appointmentId: z.uuid(),
  mobile: z.string(),
  startAt: z
    .number()
    .int()
    .transform(as<Instant>),
});

/** The secret of a new link for a driver, good until the visit begins. Its page is `/ride/<secret>`. */
export const makeRideLink = (tx: Tx, { appointmentId, mobile, startAt }: RideAsked, now: Instant): Promise<string> =>
  makeLink(tx, {
    purpose: RIDE_LINK,
    subject: JSON.stringify({ appointmentId, mobile, startAt }),
    minutes: Math.max(1, Math.floor((startAt - now) / 60_000)),
    binding: null,
    now,
  });

/** What the subject of a driver's link says was asked. */
export const rideAskedIn = (subject: string): RideAsked => Subject.parse(JSON.parse(subject));
