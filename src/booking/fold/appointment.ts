import type { Language } from "#clinic/events.ts";
import type { Recorded } from "#plumbing/facts.ts";
import { compareDays } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import type { AppointmentFact, ForWhom, Mover, Placing } from "../events.ts";

export type AppointmentState = "held" | "booked" | "arrived" | "done" | "missed" | "cancelled" | "released";

type Answers = Extract<AppointmentFact, { type: "EveningAnswered" }>["data"]["answers"];

/** One appointment as its facts stand. `ride` and `evening` belong to the time it is booked for now. */
export type Appointment = ForWhom & {
  readonly typeId: string;
  readonly state: AppointmentState;
  readonly placing: Placing;
  readonly heldUntil: Instant | null;
  readonly language: Language | null;
  readonly series: string | null;
  readonly nth: number | null;
  readonly override: string | null;
  /** When this time was agreed: booked, or moved to. */
  readonly agreedAt: Instant | null;
  /** How often it was moved: a reminder for the old time is not one for the new. */
  readonly moves: number;
  readonly ride: { readonly driver: string; readonly mobile: string; readonly confirmed: boolean } | null;
  readonly evening: { readonly at: Instant; readonly answers: Answers } | null;
  readonly onTheWay: boolean;
  readonly arrivedAt: Instant | null;
  readonly ended: { readonly at: Instant; readonly byWhom: Mover | null; readonly why: string } | null;
};

export type RecordedAppointmentFact = Recorded<AppointmentFact>;

/** What occupies its room and its people: everything that is not over or given up. One that is over was really there. */
export const isOccupying = ({ state }: Pick<Appointment, "state">): boolean =>
  state !== "cancelled" && state !== "released" && state !== "missed";

/** Where an appointment stands; null while nothing was held or booked. Total: a fact that fits nothing changes nothing. */
export const foldAppointment = (facts: readonly RecordedAppointmentFact[]): Appointment | null =>
  facts.reduce<Appointment | null>(evolve, null);

function evolve(before: Appointment | null, fact: RecordedAppointmentFact): Appointment | null {
  if (fact.type === "AppointmentHeld") return held(fact);
  if (fact.type === "AppointmentBooked") return booked(before, fact);
  return before === null ? null : { ...before, ...changeOf(before, fact) };
}

const nothingYet = {
  override: null,
  agreedAt: null,
  moves: 0,
  ride: null,
  evening: null,
  onTheWay: false,
  arrivedAt: null,
  ended: null,
};

const held = ({ data }: Extract<RecordedAppointmentFact, { type: "AppointmentHeld" }>): Appointment => ({
  ...nothingYet,
  ...data,
  state: "held",
  language: null,
});

const booked = (
  before: Appointment | null,
  { at, data }: Extract<RecordedAppointmentFact, { type: "AppointmentBooked" }>,
): Appointment => ({ ...nothingYet, ...before, ...data, state: "booked", heldUntil: null, agreedAt: at, ended: null });

type Later = Exclude<RecordedAppointmentFact, { type: "AppointmentHeld" | "AppointmentBooked" }>;

type AtTheVisit = Extract<Later, { type: "RideNamed" | "RideConfirmed" | "EveningAnswered" | "OnTheWay" }>;

function changeOf(before: Appointment, fact: Later): Partial<Appointment> {
  switch (fact.type) {
    case "AppointmentMoved":
      return moved(before, fact);
    case "AppointmentCancelled":
      return { state: "cancelled", ended: { at: fact.at, byWhom: fact.data.byWhom, why: fact.data.why } };
    case "HoldReleased":
      return { state: "released", ended: { at: fact.at, byWhom: null, why: fact.data.why } };
    case "Arrived":
      return { state: "arrived", arrivedAt: fact.at };
    case "ArrivalTakenBack":
      return before.state === "arrived" ? { state: "booked", arrivedAt: null } : {};
    case "Missed":
      return { state: "missed", ended: { at: fact.at, byWhom: null, why: fact.data.why } };
    case "Done":
      return { state: "done", ended: { at: fact.at, byWhom: null, why: "" } };
    default:
      return preparing(before, fact);
  }
}

function preparing({ ride }: Appointment, fact: AtTheVisit): Partial<Appointment> {
  switch (fact.type) {
    case "RideNamed":
      return { ride: { ...fact.data, confirmed: false } };
    case "RideConfirmed":
      return ride === null ? {} : { ride: { ...ride, confirmed: true } };
    case "EveningAnswered":
      return { evening: { at: fact.at, answers: fact.data.answers } };
    case "OnTheWay":
      return { onTheWay: true };
  }
}

/** A driver said yes to one time, and the evening's answers were for one evening: a move within the day keeps the answers. */
function moved(
  { moves, ride, placing, evening }: Appointment,
  { at, data }: Extract<Later, { type: "AppointmentMoved" }>,
): Partial<Appointment> {
  const { zone, startAt } = data.placing;
  const sameDay = compareDays(dayIn(zone, placing.startAt), dayIn(zone, startAt)) === 0;
  return {
    placing: data.placing,
    override: data.override,
    agreedAt: at,
    moves: moves + 1,
    ride: ride === null ? null : { ...ride, confirmed: false },
    evening: sameDay ? evening : null,
    onTheWay: false,
  };
}
