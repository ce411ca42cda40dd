import { between, minutes } from "#science/units.ts";
import { baselineFrom, evaluateVitals } from "../before.ts";
import { CHECKS } from "../checks.ts";
import type { ChecklistItem, DataOf } from "../events.ts";
import { answersOf, clearanceOf, type Infusion, latest } from "../fold/fold.ts";
import { isDoseVerified } from "../fold/phase.ts";
import { verdictOf } from "../verdict.ts";
import { weightFindings } from "../weight-limits.ts";
import type { DecideContext } from "./context.ts";

/** One thing that must be so before the drug runs. The screen shows them all; the start is refused while one is open. */
export type Requirement = {
  readonly id: string;
  readonly title: string;
  readonly met: boolean;
  readonly says: string;
  readonly satisfy: string;
};

const need = (id: string, title: string, met: boolean, says: string, satisfy: string): Requirement => ({
  id,
  title,
  met,
  says: met ? "Done." : says,
  satisfy,
});

/** Everything an infusion needs before it may start, met or not, in the order the visit goes. */
export const startRequirements = (infusion: Infusion, context: DecideContext): readonly Requirement[] => [
  protocolRequirement(context),
  identityRequirement(infusion),
  weightRequirement(infusion, context),
  ...CHECKS.map(({ item, title }) => checkRequirement(infusion, item, title, context)),
  lineRequirement(infusion),
  monitorRequirement(infusion),
  baselineRequirement(infusion, context),
  orderRequirement(infusion),
  preparedRequirement(infusion),
  secondCheckRequirement(infusion),
];

function protocolRequirement({ protocolSigned, protocol }: DecideContext): Requirement {
  const says = `The protocol "${protocol.id}" ${protocol.version} is not signed by a medical director. No real infusion starts on it.`;
  return need(
    "protocol",
    "Signed protocol",
    protocolSigned,
    says,
    "The medical director reads and signs the protocol.",
  );
}

function identityRequirement({ done }: Infusion): Requirement {
  const identity = latest(done.IdentityConfirmed)?.data;
  const met =
    identity !== undefined &&
    new Set(identity.identifiers).size >= 2 &&
    identity.photoMatches &&
    identity.allergiesReviewed;
  return need(
    "identity",
    "Identity",
    met,
    "Two identifiers, the photo and the allergies are not all confirmed.",
    "Ask for two identifiers, compare the photo, go through the allergies.",
  );
}

function weightRequirement(infusion: Infusion, { previousWeightKg, protocol }: DecideContext): Requirement {
  const weight = latest(infusion.done.WeightMeasured);
  if (weight === null)
    return need(
      "weight",
      "Weight today",
      false,
      "The weight was not measured today.",
      "Weigh the patient on the clinic's scale, in kg.",
    );
  const review = weightFindings(weight.data.kg, previousWeightKg, protocol).find(
    ({ rule }) => rule === "weight-review" || rule === "pounds-for-kilograms",
  );
  const met = review === undefined || clearanceOf(infusion, "weight", weight.at) !== null;
  return need("weight", "Weight today", met, review?.says ?? "", review?.satisfy ?? "");
}

function checkRequirement(infusion: Infusion, item: ChecklistItem, title: string, context: DecideContext): Requirement {
  const answer = answersOf(infusion)[item];
  if (answer === undefined) return need(item, title, false, `${title}: not asked yet.`, "Ask and answer this check.");
  const { verdict, says, clearable } = verdictOf(answer.data, context);
  const cleared = clearable && clearanceOf(infusion, item, answer.at) !== null;
  const satisfy = clearable
    ? "Put it right, or a prescriber clears it with a reason."
    : "Put it right; nobody can clear it.";
  return need(item, title, verdict === "met" || cleared, says, satisfy);
}

const lineRequirement = ({ done }: Infusion): Requirement =>
  need("line", "IV line", done.LinePlaced.length > 0, "No IV line is charted.", "Place the line and chart it.");

/** Attached now: not taken off again since. */
export function attachedMonitor({ done }: Pick<Infusion, "done">): DataOf<"MonitorAttached"> | null {
  const on = latest(done.MonitorAttached);
  const off = latest(done.MonitorDetached);
  return on === null || (off !== null && off.at >= on.at && off.data.deviceId === on.data.deviceId) ? null : on.data;
}

const monitorRequirement = (infusion: Infusion): Requirement =>
  need(
    "monitor",
    "Monitor",
    attachedMonitor(infusion) !== null,
    "No monitor is confirmed on this patient.",
    "Look at the monitor and confirm that it is on this patient.",
  );

function baselineRequirement(infusion: Infusion, { protocol, now }: DecideContext): Requirement {
  const { preVitals } = protocol;
  const readings = infusion.done.VitalsCharted.filter(
    ({ at }) => infusion.startedAt === null || at <= infusion.startedAt,
  ).map(({ at, data }) => ({ at, values: data.values }));
  const baseline = baselineFrom(readings, preVitals.bpRepeatPolicy);
  const title = "Vital signs before";
  if (baseline === null)
    return need("baseline", title, false, "No vital signs before the start are charted.", "Measure and chart them.");
  const old = between(baseline.at, now) > minutes(preVitals.maxAgeMin);
  if (old)
    return need(
      "baseline",
      title,
      false,
      `The vital signs are older than ${preVitals.maxAgeMin} min.`,
      "Measure again.",
    );
  const moaas = latest(infusion.done.SedationScored)?.data.moaas;
  const { verdict, reasons } = evaluateVitals({ ...baseline.values, ...(moaas !== undefined && { moaas }) }, preVitals);
  const signedOff =
    verdict === "recheck" && baseline.bpReadings === 2 && clearanceOf(infusion, "baseline", baseline.at) !== null;
  const satisfy =
    verdict === "recheck"
      ? "Measure again; if it stays, a prescriber signs it off."
      : "Do not start. Treat the cause and measure again.";
  return need("baseline", title, verdict === "ok" || signedOff, reasons.join(" "), satisfy);
}

const orderRequirement = ({ done }: Infusion): Requirement =>
  need("order", "Signed order", done.OrderSigned.length > 0, "No order is signed.", "A prescriber orders and signs.");

function preparedRequirement({ done }: Infusion): Requirement {
  const [order, prepared, weight] = [latest(done.OrderSigned), latest(done.DosePrepared), latest(done.WeightMeasured)];
  const title = "Dose prepared";
  if (prepared === null)
    return need("prepared", title, false, "No dose is prepared.", "Prepare the dose from the order.");
  const stale = (order !== null && order.at > prepared.at) || (weight !== null && weight.at > prepared.at);
  return need(
    "prepared",
    title,
    !stale,
    "The order or the weight changed after the dose was prepared.",
    "Prepare the dose again.",
  );
}

const secondCheckRequirement = ({ done }: Infusion): Requirement =>
  need(
    "second-check",
    "Second check",
    isDoseVerified(done),
    "No second person has checked the dose.",
    "Another person, signed in as themselves, reads back weight, strength, draw, dose and rate.",
  );

/** The checks of the day that are met or cleared, for "Safety checks 7/9". */
export const checksMet = (infusion: Infusion, context: DecideContext): number =>
  CHECKS.filter(({ item, title }) => checkRequirement(infusion, item, title, context).met).length;
