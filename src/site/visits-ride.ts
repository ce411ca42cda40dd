import type { Context } from "hono";
import { nameRide } from "#booking/desk.ts";
import type { Signed } from "#plumbing/http.ts";
import { z } from "zod";
import { readForm } from "./ask.ts";
import type { Asking } from "./asking.ts";
import { dialled } from "./booking-details.ts";
import { answer } from "./layout.ts";
import { rideTallies } from "./limits.ts";
import { tooOften } from "./slow-page.ts";
import { ridePage } from "./visits-change.ts";
import type { Visit } from "./visits-mine.ts";
import { visitPath } from "./visits-one.ts";
import { Act, actingFor, settled } from "./visits-orders.ts";
import { withVisit } from "./visits-own.ts";
import { visitsWords } from "./visits-words.ts";

export const askRide = (asking: Asking, visit: Visit): Promise<Response> => {
  const { driver = "", mobile = "" } = visit.ride ?? {};
  return answer(asking.c, asking.site, ridePage(asking.site, asking.lang, visit, { driver, mobile }, {}));
};

const Riding = Act.extend({
  driver: z
    .string()
    .trim()
    .min(1, "faultDriver")
    .max(80, "faultDriver")
    .regex(/^\P{Cc}*$/u, "faultDriver"),
  mobile: z.string().transform((typed, about) => {
    const number = dialled(typed);
    if (number === null) about.addIssue({ code: "custom", message: "faultMobile" });
    return number ?? "";
  }),
});

export async function ride(c: Context<Signed>): Promise<Response> {
  const form = await readForm(c, Riding);
  if ("response" in form) return form.response;
  return withVisit(c, async (asking, visit) => {
    const { site, lang } = asking;
    if ("faults" in form) {
      const said = visitsWords[lang];
      const faults = {
        ...("driver" in form.faults && { driver: said.faultDriver }),
        ...("mobile" in form.faults && { mobile: said.faultMobile }),
      };
      return answer(c, site, ridePage(site, lang, visit, form.entered, faults), 422);
    }
    const slow = await tooOften(asking, rideTallies(visit.id), visitsWords[lang].slowRides, {
      action: visitPath(visit, "/ride"),
      fields: form.value,
    });
    if (slow !== null) return slow;
    const outcome = await nameRide(actingFor(asking, visit), { ...form.value, appointmentId: visit.id });
    return settled(asking, visit, outcome, visitPath(visit, "?said=ride"));
  });
}
