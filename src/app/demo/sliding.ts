import { uuidv7 } from "uuidv7";
import { enterTotal } from "#assessment/desk.ts";
import { keepCareLetters } from "#followup/desk.ts";
import { inClinic } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import type { House } from "../house.ts";
import type { Past } from "./caseload/telling.ts";

/** Kept well since spring by an infusion every four weeks, and climbing since the last one: an early warning waits for the prescriber. */
const SLIDING = {
  whose: "serenade",
  scores: [
    [14, 6],
    [7, 8],
    [1, 10],
  ],
} as const;

/** What the relapse watch and shared care have to show in the demonstration: somebody who slides, and letters that wait for a signature. */
export async function seedSliding(
  { db }: Pick<House, "db">,
  past: Past,
  now: Instant,
  patients: Readonly<Record<string, string>>,
): Promise<void> {
  const { clinicId, store, staff, calendar, clock } = past;
  const patientId = patients[SLIDING.whose];
  for (const [daysAgo, total] of patientId === undefined ? [] : SLIDING.scores) {
    const at = calendar.at(calendar.onOrBefore(-daysAgo), "10:00");
    clock.now = at;
    await inClinic(db, clinicId, (tx) =>
      enterTotal(
        { tx, store, by: staff["alvarez"]?.id ?? "system", now: at },
        {
          id: uuidv7(),
          assessmentId: uuidv7(),
          patientId: patientId ?? "",
          scaleId: "phq-9",
          point: "maintenance",
          at,
          total,
          items: [],
          ratedBy: "the patient, on paper",
          note: "",
        },
      ),
    );
  }
  clock.now = now;
  await keepCareLetters({ db, store, now }, clinicId);
}
