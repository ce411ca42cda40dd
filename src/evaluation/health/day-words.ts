import type { MedicineDay } from "../events.ts";
import type { DayOfMedicine } from "../history/day-of-medicine.ts";

/** What a prescriber decided of one medicine for the days of infusions, in the words of the desk. */
export function decidedWords({ onTheDay, hoursBefore }: Pick<MedicineDay, "onTheDay" | "hoursBefore">): string {
  if (onTheDay === "take") return "taken as always";
  return hoursBefore === null ? "left out that morning" : `left out from ${hoursBefore} hours before`;
}

const TABLE = {
  take: "The table: taken as always",
  hold: "The table: left out",
  ask: "The table: to be asked",
} as const;

/** "The table: left out (X07)"; what the table does not name it says nothing of. */
export const tableWords = ({ table, rows }: Pick<DayOfMedicine, "table" | "rows">): string =>
  table === null ? "The table says nothing of it" : `${TABLE[table]} (${rows.map(({ id }) => id).join(", ")})`;
