import { z } from "zod";
import type { Preference } from "#booking/events.ts";
import { as, type Instant, type MgPerKg, type Minutes } from "#science/units.ts";
import type { StopSign } from "./events.ts";
import { stopSigns } from "./rules/decide.ts";

const uuid = z.uuid("this is not an identifier");
const instant = z
  .number("a time is needed")
  .int("a time is a whole number")
  .min(946_684_800_000, "this time is before 2000")
  .max(4_102_444_800_000, "this time is after 2100");
const words = (most: number) => z.string("words are needed").trim().max(most, `at most ${most} characters`);
const said = (most: number) => words(most).min(1, "this is needed");
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "a time such as 09:30 is needed");
const number = z.number("a number is needed").finite("a number is needed");

const passed = z.array(z.strictObject({ rule: said(60), reason: said(300) })).max(20, "at most 20");

const dose = {
  mgPerKg: number
    .positive("more than nothing")
    .max(10, "at most 10")
    .transform(as<MgPerKg>),
  minutes: number
    .int("whole minutes")
    .min(1, "at least 1")
    .max(600, "at most 600")
    .transform(as<Minutes>),
  weightBasis: z.enum(["actual", "ideal", "adjusted"], "choose one"),
  basisReason: words(300),
  passed,
};
const nth = z.number("a number is needed").int("a whole number").min(1, "at least 1").max(400, "at most 400");

export const Planning = z.strictObject({
  id: uuid,
  courseId: uuid,
  patientId: uuid,
  kind: z.enum(["induction", "booster", "maintenance"], "choose one"),
  count: nth,
  outcomeScale: said(40),
  titration: said(2000),
  stopping: said(2000),
  goals: said(2000),
  ...dose,
});

export const Ordering = z.strictObject({ id: uuid, nth, note: words(1000), ...dose });
export const Cosigning = z.strictObject({ id: uuid, orderId: uuid });
export const Withdrawing = z.strictObject({ id: uuid, nth, why: said(300) });

const tri = z.enum(["yes", "no", "unknown"], "answer yes, no or unknown");
const signs = z.strictObject(
  Object.fromEntries(stopSigns.map(({ sign }) => [sign, tri])) as Readonly<Record<StopSign, typeof tri>>,
);

export const Reviewing = z.strictObject({
  id: uuid,
  afterNth: nth,
  signs,
  decided: z.enum(["continue", "change-dose", "extend", "stop", "taper", "maintenance"], "choose one"),
  why: said(1000),
  extension: z.strictObject({ count: nth, goals: words(1000), passed }).nullable(),
});

export const Interval = z.strictObject({
  id: uuid,
  days: z.number("a number is needed").int("whole days").min(1, "at least 1").max(400, "at most 400"),
  why: said(300),
});
export const WithWhy = z.strictObject({ id: uuid, why: said(300) });
export const Ending = z.strictObject({
  id: uuid,
  how: z.enum(["completed", "stopped", "declined-by-patient"], "choose one"),
  why: said(300),
});

const preference = z.strictObject({
  weekdays: z.array(z.number().int().min(1).max(7)).max(7),
  from: clock,
  to: clock,
  notBefore: instant,
  notAfter: instant,
});

export const preferenceFrom = ({ notBefore, notAfter, ...rest }: z.infer<typeof preference>): Preference => ({
  ...rest,
  notBefore: as<Instant>(notBefore),
  notAfter: as<Instant>(notAfter),
});

export const Holding = z.strictObject({
  id: uuid,
  series: uuid,
  appointmentIds: z.array(uuid).min(1, "at least one").max(12, "at most 12"),
  preference,
  sooner: words(300).nullable().default(null),
  book: z.boolean(),
});
export const Booking = z.strictObject({ id: uuid, series: uuid });
export const Releasing = z.strictObject({ id: uuid, series: uuid });
export const Moving = z.strictObject({
  id: uuid,
  appointmentId: uuid,
  startAt: instant,
  passed,
  override: said(300).nullable(),
});
export const Missing = z.strictObject({ id: uuid, appointmentId: uuid.nullable(), why: said(300) });
