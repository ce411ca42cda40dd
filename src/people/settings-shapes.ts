import { z } from "zod";
import { uuid } from "#plumbing/shapes.ts";

export { uuid };

/** The shapes of what the settings send; whether it can stand is for the room's rules. A line may be empty. */
export const line = (most: number) =>
  z
    .string("words are needed")
    .trim()
    .max(most, `at most ${most} characters`)
    .regex(/^\P{Cc}*$/u, "one line, without control characters");

/** Several lines. */
const lines = (most: number) =>
  z
    .string("words are needed")
    .trim()
    .max(most, `at most ${most} characters`)
    .regex(/^(\P{Cc}|\n)*$/u, "without control characters");

const said = (most: number) => z.strictObject({ en: lines(most), es: lines(most) });

const weekday = z.union([1, 2, 3, 4, 5, 6, 7].map((n) => z.literal(n)));

export const Weekly = z
  .array(z.strictObject({ weekday, from: line(5), to: line(5) }), "a week is needed")
  .max(50, "at most 50 stretches a week")
  .transform((week) => week.map((shift) => ({ ...shift, weekday: shift.weekday as 1 | 2 | 3 | 4 | 5 | 6 | 7 })));

export const Profile = z.strictObject({
  name: line(120),
  host: line(200)
    .transform((host) => host.toLowerCase())
    .nullable(),
  phone: line(40),
  email: line(200),
  street: line(200),
  town: line(200),
  brand: z.strictObject({ amber: line(7), rust: line(7), plum: line(7) }),
  languages: z.array(z.enum(["en", "es"])).max(2, "two at most"),
  people: z.array(z.strictObject({ name: line(120), role: said(120), about: said(2000) })).max(60, "at most 60 people"),
});

export const Prices = z.strictObject({
  items: z
    .array(
      z.strictObject({
        id: line(60).min(1, "this is needed"),
        name: said(120),
        usd: z.number("an amount is needed").max(1_000_000, "at most 1,000,000"),
        note: said(500),
      }),
    )
    .max(100, "at most 100 prices"),
  rules: said(4000),
});

export const Closure = z.strictObject({
  closureId: uuid,
  siteId: uuid,
  firstDay: line(10),
  lastDay: line(10),
  why: line(200),
});

export const Room = z.strictObject({
  roomId: uuid,
  siteId: uuid,
  name: line(60).min(1, "this is needed"),
  kind: z.enum(["infusion", "consulting"], "choose one"),
});

export const Leave = z.strictObject({
  leaveId: uuid,
  staffId: uuid,
  fromAt: z.number().int(),
  toAt: z.number().int(),
  why: line(200),
});
