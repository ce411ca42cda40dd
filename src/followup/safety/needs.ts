import { enquiryOf } from "#booking/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { after, minutes } from "#science/units.ts";
import type { Need } from "#tasks/desk.ts";
import type { Alert } from "./fold.ts";

/** Who has an alert has spoken with the patient, or called for help, within so long. Ours [P]. */
const ENDED_WITHIN = minutes(15);

/** An alert stands on "Needs a person" until it is closed with what came of it. Only its own page closes it. */
export async function needsOf(tx: Tx, id: string, alert: Alert): Promise<readonly Need[]> {
  if (alert.closed !== null) return [];
  const { acknowledged, countsFrom, heard, holder, tries, isDrill } = alert;
  const says = heard.at(-1)?.says ?? "";
  return [
    {
      key: "danger",
      danger: true,
      drill: isDrill,
      severity: "high",
      says: isDrill ? `No patient: ${says}` : says,
      about: await aboutWhom(tx, alert),
      owner: holder ?? "prescriber",
      since: countsFrom,
      dueAt: acknowledged === null ? countsFrom : (tries.at(-1)?.againAt ?? after(acknowledged.at, ENDED_WITHIN)),
      opens: `/alerts/${id}`,
      action: acknowledged === null ? "Answer" : "Open",
      patientId: alert.patientId,
      sees: "see-safety",
    },
  ];
}

async function aboutWhom(tx: Tx, { enquiryId, isDrill, acknowledged, patientId }: Alert): Promise<string> {
  const state = acknowledged === null ? "nobody has it yet" : "somebody has it";
  if (isDrill) return `Safety drill · ${state}`;
  if (patientId !== null) return state;
  const asked = enquiryId === null ? null : await enquiryOf(tx, enquiryId);
  return `${asked?.name ?? "Somebody on the public pages"} · ${state}`;
}
