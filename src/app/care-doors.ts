import { Hono } from "hono";
import { planRoutes } from "#followup/plan/routes.ts";
import { onCallRoutes } from "#followup/safety/on-call-routes.ts";
import { safetyRoutes } from "#followup/safety/routes.ts";
import type { Signed } from "#plumbing/http.ts";

/** Care that goes on after the infusion: alerts, who is called, and what was agreed on for a crisis. */
export const careDoors = () =>
  new Hono<Signed>().route("/", safetyRoutes()).route("/", onCallRoutes()).route("/", planRoutes());
