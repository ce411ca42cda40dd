import type { Doing } from "#booking/desk.ts";
import type { Instant, MgPerKg } from "#science/units.ts";
import { uuidv7 } from "uuidv7";
import { no } from "./rules/finding.ts";
import { change, coursesOf, type Refused, type Stored } from "./store.ts";

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

type Begun = {
  readonly patientId: string;
  readonly infusionId: string;
  readonly mgPerKg: MgPerKg;
  readonly startedAt: Instant;
};

/** The drug has begun for a patient: it counts in the course that is under way. Without one it counts in none, and nothing is refused. */
export async function countInfusion(doing: Doing, { patientId, ...begun }: Begun): Promise<void> {
  const course = (await coursesOf(doing.tx, patientId)).find(({ ended }) => ended === null);
  if (course !== undefined) await noteInfusionGiven(doing, { id: uuidv7(), courseId: course.id, ...begun });
}
