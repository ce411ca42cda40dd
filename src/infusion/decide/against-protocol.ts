import { asDiscrepancies, type Discrepancy, misfit, type Misfit } from "../fold/discrepancies.ts";
import { asOf } from "../fold/as-of.ts";
import type { Infusion } from "../fold/fold.ts";
import { criteriaOf } from "../recovery-state.ts";
import { nibpGaps } from "../schedule.ts";
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
  const then = asOf(infusion, start.at);
  return startRequirements(then, { ...judging, now: start.at })
    .filter(({ id, met }) => !met && !NAMED_BY_FOLD.has(id))
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
    const left = asOf(infusion, home.at);
    const passed = new Set(overridden(left));
    const open = criteriaOf(left, protocol, home.at, home.data).filter(
      ({ id, met, overridable }) => met !== "yes" && !(overridable && passed.has(id)),
    );
    const said = open.map(({ says, met }) => `${says}: ${met === "no" ? "no" : "not known"}.`).join(" ");
    return open.length === 0
      ? []
      : [misfit("left-unready", home, `The patient went home before every criterion was met. ${said}`)];
  });
}
