import { uuidv7 } from "uuidv7";
import { enterTotal } from "#assessment/desk.ts";
import { noteSent, signLetter } from "#followup/care/signing.ts";
import { type CareLetter, letterState } from "#followup/care/fold.ts";
import { careOf } from "#followup/care/store.ts";
import { keepCareLetters } from "#followup/desk.ts";
import { startedSince } from "#infusion/read.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import type { House } from "../house.ts";
import { itemsFor } from "./caseload/measured.ts";
import { done, type Past } from "./caseload/telling.ts";

const MONTH_MS = 31 * 86_400_000;
const MINUTE_MS = 60_000;
const NEWEST_MS = 3 * 86_400_000;

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
          items: [...itemsFor(total, 9, 3, 0), 1],
          ratedBy: "the patient, on paper",
          note: "",
        },
      ),
    );
  }
  await writeLetters({ db }, past, now);
  clock.now = now;
}

/** The letters of the last weeks were written, signed and sent yesterday; those about the newest visits wait for a signature. */
async function writeLetters({ db }: Pick<House, "db">, past: Past, now: Instant): Promise<void> {
  const { clinicId, store, calendar, clock } = past;
  const yesterday = calendar.at(calendar.onOrBefore(-1), "16:00");
  clock.now = yesterday;
  await keepCareLetters({ db, store, now: yesterday }, clinicId);
  const begun = await inClinic(db, clinicId, (tx) => startedSince(tx, as<Instant>(yesterday - MONTH_MS)));
  const newest = new Set(
    begun.filter(({ startedAt }) => startedAt > yesterday - NEWEST_MS).map(({ infusionId }) => infusionId),
  );
  for (const patientId of new Set(begun.map((one) => one.patientId)))
    await inClinic(db, clinicId, async (tx) => {
      const { letters } = await careOf(tx, patientId);
      for (const letter of letters.filter((one) => letterState(one) === "drafted" && !newest.has(one.about)))
        await send(past, { tx, patientId, from: Math.max(yesterday, letter.draftedAt), now }, letter);
    });
}

type Sending = { readonly tx: Tx; readonly patientId: string; readonly from: number; readonly now: Instant };

async function send({ store, staff, clock }: Past, { tx, patientId, from, now }: Sending, letter: CareLetter) {
  const doing = (who: "reyes" | "park", minutes: number) => {
    clock.now = as<Instant>(Math.min(from + minutes * MINUTE_MS, now));
    return { tx, store, by: staff[who]?.id ?? "system", now: clock.now };
  };
  const { id: letterId, text } = letter;
  done("letter", await signLetter(doing("reyes", 20), { id: uuidv7(), patientId, letterId, text }));
  done("sending", await noteSent(doing("park", 45), { id: uuidv7(), patientId, letterId, how: "fax" }));
}
