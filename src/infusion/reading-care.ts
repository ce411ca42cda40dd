import { orderFor } from "#course/read.ts";
import {
  consentStanding,
  type DayOfMedicine,
  type History,
  interactionsOf,
  markedFor,
  medicineDays,
  type VisitMark,
} from "#evaluation/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { dayIn } from "#science/civil.ts";
import { showDay } from "#science/calendar.ts";
import type { Instant } from "#science/units.ts";
import { clearanceSeen } from "./clearance-seen.ts";
import type { RecordedInfusionFact } from "./events.ts";
import { type Infusion, latest } from "./fold/infusion.ts";
import type { Care, CourseOrder, DayMedicine, DayMedicines } from "./rules/care.ts";

/** What stood when the drug was begun, as it was kept with the start; null for an older visit, or one that has not begun. */
export const careAtStart = (facts: readonly RecordedInfusionFact[]): Care | null =>
  facts.find((fact) => fact.type === "InfusionStarted")?.data.care ?? null;

const OVER: ReadonlySet<Infusion["phase"]> = new Set(["discharged", "signed", "cancelled"]);

/**
 * How consent, evaluation, course and medicines stand for this visit: now, while it has not begun; as it stood at the start from
 * then on, but for the medicines, of which one may still learn while the drug acts.
 */
export async function careFor(
  asking: { readonly tx: Tx; readonly now: Instant },
  infusion: Infusion,
  facts: readonly RecordedInfusionFact[],
  history: History,
): Promise<Care | null> {
  const { zone, phase, startedAt } = infusion;
  if (OVER.has(phase)) return careAtStart(facts);
  if (startedAt === null) return careNow(asking, infusion, history);
  const kept = careAtStart(facts);
  return kept && { ...kept, medicines: medicinesOfDay(history, zone) };
}

async function careNow(
  { tx, now }: { readonly tx: Tx; readonly now: Instant },
  { patientId, zone, done }: Infusion,
  history: History,
): Promise<Care> {
  const { courseId, nth, of, order, says } = await orderFor(tx, patientId, now);
  const mgPerKg = latest(done.OrderSigned)?.data.mgPerKg ?? order?.mgPerKg;
  const {
    answer,
    says: consentSays,
    satisfy,
    signedOn,
    consentId,
  } = await consentStanding(tx, patientId, {
    now,
    drug: "ketamine-racemic-iv",
    ...(mgPerKg !== undefined && { mgPerKg }),
  });
  return {
    consent: { answer, says: consentSays, satisfy, signedOn, consentId },
    evaluation: await clearanceSeen(tx, patientId, now),
    course: courseId === null ? null : { courseId, nth, of },
    order: order && orderedIn(order),
    orderSays: says,
    medicines: medicinesOfDay(history, zone),
  };
}

type Ordered = NonNullable<Awaited<ReturnType<typeof orderFor>>["order"]>;

const orderedIn = (order: Ordered): CourseOrder => ({
  orderId: order.orderId,
  mgPerKg: order.mgPerKg,
  minutes: order.minutes,
  weightBasis: order.weightBasis,
  basisReason: order.basisReason,
  note: order.note,
  signedBy: [order.signed, order.cosigned].flatMap((one) => (one === null ? [] : [one.printedName])).join(" and "),
});

/** As a physician decided it of this medicine; where nobody did, as the table has it. Null where neither says anything of the day. */
function dayOf({ medicine, rows, table, decided }: DayOfMedicine): DayMedicine | null {
  const { name } = medicine.ingredient;
  const [rules, byTable] = [rows.map(({ id }) => id), rows.map(({ todo }) => todo)];
  if (decided === null) return table === null ? null : { name, day: table, todo: byTable.join(" "), rules };
  const { onTheDay, hoursBefore, note } = decided;
  const words = [
    "Decided by a physician for the days of infusions.",
    ...(hoursBefore === null ? [] : [`From ${hoursBefore} hours before.`]),
    ...(note === "" ? [] : [`To the patient: ${note}`]),
    ...(byTable.length === 0 ? [] : ["The table:", ...byTable]),
  ];
  return { name, day: onTheDay === "take" ? "take" : "hold", todo: words.join(" "), rules };
}

const DAYS = ["take", "ask", "hold"] as const;

/** The same name twice on the list: leaving out outweighs asking, asking outweighs taking. */
const both = (a: DayMedicine, b: DayMedicine): DayMedicine => ({
  name: a.name,
  day: DAYS.findLast((one) => one === a.day || one === b.day) ?? "ask",
  todo: a.todo === b.todo ? a.todo : `${a.todo} ${b.todo}`,
  rules: [...new Set([...a.rules, ...b.rules])],
});

/** What a patient's list means for the day of an infusion. */
export function medicinesOfDay(history: History, zone: string): DayMedicines {
  const findings = interactionsOf(history);
  const marked = (mark: VisitMark) => markedFor(findings, mark).answer;
  const days = medicineDays(history).flatMap((day) => dayOf(day) ?? []);
  const list = [...Map.groupBy(days, ({ name }) => name).values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : more.reduce(both, first),
  );
  const { medicinesKnown: known } = history;
  return {
    list,
    isReviewed: known !== null,
    says:
      known === null
        ? "Nobody has gone through the whole list of medicines."
        : `The list of medicines was gone through on ${showDay(dayIn(zone, known.at))}.`,
    closeCuff: marked("cuff-5-min"),
    slowStomach: marked("longer-fast"),
    capnography: marked("capnography"),
  };
}
