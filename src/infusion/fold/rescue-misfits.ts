import { after } from "#science/units.ts";
import type { DataOf } from "../events.ts";
import { rescueMedicine, rescueWarnings } from "../rules/rescue.ts";
import { unread } from "../rules/unread.ts";
import { CLOCK_SLACK } from "./as-of.ts";
import type { Done } from "./entries.ts";
import { misfit, type Misfit, type Story } from "./misfit.ts";

const unordered = ({ medicine, orderedBy }: DataOf<"RescueGiven">): string =>
  orderedBy === undefined
    ? `${medicine} was given without a signed order. Say who ordered it.`
    : `${medicine} was given on a spoken order by ${orderedBy}. The signed order is owed: say that it was asked for.`;

function rescueUnordered({ done }: Story): Misfit[] {
  return done.RescueGiven.flatMap((given) => {
    const order = done.RescueOrdered.find(({ id }) => id === given.data.orderId);
    const { medicine, dose, unit } = given.data;
    if (order === undefined) return [misfit("rescue-unordered", given, unordered(given.data))];
    const isSame = order.data.medicine === medicine && order.data.dose === dose && order.data.unit === unit;
    return isSame
      ? []
      : [misfit("rescue-not-as-ordered", given, `${medicine} was not given as ordered. Say what was given, and why.`)];
  });
}

/** An order signed afterwards is no order for what was given before it; a minute between two clocks is. */
function rescueBeforeOrder({ done }: Story): Misfit[] {
  return done.RescueGiven.flatMap((given) => {
    const order = done.RescueOrdered.find(({ id }) => id === given.data.orderId);
    return order === undefined || order.at <= after(given.at, CLOCK_SLACK)
      ? []
      : [
          misfit(
            "rescue-before-order",
            given,
            `${given.data.medicine} was given before it was ordered. Say who ordered it then, or correct the time.`,
          ),
        ];
  });
}

function rescueGivenTwice({ done }: Story): Misfit[] {
  return done.RescueGiven.filter(
    ({ data }, n) =>
      data.orderId !== null && done.RescueGiven.slice(0, n).some((earlier) => earlier.data.orderId === data.orderId),
  ).map((again) =>
    misfit("rescue-given-twice", again, "One order was carried out twice. Say who ordered the second dose."),
  );
}

/** More at once, or in this visit, than the order set gives, where no signed order shows that a prescriber read so. */
function rescueOverMost({ done }: Story): Misfit[] {
  return done.RescueGiven.flatMap((given) => {
    const order = done.RescueOrdered.find(({ id }) => id === given.data.orderId);
    const over = unread(amountsOver(given, done), order?.data.warningsSeen ?? []);
    if (over.length === 0) return [];
    const says = `${given.data.medicine}: ${over.join(" ")} Correct the entry, or say who decided this.`;
    return [misfit("rescue-over-most", given, says)];
  });
}

/** What the order set says of this amount, with what was given before it in this visit. */
function amountsOver(given: Done<"RescueGiven">, { RescueGiven }: Story["done"]): readonly string[] {
  const row = rescueMedicine(given.data.medicine);
  if (row === undefined || given.data.unit !== row.unit) return [];
  const earlier = RescueGiven.slice(0, RescueGiven.indexOf(given)).map(({ at, data }) => ({ at, ...data }));
  const amounts = { ...row, intervalMin: null, warnings: [], vitalWarnings: [] };
  const { dose, route } = given.data;
  return rescueWarnings(amounts, { now: given.at, dose, route, values: {}, allergies: [], given: earlier });
}

/** What does not fit between rescue orders and what was given. */
export const rescueMisfits: readonly ((story: Story) => readonly Misfit[])[] = [
  rescueUnordered,
  rescueBeforeOrder,
  rescueGivenTwice,
  rescueOverMost,
];
