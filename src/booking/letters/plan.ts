import { after, as, type Instant, minutes } from "#science/units.ts";
import type { BookingRules } from "../events.ts";
import { afterQuiet, quietFor } from "../rules/quiet.ts";
import { remindersOf } from "../rules/reminders.ts";
import type { LetterKind } from "./facts.ts";

/** What is known of a visit when its letters are planned. */
export type ToPlan = {
  readonly id: string;
  readonly state: "booked" | "cancelled";
  readonly startAt: Instant;
  /** How often it was moved: what was written for an earlier time is another letter. */
  readonly moves: number;
  /** When it was booked, moved or cancelled last. */
  readonly changedAt: Instant;
  readonly escort: boolean;
  readonly ride: { readonly mobile: string; readonly confirmed: boolean } | null;
  readonly eveningAnswered: boolean;
  /** "taken": an offer, in place of another visit. "given-up": that other visit. One letter tells of both. */
  readonly offer?: "taken" | "given-up";
};

/** A letter that is to go out in this stretch of time. `key` is its reason: for one reason it is written once. */
export type Planned = {
  readonly kind: LetterKind;
  readonly key: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
};

/** Later than this nobody needs to be told that they booked; they know, or somebody has called. */
const NEWS = minutes(24 * 60);

/** Somebody who comes with an escort and named none is asked three days before. */
const RIDE_AHEAD = minutes(72 * 60);

/** A ride named with the booking itself is named within minutes: only then is it asked for. */
const RIDE_PATIENCE = minutes(30);

type Whose = { readonly zone: string; readonly quiet?: BookingRules["quiet"] | null };
type Rules = Pick<BookingRules, "quiet">;

/**
 * Every letter a visit calls for as it stands, those whose time is still to come too. What is not in here any more,
 * because the visit was moved, cancelled, or has what it was asked for, is no longer true.
 */
export function planOf(visit: ToPlan, whose: Whose, rules: Rules): readonly Planned[] {
  if (isGivenUp(visit)) return [];
  const plans =
    visit.state === "cancelled" ? [news(visit, "cancelled")] : [toldOf(visit), ...ahead(visit, whose, rules)];
  return plans.filter(({ notBefore, notAfter }) => notBefore < notAfter);
}

/** Whether a letter that has not gone yet still says what is so; undefined is a visit that is over. */
export function isStillTrue(visit: ToPlan | undefined, { key, template }: { key: string; template: string }): boolean {
  if (visit === undefined || isGivenUp(visit) || !key.startsWith(reasonOf(visit))) return false;
  if (template === "cancelled" || visit.state === "cancelled") return template === visit.state;
  if (template.startsWith("ride-")) return key === rideKey(visit).key;
  return template !== "evening-questions" || !visit.eveningAnswered;
}

const isGivenUp = ({ state, offer }: ToPlan): boolean => state === "cancelled" && offer === "given-up";

const reasonOf = ({ id, moves }: ToPlan): string => `appointment:${id}:${moves}:`;

const toldOf = (visit: ToPlan): Planned =>
  news(visit, visit.moves === 0 && visit.offer !== "taken" ? "booked" : "moved");

/** Told at once, at any hour: whoever books at night waits for the answer. */
const news = (visit: ToPlan, kind: "booked" | "moved" | "cancelled"): Planned => ({
  kind,
  key: `${reasonOf(visit)}${kind}`,
  notBefore: visit.changedAt,
  notAfter: as<Instant>(Math.min(after(visit.changedAt, NEWS), visit.startAt)),
});

function ahead(visit: ToPlan, whose: Whose, rules: Rules): readonly Planned[] {
  const { startAt, changedAt, escort, eveningAnswered } = visit;
  const reminders = remindersOf({ startAt, agreedAt: changedAt, evening: escort && !eveningAnswered }, whose, rules);
  const planned = reminders.map((reminder) => ({ ...reminder, key: `${reasonOf(visit)}${reminder.kind}` }));
  return escort ? [...planned, rideOf(visit, whose, rules)] : planned;
}

function rideOf(visit: ToPlan, whose: Whose, rules: Rules): Planned {
  const { startAt, changedAt, ride } = visit;
  const soonest = as<Instant>(Math.max(startAt - RIDE_AHEAD, after(changedAt, RIDE_PATIENCE)));
  const notBefore = ride === null ? afterQuiet(soonest, quietFor(rules, whose), whose.zone) : changedAt;
  return { ...rideKey(visit), notBefore, notAfter: startAt };
}

/** Which letter about the ride is the true one now. */
function rideKey(visit: ToPlan): Pick<Planned, "kind" | "key"> {
  const { ride } = visit;
  if (ride === null) return { kind: "ride-please", key: `${reasonOf(visit)}ride-please` };
  const kind = ride.confirmed ? "ride-confirmed" : "ride-ask-driver";
  return { kind, key: `${reasonOf(visit)}${ride.mobile}:${kind}` };
}
