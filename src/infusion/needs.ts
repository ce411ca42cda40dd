import type { Need } from "#tasks/desk.ts";
import { after, type Instant, minutes } from "#science/units.ts";
import type { Infusion } from "./fold/fold.ts";
import { latest } from "./fold/fold.ts";
import { isDoseVerified } from "./fold/phase.ts";

const SIGN_WITHIN = minutes(24 * 60);
const CHECK_WITHIN = minutes(10);

/** What this visit waits for somebody to do, as its facts stand. What depends on the clock alone is the board's to show. */
export function needsOf(infusionId: string, infusion: Infusion): readonly Need[] {
  const about = `Room visit, infusion ${infusion.number}${infusion.of === null ? "" : ` of ${infusion.of}`}`;
  const need = (
    key: string,
    severity: Need["severity"],
    says: string,
    owner: string,
    since: Instant,
    dueAt: Instant | null,
    action: string,
    page = "",
  ): Need => ({
    key,
    severity,
    says,
    about,
    owner,
    since,
    dueAt,
    action,
    opens: `/infusions/${infusionId}${page}`,
    patientId: infusion.patientId,
  });
  return [
    ...orderNeed(infusion, need),
    ...checkNeed(infusion, need),
    ...discrepancyNeed(infusion, need),
    ...signNeed(infusion, need),
  ];
}

type Make = (
  key: string,
  severity: Need["severity"],
  says: string,
  owner: string,
  since: Instant,
  dueAt: Instant | null,
  action: string,
  page?: string,
) => Need;

const isBefore = ({ phase }: Infusion): boolean => phase === "checking-in" || phase === "ready";

function orderNeed(infusion: Infusion, need: Make): Need[] {
  const weighed = latest(infusion.done.WeightMeasured);
  const waits = isBefore(infusion) && weighed !== null && infusion.done.OrderSigned.length === 0;
  return waits
    ? [
        need(
          "order",
          "medium",
          "Waiting for the prescriber's order",
          "prescriber",
          weighed.at,
          infusion.plannedStartAt,
          "Order",
        ),
      ]
    : [];
}

function checkNeed(infusion: Infusion, need: Make): Need[] {
  const prepared = latest(infusion.done.DosePrepared);
  const waits = isBefore(infusion) && prepared !== null && !isDoseVerified(infusion.done);
  return waits
    ? [
        need(
          "second-check",
          "medium",
          "Waiting for the second dose check",
          "nurse",
          prepared.at,
          after(prepared.at, CHECK_WITHIN),
          "Check",
        ),
      ]
    : [];
}

function discrepancyNeed({ discrepancies, entries }: Infusion, need: Make): Need[] {
  const open = discrepancies.filter(({ resolved }) => resolved === null);
  const [first] = open;
  const since = entries.find(({ fact }) => fact.id === first?.about)?.at ?? entries.at(-1)?.at;
  if (first === undefined || since === undefined) return [];
  const says = open.length === 1 ? first.says : `${open.length} discrepancies to resolve`;
  return [need("discrepancies", "medium", says, "nurse", since, null, "Resolve", "/record")];
}

function signNeed({ phase, done }: Infusion, need: Make): Need[] {
  const over = latest(done.Discharged) ?? latest(done.InfusionCancelled);
  if (over === null || (phase !== "discharged" && phase !== "cancelled")) return [];
  return [
    need("sign", "low", "Record to be signed", "prescriber", over.at, after(over.at, SIGN_WITHIN), "Sign", "/record"),
  ];
}
