import { z } from "zod";
import { After } from "#people/desk.ts";
import { clock, line, uuid } from "./shapes.ts";

const said = z.strictObject({ en: line(80), es: line(80) });
const minutes = z.number("a number is needed");

const Type = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, "small letters, digits and hyphens"),
  name: said,
  neutral: said,
  minutes,
  before: minutes,
  after: minutes,
  room: z.enum(["infusion", "consulting"]).nullable(),
  video: z.boolean(),
  videoLink: z.string().trim().max(200, "at most 200 characters").nullable().default(null),
  people: z
    .array(
      z.strictObject({
        role: z.enum(["owner", "medical-director", "prescriber", "nurse", "front-desk"]),
        takes: z.enum(["whole", "share"]),
      }),
    )
    .max(6),
  prescriberOnSite: z.boolean(),
  monitor: z.boolean(),
  escort: z.boolean(),
  publicBooking: z.boolean(),
});

/** How a clinic books, as a form sends it. Whether the numbers make sense is for the rules to say. */
export const Rules = z.strictObject({
  id: uuid,
  after: After,
  rules: z.strictObject({
    types: z.array(Type).max(40),
    patientsPerNurse: minutes,
    stepMinutes: minutes,
    holdMinutes: minutes,
    noticeHours: minutes,
    weeksAhead: minutes,
    cutoffHours: minutes,
    offerMinutes: minutes,
    quiet: z.strictObject({ from: clock, to: clock }),
  }),
});
