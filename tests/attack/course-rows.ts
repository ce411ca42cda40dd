import { uuidv7 } from "uuidv7";
import { planCourse } from "#course/desk.ts";
import { stopSigns } from "#course/rules/decide.ts";
import type { Tx } from "#plumbing/db.ts";
import type { EventStore } from "#plumbing/event-store.ts";
import { as, type Instant, type MgPerKg, type Minutes } from "#science/units.ts";

type Ids = { readonly patient: string; readonly course: string };
type Row = (ids: Ids) => { path: string; body?: object };

const NEXT_YEAR = Date.now() + 365 * 86_400_000;
const dose = { mgPerKg: 0.5, minutes: 40, weightBasis: "actual", basisReason: "", passed: [] };
const signs = Object.fromEntries(stopSigns.map(({ sign }) => [sign, "unknown"]));
const plan = {
  kind: "induction",
  count: 6,
  outcomeScale: "phq-9",
  titration: "By the rules.",
  stopping: "By the rules.",
  goals: "Sleep through.",
};

const on =
  (order: string, body: object = {}): Row =>
  ({ course }) => ({ path: `/api/courses/${course}/${order}`, body: { id: uuidv7(), ...body } });

/** How a course is asked. Orders are of a kind that leaves it as it was, or that can be given again. */
export const courseRows: Readonly<Record<string, Row>> = {
  "GET /api/patients/:patientId/course": ({ patient }) => ({ path: `/api/patients/${patient}/course` }),
  "POST /api/courses": ({ patient }) => ({
    path: "/api/courses",
    body: { id: uuidv7(), courseId: uuidv7(), patientId: patient, ...plan, ...dose },
  }),
  "POST /api/courses/:courseId/orders": on("orders", { nth: 1, note: "", ...dose }),
  "POST /api/courses/:courseId/orders/cosign": on("orders/cosign", { orderId: uuidv7() }),
  "POST /api/courses/:courseId/orders/withdraw": on("orders/withdraw", { nth: 5, why: "asked to" }),
  "POST /api/courses/:courseId/reviews": on("reviews", {
    afterNth: 2,
    signs,
    decided: "continue",
    why: "asked to",
    extension: null,
  }),
  "POST /api/courses/:courseId/interval": on("interval", { days: 21, why: "asked to" }),
  "POST /api/courses/:courseId/interrupt": on("interrupt", { why: "asked to" }),
  "POST /api/courses/:courseId/resume": on("resume", { why: "asked to" }),
  "POST /api/courses/:courseId/end": on("end", { how: "stopped", why: "asked to" }),
  "POST /api/courses/:courseId/dates": on("dates", {
    series: uuidv7(),
    appointmentIds: [uuidv7()],
    preference: { weekdays: [], from: "08:00", to: "18:00", notBefore: NEXT_YEAR, notAfter: NEXT_YEAR + 1000 },
    book: false,
  }),
  "POST /api/courses/:courseId/dates/book": on("dates/book", { series: uuidv7() }),
  "POST /api/courses/:courseId/dates/release": on("dates/release", { series: uuidv7() }),
  "POST /api/courses/:courseId/dates/move": on("dates/move", {
    appointmentId: uuidv7(),
    startAt: NEXT_YEAR,
    passed: [],
    override: null,
  }),
  "POST /api/courses/:courseId/dates/missed": on("dates/missed", { appointmentId: uuidv7(), why: "asked to" }),
};

/** Routes whose body names a patient. */
export const courseAboutInBody: readonly string[] = ["/api/courses"];

type Planning = { readonly by: string; readonly patientId: string; readonly now: Instant };

/** A patient found eligible, with a course planned. */
export async function courseIn(tx: Tx, store: EventStore, { by, patientId, now }: Planning): Promise<string> {
  const [evaluation, courseId] = [uuidv7(), uuidv7()];
  const opened = { patientId, indication: "TRD-MDD", appointmentId: null };
  const fact = { id: evaluation, type: "EvaluationOpened", at: now, by, data: opened };
  await store.append(tx, `evaluation:${evaluation}`, 0, fact);
  const decided = { decision: "eligible", reasons: "", toPatient: "", alternatives: [], missing: [], findings: [] };
  const data = { ...decided, printedName: "", contentHash: "" };
  await store.append(tx, `evaluation:${evaluation}`, 1, { id: uuidv7(), type: "Decided", at: now, by, data });
  const ordered = { ...dose, mgPerKg: as<MgPerKg>(0.5), minutes: as<Minutes>(40), weightBasis: "actual" as const };
  const wish = { ...plan, ...ordered, kind: "induction" as const, patientId, courseId, id: uuidv7() };
  await planCourse({ tx, store, by, now }, wish);
  return courseId;
}
