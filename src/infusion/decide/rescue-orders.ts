import type { Refusal } from "#plumbing/facts.ts";
import type { DataOf } from "../events.ts";
import { rescueMedicine } from "../rules/rescue.ts";
import type { RescueMedicine } from "../rules/rescue-row.ts";
import { isListedRoute } from "../orders/order-set-schema.ts";
import { unread } from "../rules/unread.ts";
import { isPhysician, no, type Rule, when } from "./context.ts";
import { amountAndIntervalWarnings, warningsFor } from "./rescue-warnings.ts";

type RescueOrder =
  | "SymptomNoted"
  | "SymptomGraded"
  | "SymptomEnded"
  | "RescueOrdered"
  | "RescueGiven"
  | "RescueEffectNoted";

const UNKNOWN_SYMPTOM = no(
  "unknown-symptom",
  "This symptom was not noted in this visit.",
  "Note it first.",
  "symptomId",
);

const READ_IT = "Read this warning and confirm that you have, or order something else.";

function orderSetRefusals(
  { unit, routes, maxPerVisit }: RescueMedicine,
  ordered: DataOf<"RescueOrdered">,
): readonly Refusal[] {
  const { medicine, dose, route } = ordered;
  const most = `${maxPerVisit ?? ""} ${unit}`;
  return when(
    [ordered.unit !== unit, no("unit", `${medicine} is ordered in ${unit}.`, "Correct the unit.", "unit")],
    [
      !isListedRoute(route, routes),
      no(
        "route",
        `${medicine} is given ${routes.join(" or ")} here, not ${route}.`,
        "Choose a way the order set gives.",
        "route",
      ),
    ],
    [
      maxPerVisit !== null && dose > maxPerVisit,
      no(
        "over-maximum",
        `${dose} ${ordered.unit} is more than may be given in a visit (${most}).`,
        "Order less.",
        "dose",
      ),
    ],
  );
}

/** What speaks against an entry on symptoms and rescue medicines. */
export const rescueRules: { readonly [T in RescueOrder]: Rule<T> } = {
  SymptomNoted: () => [],
  SymptomGraded: ({ done }, { data }) =>
    when([!done.SymptomNoted.some(({ id }) => id === data.symptomId), UNKNOWN_SYMPTOM]),
  SymptomEnded: ({ done }, { data, at }) => {
    const noted = done.SymptomNoted.find(({ id }) => id === data.symptomId);
    if (noted === undefined) return [UNKNOWN_SYMPTOM];
    return when([at < noted.at, no("ends-before-onset", "It cannot end before it began.", "Correct the time.", "at")]);
  },

  RescueOrdered: (infusion, { data, at }, context) => {
    const medicine = rescueMedicine(data.medicine);
    const warnings = unread(warningsFor(infusion, data, at, context.allergies), data.warningsSeen);
    return [
      ...when([
        !isPhysician(context),
        no(
          "prescriber-only",
          "Only a prescriber orders a rescue medicine.",
          "Call the prescriber; what is given on a spoken order is recorded as given.",
        ),
      ]),
      ...(medicine === undefined
        ? [
            no(
              "not-in-order-set",
              `${data.medicine} is not in the rescue order set.`,
              "Choose one that is.",
              "medicine",
            ),
          ]
        : orderSetRefusals(medicine, data)),
      ...warnings.map((says) => no("unread-warning", says, READ_IT, "warningsSeen")),
    ];
  },

  RescueGiven: (infusion, { data, at }) => {
    const { done } = infusion;
    const order = done.RescueOrdered.find(({ id }) => id === data.orderId);
    if (order === undefined)
      return [
        no(
          "no-order",
          "No order for this medicine is signed.",
          "A prescriber orders it; or, given on a spoken order, record it as already given.",
          "orderId",
        ),
      ];
    const warnings = unread(amountAndIntervalWarnings(infusion, data, at), order.data.warningsSeen);
    const same =
      order.data.medicine === data.medicine &&
      order.data.dose === data.dose &&
      order.data.unit === data.unit &&
      order.data.route === data.route;
    const refusals = when(
      [
        !same,
        no(
          "not-as-ordered",
          "Medicine, dose or route is not as ordered.",
          "Give what was ordered, or ask for a new order.",
        ),
      ],
      [
        done.RescueGiven.some((given) => given.data.orderId === data.orderId),
        no("given-already", "This order was already carried out.", "A second dose needs a second order."),
      ],
    );
    const ask = "Ask the prescriber for an order that takes this into account.";
    return [...refusals, ...warnings.map((says) => no("since-ordered", says, ask))];
  },

  RescueEffectNoted: ({ done }, { data }) =>
    when([
      !done.RescueGiven.some(({ id }) => id === data.givenId),
      no("not-given", "This medicine was not given in this visit.", "Record the dose first.", "givenId"),
    ]),
};
