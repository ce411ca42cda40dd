import type { Role } from "#people/events.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { after, as, type Instant, type Milliseconds, minutes } from "#science/units.ts";
import { type Mark, type Severity, untouched } from "./events.ts";

/** How long a need may be overdue before somebody further up is told. Ours [P]. */
export const RAISED_AFTER: Readonly<Record<Severity, Milliseconds>> = {
  high: minutes(5),
  medium: minutes(30),
  low: minutes(24 * 60),
};

/** Whom it goes to from whom. The medical director is the last: it stays there until it is done. */
const UP: Readonly<Record<string, Role>> = {
  "front-desk": "medical-director",
  nurse: "prescriber",
  prescriber: "medical-director",
};

export type Waits = {
  readonly severity: Severity;
  readonly owner: string | null;
  readonly since: Instant;
  readonly dueAt: Instant | null;
};

/** What was done about this need; nothing, where the marks are of an earlier one. */
export const markOf = ({ since }: Pick<Waits, "since">, mark: Mark | null): Mark =>
  mark?.since === since ? mark : untouched(since);

/** When it is due now: a call that reached nobody is due again when somebody said they would try again. */
export const dueNow = ({ dueAt }: Pick<Waits, "dueAt">, { tried }: Mark): Instant | null => tried?.againAt ?? dueAt;

/** Whom an overdue need goes up to now; null while it is in time, done, or has reached the top. */
export function raiseTo(need: Waits, mark: Mark, now: Instant): Role | null {
  const [due, { raised }] = [dueNow(need, mark), mark];
  if (mark.done !== null || due === null) return null;
  const from = as<Instant>(Math.max(due, raised?.at ?? due));
  if (now < after(from, RAISED_AFTER[need.severity])) return null;
  const to = upFrom(raised?.to ?? need.owner);
  return to === raised?.to ? null : to;
}

const upFrom = (whose: string | null): Role => UP[whose ?? ""] ?? "medical-director";

const no = (rule: string, says: string, satisfy: string, field?: string): Refusal => ({
  rule,
  says,
  satisfy,
  ...(field !== undefined && { field }),
});

export const over = no("task-over", "Somebody has done this already.", "Nothing is left to do here.");

/** The no to taking what somebody else has, unless it is said that one takes it over. */
export const takenBy = (name: string): Refusal =>
  no("task-taken", `${name} took this.`, "Talk to them, or take it over from them.");

export const endsByItself = (action: string): Refusal =>
  no("ends-by-itself", "No word ends this: it ends when the thing is done.", `Use “${action}”.`);

export const againInPast = no("again-at", "That time is over.", "Say when to try again, from now on.", "againAt");
