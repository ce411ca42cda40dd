import { uuidv7 } from "uuidv7";
import { enterTotal } from "#assessment/desk.ts";
import type { AssessmentPoint } from "#assessment/events.ts";
import { acknowledge, closeAlert, raiseAlert } from "#followup/desk.ts";
import { as, type Instant } from "#science/units.ts";
import { isAskedAgain } from "./days.ts";
import { done, type Told } from "./telling.ts";

const MINUTE = 60_000;

/** So many items that come to a total, none above `most`: nearly even, the earlier ones a little higher; the last as told. */
export function itemsFor(total: number, count: number, most: number, last: number): readonly number[] {
  const others = count - 1;
  const even = Math.floor((total - last) / others);
  const items = Array.from({ length: others }, (_, n) => even + (n < total - last - even * others ? 1 : 0));
  for (let n = 0; n < others / 2 - 1; n += 2) {
    const [high = 0, low = 0] = [items[n], items[others - 1 - n]];
    if (high >= most || low <= 0) continue;
    items[n] = high + 1;
    items[others - 1 - n] = low - 1;
  }
  return [...items, last];
}

type Form = {
  readonly scaleId: string;
  readonly point: AssessmentPoint;
  readonly total: number;
  readonly items: readonly (number | null)[];
};

/** What was filled in on paper at the clinic, entered by the nurse the same minute, item by item. */
export async function fill(told: Told, at: Instant, form: Form): Promise<void> {
  const assessmentId = uuidv7();
  const order = { ...form, id: uuidv7(), assessmentId, patientId: told.patientId, at, note: "" };
  const outcome = await enterTotal(told.as("alvarez", at), { ...order, ratedBy: "the patient, on paper" });
  const { safety } = done(form.scaleId, outcome);
  if (safety.level !== "none") await seen(told, assessmentId, at);
}

/** An answer about suicide was an alert at once, was talked about, and what came of it is on record. */
async function seen(told: Told, assessmentId: string, at: Instant): Promise<void> {
  const { patientId } = told;
  const said = { sourceId: assessmentId, says: "Answered: thoughts of death or self-harm. Ask the ASQ or C-SSRS now" };
  const alert = { ...said, patientId, source: "questionnaire", level: "ask-more", language: "en" } as const;
  const { alertId } = await raiseAlert(told.as("alvarez", at), { id: uuidv7(), ...alert });
  const minutesOn = (n: number) => told.as("reyes", as<Instant>(at + n * MINUTE));
  done("acknowledged", await acknowledge(minutesOn(2), { id: uuidv7(), alertId, how: "screen" }));
  const closed = await closeAlert(minutesOn(12), {
    id: uuidv7(),
    alertId,
    outcome: "safe-plan-made",
    spokeWith: "the patient, in person",
    told: "988, and a person to call by name",
    note: "No plan and no intent; went through what helps and whom to call.",
    printedName: "Ines Reyes, MD (fictitious)",
  });
  done("closed", closed);
}

const DIFFICULTY_FROM = [1, 5, 10, 20] as const;

/** PHQ-9 with its tenth question, which counts for nothing in the total. */
export function phq9(told: Told, at: Instant, point: AssessmentPoint, nth: number): Promise<void> {
  const [total = 0, ninth = 0] = told.person.phq9[nth] ?? [];
  const difficulty = total === 0 ? null : DIFFICULTY_FROM.filter((from) => total >= from).length - 1;
  const items = [...itemsFor(total, 9, 3, ninth), difficulty];
  return fill(told, at, { scaleId: "phq-9", point, total, items });
}

/** What was measured on the day of the evaluation. */
export async function measureBaseline(told: Told): Promise<void> {
  const { person, past, story } = told;
  const at = (clock: string) => past.calendar.at(story.evaluated, clock);
  await phq9(told, at("08:45"), "baseline", 0);
  const [gad7] = person.gad7 ?? [];
  const [, ninth = 0] = person.phq9[0] ?? [];
  if (gad7 !== undefined)
    await fill(told, at("08:50"), {
      scaleId: "gad-7",
      point: "baseline",
      total: gad7,
      items: itemsFor(gad7, 7, 3, Math.min(1, gad7)),
    });
  const { pcl5, madrs } = person;
  if (pcl5 !== undefined)
    await fill(told, at("08:55"), {
      scaleId: "pcl-5",
      point: "baseline",
      total: pcl5,
      items: itemsFor(pcl5, 20, 4, 2),
    });
  if (madrs !== undefined)
    await fill(told, at("09:20"), {
      scaleId: "madrs",
      point: "baseline",
      total: madrs,
      items: itemsFor(madrs, 10, 6, ninth > 0 ? 1 : 0),
    });
  await screen(told, at("09:30"));
}

/** A baseline is no older than a week (clinical reference 9.2): whoever was evaluated before that is asked again at the first visit. */
export async function measureAgain(told: Told, startsAt: Instant): Promise<void> {
  if (!isAskedAgain(told.story)) return;
  const minutesBefore = (n: number) => as<Instant>(startsAt - n * MINUTE);
  await phq9(told, minutesBefore(40), "baseline", 0);
  if ((told.person.phq9[0]?.[1] ?? 0) > 0) await screen(told, minutesBefore(30));
}

/** The suicide screen of the day, asked of everybody: positive, not acute, where the ninth answer was. */
async function screen(told: Told, at: Instant): Promise<void> {
  const [, ninth = 0] = told.person.phq9[0] ?? [];
  const items = ninth === 0 ? [0, 0, 0, 0, null] : [1, ninth > 1 ? 1 : 0, ninth > 1 ? 1 : 0, 0, 0];
  await fill(told, at, { scaleId: "asq", point: "baseline", total: ninth === 0 ? 0 : 1, items });
}

/** After which infusions the later scores were taken: the third and the sixth first, then evenly. */
export function measuredAfter(scores: number, given: number): readonly number[] {
  const early = given > 6 ? [3, 6] : [];
  const rest = scores - 1 - early.length;
  const from = early.at(-1) ?? 0;
  const later = Array.from(
    { length: Math.max(0, rest) },
    (_, n) => from + Math.ceil(((n + 1) * (given - from)) / rest),
  );
  return [...early, ...later];
}
