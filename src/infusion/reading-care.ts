import { orderFor } from "#course/read.ts";
import {
  consentStanding,
  dayOfMedicine,
  type History,
  interactionsOf,
  markedFor,
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

const DAYS = ["take", "ask", "hold"] as const;

/** What the interaction rules make of a patient's list for the day of an infusion; leaving out outweighs asking, asking outweighs taking. */
export function medicinesOfDay(history: History, zone: string): DayMedicines {
  const findings = interactionsOf(history);
  const marked = (mark: VisitMark) => markedFor(findings, mark).answer;
  const named = findings.flatMap(({ interaction, medicines }) =>
    medicines.flatMap((one) => {
      const day = dayOfMedicine(interaction, one);
      return day === null ? [] : [{ name: one.ingredient.name, day, todo: interaction.todo, id: interaction.id }];
    }),
  );
  const list = [...Map.groupBy(named, ({ name }) => name)].map(([name, rows]): DayMedicine => {
    const day = DAYS.findLast((one) => rows.some((row) => row.day === one)) ?? "ask";
    return { name, day, todo: rows.map(({ todo }) => todo).join(" "), rules: rows.map(({ id }) => id) };
  });
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
