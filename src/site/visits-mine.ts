import type { AppointmentType } from "#booking/events.ts";
import {
  type AppointmentRow,
  appointmentsOfEnquiry,
  appointmentsOfPatient,
  enquiriesByEmail,
  rulesOf,
  waitingFor,
  type WaitingRow,
} from "#booking/read.ts";
import { patientsByEmail } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";

/** A visit of the person who looks, with what they may do to it. */
export type Visit = AppointmentRow & {
  readonly type: AppointmentType;
  /** Until when they move or cancel it by themselves. */
  readonly changeUntil: Instant;
  readonly canCancel: boolean;
  readonly canMove: boolean;
};

export type Mine = { readonly visits: readonly Visit[]; readonly waiting: readonly WaitingRow[] };

type People = { readonly enquiries: ReadonlySet<string>; readonly patients: ReadonlySet<string> };

/** Whom an address speaks for: those who asked with it, and the patients who are reached by it. */
async function peopleAt(tx: Tx, email: string): Promise<People> {
  const enquiries = await enquiriesByEmail(tx, email);
  const patients = await patientsByEmail(tx, email);
  return { enquiries: new Set(enquiries.map(({ id }) => id)), patients: new Set(patients) };
}

/** Does anybody here have this address? */
export async function isKnown(tx: Tx, email: string): Promise<boolean> {
  const { enquiries, patients } = await peopleAt(tx, email);
  return enquiries.size + patients.size > 0;
}

/** Every visit and wish of those at this address, the earliest first. */
export async function mineAt(tx: Tx, email: string, now: Instant): Promise<Mine> {
  const { enquiries, patients } = await peopleAt(tx, email);
  const rows = new Map<string, AppointmentRow>();
  for (const id of enquiries) for (const row of await appointmentsOfEnquiry(tx, id)) rows.set(row.id, row);
  for (const id of patients) for (const row of await appointmentsOfPatient(tx, id)) rows.set(row.id, row);
  const { types, cutoffHours } = await rulesOf(tx);
  const visits = [...rows.values()]
    .toSorted((a, b) => a.startAt - b.startAt)
    .flatMap((row) => {
      const type = types.find(({ id }) => id === row.typeId);
      return type === undefined ? [] : [visitOf(row, type, cutoffHours, now)];
    });
  const waiting = (await waitingFor(tx, null)).filter(
    ({ enquiryId, patientId }) => enquiries.has(enquiryId ?? "") || patients.has(patientId ?? ""),
  );
  return { visits, waiting };
}

function visitOf(row: AppointmentRow, type: AppointmentType, cutoffHours: number, now: Instant): Visit {
  const changeUntil = as<Instant>(row.startAt - cutoffHours * 3_600_000);
  const canCancel = row.state === "booked" && now <= changeUntil;
  return { ...row, type, changeUntil, canCancel, canMove: canCancel && type.publicBooking && row.series === null };
}

/** Still to come, or under way. */
export const isAhead = ({ state, endAt }: Visit, now: Instant): boolean =>
  (state === "booked" || state === "arrived") && endAt > now;
