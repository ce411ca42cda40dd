import type { Recorded } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import type { ForWhom, Placing, Preference, WaitingFact } from "../events.ts";

export type Offer = { readonly appointmentId: string; readonly placing: Placing; readonly offeredUntil: Instant };

/** Somebody on the wait-list. */
export type Waiting = ForWhom & {
  readonly typeId: string;
  readonly preference: Preference;
  readonly insteadOf: string | null;
  readonly joinedAt: Instant;
  readonly state: "waiting" | "offered" | "taken" | "left";
  /** The offer that stands, or the one that was taken. */
  readonly offer: Offer | null;
  /** Starts that were offered and not taken: they are not offered to this person again. */
  readonly passedOver: readonly Instant[];
};

export type RecordedWaitingFact = Recorded<WaitingFact>;

/** Where somebody on the wait-list stands; null while nobody joined. Total: a fact that fits nothing changes nothing. */
export const foldWaiting = (facts: readonly RecordedWaitingFact[]): Waiting | null =>
  facts.reduce<Waiting | null>(evolve, null);

function evolve(before: Waiting | null, fact: RecordedWaitingFact): Waiting | null {
  if (fact.type === "WaitingJoined")
    return { ...fact.data, joinedAt: fact.at, state: "waiting", offer: null, passedOver: [] };
  return before === null ? null : { ...before, ...changeOf(before, fact) };
}

function changeOf(before: Waiting, fact: Exclude<RecordedWaitingFact, { type: "WaitingJoined" }>): Partial<Waiting> {
  switch (fact.type) {
    case "SlotOffered":
      return { state: "offered", offer: fact.data };
    case "OfferTaken":
      return { state: "taken" };
    case "OfferLapsed":
      return lapsed(before, fact.data.appointmentId);
    case "WaitingLeft":
      return { state: "left", offer: null };
  }
}

/** The next person is asked; this one goes on waiting for another time. */
function lapsed({ offer, passedOver }: Waiting, appointmentId: string): Partial<Waiting> {
  if (offer === null || offer.appointmentId !== appointmentId) return {};
  return { state: "waiting", offer: null, passedOver: [...passedOver, offer.placing.startAt] };
}
