import type { z } from "zod";
import { RESCUE, rescueMedicine } from "../rules/rescue.ts";

type Amount = { readonly medicine: string; readonly unit: string; readonly route: string };

/** The way itself, or the way with words on how: "IV over 2 min". */
export const isListedRoute = (route: string, routes: readonly string[]): boolean =>
  routes.some((way) => `${route.trim().toLowerCase()} `.startsWith(`${way.toLowerCase()} `));

/** Medicine, unit and route come from the order set's lists: "midazolam 1 kg" is no dose, whoever types it and when. */
export function asTheOrderSetGives({ medicine, unit, route }: Amount, against: z.RefinementCtx): void {
  const row = rescueMedicine(medicine);
  const say = (path: keyof Amount, message: string) => against.addIssue({ code: "custom", path: [path], message });
  if (row === undefined) return say("medicine", `choose one of ${RESCUE.map(({ id }) => id).join(", ")}`);
  if (unit !== row.unit) say("unit", `${row.id} is given in ${row.unit}`);
  if (!isListedRoute(route, row.routes)) say("route", `${row.id} is given ${row.routes.join(" or ")}`);
}
