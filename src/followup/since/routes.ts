import { Hono } from "hono";
import { visitOf } from "#infusion/desk.ts";
import { may } from "#people/desk.ts";
import { asked, notFound, ok } from "#plumbing/audit.ts";
import type { Signed } from "#plumbing/http.ts";
import { uuid } from "#plumbing/shapes.ts";
import { sinceView } from "./view.ts";

/** What is known of the time since the last infusion, for whoever checks a patient in. */
export const sinceRoutes = () =>
  new Hono<Signed>().get("/api/infusions/:infusionId/since-last", may("see-followup"), (c) =>
    asked(c, "since the last infusion", async (tx, { staffId, roles }) => {
      const id = uuid.safeParse(c.req.param("infusionId"));
      const visit = id.success ? await visitOf(tx, id.data) : null;
      if (!id.success || visit === null) return notFound;
      const { patientId } = visit.infusion;
      const looking = { staffId, roles, now: c.var.now() };
      return ok(await sinceView(tx, { infusionId: id.data, patientId }, looking), patientId);
    }),
  );
