import { Hono } from "hono";
import { may } from "#people/desk.ts";
import type { Signed } from "#plumbing/http.ts";
import { as, type Instant } from "#science/units.ts";
import { moveDate, noteInfusionMissed } from "./dating.ts";
import { bookDates, holdDates, releaseDates } from "./holding.ts";
import { onOne } from "./placing.ts";
import * as shapes from "./shapes.ts";

/** The dates of a course: found, held, booked, moved, missed. */
export const datesRoutes = () =>
  new Hono<Signed>()
    .post("/api/courses/:courseId/dates", may("book"), (c) =>
      onOne(c, shapes.Holding, (doing, courseId, { preference, ...body }) =>
        holdDates(doing, { ...body, courseId, preference: shapes.preferenceFrom(preference) }),
      ),
    )
    .post("/api/courses/:courseId/dates/book", may("book"), (c) =>
      onOne(c, shapes.Booking, (doing, courseId, body) => bookDates(doing, { ...body, courseId })),
    )
    .post("/api/courses/:courseId/dates/release", may("book"), (c) =>
      onOne(c, shapes.Releasing, (doing, courseId, body) => releaseDates(doing, { ...body, courseId })),
    )
    .post("/api/courses/:courseId/dates/move", may("book"), (c) =>
      onOne(c, shapes.Moving, (doing, courseId, { startAt, ...body }) =>
        moveDate(doing, { ...body, courseId, startAt: as<Instant>(startAt) }),
      ),
    )
    .post("/api/courses/:courseId/dates/missed", may("book"), (c) =>
      onOne(c, shapes.Missing, (doing, courseId, body) => noteInfusionMissed(doing, { ...body, courseId })),
    );
