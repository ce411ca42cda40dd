import type { Protocol } from "#clinic/events.ts";
import { after, as, type Instant } from "#science/units.ts";
import type { Discrepancy } from "../fold/infusion.ts";
import { misfit, type Misfit } from "../fold/misfit.ts";
import { asDiscrepancies } from "../fold/discrepancies.ts";
import { asOf, bothClocks, CLOCK_SLACK } from "../fold/as-of.ts";
import type { Done } from "../fold/entries.ts";
import type { Infusion } from "../fold/infusion.ts";
import { criteriaOf } from "../rules/recovery-state.ts";
import { nibpGaps } from "../rules/schedule.ts";
import { CARE_IDS } from "./care-requirements.ts";
import { overridden } from "./going-home-orders.ts";
import { type Judging, startRequirements } from "./start.ts";

/** Every discrepancy of the visit: facts that do not fit each other, and facts that do not fit the protocol. */
export const allDiscrepancies = (infusion: Infusion, judging: Judging): readonly Discrepancy[] => [
  ...infusion.discrepancies,
  ...againstProtocol(infusion, judging),
];

/** What went otherwise than the protocol asks. A person explains it; nothing is undone. */
const againstProtocol = (infusion: Infusion, judging: Judging): readonly Discrepancy[] =>
  asDiscrepancies(infusion, [
    ...otherProtocol(infusion, judging),
    ...startedWithout(infusion, judging),
    ...pressureGaps(infusion, judging),
    ...leftUnready(infusion, judging),
  ]);

function otherProtocol({ done, protocolId, protocolVersion }: Infusion, { protocol }: Judging): Misfit[] {
  if (protocolId === protocol.id && protocolVersion === protocol.version) return [];
  return done.InfusionOpened.slice(0, 1).map((opened) =>
    misfit(
      "other-protocol",
      opened,
      `The visit was opened on "${protocolId}" ${protocolVersion}, but is judged by "${protocol.id}" ${protocol.version}.`,
    ),
  );
}

/** The fold already names these two. */
const NAMED_BY_FOLD: ReadonlySet<string> = new Set(["monitor", "second-check"]);

function startedWithout(infusion: Infusion, judging: Judging): Misfit[] {
  const start = infusion.done.InfusionStarted[0];
  if (start === undefined) return [];
  const [open = [], later = []] = bothClocks(start.at).map((then) =>
    startRequirements(asOf(infusion, then), { ...judging, now: start.at }).filter(
      ({ met, id }) => !met && !(judging.care === null && CARE_IDS.has(id)),
    ),
  );
  return open
    .filter(({ id }) => later.some((one) => one.id === id) && !NAMED_BY_FOLD.has(id))
    .map(({ id, title, says }) =>
      misfit(`started-without-${id}`, start, `The infusion was started without this: ${title}. ${says}`),
    );
}

function pressureGaps({ done, startedAt, endedAt }: Infusion, { protocol, now }: Judging): Misfit[] {
  const start = done.InfusionStarted[0];
  if (start === undefined || startedAt === null) return [];
  const readAt = done.VitalsCharted.filter(({ data }) => data.values.sbp !== undefined).map(({ at }) => at);
  return nibpGaps(startedAt, endedAt ?? now, readAt, protocol.monitoring).map(({ from, says }) =>
    misfit(`nibp-gap-${from}`, start, says),
  );
}

function leftUnready(infusion: Infusion, { protocol }: Judging): Misfit[] {
  return infusion.done.Discharged.slice(0, 1).flatMap((home) => {
    const latest = as<Instant>(Math.min(Math.max(home.at, home.recordedAt), after(home.at, CLOCK_SLACK)));
    const later = openWhenLeaving(infusion, protocol, home, latest);
    const open = openWhenLeaving(infusion, protocol, home, home.at).filter(({ id }) =>
      later.some((one) => one.id === id),
    );
    const said = open.map(({ says, met }) => `${says}: ${met === "no" ? "no" : "not known"}.`).join(" ");
    return open.length === 0
      ? []
      : [misfit("left-unready", home, `The patient went home before every criterion was met. ${said}`)];
  });
}

/** The criteria neither met nor passed by a prescriber at that moment. */
function openWhenLeaving(infusion: Infusion, protocol: Protocol, home: Done<"Discharged">, then: Instant) {
  const left = asOf(infusion, then);
  const passed = new Set(overridden(left));
  return criteriaOf(left, protocol, then, home.data).filter(
    ({ id, met, overridable }) => met !== "yes" && !(overridable && passed.has(id)),
  );
}
