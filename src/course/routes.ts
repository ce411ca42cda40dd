import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Doing } from "#booking/desk.ts";
import { may } from "#people/desk.ts";
import { asked, notFound, ok } from "#plumbing/audit.ts";
import type { Signed } from "#plumbing/http.ts";
import { datesRoutes } from "./dates-routes.ts";
import { setInterval } from "./maintaining.ts";
import { cosignOrder, signOrder, withdrawOrder } from "./ordering.ts";
import { onOne, placed } from "./placing.ts";
import { planCourse } from "./planning.ts";
import { endCourse, interruptCourse, resumeCourse, reviewCourse } from "./reviewing.ts";
import * as shapes from "./shapes.ts";
import { courseOf } from "./store.ts";
import { courseView, type Readers } from "./view.ts";

/** A patient's course over HTTP: where it stands, and every order on it. What later rooms know of it is read by `readers`. */
export const courseRoutes = (readers: Readers) =>
  new Hono<Signed>()
    .get("/api/patients/:patientId/course", may("see-course"), (c) => seen(c, readers))
    .post("/api/courses", may("plan-course", { fresh: true }), (c) =>
      placed(c, shapes.Planning, (doing, body) => planCourse(doing, body)),
    )
    .post("/api/courses/:courseId/orders", may("order", { fresh: true }), (c) =>
      onOne(c, shapes.Ordering, async (doing, courseId, body) => {
        const course = await courseOf(doing.tx, courseId);
        return signOrder(doing, { ...body, courseId }, await knownElsewhere(doing, course?.patientId, readers));
      }),
    )
    .post("/api/courses/:courseId/orders/cosign", may("order", { fresh: true }), (c) =>
      onOne(c, shapes.Cosigning, (doing, courseId, body) => cosignOrder(doing, { ...body, courseId })),
    )
    .post("/api/courses/:courseId/orders/withdraw", may("order"), (c) =>
      onOne(c, shapes.Withdrawing, (doing, courseId, body) => withdrawOrder(doing, { ...body, courseId })),
    )
    .post("/api/courses/:courseId/reviews", may("plan-course", { fresh: true }), (c) =>
      onOne(c, shapes.Reviewing, (doing, courseId, body) => reviewCourse(doing, { ...body, courseId })),
    )
    .post("/api/courses/:courseId/interval", may("plan-course"), (c) =>
      onOne(c, shapes.Interval, (doing, courseId, body) => setInterval(doing, { ...body, courseId })),
    )
    .post("/api/courses/:courseId/interrupt", may("see-course"), (c) =>
      onOne(c, shapes.WithWhy, (doing, courseId, body) => interruptCourse(doing, { ...body, courseId })),
    )
    .post("/api/courses/:courseId/resume", may("plan-course"), (c) =>
      onOne(c, shapes.WithWhy, (doing, courseId, body) => resumeCourse(doing, { ...body, courseId })),
    )
    .post("/api/courses/:courseId/end", may("plan-course"), (c) =>
      onOne(c, shapes.Ending, (doing, courseId, body) => endCourse(doing, { ...body, courseId })),
    )
    .route("/", datesRoutes());

/** Of no course nothing is known, and no order of it is signed. */
async function knownElsewhere({ tx, now }: Doing, patientId: string | undefined, readers: Readers) {
  if (patientId === undefined) return { given: [], checks: [] };
  return { given: await readers.infusionsOf(tx, patientId), checks: await readers.checksOf(tx, patientId, now) };
}

function seen(c: Context<Signed>, readers: Readers): Promise<Response> {
  return asked(c, "course", async (tx) => {
    const id = z.uuid().safeParse(c.req.param("patientId"));
    const view = id.success ? await courseView({ tx, now: c.var.now() }, id.data, readers) : null;
    return view === null ? notFound : ok(view, view.patient.id);
  });
}
