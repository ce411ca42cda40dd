import { between, type Instant, minutes } from "#science/units.ts";
import {
  type Baseline,
  baselineFrom,
  CUFFS_BEFORE_SIGN_OFF,
  CUFFS_BEFORE_START,
  evaluateVitals,
  type VitalsVerdict,
} from "../rules/before.ts";
import { CHECKS } from "../rules/checks.ts";
import type { ChecklistItem, DataOf } from "../events.ts";
import type { Done } from "../fold/entries.ts";
import { heardOnTrial } from "../fold/calls.ts";
import { answersOf, clearanceOf, type Infusion, latest } from "../fold/infusion.ts";
import { isDoseVerified } from "../fold/phase.ts";
import { differences, recalculated } from "../fold/recalculated.ts";
import { verdictOf } from "../rules/verdict.ts";
import { weightFindings } from "../rules/weight-limits.ts";
import { careRequirements } from "./care-requirements.ts";
import type { DecideContext } from "./context.ts";
import { need, type Requirement } from "./requirement.ts";

export type { Requirement } from "./requirement.ts";

/** What it takes to judge a visit by its protocol. */
export type Judging = Pick<
  DecideContext,
  "now" | "protocol" | "protocolSigned" | "previousWeightKg" | "heightCm" | "lastInfusionAt" | "care"
>;

/** Everything an infusion needs before it may start, met or not, in the order the visit goes. */
export const startRequirements = (infusion: Infusion, context: Judging): readonly Requirement[] => [
  protocolRequirement(context),
  identityRequirement(infusion),
  ...careRequirements(infusion, context.care),
  weightRequirement(infusion, context),
  ...CHECKS.map(({ item, title }) => checkRequirement(infusion, item, title, context)),
  lineRequirement(infusion),
  monitorRequirement(infusion),
  baselineRequirement(infusion, context),
  sedationRequirement(infusion, context),
  spacingRequirement(context),
  orderRequirement(infusion),
  preparedRequirement(infusion),
  secondCheckRequirement(infusion),
];

