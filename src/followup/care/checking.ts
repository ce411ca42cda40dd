import { type CheckSeen, unexplainedIn, unexplainedWords } from "#course/events.ts";
import { withdrawOrder } from "#course/desk.ts";
import { coursesOf } from "#course/read.ts";
import { placeOf } from "#clinic/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { idOf } from "#plumbing/derived-id.ts";
import type { Tri } from "#plumbing/facts.ts";
import { compareDays, parseDay } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import { checkKinds, type CheckKind, EVERY_INFUSIONS } from "./rules/exposure.ts";
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
export async function noteCheck(doing: Doing, { id, patientId, ...data }: Checking): Promise<Outcome> {
  const outcome = await change(doing, patientId, { id, type: "ExposureChecked" }, async () => {
    const day = parseDay(data.on);
    const zone = (await placeOf(doing.tx))?.site.zone ?? "UTC";
    if (day === null || compareDays(day, dayIn(zone, doing.now)) > 0)
      return refused("on", "It needs a day that has been.", "Enter the day it was checked.", "on");
    return data.concern === "yes" && data.note === ""
      ? refused("note", "What the concern is, is missing.", "Write it.", "note")
      : data;
  });
  // Another check that came to no concern is nothing new against an order that was signed with its reason.
  if (!("refusals" in outcome) && data.concern === "yes") await holdOrders(doing, patientId, id);
  return outcome;
}

/**
 * With two findings that nobody explained no order stands: the next is signed with the reason why the treatment goes on. The rule
 * takes them back, and not whoever noted the finding.
 */
async function holdOrders(noting: Doing, patientId: string, checkId: string): Promise<void> {
  const doing = { ...noting, by: "system" };
  const unexplained = unexplainedIn(await exposureChecks(doing.tx, patientId, doing.now));
  const course = (await coursesOf(doing.tx, patientId)).find(({ ended }) => ended === null);
  if (unexplained.length === 0 || course === undefined) return;
  const why = `Found in the checks of long treatment, and not explained: ${unexplainedWords(unexplained)}.`;
  for (const { nth } of course.orders.filter((order) => order.nth > course.given.length))
    await withdrawOrder(doing, { id: idOf("order held", checkId, String(nth)), courseId: course.id, nth, why });
}

/** The checks of a treatment as the course page shows them: when each was answered last, and when it is due. */
export async function exposureChecks(tx: Tx, patientId: string, now: Instant): Promise<readonly CheckSeen[]> {
  const due = await checksOf(tx, patientId, await careOf(tx, patientId));
  return checkKinds.flatMap(({ check, name, asks, onConcern }) =>
    due
      .filter((one) => one.check === check)
      .map(({ last, dueOn, dueAt, isWithin, infusions, positives }) => ({
        check,
        name,
        asks,
        onConcern,
        dueOn,
        infusions,
        everyInfusions: EVERY_INFUSIONS,
        positives,
        isDue: isWithin && dueAt <= now,
        last: last && { on: last.on, concern: last.concern, note: last.note },
      })),
  );
}
