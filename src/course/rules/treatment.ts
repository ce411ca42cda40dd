import { as, type Instant } from "#science/units.ts";
import type { Course } from "../fold/course.ts";

const DAY = 86_400_000;

/**
 * When the treatment under way began: the first infusion of a row, across courses, in which none lies further from the one before
 * than `mostDays`, the longest interval of maintenance. Null before the first, and after a longer pause, when it begins anew.
 */
export function treatmentBegan(starts: readonly Instant[], now: Instant, mostDays: number): Instant | null {
  let [next, began]: [number, Instant | null] = [now, null];
  for (const startedAt of starts.toSorted((a, b) => b - a)) {
    if (next - startedAt > mostDays * DAY) break;
    [next, began] = [startedAt, as<Instant>(startedAt)];
  }
  return began;
}

/**
 * Where the treatment began that a course belongs to: its own first infusion, or that of the induction before boosters and
 * maintenance. `courses` are the patient's, the newest first.
 */
export function beganIn(courses: readonly Course[], { id, kind, given }: Course): Instant | null {
  const own = given[0]?.startedAt ?? null;
  if (kind === "induction") return own;
  const induction = courses.find((one) => one.id !== id && one.kind === "induction");
  return induction?.given[0]?.startedAt ?? own;
}