function protocolRequirement({ protocolSigned, protocol }: Judging): Requirement {
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

function weightRequirement(infusion: Infusion, { previousWeightKg, heightCm, protocol }: Judging): Requirement {
  const weight = latest(infusion.done.WeightMeasured);
  if (weight === null)
    return need(
      "weight",
      "Weight today",
      false,
      "The weight was not measured today.",
      "Weigh the patient on the clinic's scale, in kg.",
    );
  const open = weightFindings(weight.data.kg, previousWeightKg, protocol, heightCm).find(
    ({ rule }) => !isWeightSettled(infusion, rule, weight),
  );
  return need("weight", "Weight today", open === undefined, open?.says ?? "", open?.satisfy ?? "");
}

/** A jump is settled by weighing again; a large one, or what looks like pounds, only by a prescriber afterwards. */
export function isWeightSettled(infusion: Infusion, rule: string, weight: Done<"WeightMeasured">): boolean {
  const ordered = infusion.done.OrderSigned.some(
    ({ at, data }) => at >= weight.at && data.overrides.some((override) => override.rule === rule),
  );
  const cleared = clearanceOf(infusion, "weight", weight.at) !== null;
  return ordered || cleared || (rule === "weight-reweigh" && weight.data.reweighed);
}

function checkRequirement(infusion: Infusion, item: ChecklistItem, title: string, context: Judging): Requirement {
  if (item === "call-button" && heardOnTrial(infusion) !== null) return need(item, title, true, "", "");
  const answer = answersOf(infusion)[item];
  if (answer === undefined) return need(item, title, false, `${title}: not asked yet.`, "Ask and answer this check.");
  const { verdict, says, clearable } = verdictOf(answer.data, { ...context, zone: infusion.zone });
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

function baselineRequirement(infusion: Infusion, { protocol, now }: Judging): Requirement {
  const { preVitals } = protocol;
  const readings = readingsBefore(infusion);
  const baseline = baselineFrom(readings, preVitals.bpRepeatPolicy);
  const title = "Vital signs before";
  if (baseline === null)
    return need("baseline", title, false, "No vital signs before the start are charted.", "Measure and chart them.");
  const tooFew = tooFewOrOld(baseline, now, preVitals.maxAgeMin);
  if (tooFew !== null) return need("baseline", title, false, tooFew, "Measure again.");
  const moaas = latest(infusion.done.SedationScored)?.data.moaas;
  const { verdict, reasons } = evaluateVitals({ ...baseline.values, ...(moaas !== undefined && { moaas }) }, preVitals);
  const signedOff =
    verdict === "recheck" &&
    baseline.cuffs >= CUFFS_BEFORE_SIGN_OFF &&
    clearanceOf(infusion, "baseline", baseline.at) !== null;
  return need("baseline", title, verdict === "ok" || signedOff, reasons.join(" "), NEXT_STEP[verdict]);
}

const TREAT = "Do not start. Treat the cause and measure again.";
const NEXT_STEP: Readonly<Record<VitalsVerdict, string>> = {
  ok: "",
  recheck: "Measure again; if it stays after two rechecks, a prescriber signs it off.",
  unknown: "Measure what is missing, and chart it.",
  "treat-and-recheck": TREAT,
  hold: TREAT,
  cancel: TREAT,
};

function tooFewOrOld({ cuffs, freshSince }: Baseline, now: Instant, maxAgeMin: number): string | null {
  if (between(freshSince, now) > minutes(maxAgeMin)) return `Some of the vital signs are older than ${maxAgeMin} min.`;
  return cuffs < CUFFS_BEFORE_START ? "Only one blood pressure is charted; the start wants two." : null;
}

function sedationRequirement({ done }: Infusion, { protocol, now }: Judging): Requirement {
  const scored = latest(done.SedationScored);
  const { maxAgeMin } = protocol.preVitals;
  const met = scored !== null && between(scored.at, now) <= minutes(maxAgeMin);
  const says =
    scored === null
      ? "Sedation (MOAA/S) is not scored before the start."
      : `Sedation was scored over ${maxAgeMin} min ago.`;
  return need("sedation", "Sedation before", met, says, "Score it: 5 is expected.");
}

/** Judged again at the start itself: an order looks at the planned time, and a visit may begin sooner than planned. */
function spacingRequirement({ lastInfusionAt, protocol, now }: Judging): Requirement {
  const { hard } = protocol.spacing.minHours;
  const met = lastInfusionAt === null || between(lastInfusionAt, now) >= minutes(hard * 60);
  const says = `The last infusion began less than ${hard} h ago.`;
  return need("spacing", "Time since the last infusion", met, says, "Wait, or plan another day.");
}

/** The vital signs charted before the start. SpO2 on oxygen says nothing about room air, so it is left out. */
const readingsBefore = ({ done, startedAt }: Infusion) =>
  done.VitalsCharted.filter(({ at }) => startedAt === null || at <= startedAt).map(({ at, data }) => {
    const { spo2, ...others } = data.values;
    return { at, values: spo2 === undefined || data.oxygen === "on-oxygen" ? others : { ...others, spo2 } };
  });

const orderRequirement = ({ done }: Infusion): Requirement =>
  need("order", "Signed order", done.OrderSigned.length > 0, "No order is signed.", "A prescriber orders and signs.");

function preparedRequirement({ done }: Infusion): Requirement {
  const [order, prepared, weight] = [latest(done.OrderSigned), latest(done.DosePrepared), latest(done.WeightMeasured)];
  const title = "Dose prepared";
  if (prepared === null)
    return need("prepared", title, false, "No dose is prepared.", "Prepare the dose from the order.");
  const due = order && weight && recalculated(order.data, weight.data.kg, prepared.data);
  return need(
    "prepared",
    title,
    due !== null && order !== null && order.at <= prepared.at && differences(prepared.data, due).length === 0,
    "The prepared dose is not what the newest order and today's weight come to.",
    "Prepare the dose again.",
  );
}

const secondCheckRequirement = ({ done }: Infusion): Requirement =>
  need(
    "second-check",
    "Second check",
    isDoseVerified(done),
    "No second person has read back the dose with every number the same.",
    "Another person, signed in as themselves, reads back weight, strength, draw, dose and rate.",
  );

/** The checks of the day that are met or cleared, for "Safety checks 7/10". */
export const checksMet = (infusion: Infusion, context: Judging): number =>
  CHECKS.filter(({ item, title }) => checkRequirement(infusion, item, title, context).met).length;
