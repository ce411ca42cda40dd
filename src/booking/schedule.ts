import type { Context } from "hono";
import { z } from "zod";
import { roomsOf, sitesOf } from "#clinic/read.ts";
import { staffList } from "#people/read.ts";
import { asked, notFound, ok } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import { shapeRefusals, type Signed } from "#plumbing/http.ts";
import { as, type Instant } from "#science/units.ts";
import { calendarOf } from "./question.ts";
import { appointmentsBetween, courseLengths, rulesOf, type AppointmentRow } from "./read.ts";
import type { AppointmentType } from "./events.ts";
import type { Span } from "./rules/intervals.ts";
import { shownTo } from "./replying.ts";
import { instant, uuid } from "./shapes.ts";

const LONGEST_DAYS = 45;

const Asking = z
  .object({
    from: z.coerce.number("a time is needed").pipe(instant),
    to: z.coerce.number("a time is needed").pipe(instant),
    siteId: uuid.optional(),
  })
  .refine(({ from, to }) => from < to && to - from <= LONGEST_DAYS * 86_400_000, {
    path: ["to"],
    message: `it ends after it begins, and at most ${LONGEST_DAYS} days later`,
  });

/** A stretch of a site's days: when it is open, its rooms, who is there when, and what is booked. */
export type ScheduleView = {
  readonly site: { readonly id: string; readonly name: string; readonly zone: string };
  readonly serverNow: Instant;
  readonly open: readonly Span[];
  readonly rooms: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly monitor: boolean;
  }[];
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly credential: string;
    readonly roles: readonly string[];
    readonly on: readonly Span[];
  }[];
  readonly types: readonly AppointmentType[];
  readonly stepMinutes: number;
  /** Also those that were cancelled or missed; never a hold that was given back. */
  readonly appointments: readonly AppointmentRow[];
  /** How many visits each course has that one of these belongs to, by its series. */
  readonly courses: Readonly<Record<string, number>>;
};

export function schedule(c: Context<Signed>): Promise<Response> {
  return asked(c, "schedule", async (tx, principal) => {
    const parsed = Asking.safeParse(c.req.query());
    if (!parsed.success) return { status: 422, body: { refusals: shapeRefusals(parsed.error) } };
    const { siteId } = parsed.data;
    const [from, to] = [as<Instant>(parsed.data.from), as<Instant>(parsed.data.to)];
    const site = (await sitesOf(tx)).find(({ id }) => (siteId ?? id) === id);
    const calendar = site === undefined ? null : await calendarOf(tx, site.id, { from, to });
    if (site === undefined || calendar === null) return notFound;
    const named = new Map((await staffList(tx)).map((person) => [person.id, person]));
    const people = calendar.people.map(({ id, roles, on }) => {
      const { name = "", credential = "" } = named.get(id) ?? {};
      return { id, name, credential, roles, on };
    });
    const { types, stepMinutes } = await rulesOf(tx);
    const rows = (await appointmentsBetween(tx, from, to)).filter((row) => isShown(row, site.id, c.var.now()));
    return ok({
      site,
      serverNow: c.var.now(),
      open: calendar.open,
      rooms: await roomsAt(tx, site.id),
      people,
      types,
      stepMinutes,
      appointments: rows.map((row) => shownTo(principal, row)),
      courses: await courseLengths(tx, rows),
    } satisfies ScheduleView);
  });
}

async function roomsAt(tx: Tx, siteId: string): Promise<ScheduleView["rooms"]> {
  const rooms = (await roomsOf(tx)).filter((room) => room.siteId === siteId);
  return rooms.map(({ id, name, kind, monitor }) => ({ id, name, kind, monitor }));
}

const isShown = ({ siteId, state, heldUntil }: AppointmentRow, here: string, now: Instant): boolean =>
  siteId === here && state !== "released" && (state !== "held" || (heldUntil !== null && heldUntil > now));
