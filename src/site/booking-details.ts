import { z } from "zod";
import { sameAddress } from "#plumbing/visitors.ts";
import { isZone } from "#science/civil.ts";
import { isMailAddress } from "#science/mail-address.ts";
import type { Entered } from "./ask.ts";
import type { BookingWords } from "./booking-words.ts";
import type { Faults } from "./form-parts.ts";

/** A number as people write it, with its country as texts need it: ten digits are of the United States. */
export function dialled(written: string): string | null {
  const digits = written.replaceAll(/\D/g, "");
  if (written.trim().startsWith("+")) return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : null;
  if (/^1?[2-9]\d{9}$/.test(digits)) return `+1${digits.slice(-10)}`;
  return null;
}

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^\P{Cc}*$/u);
const several = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()));
const hour = z.union([z.literal(""), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)]).default("");

export const email = z
  .string()
  .refine(isMailAddress, "faultEmail")
  .transform((typed) => typed.trim());

export const mobile = z
  .string()
  .default("")
  .transform((typed, about) => {
    if (typed.trim() === "") return null;
    const number = dialled(typed);
    if (number === null) about.addIssue({ code: "custom", message: "faultMobile" });
    return number;
  });

/**
 * What somebody enters to book, or to wait for a time. Its messages are the names of the sentences in the visitor's
 * language. `hold` is the appointment held for them; empty where they wait.
 */
export const Details = z
  .object({
    form: z.uuid("faultForm"),
    hold: z.union([z.literal(""), z.uuid("faultForm")]).default(""),
    type: z.string("faultForm").max(60, "faultForm"),
    selfCheck: z.enum(["none", "nothing-against", "to-discuss", "ruled-out"]).catch("none"),
    name: line(120)
      .min(1)
      .catch("")
      .refine((name) => name !== "", "faultName"),
    email: z.string().default("").pipe(email),
    mobile,
    language: z.enum(["en", "es"]).catch("en"),
    texts: z
      .literal("yes")
      .optional()
      .transform((given) => given === "yes"),
    wish: z
      .string()
      .default("")
      .pipe(line(300).catch("\n"))
      .refine((wish) => wish !== "\n", "faultWish"),
    day: several
      .pipe(
        z
          .array(
            z
              .string()
              .regex(/^[1-7]$/)
              .transform(Number),
          )
          .max(7),
      )
      .catch([]),
    from: hour,
    to: hour,
    zone: z
      .string()
      .default("")
      .transform((zone) => (isZone(zone) ? zone : null)),
  })
  .superRefine(({ texts, mobile: number, from, to }, about) => {
    if (texts && number === null) about.addIssue({ code: "custom", path: ["mobile"], message: "faultTexts" });
    if (from !== "" && to !== "" && from >= to) about.addIssue({ code: "custom", path: ["to"], message: "faultHours" });
  });

export type Details = z.infer<typeof Details>;

/** What to carry through the next pages, so that nothing entered is lost. */
export const carried = (entered: Entered): Entered => {
  const names = [
    "form",
    "hold",
    "type",
    "selfCheck",
    "name",
    "email",
    "mobile",
    "language",
    "texts",
    "wish",
    "day",
    "from",
    "to",
    "zone",
  ];
  return Object.fromEntries(names.flatMap((name) => (entered[name] === undefined ? [] : [[name, entered[name]]])));
};

/** Details as they would have been entered. */
export const entered = (details: Details): Entered => ({
  form: details.form,
  hold: details.hold,
  type: details.type,
  selfCheck: details.selfCheck,
  name: details.name,
  email: details.email,
  mobile: details.mobile ?? "",
  language: details.language,
  ...(details.texts && { texts: "yes" }),
  wish: details.wish,
  day: details.day.map(String),
  from: details.from,
  to: details.to,
  zone: details.zone ?? "",
});

/** Each fault as a sentence; one we have no words for says that the form is broken. */
export const inWords = (faults: Faults, said: BookingWords): Faults =>
  Object.fromEntries(
    Object.entries(faults).map(([name, key]) => {
      const sentence = said[key as keyof BookingWords];
      return [name, typeof sentence === "string" && key.startsWith("fault") ? sentence : said.faultForm];
    }),
  );

/** Is this the person who asked before? One mailbox may serve a family: the name must be theirs too. */
export const isSameName = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (name: string): string =>
  sameAddress(name)
    .normalize("NFKD")
    .replaceAll(/[\p{M}\s]+/gu, " ")
    .trim();
