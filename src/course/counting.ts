import type { Doing } from "#booking/desk.ts";
import type { Instant, MgPerKg } from "#science/units.ts";
import { uuidv7 } from "uuidv7";
import { noteInfusionMissed } from "./dating.ts";
import { type Course, nextNth } from "./fold/course.ts";
import { no } from "./rules/finding.ts";
import { addTo, change, coursesOf, type Refused, type Stored } from "./store.ts";

/** Told by the infusion when the drug begins: the number is counted on, once for each infusion. */
export async function noteInfusionGiven(
  doing: Doing,
  given: {
    readonly id: string;
    readonly courseId: string;
    readonly infusionId: string;
    readonly mgPerKg: MgPerKg;
    readonly startedAt: Instant;
  },
): Promise<Refused | Stored> {
  const { id, courseId, ...rest } = given;
  return change(doing, { id, courseId, type: "InfusionGiven" }, async ({ given: before }) =>
    before.some(({ infusionId }) => infusionId === rest.infusionId)
      ? { refusals: [no("given", "This infusion is counted already.", "Nothing is left to do.")] }
      : { nth: before.length + 1, ...rest },
  );
}

type Recorded = {
  readonly patientId: string;
  readonly infusionId: string;
  /** How it began, as its record has it now; null where the start was struck, or never was. The dose is null where no order stands. */
  readonly begun: { readonly mgPerKg: MgPerKg | null; readonly startedAt: Instant } | null;
  /** Why it stands otherwise than before, where the record was corrected. */
  readonly why: string;
};

/**
 * Keeps what a course counts as the infusion's record has it. A start is counted in the course under way; without one in none, and
 * nothing is refused. Struck, or put to another time, it is uncounted by a fact of its own, and what stands now is told anew.
 */
export async function keepCount(doing: Doing, recorded: Recorded): Promise<void> {
  const { patientId, infusionId, begun } = recorded;
  const courses = await coursesOf(doing.tx, patientId);
  const counted = countedIn(courses, infusionId);
  if (counted === null) {
    const course = onceIn(courses, infusionId) ?? courses.find(({ ended }) => ended === null);
    await count(doing, course, { infusionId, ...begun });
    return;
  }
  const { course, given } = counted;
  if (begun?.startedAt === given.startedAt) return;
  await uncount(doing, course, recorded);
  await count(doing, course, { infusionId, startedAt: begun?.startedAt, mgPerKg: given.mgPerKg });
}

type Started = {
  readonly infusionId: string;
  readonly mgPerKg?: MgPerKg | null;
  readonly startedAt?: Instant | undefined;
};

async function count(doing: Doing, course: Course | undefined, { infusionId, mgPerKg, startedAt }: Started) {
  if (course === undefined || startedAt === undefined || mgPerKg == null) return;
  await noteInfusionGiven(doing, { id: uuidv7(), courseId: course.id, infusionId, mgPerKg, startedAt });
}

const uncount = (doing: Doing, { id }: Course, { infusionId, why }: Recorded): Promise<Course> =>
  addTo(doing, id, { id: uuidv7(), type: "InfusionUncounted", data: { infusionId, why } });

function countedIn(courses: readonly Course[], infusionId: string) {
  const [found] = courses.flatMap((course) =>
    course.given.filter((given) => given.infusionId === infusionId).map((given) => ({ course, given })),
  );
  return found ?? null;
}

/** Where it was counted before somebody struck it. */
const onceIn = (courses: readonly Course[], infusionId: string): Course | undefined =>
  courses.find(({ uncounted }) => uncounted.some((one) => one.infusionId === infusionId));

type NotGiven = { readonly patientId: string; readonly nth: number; readonly why: string };

/** Whoever came as the next infusion of their course went home without it. */
export async function noteNotGiven(doing: Doing, { patientId, nth, why }: NotGiven): Promise<void> {
  const course = (await coursesOf(doing.tx, patientId)).find(({ ended }) => ended === null);
  if (course === undefined || nextNth(course) !== nth) return;
  await noteInfusionMissed(doing, { id: uuidv7(), courseId: course.id, appointmentId: null, why });
}
