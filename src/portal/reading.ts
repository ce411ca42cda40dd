import { z } from "zod";
import { dayIn } from "#science/civil.ts";
import { showDay } from "#science/calendar.ts";
import { dialled, type Entered, idOf, textIn } from "#site/desk.ts";
import type { Own } from "./own.ts";

/** One line of at most so many characters, without control characters; its fault is the word given. */
export const line = (most: number, fault = "oneLine") =>
  z
    .string()
    .default("")
    .transform((typed) => typed.trim())
    .pipe(
      z
        .string()
        .max(most, fault)
        .regex(/^\P{Cc}*$/u, fault),
    );

/** Several lines: line ends stay, other control characters go. */
export const lines = (most: number) =>
  z
    .string()
    .default("")
    .transform((typed) =>
      typed
        .replaceAll("\r\n", "\n")
        .replaceAll(/[^\P{Cc}\n]/gu, " ")
        .trim()
        .slice(0, most),
    );

/** A number as people write it, or empty. */
export const phone = (fault: string) =>
  z
    .string()
    .default("")
    .transform((typed, about) => {
      if (typed.trim() === "") return "";
      const number = dialled(typed);
      if (number === null) about.addIssue({ code: "custom", message: fault });
      return number ?? "";
    });

export const tri = z.enum(["yes", "no", "unknown"]);

/**
 * One press of one button with what stood in the form: sent twice, it is one act. `standing` is what it changes: somebody who
 * goes back in their browser, answers otherwise and then again as before has acted three times, though the form is one.
 */
export const actOf = (entered: Entered, standing: unknown = "", ...parts: readonly string[]): string =>
  idOf(textIn(entered, "form"), JSON.stringify(entered), JSON.stringify(standing), ...parts);

/** "2026-11-02", today by the clinic's calendar. */
export const today = ({ site, now }: Pick<Own, "site" | "now">): string => showDay(dayIn(site.zone, now));
