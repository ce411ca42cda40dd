import type { Medicine } from "../events.ts";
import type { History } from "../fold/history.ts";
import { type DayOfMedicine, isTakenAs } from "./day-of-medicine.ts";
import { dayOfMedicine, type Interaction, interactions, matches, type OnTheDay } from "./interactions.ts";

/** Leaving out outweighs asking, asking outweighs taking. */
const STRENGTH: readonly OnTheDay[] = ["take", "ask", "hold"];

/** A row that forbids or wants an opinion says nothing of the day by itself: then it is asked, never simply taken. */
const dayOf = (row: Interaction, medicine: Medicine): OnTheDay | null =>
  dayOfMedicine(row, medicine) ??
  (row.action === "contraindicated" || row.action === "specialist-review" ? "ask" : null);

/** Every medicine of the list, in its order. */
export const medicineDays = ({ medicines, days }: Pick<History, "medicines" | "days">): readonly DayOfMedicine[] =>
  medicines.map((medicine) => {
    const rows = interactions.filter((row) => matches(row, medicine));
    const said = new Set(rows.map((row) => dayOf(row, medicine)));
    const word = days[medicine.medicineId] ?? null;
    const isOutdated = word !== null && !isTakenAs(word.of, medicine);
    return {
      medicine,
      rows,
      table: STRENGTH.findLast((one) => said.has(one)) ?? null,
      decided: isOutdated ? null : word,
      isOutdated,
    };
  });
