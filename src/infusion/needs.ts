import type { Need } from "#tasks/desk.ts";
import { after, minutes } from "#science/units.ts";
import type { Infusion } from "./fold/infusion.ts";
import { latest } from "./fold/infusion.ts";
import { callsSince } from "./fold/calls.ts";
import { isDoseVerified } from "./fold/phase.ts";
import { reasonOwed } from "./rules/stop-reason.ts";

/** Ours [P]: somebody under the drug who calls is seen at once. */
const ANSWER_WITHIN = minutes(1);
const SIGN_WITHIN = minutes(24 * 60);
const CHECK_WITHIN = minutes(10);
/** Ours [P]: remembered well for that long. */
const REASON_WITHIN = minutes(15);

/** A need before it is said whose it is and where it leads; `page` is the page of the visit, the bedside where it is empty. */
type Waiting = Omit<Need, "about" | "opens" | "patientId"> & { readonly page: "" | "/record" };

/** What this visit waits for somebody to do, as its facts stand. What depends on the clock, such as gaps that do not fit, is judged when it is shown. */
export function needsOf(infusionId: string, infusion: Infusion): readonly Need[] {
  const { number, of, patientId } = infusion;
  const about = `infusion ${number}${of === null ? "" : ` of ${of}`}`;
  return [callNeed, orderNeed, checkNeed, reasonNeed, signNeed]
    .flatMap((need) => need(infusion) ?? [])
    .map(({ page, ...need }) => ({ ...need, about, opens: `/infusions/${infusionId}${page}`, patientId }));
}

const isBefore = ({ phase }: Infusion): boolean => phase === "checking-in" || phase === "ready";

/** Rings until somebody says that they are coming, whatever the phase. A trial waits at the bedside alone. */
function callNeed(infusion: Infusion): Waiting | null {
  const since = callsSince(infusion);
  if (since === null) return null;
  return {
    key: "patient-call",
    severity: "high",
    says: "The patient calls: “I need someone”",
    owner: "nurse",
    since,
    dueAt: after(since, ANSWER_WITHIN),
    action: "Go",
    page: "",
  };
}

function orderNeed(infusion: Infusion): Waiting | null {
  const weighed = latest(infusion.done.WeightMeasured);
  if (!isBefore(infusion) || weighed === null || infusion.done.OrderSigned.length > 0) return null;
  return {
    key: "order",
    severity: "medium",
    says: "Waiting for the prescriber's order",
    owner: "prescriber",
    since: weighed.at,
    dueAt: infusion.plannedStartAt,
    action: "Order",
    page: "",
  };
}

function checkNeed(infusion: Infusion): Waiting | null {
  const prepared = latest(infusion.done.DosePrepared);
  if (!isBefore(infusion) || prepared === null || isDoseVerified(infusion.done)) return null;
  return {
    key: "second-check",
    severity: "medium",
    says: "Waiting for the second dose check",
    owner: "nurse",
    since: prepared.at,
    dueAt: after(prepared.at, CHECK_WITHIN),
    action: "Check",
    page: "",
  };
}

function reasonNeed(infusion: Infusion): Waiting | null {
  const stop = reasonOwed(infusion);
  if (stop === null) return null;
  return {
    key: "stop-reason",
    severity: "medium",
    says: "Stopped early: the reason is still owed",
    owner: "nurse",
    since: stop.at,
    dueAt: after(stop.at, REASON_WITHIN),
    action: "Say why",
    page: "",
  };
}

function signNeed({ phase, done }: Infusion): Waiting | null {
  const over = latest(done.Discharged) ?? latest(done.InfusionCancelled);
  if (over === null || (phase !== "discharged" && phase !== "cancelled")) return null;
  return {
    key: "sign",
    severity: "low",
    says: "Record to be signed",
    owner: "prescriber",
    since: over.at,
    dueAt: after(over.at, SIGN_WITHIN),
    action: "Sign",
    page: "/record",
  };
}
