import { before } from "./before.ts";
import { eligible } from "./eligible.ts";
import { ended } from "./ended.ts";
import { inCourse } from "./in-course.ts";
import { keptWell } from "./kept-well.ts";
import type { Person } from "./person.ts";
import { reviewed } from "./reviewed.ts";

/** The forty patients beside those of today's story: every state a patient can be in, with histories that lead there. */
export const caseload: readonly Person[] = [...before, ...reviewed, ...eligible, ...inCourse, ...keptWell, ...ended];
