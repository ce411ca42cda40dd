import type { Context } from "hono";
import { appointmentOf } from "./read.ts";
import { asked, notFound, ok, type Reply } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import { isAllowed } from "#people/events.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import type { z } from "zod";
import type { Doing, Refused } from "./doing.ts";
import type { Appointment } from "./fold/appointment.ts";
import type { AppointmentRow } from "./read.ts";
import { type EveningCall, eveningCalls } from "./rules/evening.ts";

type Roles = { readonly roles: readonly string[] };

/** What whoever asks may know of the evening's answers: food and the ride are the desk's to talk about, the rest is illness. */
const DESK_ASKS: ReadonlySet<string> = new Set(["food", "ride"]);

/** An appointment as the person who asks may see it. */
export function shownTo({ roles }: Roles, row: AppointmentRow): AppointmentRow {
  if (row.evening === null || isAllowed(roles, "see-patient")) return row;
  const wrong = row.evening.wrong.map((what) => (DESK_ASKS.has(what) ? what : "a health question"));
  return { ...row, evening: { wrong: [...new Set(wrong)] } };
}

/** The answers to call about, with what to ask; the desk reads those that are its own to talk about. */
export function callsShownTo({ roles }: Roles, appointment: Appointment | null): readonly EveningCall[] {
  const evening = appointment?.evening ?? null;
  if (evening === null) return [];
  return eveningCalls(evening.answers).filter(({ id }) => isAllowed(roles, "see-patient") || DESK_ASKS.has(id));
}

/** 404 for what is not this clinic's, 409 with the next free times for what is refused. */
export function refusalReply({ refusals, next }: Refused, patientId: string | null = null): Reply {
  if (refusals.some(({ rule }) => rule.startsWith("no-such-"))) return notFound;
  return { status: 409, body: { refusals, next }, patientId };
}

/** Reads the body, carries the order out in the caller's clinic, and answers. */
export async function ordered<T>(
  c: Context<Signed>,
  schema: z.ZodType<T>,
  about: string,
  work: (doing: Doing, body: T, roles: Roles) => Promise<Reply>,
): Promise<Response> {
  const read = await readBody(c, schema);
  if ("response" in read) return read.response;
  return asked(c, about, (tx, principal) =>
    work({ tx, store: c.var.store, by: principal.staffId, now: c.var.now() }, read.value, principal),
  );
}

/** The appointment as it stands after an order, or the order's refusal. */
export async function appointmentReply(tx: Tx, id: string, outcome: object, roles: Roles): Promise<Reply> {
  const row = await appointmentOf(tx, id);
  if ("refusals" in outcome) return refusalReply(outcome as Refused, row?.patientId ?? null);
  return row === null ? notFound : ok(shownTo(roles, row), row.patientId);
}
