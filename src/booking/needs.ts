import type { Need } from "#tasks/desk.ts";
import { type Day, dayOf } from "#science/calendar.ts";
import { dayIn, daysFromCivil, inZone } from "#science/civil.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";
import type { AppointmentType } from "./events.ts";
import type { Appointment } from "./fold/appointment.ts";
import type { Enquiry } from "./fold/enquiry.ts";
import { eveningCalls } from "./rules/evening.ts";

/** Somebody who asked is called within so long; the clinic's pages promise no hour. */
const ANSWER_WITHIN = minutes(4 * 60);
const CALL_MISSED_WITHIN = minutes(60);
/** Wrong answers are settled so long before the visit that the chair can still go to somebody else. */
const SETTLE_BEFORE = minutes(60);
export const NOON = 12;
const MORNING = 7;

/** Visits that a closure or a leave came over have a subject of their own: no fact of the visit says so. */
export const displacedSubject = (appointmentId: string): string => `displaced:${appointmentId}`;

type Whose = { readonly name: string; readonly patientId: string | null };
type Waiting = Pick<Need, "key" | "severity" | "says" | "since" | "dueAt" | "sees" | "closedBy"> & {
  readonly owner?: string;
};

/**
 * What an appointment waits for a person to do, as its facts stand. `since` may lie ahead: that is when it becomes a need,
 * if by then the facts have not met it.
 */
export function appointmentNeeds(
  id: string,
  appointment: Appointment,
  type: AppointmentType | undefined,
  { name, patientId }: Whose,
): readonly Need[] {
  if (type === undefined) return [];
  const about = [name, type.name.en.toLowerCase()].filter((part) => part !== "").join(" · ");
  const opens = `/schedule/${id}`;
  return needsIn(appointment, type).map((need) => ({
    ...need,
    about,
    opens,
    patientId,
    action: "Call",
    owner: need.owner ?? "front-desk",
  }));
}

function needsIn(appointment: Appointment, type: AppointmentType): readonly Waiting[] {
  if (appointment.state === "missed" || appointment.state === "cancelled") return lostNeed(appointment);
  if (appointment.state !== "booked") return [];
  return [rideNeed, eveningNeed, unansweredNeed].flatMap((need) => need(appointment, type) ?? []);
}

/** Somebody who did not come, or gave their visit up, may be worse: the clinic asks. What we ourselves cancelled we know. */
function lostNeed({ state, ended, placing }: Appointment): readonly Waiting[] {
  if (ended === null || (state === "cancelled" && ended.byWhom !== "patient")) return [];
  const missed = state === "missed";
  return [
    {
      key: missed ? "missed" : "gave-up",
      severity: missed ? "high" : "low",
      says: missed ? "Did not come: ask how they are" : "Cancelled their visit: ask whether they want another",
      since: ended.at,
      dueAt: missed ? after(ended.at, CALL_MISSED_WITHIN) : placing.startAt,
      sees: "see-schedule",
      closedBy: "person",
    },
  ];
}

/** Nobody goes home alone after an infusion: without a confirmed driver by noon of the day before, somebody calls. */
function rideNeed({ ride, placing, agreedAt }: Appointment, { escort }: AppointmentType): Waiting | null {
  if (!escort || ride?.confirmed === true) return null;
  const noon = onDay(placing.zone, dayBefore(dayIn(placing.zone, placing.startAt)), NOON);
  return {
    key: "ride",
    severity: "medium",
    says: ride === null ? "No ride home named" : `The ride home is not confirmed by ${ride.driver}`,
    since: later(noon, agreedAt ?? noon),
    dueAt: placing.startAt,
    sees: "see-schedule",
  };
}

/**
 * Unknown is never no: an answer left open counts as wrong until a person has asked. Food and the ride are the desk's to
 * talk about; where it is illness, medicine or pregnancy a nurse calls, and nobody else reads it.
 */
function eveningNeed({ evening, placing }: Appointment): Waiting | null {
  const wrong = evening === null ? [] : eveningCalls(evening.answers);
  if (evening === null || wrong.length === 0) return null;
  const isForDesk = wrong.every(({ id }) => id === "food" || id === "ride");
  return {
    key: "evening",
    severity: "high",
    says: `The evening before: ${wrong.map(({ id, answer, call }) => `${id}, ${answer}. ${call}`).join(" ")}`,
    since: evening.at,
    dueAt: as<Instant>(placing.startAt - SETTLE_BEFORE),
    sees: isForDesk ? "see-schedule" : "see-patient",
    closedBy: "person",
    ...(isForDesk ? {} : { owner: "nurse" }),
  };
}

function unansweredNeed({ evening, placing, agreedAt }: Appointment, { escort }: AppointmentType): Waiting | null {
  if (!escort || evening !== null) return null;
  const morning = onDay(placing.zone, dayIn(placing.zone, placing.startAt), MORNING);
  return {
    key: "evening-unanswered",
    severity: "medium",
    says: "The evening questions were not answered",
    since: later(morning, agreedAt ?? morning),
    dueAt: placing.startAt,
    sees: "see-schedule",
    closedBy: "person",
  };
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

export const dayBefore = ({ year, month, day }: Day): Day =>
  dayOf(as<Instant>((daysFromCivil(year, month, day) - 1) * 86_400_000));

export const onDay = (zone: string, day: Day, hour: number): Instant =>
  inZone({ ...day, hour, minute: 0, second: 0, ms: 0 }, zone);

/** A new enquiry waits for a call. One from the public pages counts once its address was proven: anybody can type an address. */
export function enquiryNeeds(id: string, { stage, source, proven, name, madeAt, owner }: Enquiry): readonly Need[] {
  if (stage !== "new" || (source === "site" && proven.length === 0)) return [];
  return [
    {
      key: "answer",
      severity: "medium",
      says: "Enquiry not answered yet",
      about: name,
      owner: owner ?? "front-desk",
      since: madeAt,
      dueAt: after(madeAt, ANSWER_WITHIN),
      opens: `/enquiries/${id}`,
      action: "Call",
      patientId: null,
      sees: "see-enquiries",
    },
  ];
}
