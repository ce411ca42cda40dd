import type { Decision, Refusal } from "#plumbing/facts.ts";
import type { InfusionFact, InfusionFactType, InfusionPhase } from "../events.ts";
import type { Infusion } from "../fold/infusion.ts";
import { isOrderType, ORDERS } from "../orders/orders.ts";
import { beforehandRules } from "./beforehand.ts";
import { timeRefusals } from "./times.ts";
import { type DecideContext, no, type Order, type Rule, when } from "./context.ts";
import { callRules } from "./call-orders.ts";
import { chartRules } from "./chart-orders.ts";
import { doseRules } from "./dose-orders.ts";
import { homeRules } from "./going-home-orders.ts";
import { recordRules } from "./record-orders.ts";
import { rescueRules } from "./rescue-orders.ts";
import { pumpRules } from "./pump-orders.ts";

const nothingAgainst = () => [];

/** What speaks against each kind of order. Observations are never refused: what was seen was seen. */
const rules: { readonly [T in InfusionFactType]: Rule<T> } = {
  ...beforehandRules,
  ...doseRules,
  ...pumpRules,
  ...rescueRules,
  ...homeRules,
  ...recordRules,
  ...callRules,
  InfusionOpened: () => [no("already-open", "This visit is open already.", "Go on with it.")],
  ...chartRules,
  SedationScored: nothingAgainst,
  DissociationScored: nothingAgainst,
  ComfortScored: nothingAgainst,
  IvSiteChecked: nothingAgainst,
  PumpRead: nothingAgainst,
  AdverseEventFlagged: nothingAgainst,
  NoteWritten: nothingAgainst,
};

/**
 * Turns one order into one fact, or says everything that speaks against it. Never throws; sees no clock.
 * What has already happened at the bedside is not refused for being against the rules: it is stored, and listed as a discrepancy.
 */
export function decide<T extends InfusionFactType>(
  infusion: Infusion,
  order: Order<T>,
  context: DecideContext,
): Decision<InfusionFact> {
  const timing = timeRefusals(infusion, order.at, context);
  const judged =
    order.happened === true
      ? happenedRefusals(order.type)
      : [...phaseRefusals(infusion, order.type), ...rules[order.type](infusion, order, context)];
  const [first, ...rest] = [...timing, ...judged];
  if (first !== undefined) return { refusals: [first, ...rest] };
  const { id, type, at, by, data } = order;
  return { fact: { id, type, at, by, data } as InfusionFact };
}

const happenedRefusals = (type: InfusionFactType): readonly Refusal[] =>
  when([
    isOrderType(type) && ORDERS[type].judgement,
    no(
      "judgement",
      "This is decided now, by the one who decides it; it cannot have happened already.",
      "Place it as an order.",
    ),
  ]);

const CLOSED: ReadonlySet<InfusionPhase> = new Set(["discharged", "signed", "cancelled"]);
const STILL_ALLOWED: ReadonlySet<InfusionFactType> = new Set([
  "EntryCorrected",
  "DiscrepancyResolved",
  "NoteWritten",
  "RecordSigned",
  "AdverseEventFlagged",
  "SymptomEnded",
  "MonitorDetached",
  "CallAnswered",
]);

const phaseRefusals = ({ phase }: Infusion, type: InfusionFactType): readonly Refusal[] =>
  when([
    CLOSED.has(phase) && !STILL_ALLOWED.has(type),
    no(
      "visit-over",
      "This visit is over.",
      "Record it as something that happened earlier, with its time, or write a note.",
    ),
  ]);
