import { Hono } from "hono";
import { courseRoutes } from "#course/routes.ts";
import { consentRoutes } from "#evaluation/consent/routes.ts";
import { consentTextRoutes } from "#evaluation/consent/text-routes.ts";
import { evaluationRoutes } from "#evaluation/evaluation-routes.ts";
import { historyRoutes } from "#evaluation/history-routes.ts";
import { careRoutes } from "#followup/care/routes.ts";
import { checkInRoutes } from "#followup/checkins/routes.ts";
import { messageRoutes } from "#followup/messages/routes.ts";
import { exposureChecks, watchOf } from "#followup/read.ts";
import { sinceRoutes } from "#followup/since/routes.ts";
import { watchRoutes } from "#followup/watch/routes.ts";
import { infusionsGiven, lastInfusionOf } from "#infusion/read.ts";
import type { Signed } from "#plumbing/http.ts";

/** A patient's history, consents and course, told what the rooms behind them know of infusions and of relapses. */
export const chartDoors = () =>
  new Hono<Signed>()
    .route("/", historyRoutes())
    .route("/", evaluationRoutes())
    .route("/", consentRoutes({ lastInfusionOf }))
    .route("/", consentTextRoutes())
    .route("/", checkInRoutes())
    .route("/", sinceRoutes())
    .route("/", courseRoutes({ infusionsOf: infusionsGiven, watchOf, checksOf: exposureChecks }))
    .route("/", messageRoutes())
    .route("/", watchRoutes())
    .route("/", careRoutes());
