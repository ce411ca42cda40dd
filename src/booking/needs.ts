import type { Need } from "#tasks/desk.ts";
import { type Day, dayOf } from "#science/calendar.ts";
import { dayIn, daysFromCivil, inZone } from "#science/civil.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";
import type { AppointmentType } from "./events.ts";
import type { Appointment } from "./fold/appointment.ts";
import type { Enquiry } from "./fold/enquiry.ts";

/** Somebody who asked is called within so long; the clinic's pages promise no hour. */
const ANSWER_WITHIN = minutes(4 * 60);
const NOON = 12;
const MORNING = 7;

type Whose = { readonly name: string; readonly patientId: string | null };
type Waiting = Pick<Need, "key" | "severity" | "says" | "since" | "dueAt">;

/** The front desk calls, and says what came of it. */
const BY_CALLING = { sees: "see-schedule", closedBy: "person" } as const;

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
  if (appointment.state !== "booked" || type === undefined) return [];
  const about = [name, type.name.en.toLowerCase()].filter((part) => part !== "").join(" · ");
  const rest = { about, owner: "front-desk", opens: `/schedule/${id}`, action: "Call", patientId, ...BY_CALLING };
  return [rideNeed, unansweredNeed]
    .flatMap((need) => need(appointment, type) ?? [])
    .map((need) => ({ ...need, ...rest }));
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
  };
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

const dayBefore = ({ year, month, day }: Day): Day =>
  dayOf(as<Instant>((daysFromCivil(year, month, day) - 1) * 86_400_000));

const onDay = (zone: string, day: Day, hour: number): Instant =>
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
