import type { CheckSeen } from "#course/events.ts";
import { placeOf } from "#clinic/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Tri } from "#plumbing/facts.ts";
import { compareDays, parseDay } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import { checkKinds, type CheckKind } from "./rules/exposure.ts";
import { checksOf } from "./standing.ts";
import { careOf, change, type Doing, type Outcome, refused } from "./store.ts";

type Checking = {
  readonly id: string;
  readonly patientId: string;
  readonly check: CheckKind;
  readonly on: string;
  readonly concern: Tri;
  readonly note: string;
};

/** One check of long treatment, and whether it came to a concern. A concern says which. */
export const noteCheck = (doing: Doing, { id, patientId, ...data }: Checking): Promise<Outcome> =>
  change(doing, patientId, { id, type: "ExposureChecked" }, async () => {
    const day = parseDay(data.on);
    const zone = (await placeOf(doing.tx))?.site.zone ?? "UTC";
    if (day === null || compareDays(day, dayIn(zone, doing.now)) > 0)
      return refused("on", "It needs a day that has been.", "Enter the day it was checked.", "on");
    return data.concern === "yes" && data.note === ""
      ? refused("note", "What the concern is, is missing.", "Write it.", "note")
      : data;
  });

/** The checks of a treatment as the course page shows them: when each was answered last, and when it is due. */
export async function exposureChecks(tx: Tx, patientId: string, now: Instant): Promise<readonly CheckSeen[]> {
  const due = await checksOf(tx, patientId, await careOf(tx, patientId));
  return checkKinds.flatMap(({ check, name, asks }) =>
    due
      .filter((one) => one.check === check)
      .map(({ last, dueOn, dueAt, isWithin }) => ({
        check,
        name,
        asks,
        dueOn,
        isDue: isWithin && dueAt <= now,
        last: last && { on: last.on, concern: last.concern, note: last.note },
      })),
  );
}
