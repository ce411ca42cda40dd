import { after, minutes } from "#science/units.ts";
import type { Need } from "#tasks/desk.ts";
import type { Standing } from "./standing.ts";

const DAY = 24 * 60;
/** A relapse is looked at the next day, a warning within three. Ours [P]. */
const WITHIN = { relapse: minutes(DAY), "early-warning": minutes(3 * DAY) } as const;
const SAYS = { relapse: "Relapse", "early-warning": "Early warning" } as const;

/** What the relapse watch asks of a prescriber: a decision, once for each thing found, and again when it is worse than they knew. */
export function needsOf(patientId: string, standing: Standing | null): readonly Need[] {
  if (standing === null || standing.found === null || standing.answered !== null || standing.isDischarged) return [];
  const { kind, because, at } = standing.found;
  return [
    {
      key: kind,
      severity: kind === "relapse" ? "high" : "medium",
      says: `${SAYS[kind]}: ${because}`,
      about: "since the last infusion",
      owner: "prescriber",
      since: at,
      dueAt: after(at, WITHIN[kind]),
      opens: `/patients/${patientId}/course`,
      action: "Decide",
      patientId,
    },
  ];
}
