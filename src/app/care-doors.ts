import { Hono } from "hono";
import { onCallRoutes } from "#followup/safety/on-call-routes.ts";
import { safetyRoutes } from "#followup/safety/routes.ts";
import type { Signed } from "#plumbing/http.ts";

/** Care that goes on after the infusion: alerts and who is called. */
export const careDoors = () => new Hono<Signed>().route("/", safetyRoutes()).route("/", onCallRoutes());
