import { Hono } from "hono";
import { may, mayDo } from "#people/desk.ts";
import { asked, askedPaper, notFound, ok } from "#plumbing/audit.ts";
import type { Signed } from "#plumbing/http.ts";
import { exported } from "./export.ts";
import { Choosing, wishOf } from "./shapes.ts";
import { outcomesView } from "./view.ts";

const UNREADABLE = {
  rule: "choice",
  says: "What was chosen is not one of the choices.",
  satisfy: "Choose again.",
};

/** The clinic's results: figures for everybody who works here, and a table without names for those who may take it along. */
export const outcomesRoutes = () =>
  new Hono<Signed>()
    .get("/api/outcomes", may("see-outcomes"), (c) =>
      asked(c, "outcomes", async (tx, principal) => {
        const parsed = Choosing.safeParse(c.req.query());
        if (!parsed.success) return { status: 422, body: { refusals: [UNREADABLE] } };
        const view = await outcomesView(tx, wishOf(parsed.data), c.var.now());
        return view === null ? notFound : ok({ ...view, mayTake: mayDo(principal, "export-outcomes") });
      }),
    )
    .get("/api/outcomes/export", may("export-outcomes", { fresh: true }), (c) =>
      askedPaper(c, { about: "outcomes, de-identified", named: "outcomes.csv" }, async (tx) => {
        const parsed = Choosing.safeParse(c.req.query());
        if (!parsed.success) return { status: 422, body: { refusals: [UNREADABLE] } };
        return exported(tx, wishOf(parsed.data), c.var.now());
      }),
    );
